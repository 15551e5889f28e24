"""Edits keep what sentences are, and change what they say they change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wirecopy.simulate import edits
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.draft import Body
from wirecopy.simulate.language import Writer


@pytest.fixture(scope="module")
def writer() -> Writer:
    return Writer()


@pytest.fixture
def body(writer: Writer) -> Body:
    chance = Chance(1)
    return writer.story(chance, writer.event(chance), 12, 1)


def uids(body: Body) -> list[int]:
    return [s.uid for p in body for s in p]


def pieces(body: Body) -> Iterator[tuple[str, ...]]:
    return (s.pieces for p in body for s in p)


@pytest.mark.parametrize("seed", range(20))
def test_an_abridgement_keeps_the_lead_and_the_order(body: Body, seed: int) -> None:
    cut = edits.abridge(Chance(seed), body)
    assert cut[0] is body[0]
    assert uids(cut) == [uid for uid in uids(body) if uid in set(uids(cut))]
    assert len(cut) < len(body)


@pytest.mark.parametrize("seed", range(20))
def test_an_excerpt_is_one_stretch_of_at_most_three_paragraphs(body: Body, seed: int) -> None:
    part = edits.excerpt(Chance(seed), body)
    at = body.index(part[0])
    assert 1 <= len(part) <= 3
    assert part == body[at : at + len(part)]


@pytest.mark.parametrize("seed", range(20))
def test_moving_keeps_every_paragraph_and_the_lead(body: Body, seed: int) -> None:
    moved = edits.move(Chance(seed), body)
    assert moved[0] is body[0]
    assert sorted(uids(moved)) == sorted(uids(body))


@pytest.mark.parametrize("seed", range(20))
def test_substitution_exchanges_at_most_fifteen_words_in_a_hundred(writer: Writer, body: Body, seed: int) -> None:
    changed = edits.substitute(Chance(seed), writer, body)
    assert uids(changed) == uids(body)
    words = sum(len(piece.split()) for row in pieces(body) for piece in row)
    exchanged = sum(
        len(old.split())
        for was, now in zip(pieces(body), pieces(changed), strict=True)
        for old, new in zip(was, now, strict=True)
        if old != new
    )
    assert exchanged <= 0.2 * words


def test_facts_are_altered_in_one_to_three_places(writer: Writer, body: Body) -> None:
    for seed in range(20):
        altered = edits.alter_facts(Chance(seed), writer, body)
        places = sum(
            old != new
            for was, now in zip(pieces(body), pieces(altered), strict=True)
            for old, new in zip(was, now, strict=True)
        )
        assert 1 <= places <= 3


def test_a_scan_damages_letters_not_sense(body: Body) -> None:
    chance = Chance(2)
    sentence = body[0][0]
    damaged = edits.scan(chance, sentence, 1.0)
    assert damaged.uid == sentence.uid
    assert damaged.pieces != sentence.pieces
    assert abs(len(damaged.text) - len(sentence.text)) <= 2 * len(sentence.pieces)
