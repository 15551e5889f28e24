"""Printed dates to RFC 3339: "Thursday 28 May 2015", "28.05.2015", "Dec. 31, 2015 4:15 p.m. ET".

In: a string that holds a date, of a page's markup, a file or a byline. Out: RFC 3339 in UTC where the
string tells time and zone, else the bare date it prints, else ``None``. Nothing is guessed: "03/04/2015"
can be read in two ways and gives ``None``; a date without a year does too.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wirecopy.model.times import rfc3339

# The first newspapers; beyond the second no date of publication is meant.
_FIRST_YEAR, _LAST_YEAR = 1605, 2199

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?"
)
# 20150528T101500Z, of NITF
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?(?:\d\d)?)?")
_DIGITS = re.compile(r"\d{8}|\d{10}|\d{13}|\d{14}")

_YEAR, _DAY, _MONTH = r"(?<!\d)(?P<y>\d{4})", r"(?P<d>\d{1,2})", r"(?P<m>[^\s\d,./()|]{2,}?)"
# Order matters: the year-first forms would otherwise be read from their middle.
_NAMED = tuple(
    re.compile(form)
    for form in (
        # 2015. május 28., 2015 m. gegužės 28 d., 2015-May-28
        rf"{_YEAR}\.?[\s-]*(?:m\.\s+)?{_MONTH}\.?[\s-]+{_DAY}(?!\d)",
        # 2015. gada 28. maijs
        rf"{_YEAR}\.?\s+gada\s+{_DAY}\.\s+{_MONTH}(?![^\W\d_])",
        # 28 May 2015, 28. Mai 2015, 28 de mayo de 2015, 28th of May, 2015, 28-May-2015
        rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|º|ª|a|an|en|\.)?[\s-]*(?:of\s+|de\s+|d['’]|ta['’]\s)?"
        rf"{_MONTH}\.?,?[\s-]*(?:del?\s+|do\s+|di\s+|of\s+)?(?P<y>\d{{4}})(?!\d)",
        # May 28, 2015; May 28th 2015
        rf"(?<![^\W\d_]){_MONTH}\.?[\s-]*{_DAY}(?:st|nd|rd|th)?\s*[,.\s]\s*(?:of\s+)?(?P<y>\d{{4}})(?!\d)",
    )
)
_MARKED = (
    re.compile(r"(?<!\d)(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]?"),
    re.compile(r"(?P<d>\d{1,2})\s*(?:,\s*)?tháng\s+(?P<m>\d{1,2})\s*(?:,|năm)?\s*(?P<y>\d{4})", re.IGNORECASE),
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")

_TIME = re.compile(
    r"(?<![\d:.+-])(?P<h>\d{1,2})(?:[:.hH](?P<min>\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?)?(?!\d)"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"\s*(?:Uhr|hrs?\b|h\b)?\s*\(?(?P<zone>(?:UTC|GMT|UT)?\s?[+-]\d{1,2}(?::?\d\d)?|[A-Z]{1,5}\b)?",
    re.IGNORECASE,
)

# Abbreviations that mean one zone wherever English-language news prints them. IST, CST of China and
# the like, which mean several, are left out: the date then stays a bare one.
_OFFSETS = {
    "Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
    "EET": 2, "EEST": 3, "SAST": 2, "MSK": 3, "PKT": 5, "SGT": 8, "HKT": 8, "AWST": 8, "JST": 9, "KST": 9,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
_REGIONS = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "AET": "Australia/Sydney",
}  # fmt: skip


def parse_printed(text: str, day_first: bool = False) -> str | None:
    """The first date that ``text`` prints, as RFC 3339 in UTC or a bare date; ``None`` where there is none.

    A time counts only with its zone. Midnight in a zone other than UTC is a day's mark, not a time.
    ``day_first``: the page is in a language whose press never prints the month first.

    >>> parse_printed("Dec. 31, 2015 4:15 p.m. ET")
    '2015-12-31T21:15:00Z'
    >>> parse_printed("28 de mayo de 2015")
    '2015-05-28'
    >>> parse_printed("03/04/2015") is None
    True
    """
    text = text.strip()
    if match := _BASIC.fullmatch(text) or _ISO.match(text):
        return _from_iso(match)
    if match := _DIGITS.fullmatch(text):
        return _from_digits(text)
    text = text[:200]
    found = _find_day(text, day_first)
    if found is None:
        return None
    day, start, end = found
    return _with_time(day, text[end:]) or _with_time(day, text[:start]) or day.isoformat()


def _from_iso(match: re.Match[str]) -> str | None:
    year, month, dom, hour, minute, second, zone = match.groups()
    day = _day(year, month, dom)
    if day is None or hour is None or zone is None:
        return None if day is None else day.isoformat()
    return _moment(day, int(hour), int(minute), int(second or 0), _zone(zone)) or day.isoformat()


def _from_digits(text: str) -> str | None:
    """20150528, 20150528101500, or seconds or milliseconds since 1970."""
    if len(text) in (8, 14):
        day = _day(text[:4], text[4:6], text[6:8])
        return day.isoformat() if day else None
    seconds = int(text) if len(text) == 10 else int(text) // 1000
    return rfc3339(datetime.fromtimestamp(seconds, UTC))


def _find_day(text: str, day_first: bool) -> tuple[date, int, int] | None:
    """The first day printed in ``text``, and where."""
    found = [
        (*match.span(), _day(match["y"], match["m"], match["d"]) or date.min)
        for pattern in _MARKED
        if (match := pattern.search(text))
    ]
    if match := _YEAR_FIRST.search(text):
        found.append((*match.span(), _day(match[1], match[3], match[4]) or date.min))
    if match := _YEAR_LAST.search(text):
        found.append((*match.span(), _day_first_or_month_first(match, day_first) or date.min))
    for pattern in _NAMED:
        for match in pattern.finditer(text):
            month = _months().get(match["m"].lower())
            if month and (day := _day(match["y"], month, match["d"])):
                found.append((*match.span(), day))
                break
    if not found:
        return None
    start, end, day = min(found, key=lambda f: f[0])
    return None if day == date.min else (day, start, end)


def _day_first_or_month_first(match: re.Match[str], day_first: bool) -> date | None:
    """Dots mean day first; slashes and hyphens are read only where just one order makes a date."""
    one, mark, two, year = match.groups()
    if mark == "." or one == two or (day_first and int(two) <= 12):
        return _day(year, two, one)
    readings = {_day(year, two, one), _day(year, one, two)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _with_time(day: date, around: str) -> str | None:
    """``day`` with the time and zone printed before or after it, ``None`` where one of them is not."""
    for match in _TIME.finditer(around):
        if not match["min"] and not match["half"]:
            continue
        zone = _zone((match["zone"] or "").strip())
        if zone is None:
            return None
        hour = int(match["h"])
        if match["half"]:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
        return _moment(day, hour, int(match["min"] or 0), int(match["s"] or 0), zone)
    return None


def _moment(day: date, hour: int, minute: int, second: int, zone: tzinfo | None) -> str | None:
    if zone is None or (zone is not UTC and (hour, minute, second) == (0, 0, 0)):
        return None
    try:
        return rfc3339(datetime(day.year, day.month, day.day, hour, minute, min(second, 59), tzinfo=zone))
    except (ValueError, OverflowError):
        return None


def _day(year: str, month: str | int, dom: str) -> date | None:
    try:
        day = date(int(year), int(month), int(dom))
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


@cache
def _zone(printed: str) -> tzinfo | None:
    """The zone that "Z", "+02:00", "GMT+2", "EDT" or "ET" means."""
    name = printed.upper()
    if name in _REGIONS:
        try:
            return ZoneInfo(_REGIONS[name])
        except ZoneInfoNotFoundError:
            return None
    if name in _OFFSETS:
        return timezone(timedelta(hours=_OFFSETS[name])) if _OFFSETS[name] else UTC
    match = re.fullmatch(r"(?:UTC|GMT|UT)?\s?([+-])(\d{1,2})(?::?(\d\d))?", name)
    if match is None:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if offset > timedelta(hours=14):
        return None
    return timezone(-offset if match[1] == "-" else offset) if offset else UTC


@cache
def _months() -> dict[str, int]:
    """Names of months, lower case, to 1..12 (``data/months.txt``)."""
    names: dict[str, int] = {}
    for line in files("wirecopy.read").joinpath("data/months.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            number, *words = line.split()
            names.update(dict.fromkeys(words, int(number)))
    return names
