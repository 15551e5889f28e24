"""What trees that were found are worth beside the true ones of a made-up wire.

In: a wire with its truth, and the rows that a method found. Out: figures between 0 and 1. A parent is right that is
the true one, its twin, or a lost original for a lost one (of the same name, where both have one); or, where it says
that nobody can tell, that of its twin. A change is right that is of the same kind and overlaps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from trees import Found

from wirecopy.model import Change, Copy, Family, Page
from wirecopy.model.names import initials, outlet_key
from wirecopy.simulate.truth import Truth

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


class Wire(NamedTuple):
    """A made-up wire as the reader leaves it, and its truth with the twins of each article."""

    pages: list[Page]
    truth: Truth
    twins: dict[str, set[str]]


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
    for true in true_links(wire)[row.copy]:
        if row.original in names:
            if true.original in true_names and _may_be_one(true_names[true.original], names[row.original]):
                return True
        elif row.original == true.original or row.original in wire.twins[true.original]:
            return row.confidence > 0.5 or true.confidence == 0.5 or row.original in wire.twins[row.copy]
    either = row.confidence == 0.5 and row.original in wire.twins[row.copy]
    turned = (t for t in true_links(wire)[row.original] if t.original == row.copy)
    return any(either or t.confidence == 0.5 for t in turned)


def _may_be_one(true: str | None, found: str | None) -> bool:
    if true is None or found is None:
        return True
    return outlet_key(found) in (outlet_key(true), outlet_key(initials(true)))


_links: dict[int, dict[str, list[Copy]]] = {}


def true_links(wire: Wire) -> dict[str, list[Copy]]:
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
