"""The likeliest tree over articles and lost originals, given what each arc costs.

In: choices of parents with their costs. Out: the parent of each node. The cheapest arborescence, where what is taken
from another than the first text costs more; then arrows are turned as long as that helps. Texts that grow by copying
whichever is there have few ways to end in a chain and many to end in a bush: of two articles of which the one has many
copies, that one is likelier the older (the number of orders in which a tree can have grown: Knuth 1973, 5.1.4). What
several copies share is thus counted once, where it came about, whichever way it went.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

import numpy as np

from wirecopy.lineage.candidates import Choice, Node
from wirecopy.lineage.derivation import Weights
from wirecopy.lineage.lost import LostNode

TURNED = 300
"""Nodes above which no arrow is turned after the cheapest tree is found: that takes the square of their number."""
_TRIED = 4
"""Articles that are tried for the first text, besides the one that comes out first."""
_LEAST = 1e-9
Parents = dict[Node, Node | None]


class Solved(NamedTuple):
    """The parent of each node, and what the whole costs."""

    parents: Parents
    cost: float


class Arcs:
    """What it costs to hang each node on each other, and on nobody; of several prices the least."""

    def __init__(self, choices: Iterable[Choice], weights: Weights, articles: int) -> None:
        self.into: dict[Node, dict[Node | None, float]] = {}
        self.grown = weights.grown
        self.handed_on = weights.handed_on * (1 + math.log(articles))
        self.add(choices)

    def add(self, choices: Iterable[Choice]) -> None:
        """Enter more of them."""
        for child, parent, cost in choices:
            row = self.into.setdefault(child, {})
            row[parent] = min(cost, row.get(parent, cost))

    def with_more(self, choices: Iterable[Choice]) -> Arcs:
        """These and more of them."""
        arcs = Arcs.__new__(Arcs)
        arcs.into = {child: dict(row) for child, row in self.into.items()}
        arcs.grown, arcs.handed_on = self.grown, self.handed_on
        arcs.add(choices)
        return arcs

    def without(self, node: Node) -> Arcs:
        """These but for all to and from ``node``."""
        arcs = self.with_more(())
        arcs.into.pop(node, None)
        for row in arcs.into.values():
            row.pop(node, None)
        return arcs

    def likeliest(self) -> Solved:
        """The likeliest tree.

        Which text is the first is not known beforehand: those that most others would be taken from are tried.
        """
        cheapest = self._search()
        plain = cheapest(set())
        firsts = {node for node, parent in plain.items() if parent is None}
        children = Counter(parent for parent in plain.values() if parent is not None)
        tried = [firsts]
        for node, _ in children.most_common(_TRIED):
            if node not in firsts:
                tried.append(firsts - {_first_of(node, plain)} | {node})
        trees: list[Parents] = []
        for nodes in tried:
            if (tree := cheapest(nodes)) not in trees:
                trees.append(tree)
        return min(map(self._turned, trees), key=lambda solved: solved.cost)

    def cost(self, parents: Mapping[Node, Node | None]) -> float:
        """What a tree costs."""
        cost = self.grown * sum(math.log(size) for size in sizes(parents).values())
        for child, parent in parents.items():
            cost += self.into[child][parent]
            if parent is not None and parents[parent] is not None:
                cost += self.handed_on
        return cost

    def turned(self, child: Node, parents: Parents) -> Parents | None:
        """The tree with the arrow into ``child`` the other way round; ``None``: that cannot be."""
        parent = parents[child]
        if parent is None or child not in self.into[parent]:
            return None
        above = parents[parent] if parents[parent] in self.into[child] else None
        if above not in self.into[child]:
            return None
        return {**parents, child: above, parent: child}

    def _turned(self, parents: Parents) -> Solved:
        best = Solved(parents, self.cost(parents))
        if len(parents) > TURNED:
            return best
        while True:
            tries = (
                turned for child in self.worth_turning(best.parents) if (turned := self.turned(child, best.parents))
            )
            found = min((Solved(t, self.cost(t)) for t in tries), key=lambda s: s.cost, default=best)
            if found.cost > best.cost - _LEAST:
                return best
            best = found

    def worth_turning(self, parents: Parents) -> list[Node]:
        """The children into which the arrow, turned, saves most, in order; none where none saves anything.

        Told by what changes alone: adding up a whole tree for each takes the square of their number.
        """
        size = sizes(parents)
        children = Counter(parent for parent in parents.values() if parent is not None)
        saved = {child: self._saved(child, parents, size, children) for child in parents}
        most = max(saved.values())
        return [child for child, much in saved.items() if much > _LEAST / 2 and much >= most - _LEAST]

    def _saved(self, child: Node, parents: Parents, size: Mapping[Node, int], children: Mapping[Node, int]) -> float:
        """How much cheaper the tree is with the arrow into ``child`` turned."""
        into, parent = self.into, parents[child]
        if parent is None or child not in into[parent]:
            return -math.inf
        before = parents[parent]
        above = before if before in into[child] else None
        if above not in into[child]:
            return -math.inf
        arcs = into[child][parent] + into[parent][before] - into[child][above] - into[parent][child]
        grown = math.log(size[child]) - math.log(size[parent] - size[child])
        first, second = children[parent] - 1, children[child]  # who is handed on where either is a first text
        handed_on = 0
        if before is None:
            handed_on = second - first
        elif above is None:
            handed_on = 1 + (parents[before] is not None) + second
            node: Node | None = before
            while node is not None:
                grown += math.log(size[node]) - math.log(size[node] - size[parent])
                node = parents[node]
        return arcs + self.grown * grown + self.handed_on * handed_on

    def _search(self) -> Callable[[set[Node]], Parents]:
        """A function that gives the cheapest arborescence; what is taken from none of the nodes that it is given costs
        more, but for these themselves; where it is given none, nothing does."""
        from wirecopy.lineage.kernels import cheapest_arborescence  # loaded when it is first asked for

        names = sorted(self.into, key=lambda n: (isinstance(n, LostNode), n))
        place: dict[Node | None, int] = {node: n for n, node in enumerate((None, *names))}
        rows = [self.into[name] for name in names]
        starts = np.array([0, 0, *map(len, rows)]).cumsum()
        parents = np.fromiter(map(place.__getitem__, chain.from_iterable(rows)), np.int64, starts[-1])
        costs = np.fromiter(chain.from_iterable(row.values() for row in rows), np.float64, starts[-1])

        def cheapest(firsts: set[Node]) -> Parents:
            exempt = np.zeros(len(names) + 1, np.bool_)
            exempt[[place[node] for node in firsts]] = True
            found = cheapest_arborescence(starts, parents, costs, exempt, self.handed_on if firsts else 0.0)
            return {child: names[n - 1] if n else None for child, n in zip(names, found[1:].tolist(), strict=True)}

        return cheapest


def sizes(parents: Mapping[Node, Node | None]) -> dict[Node, int]:
    """Of each node how many descend from it, itself among them."""
    waiting = Counter(parent for parent in parents.values() if parent is not None)
    found = dict.fromkeys(parents, 1)
    leaves = [node for node in parents if not waiting[node]]
    while leaves:
        node = leaves.pop()
        above = parents[node]
        if above is not None:
            found[above] += found[node]
            waiting[above] -= 1
            if not waiting[above]:
                leaves.append(above)
    return found


def _first_of(node: Node, parents: Mapping[Node, Node | None]) -> Node:
    while (parent := parents[node]) is not None:
        node = parent
    return node
