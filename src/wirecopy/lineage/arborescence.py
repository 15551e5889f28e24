"""The cheapest tree that hangs every node on another and all of them on one root (Chu and Liu 1965, Edmonds 1967).

In: directed edges with costs. Out: the parent of each node. Tarjan's way (1977): walk backwards along cheapest edges,
draw a cycle together into one node whenever one closes, and open the cycles again at the end; heaps are merged the
smaller into the larger, so that E edges cost E log² V.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

Arc = tuple[float, int, int]
"""Cost, parent, child: the child may hang on the parent at this cost; of equal costs the lesser parent goes first."""


def cheapest_arborescence(arcs: Sequence[list[Arc]]) -> list[int]:
    """The parent of each node in the cheapest tree rooted in node 0 (whose own entry is 0).

    ``arcs``: those into each node, none from itself, which are used up. Every node must have an arc from 0, or be
    reached from there; else ``ValueError``.
    """
    return _Search(arcs).run()


class _Group:
    """Disjoint sets of drawn-together nodes that can be taken apart again in the reverse order."""

    def __init__(self, nodes: int) -> None:
        self.above = list(range(nodes))
        self.size = [1] * nodes
        self.joined: list[int] = []

    def of(self, node: int) -> int:
        while self.above[node] != node:
            node = self.above[node]
        return node

    def join(self, one: int, other: int) -> None:
        """Draw two that are apart together."""
        one, other = self.of(one), self.of(other)
        if self.size[one] < self.size[other]:
            one, other = other, one
        self.above[other] = one
        self.size[one] += self.size[other]
        self.joined.append(other)

    def part(self, until: int) -> None:
        """Take apart what was joined after there were ``until`` joins."""
        while len(self.joined) > until:
            other = self.joined.pop()
            self.size[self.above[other]] -= self.size[other]
            self.above[other] = other


class _Heap:
    """Arcs into one node by cost, all of them lowered by ``paid``."""

    __slots__ = ("arcs", "paid")

    def __init__(self, arcs: list[Arc]) -> None:
        heapify(arcs)
        self.arcs = arcs
        self.paid = 0.0

    def take(self, group: _Group, node: int) -> Arc | None:
        """The cheapest arc from outside ``node``; what it costs is paid by all that remain."""
        while self.arcs:
            arc = heappop(self.arcs)
            cost, parent, _ = arc
            if group.of(parent) != node:
                self.paid = cost
                return arc
        return None

    def merged(self, other: _Heap) -> _Heap:
        """Both in one; costs stay what they are after what was paid."""
        large, small = (self, other) if len(self.arcs) >= len(other.arcs) else (other, self)
        shift = large.paid - small.paid
        for cost, parent, child in small.arcs:
            heappush(large.arcs, (cost + shift, parent, child))
        return large


class _Search:
    def __init__(self, arcs: Sequence[list[Arc]]) -> None:
        self.nodes = len(arcs)
        self.heaps = [_Heap(row) for row in arcs]
        self.group = _Group(self.nodes)
        self.chosen: list[tuple[int, int]] = [(0, 0)] * self.nodes  # (parent, child) as first given
        self.cycles: list[tuple[int, int, list[Arc]]] = []

    def run(self) -> list[int]:
        seen = [-1] * self.nodes
        seen[0] = 0
        for start in range(1, self.nodes):
            path: list[Arc] = []
            node = self.group.of(start)
            while seen[node] < 0:
                arc = self.heaps[node].take(self.group, node)
                if arc is None:
                    raise ValueError(f"nothing leads to node {node}")
                path.append(arc)
                seen[node] = start
                node = self.group.of(arc[1])
                if seen[node] == start:
                    node = self._draw_together(path, node)
                    seen[node] = -1
            for _, parent, child in path:
                self.chosen[self.group.of(child)] = parent, child
        for node, joins, arcs in reversed(self.cycles):
            self.group.part(joins)
            parent, child = self.chosen[node]
            for _, above, below in arcs:
                self.chosen[self.group.of(below)] = above, below
            self.chosen[self.group.of(child)] = parent, child
        return [parent for parent, _ in self.chosen]

    def _draw_together(self, path: list[Arc], node: int) -> int:
        """Make one node of the cycle that closes in ``node``, and leave on the path what leads to it."""
        cycle: list[Arc] = []
        members: list[int] = []
        while not members or members[-1] != node:
            cycle.append(path.pop())
            members.append(self.group.of(cycle[-1][2]))
        joins = len(self.group.joined)
        heap = self.heaps[node]
        for member in members[:-1]:
            heap = heap.merged(self.heaps[member])
            self.group.join(node, member)
        drawn = self.group.of(node)
        self.heaps[drawn] = heap
        self.cycles.append((drawn, joins, cycle))
        return drawn
