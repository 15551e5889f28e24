"""Printed times and what they can mean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from wirecopy.model.times import moment_of, rfc3339


def test_a_time_with_a_zone_is_a_moment() -> None:
    moment = moment_of("2015-05-28T09:30:00Z")
    assert moment is not None
    assert moment.earliest == moment.latest == datetime(2015, 5, 28, 9, 30, tzinfo=UTC).timestamp()


def test_a_bare_date_holds_that_day_in_every_zone() -> None:
    moment = moment_of("2015-05-28")
    assert moment is not None
    for hours in (-12, 0, 14):
        zone = timezone(timedelta(hours=hours))
        assert moment.earliest <= datetime(2015, 5, 28, tzinfo=zone).timestamp()
        assert datetime(2015, 5, 28, 23, 59, 59, tzinfo=zone).timestamp() <= moment.latest


def test_midnight_is_a_date_without_a_time() -> None:
    assert moment_of("2015-05-28T00:00:00Z") == moment_of("2015-05-28")


def test_unknown_and_malformed_are_none() -> None:
    assert [moment_of(x) for x in (None, "", "soon", "2015-13-40", "2015-05-28Tnoon")] == [None] * 5


@given(st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31), timezones=st.just(UTC)))
def test_what_rfc3339_prints_is_read_back(moment: datetime) -> None:
    read = moment_of(rfc3339(moment))
    assert read is not None
    assert read.earliest <= moment.timestamp() <= read.latest + 1


@given(st.dates())
def test_every_date_has_a_moment(day: object) -> None:
    moment = moment_of(str(day))
    assert moment is not None
    assert moment.earliest <= moment.latest
