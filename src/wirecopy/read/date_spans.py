"""Where a line prints a date, with its weekday and its time: "Thursday 28 May 2015", "Dec. 31, 2015 4:15 p.m. ET".

In: a line. Out: spans with the date as ``dates.parse_printed`` reads it. Months are taken from its table;
a year is wanted, so that "May 28" of a dateline is none.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from wirecopy.read.dates import parse_printed
from wirecopy.read.words import any_of, months


class DateSpan(msgspec.Struct, frozen=True):
    """A date at ``[start, end)`` of a line; ``value`` is ``None`` where it can be read in two ways."""

    start: int
    end: int
    value: str | None


def find_dates(line: str, day_first: bool = False) -> tuple[DateSpan, ...]:
    """The dates that a line prints, in order, each with the weekday before it and the time around it.

    >>> find_dates("Posted on Thursday 28 May 2015 by Jane Roe")
    (DateSpan(start=10, end=30, value='2015-05-28'),)
    """
    if not _FOUR_DIGITS.search(line) and not _SHORT.search(line):
        return ()
    found = []
    for match in _pattern().finditer(line):
        word = match["m1"] or match["m2"] or match["m3"]
        if word and word.lower().rstrip(".") not in months():
            continue
        found.append(DateSpan(match.start(), match.end(), parse_printed(match.group().strip(), day_first)))
    return tuple(found)


_FOUR_DIGITS = re.compile(r"\d{4}")
_SHORT = re.compile(r"\d{1,2}([./])\d{1,2}\1\d\d\b")


@cache
def _pattern() -> re.Pattern[str]:
    month = r"[^\W\d_]{3,12}\.?"
    ordinal = r"(?:st|nd|rd|th|er|º|ª|\.)?"
    clock = (
        r"\d{1,2}(?:[:.hH]\d\d(?::\d\d)?\s*(?:[ap]\.?\s?m\b\.?)?|\s*[ap]\.?\s?m\b\.?)\s*(?:Uhr|hrs|h\b)?"
        r"\s*(?:\(?(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\b\)?|[+-]\d\d:?\d\d\b|\(?\b(?:[A-Z]{1,2}[SD]?T|CES?T|MES?Z|BST|IST|AES?T|AEDT|NZ[SD]T|MSK|Z)\b\)?)?"
    )
    between = r"(?:\s*(?:,|at|um|à|a las|às|alle|kl\.?|om|ore|@|\||-|–|—|·|•|/|\.)\s*|\s+)"
    date = "|".join(
        (
            r"(?<!\d)\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?",
            r"(?<!\d)\d{4}[/.]\d{1,2}[/.]\d{1,2}(?!\d)",
            r"(?<!\d)\d{1,2}\s?([/.-])\s?\d{1,2}\s?\1\s?(?:\d{4}|\d\d)(?!\d)",
            rf"(?<!\d)\d{{1,2}}{ordinal}[\s-]*(?:of\s+|de\s+|d['’])?(?P<m1>{month}),?[\s-]*(?:del?\s+|of\s+)?\d{{4}}(?!\d)",
            rf"(?<![^\W\d_])(?P<m2>{month})\s*\d{{1,2}}{ordinal}\s*,?\s+\d{{4}}(?!\d)",
            rf"(?<!\d)\d{{4}}[\s-](?P<m3>{month})[\s-]\d{{1,2}}(?!\d)",
            r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日",
        )
    )
    weekday = rf"(?:\b(?:{any_of('weekdays')})\b\.?,?\s*(?:(?:the|den|le|el)\s+)?)"
    return re.compile(rf"(?:{clock}{between})?{weekday}?(?:{date})(?:{between}{clock})?", re.IGNORECASE)
