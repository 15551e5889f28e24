"""A family's rows as trees: every article once with what descends from it, large ones folded.

An article that joins two texts of the family stands under both; what descends from it, under the one that
it owes more. Works on a loop of bad rows too: nothing is drawn twice and nothing is missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wirecopy.model import Copy
from wirecopy.pictures.kin import Kin
from wirecopy.pictures.outline import Outline
from wirecopy.pictures.words import count, is_unsure


@dataclass(slots=True)
class Branch:
    """A node of a tree: an article or lost original, how it hangs on its parent, what hangs on it.

    ``repeated``: drawn here too, its descendants elsewhere. ``folded``: kinds of the children not drawn;
    ``below``: how many nodes hang on those.
    """

    id: str
    copy: Copy | None = None
    repeated: bool = False
    children: list[Branch] = field(default_factory=list)
    folded: Counter[str] = field(default_factory=Counter)
    below: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a family is drawn: children of a node, nodes in all, generations; of a copy how many changes.

    ``changes``: ``None`` is all.
    """

    children: int | None = 12
    nodes: int | None = 60
    depth: int = 12
    changes: int | None = None

    @classmethod
    def fitting(cls, width: int, everything: bool) -> Limits:
        """What fits on lines of ``width`` columns: a generation takes four, what is said of a copy some forty."""
        depth = max((width - 40) // 4, 3)
        return cls(None, None, depth) if everything else cls(depth=min(depth, 12))


def grow(kin: Kin, limits: Limits | None = None) -> list[Branch]:
    """The trees of a family, the largest first, cut to ``limits``."""

    def published(ids: Collection[str]) -> dict[str, str | None]:
        return {id: kin.articles[id].published for id in ids}

    return grow_outline(Outline(kin.members, kin.copies, kin.lost, published), limits or Limits())


def grow_outline(outline: Outline, limits: Limits) -> list[Branch]:
    """The same from as little as the trees follow from; of no more articles is the time asked than it decides on."""
    plot = _plant(outline)
    alike: dict[int, list[str]] = defaultdict(list)
    for root in plot.roots:
        alike[plot.sizes[root]].append(root)
    grown = [Branch(root) for size in sorted(alike, reverse=True) for root in outline.by_age(alike[size])]
    waiting = deque((branch, 1) for branch in grown)
    drawn = len(grown)
    while waiting:
        branch, depth = waiting.popleft()
        if branch.repeated:
            continue
        room = limits.children
        if limits.nodes is not None:
            left = max(limits.nodes - drawn, 0)
            room = left if room is None else min(room, left)
        _fold(outline, plot, branch, 0 if depth >= limits.depth else room)
        drawn += len(branch.children)
        waiting.extend((child, depth + 1) for child in branch.children)
    return grown


def walk(roots: list[Branch]) -> list[Branch]:
    """All branches drawn, parents before children, in the order of the drawing."""
    order: list[Branch] = []
    waiting = list(reversed(roots))
    while waiting:
        branch = waiting.pop()
        order.append(branch)
        waiting.extend(reversed(branch.children))
    return order


def folded_text(branch: Branch) -> str:
    """What is not drawn below a branch: "1,482 more: 1,400 reprints, 82 rewrites, and 12 articles below them"."""
    kinds = branch.folded
    number = kinds.total()
    if len(kinds) == 1:
        (kind,) = kinds
        what = f"{number:,} more {_plural(kind, number)}"
    else:
        parts = ", ".join(f"{n:,} {_plural(kind, n)}" for kind, n in kinds.most_common())
        what = f"{number:,} more: {parts}"
    return what + (f", and {count(branch.below, 'article')} below them" if branch.below else "")


def _plural(kind: str, number: int) -> str:
    if number == 1:
        return kind
    return "copies" if kind == "copy" else f"{kind}s"


class _Plot(NamedTuple):
    """Whole trees: by node what hangs on it, the copy that it is, what joins it to another text and hangs there, and
    how many nodes stand on it, itself counted."""

    roots: list[str]
    below: Mapping[str, list[str]]
    main: Mapping[str, Copy]
    joined: Mapping[str, list[Copy]]
    sizes: Mapping[str, int]


def _plant(outline: Outline) -> _Plot:
    """The whole trees, unsorted and unfolded."""
    known = outline.members
    parent: dict[str, str] = {
        lost.id: lost.original
        for lost in outline.lost.values()
        if lost.id in known and lost.original in known and lost.original != lost.id
    }
    main: dict[str, Copy] = {}
    joined: list[Copy] = []
    for copy in outline.copies:
        if copy.original == copy.copy or copy.copy not in known or copy.original not in known:
            continue
        first = main.get(copy.copy)
        if first is not None:
            copy, first = sorted((first, copy), key=_strength)
            if not is_unsure(first):
                joined.append(first)
        main[copy.copy], parent[copy.copy] = copy, copy.original
    below, order = _hung(parent, known)
    if len(order) < len(known):
        for node in _loop_heads(parent, known.difference(order)):
            del parent[node]
            if (row := main.pop(node, None)) is not None:
                joined.append(row)
        below, order = _hung(parent, known)
    there: dict[str, list[Copy]] = defaultdict(list)
    for row in joined:
        there[row.original].append(row)
    roots = sorted(known - parent.keys())
    return _Plot(roots, below, main, there, _sizes(order, below, there))


def _hung(parent: Mapping[str, str], nodes: Collection[str]) -> tuple[dict[str, list[str]], list[str]]:
    """What hangs on each node, and all nodes that hang on a root, parents before children."""
    below: dict[str, list[str]] = defaultdict(list)
    for child, above in parent.items():
        below[above].append(child)
    order = [node for node in nodes if node not in parent]
    for node in order:  # grows as it is walked
        if node in below:
            order += below[node]
    return below, order


def _strength(copy: Copy) -> tuple[bool, float, float, str]:
    """The parent to which a copy owes most comes first."""
    return is_unsure(copy), -(copy.share_of_copy or 0.0), -copy.confidence, copy.original


def _loop_heads(parent: Mapping[str, str], nodes: Collection[str]) -> list[str]:
    """One node, the least, of each loop that the parents make; ``nodes`` hang on no root."""
    heads: list[str] = []
    settled: set[str] = set()
    for start in sorted(nodes):
        path: list[str] = []
        at = start
        while at not in settled:
            settled.add(at)
            path.append(at)
            at = parent[at]
        if at in path:
            heads.append(min(path[path.index(at) :]))
    return heads


def _sizes(order: Sequence[str], below: Mapping[str, list[str]], joined: Mapping[str, list[Copy]]) -> dict[str, int]:
    """How many nodes stand on each, itself counted; one that is drawn there too counts as one."""
    sizes: dict[str, int] = {}
    for node in reversed(order):
        size = 1 + len(joined[node]) if node in joined else 1
        if node in below:
            for child in below[node]:
                size += sizes[child]
        sizes[node] = size
    return sizes


def _fold(outline: Outline, plot: _Plot, branch: Branch, room: int | None) -> None:
    """Give the branch the ``room`` most telling of its children, in the order of their times; count the others."""
    own, joined = plot.below.get(branch.id, []), plot.joined.get(branch.id, [])
    kept = own + [copy.copy for copy in joined]
    if room is not None and len(kept) > room:
        ranked = _ranked(plot, own, joined)
        kept = []
        for rank in sorted(ranked):
            fits = room - len(kept)
            alike = ranked[rank]
            kept += alike if len(alike) <= fits else outline.by_age(alike)[:fits] if fits else []
        shown = set(kept)
        others = [id for id in own if id not in shown]
        branch.folded.update((plot.main[id].kind if id in plot.main else None) or "copy" for id in others)
        branch.folded.update(copy.kind or "copy" for copy in joined if copy.copy not in shown)
        branch.below = sum(plot.sizes[id] for id in others) - len(others)
    there = {copy.copy: copy for copy in joined}
    branch.children = [
        Branch(id, there[id], repeated=True) if id in there else Branch(id, plot.main.get(id))
        for id in outline.by_age(kept)
    ]


def _ranked(plot: _Plot, own: list[str], joined: list[Copy]) -> dict[tuple[bool, bool], list[str]]:
    """The children by how little they tell: those with nothing on them, and of either the reprints."""
    ranked: dict[tuple[bool, bool], list[str]] = defaultdict(list)
    for id in own:
        copy = plot.main.get(id)
        ranked[plot.sizes[id] == 1, copy is not None and copy.kind == "reprint"].append(id)
    for copy in joined:
        ranked[True, copy.kind == "reprint"].append(copy.copy)
    return ranked
