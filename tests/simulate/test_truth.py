"""The truth about a made-up wire keeps the contract, in every named world."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from contract import check_changes, check_copies, check_families, check_keys, check_lost, check_passages

from wirecopy.simulate.truth import Truth
from wirecopy.simulate.wire import Line, make_wire
from wirecopy.simulate.world import WORLDS, make_world

ARTICLES = 1_500


class Wire(NamedTuple):
    articles: dict[str, Line]
    truth: Truth


@pytest.fixture(scope="module", params=sorted(WORLDS))
def wire(request: pytest.FixtureRequest) -> Wire:
    articles: list[Line] = []
    truth = Truth([], [], [], [], [])
    for made in make_wire(ARTICLES, make_world(request.param), seed=7):
        articles += made.articles
        for rows, more in zip(truth, made.truth, strict=True):
            rows.extend(more)
    assert len(articles) == ARTICLES
    return Wire({line.id: line for line in articles}, truth)


@pytest.mark.parametrize("world", sorted(WORLDS))
def test_any_number_of_articles_can_be_made(world: str) -> None:
    """Whatever happens last has room for what it needs, or makes do with less."""
    for articles in range(1, 7):
        for seed in range(12):
            made = list(make_wire(articles, make_world(world), seed))
            assert sum(len(some.articles) for some in made) == articles


def test_round_ups_alone_can_fill_a_wire() -> None:
    rates = dict.fromkeys(("alone", "wire", "scoop", "speech", "formula"), 0.0)
    for articles in range(1, 30):
        made = list(make_wire(articles, make_world("mixed", round_up=1.0, **rates), articles))
        assert sum(len(some.articles) for some in made) == articles


def test_ids_are_unique(wire: Wire) -> None:
    assert len(wire.articles) == ARTICLES


def test_families(wire: Wire) -> None:
    check_families(wire.truth.families, wire.articles, wire.truth.lost_originals)


def test_copies(wire: Wire) -> None:
    check_copies(wire.truth.copies, wire.truth.families, wire.truth.lost_originals)


def test_lost_originals(wire: Wire) -> None:
    check_lost(wire.truth.lost_originals, wire.truth.families, wire.truth.copies)


def test_passages(wire: Wire) -> None:
    check_passages(wire.truth.passages, {id: line.text for id, line in wire.articles.items()})


def test_changes(wire: Wire) -> None:
    check_keys("changes", [c for c in wire.truth.changes if c.kind != "headline"])
    check_changes(wire.truth.changes, wire.truth.copies, {id: line.text for id, line in wire.articles.items()})
