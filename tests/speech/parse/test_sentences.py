"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.speech.parse.sentences import LONGEST, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in split_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["“Stand back, all of you,” he said.", "“We are coming.”"],
        ["The U.S. President, J. R. Orme Jr. of St. Petroc, said no.", "He left at 5 p.m.", "Then Mr. Voss came."],
        ["She lives in the U.S.", "He does not."],
        ["“Go!” Ann Orme said.", "“Why?”", "Nobody knew."],
        ["Prices at Vint Inc. rose 4.5 percent to $3.", "The firm was No. 5."],
        ["The captain (Gen. Voss) shouted: “No.”", "He left."],
        ['"They ran...', 'And fell."', "The end."],
        ["1. Wash the pan.", "2. Dry it."],
        ["The rule (it is old.)", "It stands."],
    ],
)
def test_a_paragraph_is_split_at_its_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_full_stops_without_a_space_after_them() -> None:
    assert sentences("He closed the bakery.The street was empty.") == ["He closed the bakery.", "The street was empty."]


def test_wrapped_lines_make_no_paragraphs_and_indents_do() -> None:
    text = (
        "The Quayside Bakery said it would close its second oven and\nlet four of its bakers go before the summer.\n"
        "    It said the price of flour was to blame. A third oven is\nstill in use."
    )
    assert [(text[s.start : s.end], s.paragraph) for s in split_sentences(text)] == [
        (text[: text.index("\n    ")], 0),
        ("It said the price of flour was to blame.", 1),
        ("A third oven is\nstill in use.", 1),
    ]


def test_every_line_is_a_paragraph_where_lines_are_whole() -> None:
    assert [s.paragraph for s in split_sentences("One is here.\nTwo is there. So is three.\n\nFour")] == [0, 1, 1, 2]


@given(st.text(alphabet="aB.!?\"”“ \n'I1é", max_size=300))
def test_sentences_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    at = 0
    for start, end, _ in split_sentences(text):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_no_sentence_is_longer_than_any_sentence_is() -> None:
    text = "word " * 2_000 + "x" * 5_000
    assert max(map(len, sentences(text))) <= LONGEST
    assert "".join(sentences(text)).replace(" ", "") == text.replace(" ", "")
