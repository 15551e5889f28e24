"""Copy trees on made-up wires, against their truth: parents, lost roots, changes, and what a confidence is worth.

    python bench/quality/lineage.py [--articles 3000] [--seed 21] [--world mixed] [--errors 20]

Rows: wirecopy; the earliest article of a family as the parent of all; a spanning tree of the greatest shares, hung on
the earliest. The two baselines get wirecopy's passages. Each with full metadata, without times, and from the text
alone (no times, credits or links; with the outlets, by which furniture is known, and without). A parent is right that
is the true one, its twin, or a lost original for a lost one (of the same name, where both have one: text alone names
nobody); or, where it says that nobody can tell, that of its twin. A change is right that is of the same kind and
overlaps.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from desks import STYLES, make_desks
from tree_scores import CHANGE_KINDS, Wire, changes, is_right, lost_roots, parents, reliability, together, true_links
from trees import Found, earliest, spanning_tree

import wirecopy
from wirecopy.model import Change, Copy, Family, LostOriginal, Page, Passage
from wirecopy.simulate.truth import Truth
from wirecopy.simulate.wire import Line, make_wire
from wirecopy.simulate.world import WORLDS, make_world

HERE = Path(__file__).parent
LARGEST_FAMILY = 60
DESKS = "desks-"
"""Begins the names of the worlds of ``desks``."""


def main() -> int:
    """Run the bench; 1 where a floor is not met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=21)
    parser.add_argument("--world", choices=[*WORLDS, *(DESKS + s for s in STYLES)], default="mixed")
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong parents and changes")
    options = parser.parse_args()
    wire = make(options.articles, options.world, options.seed)
    figures: dict[str, float] = {}
    print(f"{len(wire.pages):,} articles, {len({f.family for f in wire.truth.families}):,} families, "
          f"{len(wire.truth.copies):,} links, {len(wire.truth.lost_originals)} lost originals")  # fmt: skip
    print(f"{'':<34}{'parents P':>10}{'R':>7}{'F1':>7}{'families F1':>13}{'lost roots F1':>15}{'changes F1':>12}")
    for view, strip in VIEWS:
        pages = [strip(page) for page in wire.pages]
        passages = _records(traced := wirecopy.trace(pages, until="lineage"), "passages", Passage)
        methods: dict[str, Found] = {
            "earliest is the parent": earliest(pages, passages),
            "spanning tree": spanning_tree(pages, passages),
            "wirecopy": Found(*(_records(traced, t, r) for t, r in _TABLES)),
        }
        for name, found in methods.items():
            p, r, f = parents(wire, found)
            lost, changed = lost_roots(wire, found), changes(wire, found)[0]
            cells = f"{p:>16.3f}{r:>7.3f}{f:>7.3f}{together(wire, found):>13.3f}{lost:>15.3f}{changed:>12.3f}"
            print(f"{view:<16}{name:<18}{cells}")
            if name == "wirecopy":
                reliability(wire, found)
                key = view.replace(" ", "_")
                figures[f"parents_{key}"] = f
                if view == "full metadata":
                    figures |= {"lost_roots": lost, "changes": changed}
                    ours = found
        del traced
    print("\nchanges by kind:  " + "  ".join(f"{k} {changes(wire, ours, (k,))[0]:.2f}" for k in CHANGE_KINDS))
    if options.errors:
        show(wire, ours, options.errors)
    if (options.world, options.articles) != ("mixed", parser.get_default("articles")):
        return 0
    floors = json.loads((HERE / "floors.json").read_text()).get("lineage", {})
    short = [name for name, floor in floors.items() if figures[name] < floor]
    for name in short:
        print(f"below the floor: {name} {figures[name]:.3f} < {floors[name]}", file=sys.stderr)
    return 1 if short else 0


def make(articles: int, world: str, seed: int) -> Wire:
    """A wire of mostly copied articles, read back as wirecopy reads it; in ``desks`` there are eight to a story."""
    if world.startswith(DESKS):
        lines, truth, twins = make_desks(articles // 8, world.removeprefix(DESKS), seed)
        return Wire(_read(lines), truth, twins)
    lines = []
    truth = Truth([], [], [], [], [])
    chosen = make_world(world, alone=6.0, formula=3.0, largest=LARGEST_FAMILY)
    for made in make_wire(articles, chosen, seed):
        lines += made.articles
        for table in Truth._fields:
            getattr(truth, table).extend(getattr(made.truth, table))
    pages = _read(lines)
    return Wire(pages, truth, _twins(pages, truth))


def _read(lines: Iterable[Line]) -> list[Page]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        path.write_bytes(msgspec.json.Encoder().encode_lines(lines))
        return [page for page in wirecopy.read(path) if isinstance(page, Page)]


def _twins(pages: Iterable[Page], truth: Truth) -> dict[str, set[str]]:
    """Of each article those that have nearly all its text."""
    lengths = {page.id: len(page.text) for page in pages}
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for p in truth.passages:
        if p.label in ("copied", "boilerplate") and p.similarity > 0.995:
            shared[p.a, p.b] += min(p.a_end - p.a_start, p.b_end - p.b_start)
    twins: dict[str, set[str]] = defaultdict(set)
    for (a, b), n in shared.items():
        if n >= 0.95 * max(lengths[a], lengths[b]):
            twins[a].add(b)
            twins[b].add(a)
    return twins


def as_read(page: Page) -> Page:
    return page


def untimed(page: Page) -> Page:
    return msgspec.structs.replace(page, published=None, modified=None, retrieved=None)


def text_alone(page: Page) -> Page:
    return Page(id=page.id, outlet=page.outlet, headline=page.headline, language=page.language, text=page.text)


def no_outlets(page: Page) -> Page:
    return Page(id=page.id, headline=page.headline, language=page.language, text=page.text)


VIEWS = (
    ("full metadata", as_read),
    ("without times", untimed),
    ("text alone", text_alone),
    ("nor outlets", no_outlets),
)


_TABLES: tuple[tuple[str, Any], ...] = (
    ("families", Family), ("copies", Copy), ("lost_originals", LostOriginal), ("changes", Change),
)  # fmt: skip


def _records(traced: wirecopy.Trace, table: str, record: Any) -> list[Any]:
    return msgspec.convert(getattr(traced, table).to_pylist(), list[record])


def show(wire: Wire, found: Found, n: int) -> None:
    outlet = {page.id: f"{page.outlet} {page.published}" for page in wire.pages}
    wrong = [row for row in found.copies if not is_right(wire, row, found)]
    print(f"\n{len(wrong)} wrong links:")
    for row in wrong[:n]:
        true = [(t.original[:24], t.kind, [e.detail for e in t.evidence]) for t in true_links(wire)[row.copy]]
        pair = f"{row.copy} ({outlet[row.copy]}) <- {row.original[:24]} ({outlet.get(row.original)})"
        print(f"  {pair} {row.kind} {row.confidence}")
        print(f"      {[e.detail for e in row.evidence]}")
        print(f"      truth {true}")
    _, missed, invented = changes(wire, found, CHANGE_KINDS)
    print(f"\n{len(missed)} changes missed, {len(invented)} invented:")
    for title, rows in (("missed", missed), ("invented", invented)):
        for change in rows[:n]:
            pair = f"{change.copy} <- {change.original}"
            print(f"  {title} {pair} {change.kind}: {change.before!r:.90} -> {change.after!r:.90}")


if __name__ == "__main__":
    sys.exit(main())
