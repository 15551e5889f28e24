"""The cheapest arborescence against every tree there is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.lineage.arborescence import Arc, cheapest_arborescence


def cost_of(parents: list[int], costs: dict[tuple[int, int], float]) -> float:
    return sum(costs[parent, child] for child, parent in enumerate(parents) if child)


def into(nodes: int, arcs: Iterable[Arc]) -> list[list[Arc]]:
    found: list[list[Arc]] = [[] for _ in range(nodes)]
    for arc in arcs:
        found[arc[2]].append(arc)
    return found


def is_tree(parents: tuple[int, ...]) -> bool:
    for node in range(1, len(parents)):
        seen = set()
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = parents[node]
    return True


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, dict[tuple[int, int], float]]:
    nodes = draw(st.integers(1, 5))
    pairs = [(p, c) for p in range(nodes) for c in range(1, nodes) if p != c]
    return nodes, {
        pair: draw(st.integers(0, 9)) for pair in pairs if pair[0] == 0 or draw(st.booleans())
    }  # every node has an arc from the root


@given(graphs())
def test_no_tree_is_cheaper(graph: tuple[int, dict[tuple[int, int], float]]) -> None:
    nodes, costs = graph
    found = cheapest_arborescence(into(nodes, ((cost, *pair) for pair, cost in costs.items())))
    assert is_tree(tuple(found))
    trees = (p for p in product(range(nodes), repeat=nodes) if p[0] == 0 and is_tree(p))
    least = min(
        cost_of(list(p), costs)
        for p in trees
        if all((parent, child) in costs for child, parent in enumerate(p) if child)
    )
    assert cost_of(found, costs) == least


def test_a_node_that_nothing_leads_to() -> None:
    with pytest.raises(ValueError, match="nothing leads to node 1"):
        cheapest_arborescence([[], []])


def test_a_long_chain() -> None:
    arcs = [(9.0, 0, n) for n in range(1, 3000)] + [(1.0, n, n + 1) for n in range(1, 2999)]
    assert cheapest_arborescence(into(3000, arcs)) == [0, 0, *range(1, 2999)]
