"""Marked changes: what is struck and what is new can be told without colour, and nothing is made up."""

from __future__ import annotations

import re

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.cli.views.changes import change_text, rendered
from wirecopy.pictures.changes import SeenChange, load_changes, marked

_WORDS = st.lists(st.sampled_from(["police", "said", "the", "goose", "was", "not", "taken", "12", "."]), max_size=8)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("at least 12 people", "at least 20 people", "at least [-12-]{+20+} people"),
        ("Goose taken", "Goose taken [WOW]", "Goose taken {+[WOW]+}"),
        ("Police: goose taken by night", "Goose taken by night", "[-Police: goose-]{+Goose+} taken by night"),
        ("one two three", "vier fünf sechs", "[-one two three-]{+vier fünf sechs+}"),
        ("the alleged theft", "the theft", "the [-alleged-] theft"),
    ],
)
def test_marked(before: str, after: str, shown: str) -> None:
    assert rendered(marked(before, after), plain=True).plain == shown


def test_in_colour_there_are_no_signs() -> None:
    text = rendered(marked("at least 12 people", "at least 20 people"), plain=False)
    assert text.plain == "at least 12 20 people"
    assert {str(span.style) for span in text.spans} == {"red strike", "green"}


@given(_WORDS, _WORDS)
def test_both_sides_can_be_read_from_the_marks(old: list[str], new: list[str]) -> None:
    shown = rendered(marked(" ".join(old), " ".join(new)), plain=True).plain
    if "…" in shown:
        return
    before = re.sub(r"\{\+.*?\+\}", " ", shown).replace("[-", " ").replace("-]", " ").split()
    after = re.sub(r"\[-.*?-\]", " ", shown).replace("{+", " ").replace("+}", " ").split()
    assert "".join(before) == "".join(old)
    assert "".join(after) == "".join(new)


def test_a_long_stretch_in_common_is_left_out() -> None:
    same = " ".join(f"word{i}" for i in range(60))
    shown = rendered(marked(f"old {same} end", f"new {same} stop"), plain=True).plain
    assert shown == (
        "[-old-]{+new+} word0 word1 word2 word3 word4 word5 … word54 word55 word56 word57 word58 word59 [-end-]{+stop+}"
    )


def test_a_cut_says_how_much() -> None:
    cut = make.change(kind="cut", before=" ".join(["word"] * 60))
    assert change_text(SeenChange(cut), plain=True, length=90).plain.endswith("…-]  60 words")


def test_a_word_cut_is_shown_among_its_neighbours() -> None:
    text = (
        "First paragraph.\n\nThe mayor, who allegedly took the goose, denies it all the same to this very day.\n\nLast."
    )
    at = text.index("allegedly")
    store = make.store(
        articles=[make.article("a", text=text), make.article("b", text=text.replace("allegedly ", ""))],
        changes=[
            make.change(kind="cut", before="allegedly", copy_start=at, copy_end=at, original_start=at,
                        original_end=at + 9)
        ],
    )  # fmt: skip
    ((seen,),) = load_changes(store, [("b", "a")]).values()
    assert change_text(seen, plain=True).plain == "The mayor, who [-allegedly-] took the goose, denies it all …"


def test_the_most_telling_comes_first() -> None:
    kinds = [
        make.change(kind="cut", before="word " * 40, copy_start=0, original_start=0),
        make.change(kind="headline", before="Old", after="New"),
        make.change(kind="spelling", before="color", after="colour", copy_start=1, original_start=1),
        make.change(kind="number", before="at least 12", after="at least 20", copy_start=2, original_start=2),
        make.change(before="the", after="a", copy_start=4, original_start=4),
        make.change(before="fell", after="dropped", copy_start=5, original_start=5),
        make.change(kind="hedge", before="alleged", copy_start=3, original_start=3),
    ]
    store = make.store(articles=[make.article("a"), make.article("b")], changes=kinds)
    ((*seen,),) = load_changes(store, [("b", "a")]).values()
    assert [s.change.before for s in seen] == ["alleged", "at least 12", "Old", "fell", "the", "word " * 40, "color"]
