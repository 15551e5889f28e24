"""Which words of an article tell what it is about."""

from __future__ import annotations

from wirecopy.stories.words import LEAD, PLAIN, stems_of, words_of


def test_names_and_numbers_weigh_more() -> None:
    found = words_of("Ferry sinks", "The ferry Maretta Star sank with 41 people aboard.")
    assert found["marett"] == found["41"] == found["ferry"] == 1.0
    assert found["people"] == found["aboard"] == PLAIN


def test_only_the_lead_is_read() -> None:
    found = words_of(None, "word " * LEAD + "Calvessa")
    assert list(found) == ["word"]


def test_without_capitals_all_words_weigh_alike() -> None:
    assert set(words_of("ferry sinks", "the ferry sank with 41 aboard").values()) == {1.0}
    assert set(words_of(None, "غرقت العبارة").values()) == {1.0}


def test_stretches_left_out() -> None:
    text = "Prices at the close. Copper rose."
    assert set(words_of(None, text, [(0, 20)])) == {"copper", "rose"}


def test_a_script_without_spaces_is_read_by_pairs() -> None:
    assert set(words_of(None, "東京地震")) == {"東京", "京地", "地震"}


def test_nothing_in_nothing() -> None:
    assert words_of(None, "") == {}


def test_stems_alone_leave_numbers_out() -> None:
    assert stems_of("The Maretta Star sank with 41 people, a 1,200-ton ferry") == {
        "the", "marett", "star", "sank", "with", "people", "ton", "ferry",
    }  # fmt: skip
    assert stems_of("word " * LEAD + "Calvessa") == {"word"}
