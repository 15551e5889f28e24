"""Which of two re-files of a real wire came first, with the times hidden.

    WIRECOPY_DATA=... python bench/quality/refiles.py [--half first|second]

Pairs: those that wirecopy calls kin with half of either shared, filed within three days, whose times differ. All are of
one outlet, so what is measured is how a wire re-files, not how a site copies. Rows: wirecopy (right of those it is .75
sure of, and of all it gives a direction), the shorter is the later, the longer is the later; then how many are right at
each confidence. Items are parted by date into two halves: look at errors in the first, report the second, which alone
is held to the floors of ``floors.json``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import wirecopy
from wirecopy.model import Page
from wirecopy.model.times import moment_of

HERE = Path(__file__).parent
SURE, ENOUGH, DAYS = 0.75, 0.5, 3
STEPS = (0.5, 0.6, 0.75, 0.8, 0.9, 0.95, 1.01)
Items = dict[str, dict[str, Any]]


class Row(NamedTuple):
    """A directed pair and how sure one is of it."""

    copy: str
    original: str
    confidence: float


def main() -> int:
    """Run the bench; 1 where a floor is not met, 2 without data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("first", "second"), default="second")
    options = parser.parse_args()
    if "WIRECOPY_DATA" not in os.environ:
        print("WIRECOPY_DATA names no folder of measuring data: nothing measured", file=sys.stderr)
        return 2
    items = read_half(Path(os.environ["WIRECOPY_DATA"], "reuters", "first.jsonl.gz"), options.half)
    rows = directed(items)
    print(f"{len(items):,} items, {len(rows)} pairs")
    print(f"{'':<26}{'right':>8}{'of':>7}{'right, if sure':>16}{'of pairs':>10}")
    found = tell("wirecopy", rows, items)
    tell("the shorter is the later", [by(row, items, lambda i: -len(i["text"])) for row in rows], items)
    tell("the longer is the later", [by(row, items, lambda i: len(i["text"])) for row in rows], items)
    for low, high in pairwise(STEPS):
        if at := [_is_right(row, items) for row in rows if max(low, 0.501) <= row.confidence < high]:
            print(f"  at a confidence of {low:.2f} to {min(high, 1):.2f}: {sum(at) / len(at):.3f} of {len(at)} right")
    floors = json.loads((HERE / "floors.json").read_text())["refiles"] if options.half == "second" else {}
    short = [name for name, floor in floors.items() if found[name] < floor]
    for name in short:
        print(f"below the floor: {name} {found[name]:.3f} < {floors[name]}", file=sys.stderr)
    return 1 if short else 0


def read_half(path: Path, half: str) -> Items:
    """The earlier or the later half of the items whose time is known."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        dated = sorted((i for i in map(json.loads, lines) if i["published"]), key=lambda i: (i["published"], i["id"]))
    middle = len(dated) // 2
    return {i["id"]: i for i in (dated[:middle] if half == "first" else dated[middle:])}


def directed(items: Items) -> list[Row]:
    """The pairs as wirecopy directs them, times hidden."""
    pages = [
        Page(id=i["id"], outlet=i["outlet"], headline=i["headline"], dateline=i["dateline"], text=i["text"])
        for i in items.values()
    ]
    return [
        Row(row["copy"], row["original"], row["confidence"])
        for row in wirecopy.trace(pages, until="lineage").copies.to_pylist()
        if row["original"] in items
        and max(row["share_of_copy"], row["share_of_original"]) >= ENOUGH
        and 0 < abs(_seconds(items[row["copy"]]) - _seconds(items[row["original"]])) <= DAYS * 86_400
    ]


def by(row: Row, items: Items, rank: Callable[[dict[str, Any]], int]) -> Row:
    """The pair with the one of the higher rank as copy; undecided where both rank alike."""
    one, other = sorted((row.copy, row.original), key=lambda id: (rank(items[id]), id))
    return Row(other, one, 1.0 if rank(items[one]) < rank(items[other]) else 0.5)


def tell(name: str, rows: list[Row], items: Items) -> dict[str, float]:
    """Print a row; what is held to a floor comes back by name."""
    said = [row for row in rows if row.confidence > 0.5]
    sure = [row for row in rows if row.confidence >= SURE]
    right, right_if_sure = (sum(_is_right(r, items) for r in some) / max(len(some), 1) for some in (said, sure))
    print(f"{name:<26}{right:>8.3f}{len(said):>7}{right_if_sure:>16.3f}{len(sure) / max(len(rows), 1):>10.3f}")
    return {"right_if_sure": right_if_sure, "sure_of_pairs": len(sure) / max(len(rows), 1)}


def _is_right(row: Row, items: Items) -> bool:
    return _seconds(items[row.copy]) > _seconds(items[row.original])


def _seconds(item: dict[str, Any]) -> float:
    moment = moment_of(item["published"])
    return moment.earliest if moment else 0.0


if __name__ == "__main__":
    sys.exit(main())
