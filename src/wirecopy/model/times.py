"""Times of publication: printed strings to moments with their uncertainty.

A time is RFC 3339 in UTC, or a bare date where only the day, or no time zone, is known. Comparing two
of them needs the earliest and the latest moment that each can mean.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

# A bare date was printed somewhere between UTC+14 and UTC-12: the day begins 14 hours before it does
# in UTC and ends 12 hours after.
_EAST = timedelta(hours=14)
_WEST = timedelta(hours=12)


class Moment(NamedTuple):
    """The interval, in seconds since 1970 (UTC), in which a printed time lies."""

    earliest: float
    latest: float


def rfc3339(moment: datetime) -> str:
    """``moment`` (aware) as RFC 3339 in UTC to the second; a naive one as its bare date.

    >>> rfc3339(datetime(2015, 5, 28, 11, 30, tzinfo=UTC))
    '2015-05-28T11:30:00Z'
    """
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


@lru_cache(maxsize=65536)
def moment_of(printed: str | None) -> Moment | None:
    """The interval that ``printed`` (RFC 3339 or a bare date) can mean, ``None`` for none or a malformed one.

    Midnight to the second is taken for a bare date: publishing systems that keep only a day write it so.
    """
    if not printed:
        return None
    try:
        if len(printed) == 10:
            return _day(date.fromisoformat(printed))
        at = datetime.fromisoformat(printed)
    except ValueError:
        return None
    if at.tzinfo is None or (at.hour, at.minute, at.second) == (0, 0, 0):
        return _day(at.date())
    seconds = at.timestamp()
    return Moment(seconds, seconds)


def _day(day: date) -> Moment:
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if day.year < 2 or day.year > 9998:
        return Moment(start.timestamp(), start.timestamp())
    return Moment((start - _EAST).timestamp(), (start + timedelta(days=1) + _WEST).timestamp())
