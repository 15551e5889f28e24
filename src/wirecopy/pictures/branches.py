"""A family's rows as trees: every article once with what descends from it, large ones folded.

An article that joins two texts of the family stands under both; what descends from it, under the one that
it owes more. Works on a loop of bad rows too: nothing is drawn twice and nothing is missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
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
    """How much of a family is drawn: children of a node, nodes in all, generations."""

    children: int | None = 12
    nodes: int | None = 60
    depth: int = 12

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
    sizes = _sizes(plot)
    roots = sorted(plot.roots, key=lambda id: -sizes[id])
    roots = [id for _, alike in groupby(roots, sizes.__getitem__) for id in outline.by_age(list(alike))]
    grown = [Branch(root, plot.main.get(root)) for root in roots]
    waiting = deque((branch, 1) for branch in grown)
    drawn = len(roots)
    while waiting:
        branch, depth = waiting.popleft()
        if branch.repeated:
            continue
        children = plot.children(branch.id)
        room = len(children) if limits.children is None else limits.children
        if limits.nodes is not None:
            room = min(room, max(limits.nodes - drawn, 0))
        if depth >= limits.depth:
            room = 0
        _fold(outline, branch, children, room, sizes)
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
    """Whole trees: by node what hangs on it and the copy that it is; what is drawn there too, of two texts joined."""

    roots: list[str]
    below: dict[str, list[str]]
    main: dict[str, Copy]
    joined: dict[str, list[Copy]]

    def children(self, id: str) -> list[Branch]:
        own = [Branch(child, self.main.get(child)) for child in self.below.get(id, ())]
        return own + [Branch(copy.copy, copy, repeated=True) for copy in self.joined.get(id, ())]


def _plant(outline: Outline) -> _Plot:
    """The whole trees, unsorted and unfolded."""
    nodes = sorted(outline.members)
    known = outline.members
    rows: dict[str, list[Copy]] = defaultdict(list)
    for copy in outline.copies:
        if copy.original != copy.copy and copy.copy in known and copy.original in known:
            rows[copy.copy].append(copy)
    parent: dict[str, str] = {
        lost.id: lost.original
        for lost in outline.lost.values()
        if lost.id in known and lost.original in known and lost.original != lost.id
    }
    main: dict[str, Copy] = {}
    joined: dict[str, list[Copy]] = defaultdict(list)
    for child, ways in rows.items():
        first, *others = sorted(ways, key=_strength)
        parent[child], main[child] = first.original, first
        for other in others:
            if not is_unsure(other):
                joined[other.original].append(other)
    for node in _loop_heads(parent, nodes):
        del parent[node]
        if (row := main.pop(node, None)) is not None:
            joined[row.original].append(row)
    below: dict[str, list[str]] = defaultdict(list)
    for child, above in parent.items():
        below[above].append(child)
    return _Plot([node for node in nodes if node not in parent], below, main, joined)


def _strength(copy: Copy) -> tuple[bool, float, float, str]:
    """The parent to which a copy owes most comes first."""
    return is_unsure(copy), -(copy.share_of_copy or 0.0), -copy.confidence, copy.original


def _loop_heads(parent: dict[str, str], nodes: Iterable[str]) -> list[str]:
    """One node, the least, of each loop that the parents make."""
    heads: list[str] = []
    settled: set[str] = set()
    for start in nodes:
        path: list[str] = []
        node: str | None = start
        while node is not None and node not in settled:
            settled.add(node)
            path.append(node)
            node = parent.get(node)
        if node is not None and node in path:
            heads.append(min(path[path.index(node) :]))
    return heads


def _sizes(plot: _Plot) -> dict[str, int]:
    """How many nodes hang on each, itself counted; one that is drawn there too counts as one."""
    order = list(plot.roots)
    for node in order:  # grows as it is walked
        order.extend(plot.below.get(node, ()))
    sizes: dict[str, int] = {}
    for node in reversed(order):
        children = plot.below.get(node, ())
        sizes[node] = 1 + sum(sizes[child] for child in children) + len(plot.joined.get(node, ()))
    return sizes


def _fold(outline: Outline, branch: Branch, children: list[Branch], room: int, sizes: Mapping[str, int]) -> None:
    """Keep the ``room`` most telling of the children, in the order of their times, and count the others."""

    def plainness(child: Branch) -> tuple[bool, bool]:
        alone = child.repeated or sizes[child.id] == 1
        return alone, child.copy is not None and child.copy.kind == "reprint"

    kept: list[Branch] = []
    for _, alike in groupby(sorted(children, key=plainness), plainness):
        some = list(alike)
        if len(some) > room - len(kept):
            some = _by_age(outline, some)[: room - len(kept)]
        kept += some
    branch.children = _by_age(outline, kept)
    shown = {id(child) for child in kept}
    for child in children:
        if id(child) not in shown:
            branch.folded[(child.copy.kind if child.copy else None) or "copy"] += 1
            branch.below += 0 if child.repeated else sizes[child.id] - 1


def _by_age(outline: Outline, branches: list[Branch]) -> list[Branch]:
    place = {id: n for n, id in enumerate(outline.by_age({branch.id for branch in branches}))}
    return sorted(branches, key=lambda branch: place[branch.id])
