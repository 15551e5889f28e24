"""The arithmetic of dates: what a shift by so many units, or the nth quarter or the next Friday, is as a value.

Values are TIMEX3's: ``2015-05-27``, ``2015-W22``, ``2015-05``, ``2015-Q2``, ``2015``, ``201`` (a decade), ``20`` (a
century).
"""

from __future__ import annotations

from datetime import date, timedelta


def shifted(day: date, unit: str, by: float) -> str | None:
    """The unit (``D``, ``W``, ``M``, ``3M``, ``Y`` …) that lies ``by`` of it from ``day``; ``None`` outside years 1-9999.

    >>> shifted(date(2015, 5, 28), "M", -2), shifted(date(2015, 5, 28), "W", -1)
    ('2015-03', '2015-W21')
    """
    if by != int(by):
        if unit not in ("Y", "10Y", "100Y"):
            return None
        unit, by = "M", by * {"Y": 12, "10Y": 120, "100Y": 1200}[unit]
    try:
        return _shifted(day, unit, int(by))
    except (ValueError, OverflowError):
        return None


def _shifted(day: date, unit: str, by: int) -> str | None:
    if unit == "D":
        return (day + timedelta(days=by)).isoformat()
    if unit in ("W", "2W", "WE"):
        moved = day + timedelta(weeks=by * (2 if unit == "2W" else 1))
        return week_of(moved) + ("-WE" if unit == "WE" else "")
    if unit in ("M", "3M"):
        months = day.year * 12 + day.month - 1 + by * (3 if unit == "3M" else 1)
        year, month = divmod(months, 12)
        _within(year)
        return f"{year:04}-Q{month // 3 + 1}" if unit == "3M" else f"{year:04}-{month + 1:02}"
    years = {"Y": 1, "10Y": 10, "100Y": 100}.get(unit)
    if years is None:
        return None
    year = day.year + by * years
    _within(year)
    return f"{year:04}"[: {"Y": 4, "10Y": 3, "100Y": 2}[unit]]


def _within(year: int) -> None:
    if not 1 <= year <= 9999:
        raise ValueError(year)


def week_of(day: date) -> str:
    """The ISO week."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def weekday_near(day: date, weekday: int, ahead: bool) -> date:
    """The ``weekday`` (Monday 1) on ``day`` or last before it, or, ``ahead``, on it or next after it."""
    back = (day.isoweekday() - weekday) % 7
    return day + timedelta(days=(7 - back) % 7) if ahead else day - timedelta(days=back)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth ``weekday`` of a month.

    >>> nth_weekday(2015, 11, 4, 4).isoformat()
    '2015-11-26'
    """
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def full_year(short: str, near: int) -> int:
    """The year that two digits mean: the latest that is not more than ten years after ``near``."""
    if len(short) == 4:
        return int(short)
    year = near // 100 * 100 + int(short)
    return year - 100 if year > near + 10 else year + 100 if year <= near - 90 else year


def day_of(value: str) -> date | None:
    """The first day of a value of days or months or a year."""
    parts = value[:10].split("-")
    try:
        return date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1)
    except ValueError:
        return None
