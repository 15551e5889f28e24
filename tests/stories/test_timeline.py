"""What is said in a story, in order."""

from __future__ import annotations

import make

from wirecopy.model import TimeExpression
from wirecopy.stories.timeline import Entry, time_line

ARTICLES = {
    "a": make.article("a", published="2025-03-04T13:20:00Z"),
    "b": make.article("b", published="2025-03-05T08:00:00Z"),
    "c": make.article("c", published=None),
}
DOOR = "the bow door had been repaired twice without the work being examined"
SEARCH = "the search would go on through the night with four vessels"


def test_what_the_words_name_dates_them_else_the_first_report() -> None:
    letter = "the board wrote on February 18 that the door might not hold"
    statements = [
        make.statement("s1", "b", DOOR, speaker="Edda Vorland"),
        make.statement("s2", "a", DOOR),
        make.statement("s3", "b", letter, content_start=200, content_end=200 + len(letter)),
        make.statement("s4", "c", SEARCH),
    ]
    at = 200 + letter.index("February")
    named = TimeExpression(article="b", start=at, end=at + 11, text="February 18", value="2025-02-18", kind="DATE")
    assert time_line(ARTICLES, statements, [named], {}) == [
        Entry("2025-02-18", None, letter, ("b",)),
        Entry("2025-03-04T13:20:00Z", "Edda Vorland", DOOR, ("a", "b")),
        Entry(None, None, SEARCH, ("c",)),
    ]


def test_a_month_dates_nothing() -> None:
    month = TimeExpression(article="a", start=0, end=3, text="May", value="2025-05", kind="DATE")
    (entry,) = time_line(ARTICLES, [make.statement("s1", "a", DOOR)], [month], {})
    assert entry.when == "2025-03-04T13:20:00Z"


def test_a_name_alone_is_nothing_that_was_said() -> None:
    assert time_line(ARTICLES, [make.statement("s1", "a", "the Harbour Safety Board of Port Ardine")], [], {}) == []


def test_an_hour_that_was_still_to_come_is_not_when_it_happened() -> None:
    said = "the ship had turned over shortly before midnight off the northern head"
    at = said.index("midnight")
    hour = TimeExpression(article="a", start=at, end=at + 8, text="midnight", value="2025-03-04T24:00", kind="TIME")
    for published in ("2025-03-04T13:20:00Z", "2025-03-04"):
        articles = {"a": make.article("a", published=published)}
        (entry,) = time_line(articles, [make.statement("s1", "a", said)], [hour], {})
        assert entry.when == published


def test_background_in_an_article_s_own_voice_is_no_entry() -> None:
    own = make.statement("s1", "a", "the strait is 60 kilometres wide and seldom calm in spring", cue=None)
    assert time_line(ARTICLES, [own], [], {}) == []
