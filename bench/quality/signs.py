"""What the signs of a direction are worth: how often each speaks for the true one, as log-odds.

    python bench/quality/signs.py [--articles 3000] [--seed 5] [--world mixed]

Counted over the true links of a made-up wire and, where WIRECOPY_DATA is set, over labelled reposts and over re-files
of a real wire whose times are known. For each sign: how often it stood on the copy's side and how often on the
original's, the logarithm of their ratio (each one half higher, so that what was never seen against counts little), and
the weight that wirecopy gives it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path

from lineage import make
from refiles import DAYS, ENOUGH, directed, read_half
from tree_scores import Wire

import wirecopy
from wirecopy.lineage.collation import Collation
from wirecopy.lineage.evidence import both_ways, innovation, signs
from wirecopy.model import Article, Evidence, Page
from wirecopy.model.times import moment_of
from wirecopy.simulate.world import WORLDS

Tally = dict[tuple[str, str], list[int]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--world", choices=list(WORLDS), default="mixed")
    options = parser.parse_args()
    show("made-up wire", on_wire(make(options.articles, options.world, options.seed)))
    if "WIRECOPY_DATA" in os.environ:
        show("labelled reposts", on_reposts(Path(os.environ["WIRECOPY_DATA"])))
        show(f"re-files within {DAYS} days, {ENOUGH} shared", on_refiles(Path(os.environ["WIRECOPY_DATA"])))


def on_wire(wire: Wire) -> Iterator[Iterable[Evidence]]:
    """The evidence on each true link whose ends are both there."""
    pages = {page.id: page for page in wire.pages}
    members: dict[str, list[str]] = defaultdict(list)
    for row in wire.truth.families:
        members[row.family].append(row.article)
    collations = {
        name: Collation({id: pages[id].text for id in ids}, {id: ((0, len(pages[id].text)),) for id in ids})
        for name, ids in members.items()
    }
    for link in wire.truth.copies:
        if link.original in pages and link.confidence > 0.5:
            yield signs(pages[link.copy], pages[link.original])
            collation = collations[link.family]
            mine, theirs = collation.witnesses[link.copy], collation.witnesses[link.original]
            yield both_ways(innovation(collation, mine, theirs), innovation(collation, theirs, mine))


def on_reposts(data: Path) -> Iterator[Iterable[Evidence]]:
    """The evidence on each labelled pair of which it is known who copied whom."""
    pages = {p.id: p for p in wirecopy.read(data / "reposts" / "articles.jsonl.gz") if isinstance(p, Page)}
    labels = Path(__file__).parent / "labels" / "reposts-pairs.jsonl"
    for row in map(json.loads, labels.read_text("utf-8").splitlines()):
        ends = {"a<-b": (row["a"], row["b"]), "b<-a": (row["b"], row["a"])}.get(row["direction"])
        if ends and pages.keys() >= set(ends):
            yield signs(pages[ends[0]], pages[ends[1]])


def on_refiles(data: Path) -> Iterator[Iterable[Evidence]]:
    """The evidence on each pair of re-files, the later as the copy."""
    items = read_half(data / "reuters" / "first.jsonl.gz", "first")

    def seconds(id: str) -> float:
        moment = moment_of(items[id]["published"])
        return moment.earliest if moment else 0.0

    def article(id: str) -> Article:
        item = items[id]
        return Page(id=id, outlet=item["outlet"], headline=item["headline"], text=item["text"])

    for row in directed(items):
        copy, original = sorted((row.copy, row.original), key=lambda id: -seconds(id))
        yield signs(article(copy), article(original))


def show(title: str, found: Iterable[Iterable[Evidence]]) -> None:
    tally: Tally = defaultdict(lambda: [0, 0])
    weights: dict[tuple[str, str], float] = {}
    for evidence in found:
        for e in evidence:
            detail = e.detail.removeprefix("the other: ")
            key = (
                e.kind,
                re.sub(
                    r"“.*”|\[.*\]|(?<=names ).*(?= before)", "…", re.sub(r"\d+ readings|a reading", "readings", detail)
                ),
            )
            tally[key][e.weight < 0] += 1
            weights[key] = abs(e.weight)
    print(f"\n{title:<86}{'copy':>6}{'orig.':>6}{'log-odds':>9}{'weight':>8}")
    for (kind, detail), (right, wrong) in sorted(tally.items()):
        odds = log((right + 0.5) / (wrong + 0.5))
        print(f"{kind:<13}{detail[:72]:<73}{right:>6}{wrong:>6}{odds:>9.2f}{weights[kind, detail]:>8.2f}")


if __name__ == "__main__":
    main()
