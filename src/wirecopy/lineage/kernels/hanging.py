"""The inner loop of hanging a text: arrays in, an array out. ``arborescence`` says the same in plain Python.

The heaps are pairing heaps (Fredman and others 1986) whose links stand in arrays, so that nothing is allocated while
they are merged. Costs are added up in the same order as there: the trees are the same to the last tie.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from wirecopy.compiled import kernel, part_of_kernel

Floats = np.ndarray
Ints = np.ndarray


class _Heaps(NamedTuple):
    """Of each arc its cost, parent and child, the first arc below it in its heap and the next beside it, -1 for none;
    of each node the top of its heap, how many arcs that holds, and what they all have paid."""

    cost: Floats
    parent: Ints
    child: Ints
    first: Ints
    beside: Ints
    top: Ints
    held: Ints
    paid: Floats
    waiting: Ints


@part_of_kernel
def _goes_first(heaps, one, other):
    if heaps.cost[one] != heaps.cost[other]:
        return heaps.cost[one] < heaps.cost[other]
    if heaps.parent[one] != heaps.parent[other]:
        return heaps.parent[one] < heaps.parent[other]
    return heaps.child[one] < heaps.child[other]


@part_of_kernel
def _linked(heaps, one, other):
    """The top of two heaps made one; -1: an empty one."""
    if one < 0:
        return other
    if _goes_first(heaps, other, one):
        one, other = other, one
    heaps.beside[other] = heaps.first[one]
    heaps.first[one] = other
    return one


@part_of_kernel
def _without_top(heaps, top):
    """What is on top of a heap when its top is gone."""
    arc = heaps.first[top]
    heaps.first[top] = -1
    pairs = -1
    while arc >= 0:
        one, other = arc, heaps.beside[arc]
        arc = -1
        if other >= 0:
            arc = heaps.beside[other]
            heaps.beside[one], heaps.beside[other] = -1, -1
            one = _linked(heaps, one, other)
        heaps.beside[one] = pairs
        pairs = one
    top = -1
    while pairs >= 0:
        one = pairs
        pairs = heaps.beside[one]
        heaps.beside[one] = -1
        top = _linked(heaps, top, one)
    return top


@part_of_kernel
def _merge(heaps, one, other):
    """Put the smaller of two nodes' heaps into the larger, now ``one``'s; costs stay what they are after what was
    paid."""
    large, small = (one, other) if heaps.held[one] >= heaps.held[other] else (other, one)
    shift = heaps.paid[large] - heaps.paid[small]
    top, left = heaps.top[large], 0
    if heaps.top[small] >= 0:
        heaps.waiting[0] = heaps.top[small]
        left = 1
    while left:
        left -= 1
        arc = heaps.waiting[left]
        if heaps.first[arc] >= 0:
            heaps.waiting[left] = heaps.first[arc]
            left += 1
        if heaps.beside[arc] >= 0:
            heaps.waiting[left] = heaps.beside[arc]
            left += 1
        heaps.first[arc], heaps.beside[arc] = -1, -1
        heaps.cost[arc] += shift
        top = _linked(heaps, top, arc)
    heaps.top[one], heaps.paid[one] = top, heaps.paid[large]
    heaps.held[one] += heaps.held[other]


@part_of_kernel
def _group_of(above, node):
    while above[node] != node:
        node = above[node]
    return node


@part_of_kernel
def _take(heaps, above, node):
    """The cheapest arc from outside ``node``, -1 where there is none; what it costs is paid by all that remain."""
    while heaps.top[node] >= 0:
        arc = heaps.top[node]
        heaps.top[node] = _without_top(heaps, arc)
        heaps.held[node] -= 1
        if _group_of(above, heaps.parent[arc]) != node:
            heaps.paid[node] = heaps.cost[arc]
            return arc
    return -1


@part_of_kernel
def _filled(starts, parents, costs, exempt, more):
    """The arcs into each node in heaps; those into a node that is not exempt cost ``more`` from those who are not."""
    nodes, arcs = len(starts) - 1, len(parents)
    heaps = _Heaps(
        costs.copy(),
        parents,
        np.empty(arcs, np.int64),
        np.full(arcs, -1),
        np.full(arcs, -1),
        np.full(nodes, -1),
        np.zeros(nodes, np.int64),
        np.zeros(nodes),
        np.empty(arcs + 1, np.int64),
    )
    for node in range(nodes):
        for arc in range(starts[node], starts[node + 1]):
            parent = parents[arc]
            if not (exempt[parent] or (parent == 0 and exempt[node])):
                heaps.cost[arc] += more
            heaps.child[arc] = node
            heaps.top[node] = _linked(heaps, heaps.top[node], arc)
            heaps.held[node] += 1
    return heaps


@kernel
def cheapest_arborescence(starts, parents, costs, exempt, more):
    """The parent of each node in the cheapest tree rooted in node 0 (whose own entry is 0); all -1 where there is none.

    Arcs ``starts[n]`` to ``starts[n + 1]`` lead into node ``n``, from ``parents`` at ``costs``. What is not taken from
    an ``exempt`` node costs ``more``, but for the exempt ones that hang on node 0.
    """
    nodes = len(starts) - 1
    heaps = _filled(starts, parents, costs, exempt, more)
    above, size = np.arange(nodes), np.ones(nodes, np.int64)
    joined, joins = np.empty(nodes, np.int64), 0
    chosen, below = np.zeros(nodes, np.int64), np.zeros(nodes, np.int64)
    path = np.empty(nodes + 1, np.int64)
    cycle_arcs, cycle_node = np.empty(2 * nodes, np.int64), np.empty(nodes, np.int64)
    cycle_joins, cycle_start = np.empty(nodes, np.int64), np.zeros(nodes + 1, np.int64)
    cycles = 0
    seen = np.full(nodes, -1)
    seen[0] = 0
    for start in range(1, nodes):
        steps = 0
        node = _group_of(above, start)
        while seen[node] < 0:
            arc = _take(heaps, above, node)
            if arc < 0:
                return np.full(nodes, -1)
            path[steps] = arc
            steps += 1
            seen[node] = start
            node = _group_of(above, heaps.parent[arc])
            if seen[node] == start:  # a cycle closes: make one node of it
                cycle_joins[cycles] = joins
                at = cycle_start[cycles]
                heap = member = node
                while True:
                    steps -= 1
                    cycle_arcs[at] = path[steps]
                    at += 1
                    member = _group_of(above, heaps.child[path[steps]])
                    if member == node:
                        break
                    path[steps] = member
                # members lie behind the path, the last first
                last = steps + at - cycle_start[cycles] - 1
                for k in range(last, steps, -1):
                    _merge(heaps, heap, path[k])
                for k in range(last, steps, -1):
                    one, other = _group_of(above, node), _group_of(above, path[k])
                    if size[one] < size[other]:
                        one, other = other, one
                    above[other] = one
                    size[one] += size[other]
                    joined[joins] = other
                    joins += 1
                drawn = _group_of(above, node)
                heaps.top[drawn], heaps.held[drawn], heaps.paid[drawn] = (
                    heaps.top[heap],
                    heaps.held[heap],
                    heaps.paid[heap],
                )
                cycle_node[cycles] = drawn
                cycles += 1
                cycle_start[cycles] = at
                node = drawn
                seen[node] = -1
        for k in range(steps):
            group = _group_of(above, heaps.child[path[k]])
            chosen[group], below[group] = heaps.parent[path[k]], heaps.child[path[k]]
    for n in range(cycles - 1, -1, -1):
        while joins > cycle_joins[n]:
            joins -= 1
            other = joined[joins]
            size[above[other]] -= size[other]
            above[other] = other
        parent, child = chosen[cycle_node[n]], below[cycle_node[n]]
        for k in range(cycle_start[n], cycle_start[n + 1]):
            arc = cycle_arcs[k]
            group = _group_of(above, heaps.child[arc])
            chosen[group], below[group] = heaps.parent[arc], heaps.child[arc]
        group = _group_of(above, child)
        chosen[group], below[group] = parent, child
    return chosen
