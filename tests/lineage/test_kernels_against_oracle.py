"""The kernels that hang a text against the same in plain Python."""

from __future__ import annotations

import random

import make
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.lineage.arborescence import Arc
from wirecopy.lineage.arborescence import cheapest_arborescence as in_python
from wirecopy.lineage.collation import Collation
from wirecopy.lineage.derivation import derive
from wirecopy.lineage.kernels import cheapest_arborescence
from wirecopy.lineage.prices import Prices


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


def copies(draw: random.Random) -> dict[str, str]:
    """Texts that descend from one another: cut, added to, moved and reworded, a few words of it alike in several."""
    texts = [make.prose(draw.randrange(1000), 5)]
    for n in range(draw.randrange(1, 9)):
        paragraphs = list(draw.choice(texts))
        for _ in range(draw.randrange(6)):
            at = draw.randrange(len(paragraphs))
            words = paragraphs[at].split(" ")
            words[draw.randrange(len(words))] = draw.choice(["ochre", "umber", "41", "two more"])
            paragraphs[at] = " ".join(words)
        if draw.random() < 0.5:
            del paragraphs[draw.randrange(len(paragraphs))]
        if draw.random() < 0.3 or not paragraphs:
            paragraphs.insert(draw.randrange(len(paragraphs) + 1), make.prose(2000 + n, 1)[0])
        if draw.random() < 0.2:
            draw.shuffle(paragraphs)
        texts.append(paragraphs)
    return {f"a{n}": make.text(*paragraphs) for n, paragraphs in enumerate(texts)}


@given(st.integers(0, 10**6))
def test_the_kernel_prices_as_the_oracle(seed: int) -> None:
    draw = random.Random(seed)
    texts = copies(draw)
    shared = {id: ((0, draw.choice([len(body), len(body) // 2])),) for id, body in texts.items()}
    heads = {id: draw.choice([None, "Ferry sinks", "FERRY sinks off Omaro", "Dozens feared dead"]) for id in texts}
    sign = {id: ((0, draw.choice([0, 60])),) for id in texts}
    collation = Collation(texts, shared, heads, sign)
    witnesses = [*collation.witnesses.values(), collation.consensus(texts), collation.consensus(texts, named=True)]
    prices = Prices(collation)
    coded = prices.coded(witnesses)
    pairs = [(one, other) for other in range(len(witnesses)) for one in range(len(witnesses))]
    expected = [derive(collation, witnesses[one], witnesses[other]) for one, other in pairs]
    assert prices.derive(coded, coded, pairs) == pytest.approx(expected)
    draw.shuffle(pairs)
    expected = [derive(collation, witnesses[one], witnesses[other]) for one, other in pairs]
    assert prices.derive(coded, coded, pairs) == pytest.approx(expected)
