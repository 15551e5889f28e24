"""Times: spans and values against a date of publication, a Thursday."""

from __future__ import annotations

import make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.model import TimeExpression
from wirecopy.speech.parse import parse_texts
from wirecopy.speech.times import find_times

THURSDAY = "2015-05-28"


def times_of(text: str, published: str | None = THURSDAY) -> list[TimeExpression]:
    (parsed,) = parse_texts([text])
    return find_times(parsed, make.article(text=text, published=published))


@pytest.mark.parametrize(
    ("text", "printed", "value", "kind"),
    [
        ("The ferry sank on Wednesday.", "Wednesday", "2015-05-27", "DATE"),
        ("The court will sit on Wednesday.", "Wednesday", "2015-06-03", "DATE"),
        ("A service is to be held on Wednesday.", "Wednesday", "2015-06-03", "DATE"),
        ("She is said to have been held on Wednesday.", "Wednesday", "2015-05-27", "DATE"),
        ("She vanished in late April.", "late April", "2015-04", "DATE"),
        ("It was a 1992-97 war.", "1992-97", "1992/1997", "DATE"),
        ("He has ruled since 1992.", "1992", "1992", "DATE"),
        ("The mill closed three years ago.", "three years ago", "2012", "DATE"),
        ("Prices fell in the past two weeks.", "the past two weeks", "P2W", "DURATION"),
        ("Profit fell in the first quarter of 2014.", "the first quarter of 2014", "2014-Q1", "DATE"),
        ("Sales rose in the 1990s.", "the 1990s", "199", "DATE"),
        ("It was built in the 19th century.", "the 19th century", "18", "DATE"),
        ("They met in the summer of 2012.", "the summer of 2012", "2012-SU", "DATE"),
        ("The shops shut on Christmas Eve.", "Christmas Eve", "2014-12-24", "DATE"),
        ("The train left at 16:15 GMT.", "16:15 GMT", "2015-05-28T16:15Z", "TIME"),
        ("The council meets every Monday.", "every Monday", "XXXX-WXX-1", "SET"),
        ("The board met last Friday.", "last Friday", "2015-05-22", "DATE"),
        ("It opened on May 3, 2014.", "May 3, 2014", "2014-05-03", "DATE"),
        ("It opened on 3 May 2014.", "3 May 2014", "2014-05-03", "DATE"),
        ("It will reopen in October.", "October", "2015-10", "DATE"),
        ("It closed in October.", "October", "2014-10", "DATE"),
        ("He was seen on Tuesday night.", "Tuesday night", "2015-05-26TNI", "TIME"),
        ("They agreed last week.", "last week", "2015-W21", "DATE"),
        ("It will last two and a half years.", "two and a half years", "P2.5Y", "DURATION"),
        ("The deal was signed by the end of March.", "the end of March", "2015-03", "DATE"),
        ("The following day was wet.", "The following day", "2015-05-29", "DATE"),
        ("He will serve a term beginning in January.", "January", "2016-01", "DATE"),
        ("The mill was shut years ago.", "years ago", None, "DATE"),
        ("It ends on Good Friday.", "Good Friday", "2015-04-03", "DATE"),
        ("Sales rose over the year-ago quarter.", "the year-ago quarter", "2014", "DATE"),
        ("They spoke recently.", "recently", None, "DATE"),
    ],
)
def test_a_time_has_its_span_value_and_kind(text: str, printed: str, value: str | None, kind: str) -> None:
    assert [(t.text, t.value, t.kind) for t in times_of(text)] == [(printed, value, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "A man may march to the second door.",
        "The 47-year-old baker paid 1,992 dollars.",
        "The firm makes a million barrels a day.",
        "One day he will understand.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert not times_of(text)


def test_the_narrative_goes_on_from_its_own_date() -> None:
    text = "The ship sank on May 3, 2012. Two days later the captain was found."
    assert [t.value for t in times_of(text)] == ["2012-05-03", "2012-05-05"]


def test_months_in_a_row_follow_one_another() -> None:
    values = [t.value for t in times_of("It sold cars in November, December and January.")]
    assert values == ["2014-11", "2014-12", "2015-01"]


def test_without_a_date_of_publication_nothing_is_guessed() -> None:
    text = "The ferry sank on Wednesday, as one did in October and on May 3."
    assert [t.value for t in times_of(text, None)] == [None, "XXXX-10", "XXXX-05-03"]


def test_an_ambiguous_date_has_a_value_only_near_publication() -> None:
    assert [t.value for t in times_of("It arrived on 5/6/12.")] == [None]
    assert [t.value for t in times_of("It arrived on 5/27/15.")] == ["2015-05-27"]


@settings(max_examples=40)
@given(st.text(alphabet="0123456789/-:., adyMweksthof'’\n", max_size=40))
def test_any_text_gives_spans_in_order(text: str) -> None:
    end = 0
    for time in times_of(text):
        assert end <= time.start < time.end
        assert text[time.start : time.end] == time.text
        end = time.end
