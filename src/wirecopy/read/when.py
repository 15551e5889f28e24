"""When a page was published and modified.

In: the dates a page tells, in the order to believe them. Out: one of each, or ``None``. A date of the
future is doubted, and so is a date of publication that is nothing but the date of the last change.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from wirecopy.model.times import moment_of
from wirecopy.read.dates import parse_printed

# Clocks go wrong by a zone or a day; beyond this a date "ahead" is a mistake (a print edition's, an event's).
_AHEAD = timedelta(days=2)


def pick_time(candidates: Iterable[str | None], not_after: str | None = None) -> str | None:
    """The first believable date; where it is a bare one, a time on that day that another candidate gives.

    ``not_after``: when the page was fetched; without it, today.
    """
    best: str | None = None
    for candidate in candidates:
        printed = parse_printed(candidate) if candidate else None
        if printed is None or is_ahead(printed, not_after):
            continue
        if best is None:
            best = printed
        elif _refines(printed, best):
            return printed
        if best is not None and not _is_day(best):
            return best
    return best


def is_ahead(printed: str, not_after: str | None = None) -> bool:
    """Whether ``printed`` lies more than two days after ``not_after`` (or after today)."""
    at, limit = moment_of(printed), moment_of(not_after)
    latest = limit.latest if limit else datetime.now(UTC).timestamp()
    return at is None or at.earliest > latest + _AHEAD.total_seconds()


def _is_day(printed: str) -> bool:
    moment = moment_of(printed)
    return moment is None or moment.earliest != moment.latest


def _refines(printed: str, day: str) -> bool:
    """Whether ``printed`` is a time that the bare date ``day`` can mean."""
    outer, inner = moment_of(day), moment_of(printed)
    return bool(outer and inner and not _is_day(printed) and outer.earliest <= inner.earliest <= outer.latest)
