"""Labels of passages on a real wire of 1987, against pairs labelled by reading.

    WIRECOPY_DATA=... python bench/quality/reuters.py [--errors]

Prints for each relation how many pairs have a passage of each label; a pair with several counts under the first of
``LABELS``. Then two figures for wirecopy and for a naive baseline (ten words in a row shared make a copy): re-files
found, the share of ``refile`` pairs with a copied passage, and formulas kept out, the share of ``formula`` pairs
without one. Wirecopy's are held to the floors of ``floors.json``. Labels and how they were made: ``labels/README.md``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import wirecopy

HERE = Path(__file__).parent
RELATIONS = ("refile", "formula", "background", "speech", "unrelated")
LABELS = ("copied", "template", "quotation", "boilerplate", "nothing")
ENOUGH = 10

Pair = tuple[str, str]


class Score(NamedTuple):
    """What one method got right of the pairs."""

    name: str
    refiles_found: float
    formulas_kept_out: float


def main() -> int:
    """Run the bench; 1 where a floor is not met, 2 without data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list re-files missed and other pairs called copied")
    options = parser.parse_args()
    if "WIRECOPY_DATA" not in os.environ:
        print("WIRECOPY_DATA names no folder of measuring data: nothing measured", file=sys.stderr)
        return 2
    with gzip.open(Path(os.environ["WIRECOPY_DATA"], "reuters", "first.jsonl.gz"), "rt", encoding="utf-8") as lines:
        items = {item["id"]: item for item in map(json.loads, lines)}
    rows = map(json.loads, (HERE / "labels" / "reuters-pairs.jsonl").read_text("utf-8").splitlines())
    pairs = {(row["a"], row["b"]): row for row in rows}
    found = label_pairs(items, list(pairs))
    tell_labels(pairs, found)
    texts = {id: item["text"] for id, item in items.items()}
    scores = [
        score("naive", pairs, {pair for pair in pairs if share_ten_words(texts[pair[0]], texts[pair[1]])}),
        score("wirecopy", pairs, {pair for pair, label in found.items() if label == "copied"}),
    ]
    print(f"\n{'':<12}{'re-files found':>20}{'formulas kept out':>20}")
    for row in scores:
        print(f"{row.name:<12}{row.refiles_found:>20.3f}{row.formulas_kept_out:>20.3f}")
    if options.errors:
        tell_errors(pairs, found)
    floors = json.loads((HERE / "floors.json").read_text())["reuters"]
    short = [name for name, floor in floors.items() if getattr(scores[-1], name) < floor]
    for name in short:
        print(f"below the floor: {name} {getattr(scores[-1], name):.3f} < {floors[name]}", file=sys.stderr)
    return 1 if short else 0


def label_pairs(items: dict[str, Any], pairs: list[Pair]) -> dict[Pair, str]:
    """The first of ``LABELS`` that any passage of a pair has, with all items of the wire read."""
    ids = list(items)
    table = wirecopy.find_passages([i["text"] for i in items.values()], [i["outlet"] for i in items.values()])
    labels: defaultdict[Pair, set[str]] = defaultdict(set)
    for a, b, label in zip(*(table[name].to_pylist() for name in ("a", "b", "label")), strict=True):
        labels[ids[a], ids[b]].add(label)
    return {pair: next((label for label in LABELS if label in labels[pair]), "nothing") for pair in pairs}


def share_ten_words(one: str, other: str) -> bool:
    """Whether two texts have ten words in a row in common."""
    words = (re.findall(r"\w+", text.lower()) for text in (one, other))
    first, second = ({tuple(w[i : i + ENOUGH]) for i in range(len(w) - ENOUGH + 1)} for w in words)
    return not first.isdisjoint(second)


def score(name: str, pairs: dict[Pair, Any], copied: set[Pair]) -> Score:
    """The two figures of a method that calls the pairs of ``copied`` copies."""
    refiles, formulas = ({p for p, row in pairs.items() if row["relation"] == r} for r in ("refile", "formula"))
    return Score(name, len(refiles & copied) / len(refiles), len(formulas - copied) / len(formulas))


def tell_labels(pairs: dict[Pair, Any], found: dict[Pair, str]) -> None:
    counts = Counter((row["relation"], found[pair]) for pair, row in pairs.items())
    print(f"{len(pairs)} pairs\n{'':<12}" + "".join(f"{label:>13}" for label in LABELS))
    for relation in RELATIONS:
        print(f"{relation:<12}" + "".join(f"{counts[relation, label]:>13}" for label in LABELS))


def tell_errors(pairs: dict[Pair, Any], found: dict[Pair, str]) -> None:
    for (a, b), row in pairs.items():
        label = found[a, b]
        if (row["relation"] == "refile") != (label == "copied"):
            print(f"  {a} {b}: said {label}, is {row['relation']}: {row['why']}")


if __name__ == "__main__":
    sys.exit(main())
