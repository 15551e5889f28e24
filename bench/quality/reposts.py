"""Kin, direction and credits on the reposts corpus, against labels made by reading.

    WIRECOPY_DATA=... python bench/quality/reposts.py [--errors]

Prints a row for wirecopy and one for a naive baseline (ten words in a row shared make kin, the earlier is the
original, an agency's or outlet's name in the text is a credit) over the same labels, then holds wirecopy's figures
to the floors of ``floors.json``. Labels and how they were made: ``labels/README.md``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import wirecopy
from wirecopy.model.names import outlet_key
from wirecopy.model.times import moment_of

HERE = Path(__file__).parent
KIN = ("kin", "duplicate")

Verdict = tuple[bool, str]
"""Kin or not, and the direction: "a<-b", "b<-a", "siblings", "unknown"."""


class Score(NamedTuple):
    """What one method got right of the labels."""

    name: str
    kin: float
    direction: float
    credit_recall: float
    credit_precision: float


def main() -> int:
    """Run the bench; 1 where a floor is not met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list every wrong pair and credit")
    options = parser.parse_args()
    if "WIRECOPY_DATA" not in os.environ:
        print("WIRECOPY_DATA names no folder of measuring data: nothing measured", file=sys.stderr)
        return 2
    source = Path(os.environ["WIRECOPY_DATA"], "reposts", "articles.jsonl.gz")
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        records = {r["id"]: r for r in map(json.loads, lines)}
    pairs = _labels("reposts-pairs.jsonl")
    credits = {row["article"]: _keys(row["credits"]) for row in _labels("reposts-credits.jsonl")}
    traced = wirecopy.trace(wirecopy.read(source), until="lineage")
    ours = _Ours(traced)
    scores = [
        _score("naive", pairs, credits, _Naive(records), False),
        _score("wirecopy", pairs, credits, ours, options.errors),
    ]
    print(
        f"{len(pairs)} pairs, {sum(p['relation'] in KIN for p in pairs)} of them kin; {len(credits)} articles' credits"
    )
    print(f"{'':<10}{'kin or not':>12}{'direction':>12}{'credits R':>12}{'credits P':>12}")
    for score in scores:
        print(f"{score.name:<10}" + "".join(f"{value:>12.3f}" for value in score[1:]))
    floors = json.loads((HERE / "floors.json").read_text())["reposts"]
    short = [name for name, floor in floors.items() if getattr(scores[-1], name) < floor]
    for name in short:
        print(f"below the floor: {name} {getattr(scores[-1], name):.3f} < {floors[name]}", file=sys.stderr)
    return 1 if short else 0


def _labels(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "labels" / name).read_text("utf-8").splitlines()]


def _keys(credits: Iterable[Mapping[str, Any]]) -> set[tuple[str, str]]:
    """Credits as (role, name), photographs by any of the names in the line."""
    return {(c["role"], outlet_key(c["name"])) for c in credits}


def _unmatched(said: set[tuple[str, str]], truth: set[tuple[str, str]]) -> tuple[set[tuple[str, str]], ...]:
    """Labels that were missed and credits that were invented. A picture's credit is found by any of its names."""

    def same(one: tuple[str, str], other: tuple[str, str]) -> bool:
        photos = one[0] == other[0] == "photo"
        return one == other or (photos and (one[1] in other[1] or other[1] in one[1]))

    missed = {label for label in truth if not any(same(label, credit) for credit in said)}
    invented = {credit for credit in said if not any(same(credit, label) for label in truth)}
    return missed, invented


def _score(
    name: str, pairs: list[dict[str, Any]], credits: dict[str, set[tuple[str, str]]], method: Any, tell: bool
) -> Score:
    kin_right = direction_right = directions = 0
    for label in pairs:
        kin, direction = method.verdict(label["a"], label["b"])
        kin_right += kin == (label["relation"] in KIN)
        if tell and kin != (label["relation"] in KIN):
            print(f"  kin? {label['a']} {label['b']}: said {kin}, is {label['relation']}: {label['why']}")
        if label["relation"] == "kin":
            directions += 1
            direction_right += direction == label["direction"]
            if tell and direction != label["direction"]:
                print(
                    f"  direction {label['a']} {label['b']}: said {direction}, is {label['direction']}: {label['why']}"
                )
    found = right = wanted = 0
    for article, truth in credits.items():
        said = method.credits(article)
        wanted += len(truth)
        missed, invented = _unmatched(said, truth)
        right += len(truth) - len(missed)
        found += len(truth) - len(missed) + len(invented)  # several names of one picture count once
        if tell and (missed or invented):
            print(f"  credits {article}: missed {sorted(missed)}, invented {sorted(invented)}")
    return Score(name, kin_right / len(pairs), direction_right / directions, right / wanted, right / max(found, 1))


class _Ours:
    """What a trace says of a pair and of an article's credits."""

    def __init__(self, traced: wirecopy.Trace) -> None:
        self.families: dict[str, set[str]] = defaultdict(set)
        for row in traced.families.to_pylist():
            self.families[row["article"]].add(row["family"])
        behind = {row["id"]: row["original"] for row in traced.lost_originals.to_pylist()}
        self.parents: dict[str, set[str]] = defaultdict(set)
        for id, original in behind.items():
            if original:
                self.parents[id].add(original)
        for row in traced.copies.to_pylist():
            if row["confidence"] > 0.5:
                self.parents[row["copy"]].add(row["original"])
        self.kept = {}
        for row in traced.dropped.to_pylist():
            if row["reason"] == "duplicate":
                self.kept[row["file"]] = row["detail"].removeprefix("same article as ")
        self.found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in traced.credits.to_pylist():
            self.found[row["article"]].append(row)
        self.traced = traced

    def name(self, id: str) -> str:
        """The article under which ``id`` is kept, where it was a duplicate."""
        return self._duplicates.get(id, id)

    @property
    def _duplicates(self) -> dict[str, str]:
        if not hasattr(self, "_cached"):
            source = Path(os.environ["WIRECOPY_DATA"], "reposts", "articles.jsonl.gz")
            with gzip.open(source, "rt", encoding="utf-8") as lines:
                ids = {n: json.loads(line)["id"] for n, line in enumerate(lines, 1)}
            self._cached = {ids[int(file.rsplit("#", 1)[1])]: kept for file, kept in self.kept.items()}
        return self._cached

    def verdict(self, a: str, b: str) -> Verdict:
        """Kin and direction from families and the tree."""
        a, b = self.name(a), self.name(b)
        if a == b:
            return True, "duplicate"
        kin = bool(self.families[a] & self.families[b])
        above_a, above_b = self._above(a), self._above(b)
        if b in above_a:
            return kin, "a<-b"
        if a in above_b:
            return kin, "b<-a"
        return kin, "siblings" if above_a & above_b else "unknown"

    def _above(self, id: str) -> set[str]:
        found: set[str] = set()
        waiting = [id]
        while waiting:
            for parent in self.parents[waiting.pop()] - found:
                found.add(parent)
                waiting.append(parent)
        return found

    def credits(self, article: str) -> set[tuple[str, str]]:
        """The article's credits as (role, name)."""
        return _keys(self.found[self.name(article)])


class _Naive:
    """Ten words in a row make kin; the earlier is the original; any known name in the text is a source."""

    def __init__(self, records: dict[str, Any]) -> None:
        self.records = records
        self.words: Callable[[str], list[str]] = re.compile(r"\w+").findall
        names = {c["name"] for row in _labels("reposts-credits.jsonl") for c in row["credits"]}
        self.names = sorted(names)

    def verdict(self, a: str, b: str) -> Verdict:
        """As the class says."""
        one, other = (self._grams(self.records[id]["text"]) for id in (a, b))
        if not one & other:
            return False, "unknown"
        times = [moment_of(self.records[id]["published"]) for id in (a, b)]
        if times[0] is None or times[1] is None or times[0].latest == times[1].latest:
            return True, "unknown"
        return True, "b<-a" if times[0].latest < times[1].latest else "a<-b"

    def _grams(self, text: str) -> set[tuple[str, ...]]:
        words = self.words(text.lower())
        return {tuple(words[i : i + 10]) for i in range(len(words) - 9)}

    def credits(self, article: str) -> set[tuple[str, str]]:
        """Every name that any label knows and the text holds, as a source."""
        text = self.records[article]["text"]
        return {("source", outlet_key(n)) for n in self.names if n in text}


if __name__ == "__main__":
    sys.exit(main())
