"""The kernel that hangs a text against the same in plain Python."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.lineage.arborescence import Arc
from wirecopy.lineage.arborescence import cheapest_arborescence as in_python
from wirecopy.lineage.kernels import cheapest_arborescence


def random_arcs(nodes: int, share: float, prices: int, seed: int) -> list[list[Arc]]:
    """Into each node some, and one from node 0; few prices make many ties."""
    draw = random.Random(seed)
    return [
        [
            (draw.randrange(prices) / 7, parent, child)
            for parent in range(nodes)
            if child and parent != child and (parent == 0 or draw.random() < share)
        ]
        for child in range(nodes)
    ]


@settings(deadline=None)  # the first call may compile
@given(
    nodes=st.integers(1, 40),
    share=st.floats(0, 1),
    prices=st.sampled_from([2, 10, 1000]),
    seed=st.integers(0, 10**6),
    firsts=st.sets(st.integers(1, 39)),
)
def test_the_kernel_hangs_as_the_oracle(nodes: int, share: float, prices: int, seed: int, firsts: set[int]) -> None:
    rows = random_arcs(nodes, share, prices, seed)
    starts = np.array([0, *map(len, rows)]).cumsum()
    parents = np.array([parent for row in rows for _, parent, _ in row], np.int64)
    costs = np.array([cost for row in rows for cost, _, _ in row], np.float64)
    exempt = np.array([node in firsts for node in range(nodes)])
    found = cheapest_arborescence(starts, parents, costs, exempt, 0.3)
    dearer = [
        [
            (cost if parent in firsts or (parent == 0 and child in firsts) else cost + 0.3, parent, child)
            for cost, parent, child in row
        ]
        for row in rows
    ]
    assert found.tolist() == in_python(dearer)


def test_a_node_that_nothing_leads_to() -> None:
    none = np.zeros(0, np.int64)
    found = cheapest_arborescence(np.zeros(3, np.int64), none, none.astype(np.float64), np.zeros(2, np.bool_), 0.0)
    assert found.tolist() == [-1, -1]
