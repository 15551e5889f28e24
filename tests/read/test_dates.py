"""Printed dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.model.times import moment_of
from wirecopy.read.dates import parse_printed


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Thursday 28 May 2015", "2015-05-28"),
        ("May 28, 2015", "2015-05-28"),
        ("Dec. 31, 2015 4:15 p.m. ET", "2015-12-31T21:15:00Z"),
        ("2015-12-31T10:00:00+02:00", "2015-12-31T08:00:00Z"),
        ("2015-12-31 10:00:00 +0200", "2015-12-31T08:00:00Z"),
        ("2015-12-31T10:00:00", "2015-12-31"),
        ("2015-12-31T10:00:00.123456789Z", "2015-12-31T10:00:00Z"),
        ("31/12/2015", "2015-12-31"),
        ("28.05.2015", "2015-05-28"),
        ("03.04.2015", "2015-04-03"),
        ("Thu, 28 May 2015 10:00:00 GMT", "2015-05-28T10:00:00Z"),
        ("28 de mayo de 2015", "2015-05-28"),
        ("1er août 2015", "2015-08-01"),
        ("2015. május 28.", "2015-05-28"),
        ("2021年5月3日 10:20", "2021-05-03"),
        ("10:30, 5 березня 2022", "2022-03-05"),
        ("28 tháng 5, 2015", "2015-05-28"),
        ("Updated 8:43 AM EST, Mon December 7, 2015", "2015-12-07T13:43:00Z"),
        ("1432800000", "2015-05-28T08:00:00Z"),
        ("20150528", "2015-05-28"),
    ],
)
def test_a_printed_date_is_read(printed: str, expected: str) -> None:
    assert parse_printed(printed) == expected


@pytest.mark.parametrize(
    "printed",
    ["", "no date", "03/04/2015", "28 May", "2015-13-45", "May 2015", "31 February 2015", "listopad 2015", "99"],
)
def test_what_can_be_read_in_two_ways_or_not_at_all_is_none(printed: str) -> None:
    assert parse_printed(printed) is None


def test_midnight_in_a_zone_of_its_own_marks_a_day() -> None:
    assert parse_printed("2015-05-28T00:00:00+02:00") == "2015-05-28"


@given(st.text(max_size=60))
def test_any_text_gives_a_time_or_none(text: str) -> None:
    printed = parse_printed(text)
    assert printed is None or moment_of(printed) is not None


@given(st.datetimes().filter(lambda at: 1700 < at.year < 2100))
def test_rfc_3339_in_utc_is_kept(at: object) -> None:
    printed = f"{at:%Y-%m-%dT%H:%M:%S}Z"
    assert parse_printed(printed) == printed
