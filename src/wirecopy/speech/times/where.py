"""Where a rule fits and what it read: what every reader of times takes and gives."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from wirecopy.speech.parsed import Sentence
from wirecopy.speech.times.rules import lists
from wirecopy.speech.times.tense import is_future

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


Groups = dict[str, str]


class Read(NamedTuple):
    """A value, its kind, and how many characters at the start and end of what the rule took are not of the time."""

    value: str | None
    kind: Kind = "DATE"
    skip: int = 0


class Where(NamedTuple):
    """Where a rule fits: ``published``, and the last date, month and day of the narrative, any may be unknown."""

    published: date | None
    last: date | None
    month: date | None
    day: date | None
    sentence: Sentence
    start: int
    end: int

    @property
    def future(self) -> bool:
        """Whether the verb looks ahead, or a "by", "until" stands before."""
        return is_future(self.sentence, self.start, self.before in ("by", "until", "till"))

    @property
    def before(self) -> str:
        """The word before, lower case."""
        found = re.search(r"([\w’'%$-]+)\W*$", self.sentence.text[max(self.start - 24, 0) : self.start])
        return found[1].lower() if found else ""

    @property
    def after(self) -> str:
        """The text after, as far as anybody looks."""
        return self.sentence.text[self.end : self.end + 30]

    def now(self, unit: str) -> date | None:
        """What "the same day", "a month later" go by: the narrative's last day, month or year, else publication."""
        told = {"D": self.day, "W": self.day, "M": self.month, "Q": self.month}.get(unit, self.last)
        return told or self.published


def sign_of(which: str) -> int:
    word = which.lower()
    return (
        -1 if word in ("last", "past", "previous", "preceding") else 1 if word in ("next", "coming", "following") else 0
    )


def year_of(groups: Groups, where: Where) -> int | None:
    if printed := groups.get("year"):
        return int(printed)
    if groups.get("which") and where.published:
        return where.published.year + sign_of(groups["which"])
    return None


def month_of(groups: Groups) -> int:
    months: dict[str, int] = lists()["months"]
    return months[groups["month"]]


# A month that is named after another: "in April, May and July".
_LIST = re.compile(r"[a-z]{3}\.?(?:,| and| or| to|, and) $")


# A verb that looks ahead is not believed of a month that has just passed.
_AHEAD = 10


def year_of_month(month: int, day: int, where: Where) -> int | None:
    """The year of a month (and day) printed without one: the last one before publication, or the next if ahead."""
    if where.published is None:
        return where.month.year if where.month else None
    now, last = where.published, where.month
    if last and _LIST.search(where.sentence.text[: where.start]):
        return last.year + ((month, day or 31) < (last.month, last.day))
    if last and last.year < now.year and not where.future:
        return last.year if (month, day or 31) >= (last.month, last.day) else last.year + 1
    this = (now.month, now.day) if day else (now.month, 0)
    if where.future and (month - now.month) % 12 <= _AHEAD:
        return now.year if (month, day) >= this else now.year + 1
    return now.year if (month, day) <= this or (day and (month, day) <= (this[0] + 2, 31)) else now.year - 1


def number_of(printed: str) -> float | None:
    """What a number before a unit means; ``None`` for one that is none."""
    numbers: dict[str, float] = lists()["numbers"]
    lower = printed.lower()
    if lower in numbers:
        return numbers[lower]
    try:
        return float(lower.replace(",", ""))
    except ValueError:
        return None


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def spelled(count: float, unit: str) -> str:
    """A count of a unit as ISO 8601 spells it after "P": ``2Y``, ``T10M``, ``14D``."""
    factor = re.match(r"[0-9]+", unit)
    letter = unit.lstrip("0123456789")
    if letter == "WE":
        return f"{_number(count)}WE"
    times = count * (int(factor[0]) if factor else 1)
    return f"T{_number(times)}{letter[1:]}" if letter.startswith("T") else f"{_number(times)}{letter}"


def unit_of(groups: Groups) -> str:
    units: dict[str, str] = lists()["units"]
    return units[groups["unit"]]
