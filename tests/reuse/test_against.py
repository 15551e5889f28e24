"""One text against several finds what the matcher finds between it and each."""

from __future__ import annotations

import pytest
from corpora import corpus_of
from hypothesis import given, settings
from hypothesis import strategies as st
from make import prose, text

from wirecopy.reuse import find_passages
from wirecopy.reuse.against import find_against

SPANS = ("a_start", "a_end", "b_start", "b_end")
WORDS = st.lists(st.sampled_from(["ferry", "harbour", "captain", "41", "47", "said", "the", "of", "a"]), max_size=60)


@settings(max_examples=60)
@given(WORDS, st.lists(WORDS, max_size=3))
def test_holds_all_that_the_matcher_finds(words: list[str], others: list[list[str]]) -> None:
    """The matcher, which weighs how ordinary words are, may find less."""
    given, partners = " ".join(words), [" ".join(other) for other in others]
    found = {(s.other, *s.span, *s.other_span) for s in find_against(given, partners).stretches}
    for n, partner in enumerate(partners):
        for row in find_passages([given, partner]).to_pylist():
            assert (n, *(row[c] for c in SPANS)) in found


@pytest.mark.parametrize("seed", range(8))
def test_holds_all_that_the_matcher_finds_in_any_script(seed: int) -> None:
    texts = corpus_of(seed, 8, 120, scripts=True).texts
    for n, one in enumerate(texts):
        found = {(s.other, *s.span, *s.other_span) for s in find_against(one, texts[n + 1 :]).stretches}
        rows = [find_passages([one, other]).to_pylist() for other in texts[n + 1 :]]
        matched = {(m, *(row[c] for c in SPANS)) for m, some in enumerate(rows) for row in some}
        assert matched <= found


def test_equals_the_matcher_on_news() -> None:
    shared, mine, theirs = prose(1), prose(2), prose(3)
    given = text(mine[0], shared[0], mine[1], shared[2])
    partner = text(theirs[0], shared[2], shared[0], theirs[1])
    rows = find_passages([given, partner]).to_pylist()
    stretches = find_against(given, ["", partner]).stretches
    assert len(rows) == 2
    assert [(*s.span, *s.other_span, s.similarity, s.label) for s in stretches] == [
        (*(r[c] for c in SPANS), r["similarity"], r["label"]) for r in rows
    ]
    assert {s.other for s in stretches} == {1}


def test_spans_are_code_points_and_words_are_counted() -> None:
    sentence = "Zwölf 🦆 Enten, ein Schwan und drei Gänse wurden am Montag im Hafen gezählt"
    found = find_against(f"“{sentence}.”", [f"\ufeffVorher: {sentence}!"])
    (stretch,) = found.stretches
    assert f"“{sentence}.”"[slice(*stretch.span)] == sentence
    assert f"\ufeffVorher: {sentence}!"[slice(*stretch.other_span)] == sentence
    assert (stretch.words, stretch.other_words) == ((0, 13), (1, 14))
    assert found.counts == [13, 14]


def test_scripts_without_spaces() -> None:
    sentence = "議会は火曜日に新しい港湾計画を賛成多数で承認した"
    (stretch,) = find_against(sentence, [f"速報。{sentence}。"]).stretches
    assert stretch.other_span == (3, 3 + len(sentence))


def test_two_that_share_a_text_are_not_paired_with_each_other() -> None:
    one, other = text(*prose(1)), text(*prose(2))
    assert find_against(one, [other, other]).stretches == []


@pytest.mark.parametrize("given", ["", "a", " \n", "\ud83d"])
def test_nothing_to_compare(given: str) -> None:
    assert find_against(given, []).stretches == []
    assert find_against(given, ["", given]).stretches == []
