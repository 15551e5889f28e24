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
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from desks import STYLES, make_desks
from trees import Found, earliest, spanning_tree

import wirecopy
from wirecopy.model import Change, Copy, Family, LostOriginal, Page, Passage
from wirecopy.model.names import initials, outlet_key
from wirecopy.simulate.truth import Truth
from wirecopy.simulate.wire import Line, make_wire
from wirecopy.simulate.world import WORLDS, make_world

HERE = Path(__file__).parent
CHANGE_KINDS = (
    "number",
    "headline",
    "cut",
    "added",
    "attribution",
    "hedge",
    "spelling",
    "name",
    "quote",
    "moved",
    "reworded",
)
JUDGED_KINDS = CHANGE_KINDS[:7]
BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
LARGEST_FAMILY = 60
DESKS = "desks-"
"""Begins the names of the worlds of ``desks``."""


class Wire(NamedTuple):
    """A made-up wire as the reader leaves it, and its truth with the twins of each article."""

    pages: list[Page]
    truth: Truth
    twins: dict[str, set[str]]


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


# Scores


def _f(right: float, said: float, wanted: float) -> tuple[float, float, float]:
    p, r = right / max(said, 1), right / max(wanted, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def parents(wire: Wire, found: Found) -> tuple[float, float, float]:
    """Precision, recall and F1 of links."""
    right = sum(is_right(wire, row, found) for row in found.copies)
    return _f(right, len(found.copies), len(wire.truth.copies))


def is_right(wire: Wire, row: Copy, found: Found) -> bool:
    """Whether a link is one of the truth's, or as good."""
    true_names = {x.id: x.name for x in wire.truth.lost_originals}
    names = {x.id: x.name for x in found.lost_originals} if row.original.startswith("lost:") else {}
    for true in _true_links(wire)[row.copy]:
        if row.original in names:
            if true.original in true_names and _may_be_one(true_names[true.original], names[row.original]):
                return True
        elif row.original == true.original or row.original in wire.twins[true.original]:
            return row.confidence > 0.5 or true.confidence == 0.5 or row.original in wire.twins[row.copy]
    either = row.confidence == 0.5 and row.original in wire.twins[row.copy]
    turned = (t for t in _true_links(wire)[row.original] if t.original == row.copy)
    return any(either or t.confidence == 0.5 for t in turned)


def _may_be_one(true: str | None, found: str | None) -> bool:
    if true is None or found is None:
        return True
    return outlet_key(found) in (outlet_key(true), outlet_key(initials(true)))


_links: dict[int, dict[str, list[Copy]]] = {}


def _true_links(wire: Wire) -> dict[str, list[Copy]]:
    if id(wire) not in _links:
        links = _links[id(wire)] = defaultdict(list)
        for row in wire.truth.copies:
            links[row.copy].append(row)
    return _links[id(wire)]


def together(wire: Wire, found: Found) -> float:
    """F1 of pairs of articles that are in one family."""
    true, said = (
        {pair for members, _ in _rootless(rows, ()).values() for pair in combinations(sorted(members), 2)}
        for rows in (wire.truth.families, found.families)
    )
    return _f(len(true & said), len(said), len(true))[2]


def lost_roots(wire: Wire, found: Found) -> float:
    """F1 of "the root of this family is lost"; a family found stands for the true one that it has most of."""
    true, said = _rootless(wire.truth.families, wire.truth.copies), _rootless(found.families, found.copies)
    home: dict[str, set[str]] = defaultdict(set)
    for family, (members, _) in said.items():
        for article in members:
            home[article].add(family)
    right = wanted = claimed = 0
    for members, lost in true.values():
        overlap: dict[str, int] = defaultdict(int)
        for article in members:
            for family in home[article]:
                overlap[family] += 1
        best = max(overlap, key=lambda f: (overlap[f], f), default=None)
        says = best is not None and said[best][1]
        wanted += lost
        claimed += says
        right += lost and says
    return _f(right, claimed, wanted)[2]


def _rootless(families: Iterable[Family], copies: Iterable[Copy]) -> dict[str, tuple[set[str], bool]]:
    members: dict[str, set[str]] = defaultdict(set)
    for row in families:
        members[row.family].add(row.article)
    taken = {(row.family, row.copy) for row in copies}
    return {name: (group, all((name, a) in taken for a in group)) for name, group in members.items()}


def changes(wire: Wire, found: Found, kinds: Sequence[str] = JUDGED_KINDS) -> tuple[float, list[Change], list[Change]]:
    """Micro F1 of changes of these kinds on links that both have; those missed, those invented."""
    links = {(c.copy, c.original) for c in wire.truth.copies} & {(c.copy, c.original) for c in found.copies}
    true: dict[tuple[str, str, str], list[Change]] = defaultdict(list)
    for row in wire.truth.changes:
        if (row.copy, row.original) in links and row.kind in kinds:
            true[row.copy, row.original, row.kind].append(row)
    right = said = 0
    invented = []
    wanted = sum(map(len, true.values()))
    for row in found.changes:
        if (row.copy, row.original) not in links or row.kind not in kinds:
            continue
        said += 1
        rows = true[row.copy, row.original, row.kind]
        match = next((t for t in rows if _overlap(t, row)), None)
        if match is None:
            invented.append(row)
        else:
            rows.remove(match)
            right += 1
    return _f(right, said, wanted)[2], [r for rows in true.values() for r in rows], invented


def _overlap(one: Change, other: Change) -> bool:
    if one.kind == "headline":
        return True
    ours = _touch((one.copy_start, one.copy_end), (other.copy_start, other.copy_end))
    return ours or _touch((one.original_start, one.original_end), (other.original_start, other.original_end))


def _touch(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    (a, b), (c, d) = one, other
    if a is None or b is None or c is None or d is None:
        return False
    return max(a, c) < min(b, d)


def reliability(wire: Wire, found: Found) -> None:
    """Of links of so much confidence between true kin, how many point the right way."""
    above = _ancestors(wire.truth.copies)
    rows = [row for row in found.copies if not row.original.startswith("lost:")]
    shares = []
    for low, high in pairwise(BINS):
        within = [r for r in rows if low <= r.confidence < high and r.confidence > 0.5]
        told = [r for r in within if r.original in above[r.copy] or r.copy in above[r.original]]
        if told:
            share = sum(r.original in above[r.copy] for r in told) / len(told)
            shares.append(f"{low:.2f} to {min(high, 1):.2f}: {share:.3f} of {len(told)}")
    print("  right way at a confidence of " + ", ".join(shares))


def _ancestors(copies: Iterable[Copy]) -> dict[str, set[str]]:
    parent: dict[str, set[str]] = defaultdict(set)
    for row in copies:
        parent[row.copy].add(row.original)
    above: dict[str, set[str]] = defaultdict(set)
    for article in list(parent):
        waiting = list(parent[article])
        while waiting:
            node = waiting.pop()
            if node not in above[article]:
                above[article].add(node)
                waiting += parent.get(node, ())
    return above


def show(wire: Wire, found: Found, n: int) -> None:
    outlet = {page.id: f"{page.outlet} {page.published}" for page in wire.pages}
    wrong = [row for row in found.copies if not is_right(wire, row, found)]
    print(f"\n{len(wrong)} wrong links:")
    for row in wrong[:n]:
        true = [(t.original[:24], t.kind, [e.detail for e in t.evidence]) for t in _true_links(wire)[row.copy]]
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
