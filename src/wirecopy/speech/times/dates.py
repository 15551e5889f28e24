"""Readers of days, weekdays and months: "May 27", "last Friday", "Christmas Eve"."""

from __future__ import annotations

import re
from datetime import date

from wirecopy.speech.times.calendar import easter, full_year, nth_weekday, weekday_near
from wirecopy.speech.times.rules import lists
from wirecopy.speech.times.where import Groups, Read, Where, month_of, sign_of, year_of, year_of_month


def iso(groups: Groups, where: Where) -> Read | None:
    """2015-05-27"""
    return Read(f"{groups['year']}-{groups['mm']}-{groups['dd']}")


def slashed(groups: Groups, where: Where) -> Read | None:
    """27/05/2015, 5/27/15; where both orders are dates, the one near publication, else none."""
    near = where.published.year if where.published else 2000
    one, two, year = int(groups["one"]), int(groups["two"]), full_year(groups["short"], near)
    readings = []
    for month, day in ((one, two), (two, one)):
        try:
            readings.append(date(year, month, day))
        except ValueError:
            continue
    if not readings:
        return None
    close = [r for r in readings if where.published and abs((r - where.published).days) < 20]
    if len(set(readings)) == 1 or len(set(close)) == 1:
        return Read((close or readings)[0].isoformat())
    return Read(None)


def day(groups: Groups, where: Where) -> Read | None:
    """May 27; Wednesday, May 27, 2015; the 27th of May"""
    month, number = month_of(groups), int(groups["day"])
    if (month, number) == (9, 11) and "year" not in groups and re.match(r"(?: terrorist)? attacks", where.after):
        return Read("2001-09-11")
    year = year_of(groups, where) or year_of_month(month, number, where)
    return Read(f"{year or 'XXXX'}-{month:02}-{number:02}")


def days(groups: Groups, where: Where) -> Read | None:
    """May 3-5"""
    first = day(groups, where)
    if first is None or first.value is None or int(groups["last"]) <= int(groups["day"]):
        return None
    return Read(f"{first.value}/{first.value[:-2]}{int(groups['last']):02}")


def month(groups: Groups, where: Where) -> Read | None:
    """May 2015, late May of last year"""
    if groups["month"] == "May" and not ("year" in groups or "which" in groups):
        return None
    year = year_of(groups, where)
    return Read(f"{year or 'XXXX'}-{month_of(groups):02}")


def monthalone(groups: Groups, where: Where) -> Read | None:
    """March; "may", "march" are verbs and June a woman, so that a preposition or an s's genitive must be near."""
    name = groups["month"]
    if len(name) < 4 and name != "May" and where.before not in lists()["before_times"]:
        return None
    if name in ("May", "March", "June", "April", "August", "Mar", "Jan") and not _is_time(where, name):
        return None
    number = month_of(groups)
    year = year_of_month(number, 0, where)
    return Read(f"{year or 'XXXX'}-{number:02}")


def _is_time(where: Where, name: str) -> bool:
    sentence = where.sentence
    labels = {
        span.label
        for span in sentence.named
        if sentence.starts[span.first] <= where.start and where.end <= sentence.ends[span.end - 1]
    }
    if labels & {"PERSON", "ORG", "GPE"} and not labels & {"DATE"}:
        return False
    return bool(labels & {"DATE"}) or (
        where.before in lists()["before_times"] and name != "May" and where.before != "to"
    )


def weekday(groups: Groups, where: Where) -> Read | None:
    """Wednesday: the last one, or the next where the verb looks ahead"""
    name = groups["weekday"]
    if name in ("Sun", "Sat", "Mon", "Wed", "Fri", "Thu", "Tue") and where.before not in (
        "on",
        "last",
        "next",
        "since",
    ):
        return None
    if where.sentence.text[: where.start].endswith(tuple(f"{word} " for word in lists()["no_weekday"])):
        return None
    if where.published is None:
        return Read(None)
    return Read(weekday_near(where.published, lists()["weekdays"][name], where.future).isoformat())


def whichday(groups: Groups, where: Where) -> Read | None:
    """last Friday, next Monday, this Thursday"""
    if where.published is None:
        return Read(None)
    number, sign = lists()["weekdays"][groups["weekday"]], sign_of(groups["which"].split()[-1])
    near = weekday_near(where.published, number, sign > 0 or (sign == 0 and where.future))
    if near == where.published and sign:
        near = weekday_near(date.fromordinal(near.toordinal() + sign), number, sign > 0)
    return Read(near.isoformat())


def whichmonth(groups: Groups, where: Where) -> Read | None:
    """last September, next summer"""
    if where.published is None:
        return Read(None)
    now, sign = where.published, sign_of(groups["which"].split()[-1])
    if name := groups.get("season"):
        code = lists()["seasons"][name]
        middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}[code]
        year = now.year - (sign < 0 and now.month <= middle) + (sign > 0 and now.month >= middle)
        return Read(f"{year}-{code}")
    number = month_of(groups)
    year = now.year - (sign < 0 and number >= now.month) + (sign > 0 and number <= now.month)
    return Read(f"{year}-{number:02}")


def festival(groups: Groups, where: Where) -> Read | None:
    """Christmas Eve; Thanksgiving and Good Friday by their rules"""
    rule = lists()["festivals"][groups["festival"]]
    year = year_of(groups, where)
    if rule.startswith("easter"):
        year = year or (year_of_month(4, 5, where) if where.published else None)
        return Read(date.fromordinal(easter(year).toordinal() + int(rule[6:])).isoformat() if year else None)
    month, *rest = rule.split("-")
    if len(rest) == 1:
        year = year or (year_of_month(int(month), int(rest[0]), where) if where.published else None)
        return Read(f"{year or 'XXXX'}-{month}-{rest[0]}")
    year = year or (year_of_month(int(month), 7 * int(rest[0]) - 3, where) if where.published else None)
    return Read(nth_weekday(year, int(month), int(rest[0]), int(rest[1])).isoformat() if year else None)
