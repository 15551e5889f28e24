"""The likeliest tree: what many have came from one, and turning an arrow must pay."""

from __future__ import annotations

import math
import random

from hypothesis import given
from hypothesis import strategies as st

from wirecopy.lineage.candidates import Choice
from wirecopy.lineage.derivation import WEIGHTS
from wirecopy.lineage.likeliest import Arcs, Parents, sizes

PLAIN = WEIGHTS._replace(grown=1.0, handed_on=0.0)


def arcs(*costs: tuple[str, str | None, float]) -> Arcs:
    return Arcs((Choice(child, parent, cost) for child, parent, cost in costs), PLAIN, articles=4)


def test_of_two_ways_at_one_price_the_one_with_more_copies_is_the_older() -> None:
    found = arcs(
        ("a", None, 5.0), ("a", "b", 1.0),
        ("b", None, 5.0), ("b", "a", 1.0),
        ("c", None, 9.0), ("c", "b", 1.0), ("d", None, 9.0), ("d", "b", 1.0),
    ).likeliest()  # fmt: skip
    assert found.parents == {"a": "b", "b": None, "c": "b", "d": "b"}


def test_a_price_outweighs_the_number_of_copies() -> None:
    found = arcs(
        ("a", None, 5.0), ("a", "b", 4.0),
        ("b", None, 5.0), ("b", "a", 1.0),
        ("c", None, 9.0), ("c", "b", 1.0), ("d", None, 9.0), ("d", "b", 1.0),
    ).likeliest()  # fmt: skip
    assert found.parents == {"a": None, "b": "a", "c": "b", "d": "b"}


def test_the_cost_is_that_of_the_arcs_and_of_the_shape() -> None:
    priced = arcs(("a", None, 5.0), ("b", None, 9.0), ("b", "a", 1.0))
    assert priced.likeliest().cost == 6.0 + math.log(2)


def test_an_arrow_that_nobody_priced_is_not_turned() -> None:
    priced = arcs(("a", None, 5.0), ("b", None, 9.0), ("b", "a", 1.0))
    assert priced.turned("b", {"a": None, "b": "a"}) is None
    assert priced.turned("a", {"a": None, "b": "a"}) is None


def test_sizes_count_whoever_descends() -> None:
    assert sizes({"a": None, "b": "a", "c": "b", "d": "b", "e": None}) == {"a": 4, "b": 3, "c": 1, "d": 1, "e": 1}


@given(st.integers(2, 9), st.integers(0, 10**6))
def test_what_turning_an_arrow_saves_is_what_the_two_trees_differ_by(nodes: int, seed: int) -> None:
    draw = random.Random(seed)
    names = "abcdefghi"[:nodes]
    priced = Arcs(
        (
            Choice(child, parent, draw.randint(0, 20) / 4)
            for child in names
            for parent in (None, *names)
            if parent != child and (parent is None or draw.random() < 0.8)
        ),
        WEIGHTS,
        articles=nodes,
    )
    parents: Parents = {}
    for n, child in enumerate(names):
        parents[child] = draw.choice([p for p in (None, *names[:n]) if p in priced.into[child]])
    turned = {child: priced.turned(child, parents) for child in names}
    saved = {c: priced.cost(parents) - priced.cost(tree) for c, tree in turned.items() if tree is not None}
    most = max(saved.values(), default=0.0)
    best = [child for child, much in saved.items() if much > 1e-9 and much > most - 1e-9]
    assert priced.worth_turning(parents) == best
