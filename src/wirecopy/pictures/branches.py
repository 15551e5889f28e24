"""A family's rows as trees: every article once with what descends from it, large ones folded.

An article that joins two texts of the family stands under both; what descends from it, under the one that
it owes more. Works on a loop of bad rows too: nothing is drawn twice and nothing is missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from wirecopy.model import Copy
from wirecopy.model.times import moment_of
from wirecopy.pictures.kin import Kin
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
    roots = _plant(kin)
    sizes = _sizes(roots)
    roots.sort(key=lambda b: (-sizes[id(b)], _age(kin, b)))
    limits = limits or Limits()
    waiting = deque((root, 1) for root in roots)
    drawn = len(roots)
    while waiting:
        branch, depth = waiting.popleft()
        room = len(branch.children) if limits.children is None else limits.children
        if limits.nodes is not None:
            room = min(room, max(limits.nodes - drawn, 0))
        if depth >= limits.depth:
            room = 0
        _fold(kin, branch, room, sizes)
        drawn += len(branch.children)
        waiting.extend((child, depth + 1) for child in branch.children)
    return roots


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


def _plant(kin: Kin) -> list[Branch]:
    """The whole trees, unsorted and unfolded."""
    nodes = {node: Branch(node) for node in sorted(kin.members)}
    rows: dict[str, list[Copy]] = defaultdict(list)
    for copy in kin.copies:
        if copy.original != copy.copy and copy.copy in nodes and copy.original in nodes:
            rows[copy.copy].append(copy)
    parent: dict[str, str] = {
        lost.id: lost.original
        for lost in kin.lost.values()
        if lost.id in nodes and lost.original in nodes and lost.original != lost.id
    }
    joined: list[tuple[str, Copy]] = []
    for child, ways in rows.items():
        main, *others = sorted(ways, key=_strength)
        parent[child], nodes[child].copy = main.original, main
        joined += [(other.original, other) for other in others if not is_unsure(other)]
    for node in _loop_heads(parent, nodes):
        del parent[node]
        if (row := nodes[node].copy) is not None:
            joined.append((row.original, row))
            nodes[node].copy = None
    for child, above in parent.items():
        nodes[above].children.append(nodes[child])
    for above, row in joined:
        nodes[above].children.append(Branch(row.copy, row, repeated=True))
    return [branch for node, branch in nodes.items() if node not in parent]


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


def _sizes(roots: list[Branch]) -> dict[int, int]:
    """How many nodes each branch has, itself counted, by ``id()``."""
    sizes: dict[int, int] = {}
    for branch in reversed(walk(roots)):
        sizes[id(branch)] = 1 + sum(sizes[id(child)] for child in branch.children)
    return sizes


def _fold(kin: Kin, branch: Branch, room: int, sizes: dict[int, int]) -> None:
    """Sort the children by time and keep the ``room`` most telling of them."""
    children = sorted(branch.children, key=lambda b: _age(kin, b))
    if len(children) > room:
        telling = sorted(children, key=lambda b: (sizes[id(b)] == 1, b.copy is not None and b.copy.kind == "reprint"))
        kept = {id(b) for b in telling[:room]}
        for child in children:
            if id(child) not in kept:
                branch.folded[(child.copy.kind if child.copy else None) or "copy"] += 1
                branch.below += sizes[id(child)] - 1
        children = [b for b in children if id(b) in kept]
    branch.children = children


def _age(kin: Kin, branch: Branch) -> tuple[float, str]:
    lost = kin.lost.get(branch.id)
    printed = lost.published_before if lost else kin.articles[branch.id].published
    moment = moment_of(printed)
    return (moment.latest if moment else float("inf")), branch.id
