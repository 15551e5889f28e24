"""Readers of longer stretches of the calendar: quarters, halves, seasons, years, decades, centuries, their ends."""

from __future__ import annotations

import re
from datetime import date

from wirecopy.speech.times.calendar import day_of, full_year, shifted, week_of
from wirecopy.speech.times.dates import month
from wirecopy.speech.times.relative import which
from wirecopy.speech.times.rules import lists
from wirecopy.speech.times.where import Groups, Read, Where, month_of, year_of, year_of_month


def quarter(groups: Groups, where: Where) -> Read | None:
    """the third quarter of 2009, first-quarter, Q3 2015"""
    printed = groups.get("q") or groups.get("nth", "")
    number = int(printed) if printed.isdigit() else lists()["ordinals"].get(printed.lower(), 0)
    if printed.lower() == "last" and "year" not in groups and "which" not in groups:
        return Read(shifted(where.published, "Q", -1) if where.published else None)
    if not 1 <= number <= 4:
        return None
    year = year_of(groups, where)
    if year is None and where.published:
        ahead = number - (where.published.month + 2) // 3
        year = where.published.year - (ahead > 1 and not where.future) + (ahead < 0 and where.future)
    return Read(f"{year or 'XXXX'}-Q{number}")


def half(groups: Groups, where: Where) -> Read | None:
    """the first half of 2015"""
    number = lists()["ordinals"].get(groups["nth"].lower(), 0)
    year = year_of(groups, where) or (where.published.year if where.published else None)
    return Read(f"{year or 'XXXX'}-H{number}") if number in (1, 2) else None


_WEEKS = {"first week": 0, "second week": 1, "third week": 2, "last week": -1, "final week": -1}


def within(groups: Groups, where: Where) -> Read | None:
    """the end of March, the beginning of the year, mid-2015, the last week of May"""
    edge = groups["edge"]
    if unit := groups.get("unitthe"):
        if edge in ("turn", "close") or unit == "time":
            return None
        of = shifted(where.published, lists()["units"][unit], 0) if where.published else None
    elif "whichunit" in groups:
        read = which(groups, where)
        of = read.value if read else None
    elif "month" in groups:
        of = (month(groups, where) if "year" in groups else Read(_plain_month(groups, where)) or Read(None)).value  # type: ignore[union-attr]
    elif "season" in groups:
        return season(groups, where)
    elif "decade" in groups:
        of = groups["decade"][:3]
    else:
        of = groups["year"]
    if edge in _WEEKS and "month" in groups and of and (first := day_of(of)):
        if _WEEKS[edge] >= 0:
            return Read(week_of(date(first.year, first.month, 1 + 7 * _WEEKS[edge])))
        end = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return Read(week_of(date.fromordinal(end.toordinal() - 4)))
    if edge in _WEEKS:
        return None
    if "half" in edge and of and len(of) == 4:
        return Read(f"{of}-H{1 if edge.startswith('first') else 2}")
    return Read(of)


def _plain_month(groups: Groups, where: Where) -> str:
    number = month_of(groups)
    return f"{year_of_month(number, 0, where) or 'XXXX'}-{number:02}"


def season(groups: Groups, where: Where) -> Read | None:
    """the summer of 2015, winter"""
    code = lists()["seasons"][groups["season"]]
    if "year" in groups:
        return Read(f"{groups['year']}-{code}")
    if groups["season"] in ("fall", "spring") and where.before not in (
        "in",
        "the",
        "this",
        "since",
        "last",
        "next",
        "of",
    ):
        return None
    if where.before not in (*lists()["before_times"], "the") and not where.sentence.text[
        where.start : where.end
    ].startswith("the"):
        return None
    if groups["season"] == "fall" and re.match(r" (?:of|in|from|to) ", where.after):
        return None
    if where.published is None:
        return Read(f"XXXX-{code}")
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year = where.published.year - (starts > where.published.month and not where.future)
    return Read(f"{year}-{code}")


def years(groups: Groups, where: Where) -> Read | None:
    """1992-97"""
    first, until = groups["year"], groups["until"]
    last = until if len(until) == 4 else first[:2] + until
    if int(last) <= int(first):
        return None
    if int(last) == int(first) + 1 and "/" in where.sentence.text[where.start : where.end] and len(until) == 2:
        return Read(f"{first}/{last}")
    return Read(f"{first}/{last}")


def decade(groups: Groups, where: Where) -> Read | None:
    """the 1990s, the late eighties"""
    if name := groups.get("eighties"):
        return Read(f"19{lists()['decades'][name]}")
    if tens := groups.get("tens"):
        return Read(f"19{tens[0]}")
    return Read(groups["decade"][:3])


def century(groups: Groups, where: Where) -> Read | None:
    """the 19th century"""
    number = int(groups["cardinal"]) if "cardinal" in groups else lists()["ordinals"].get(groups["nth"].lower(), 0)
    return Read(f"{number - 1:02}") if 1 <= number <= 30 else None


def year(groups: Groups, where: Where) -> Read | None:
    """1992; a bare number of four digits is a year where the parser or a preposition says so"""
    number = int(groups["year"])
    if (
        number > 2100
        or where.before.endswith(("$", "£", "€"))
        or re.match(rf"[ -](?:{'|'.join(lists()['not_years'])})\b", where.after)
    ):
        return None
    if "fiscal" in where.sentence.text[where.start : where.end] or number == 0:
        return Read(str(number))
    sentence = where.sentence
    for named in sentence.named:
        if sentence.starts[named.first] <= where.start and where.end <= sentence.ends[named.end - 1]:
            if named.label in ("DATE", "EVENT", "ORG", "LAW", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "PERSON"):
                return Read(str(number)) if number >= 1500 else None
            return Read(str(number)) if where.before in lists()["before_years"] and number > 1700 else None
    return Read(str(number)) if 1700 < number < 2060 else None


def shortyear(groups: Groups, where: Where) -> Read | None:
    """since '82"""
    if where.before not in ("since", "in", "of", "summer", "from", "class", "and") or len(groups["short"]) == 4:
        return None
    return Read(str(full_year(groups["short"], where.published.year if where.published else 2000)))
