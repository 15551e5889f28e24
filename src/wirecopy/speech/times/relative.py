"""Readers of what goes by another date: "last week", "three years ago", "the same day", "now"."""

from __future__ import annotations

import re
from datetime import date

from wirecopy.speech.times.calendar import shifted
from wirecopy.speech.times.lengths import duration
from wirecopy.speech.times.rules import lists
from wirecopy.speech.times.where import Groups, Kind, Read, Where, number_of, sign_of, spelled, unit_of


def which(groups: Groups, where: Where) -> Read | None:
    """last week, this year, the next month"""
    unit, word = groups["whichunit"], groups["which"]
    if unit == "time" or (
        word.lower() == "past"
        and where.before != "the"
        and not where.sentence.text[where.start :].startswith(("the ", "The "))
    ):
        return None
    printed = where.sentence.text[where.start : where.end].lower()
    if printed.startswith(("the past", "the coming", "this past")) and unit != "weekend":
        return Read("P" + spelled(1, lists()["units"][unit]), "DURATION")
    if where.published is None:
        return Read(None)
    if unit == "day":
        return (
            Read(None)
            if word.lower() == "this"
            else Read(shifted(where.now("D") or where.published, "D", sign_of(word)))
        )
    if unit == "night":
        value = shifted(where.published, "D", sign_of(word))
        return Read(f"{value}TNI", "TIME")
    if unit == "hour":
        return Read(None, "TIME")
    return Read(shifted(where.published, lists()["units"][unit], sign_of(word)))


def today(groups: Groups, where: Where) -> Read | None:
    """today, tomorrow morning, tonight"""
    word, part = groups["today"].lower(), groups.get("part")
    kind: Kind = "TIME" if word == "tonight" or part else "DATE"
    if where.published is None:
        return Read(None, kind)
    value = shifted(where.published, "D", {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    code = "NI" if word == "tonight" else lists()["parts"][part] if part else ""
    return Read(f"{value}T{code}" if code else value, kind)


def ago(groups: Groups, where: Where) -> Read | None:
    """three years ago"""
    return _moved(groups, where, where.published, -1)


def shift(groups: Groups, where: Where) -> Read | None:
    """two days later, a year earlier: from the narrative's date"""
    if "units" in groups:
        return Read(None)
    word = groups["shift"]
    if word in ("before", "after") and re.match(r" [A-Za-z]", where.after):
        return duration({k: v for k, v in groups.items() if k != "shift"}, where)
    if word in ("earlier", "before"):
        return _moved(groups, where, where.now(unit_of(groups)), -1)
    return _moved(groups, where, where.day or where.month or where.last, 1)


def _moved(groups: Groups, where: Where, origin: date | None, sign: int) -> Read | None:
    if "units" in groups:
        return Read(None)
    unit = unit_of(groups)
    if unit.startswith("T"):
        return Read(None, "TIME")
    count = number_of(groups["number"]) if "number" in groups else None
    if origin is None or count is None:
        return Read(None)
    return Read(shifted(origin, unit, sign * count))


def same(groups: Groups, where: Where) -> Read | None:
    """the same day, that year"""
    if groups["whichunit"] == "time":
        return None
    unit = lists()["units"].get(groups["whichunit"])
    now = where.now(unit) if unit else None
    return Read(shifted(now, unit, 0) if now else None)


def nextday(groups: Groups, where: Where) -> Read | None:
    """the following day, the year previous"""
    unit = lists()["units"].get(groups["whichunit"])
    if groups["whichunit"] == "time" or unit is None or unit.startswith("T"):
        return None
    now = where.now(unit)
    return Read(shifted(now, unit, -1 if "previous" in groups else 1) if now else None)


def vague(groups: Groups, where: Where) -> Read | None:
    """now, recently: a present has a value, a vague past or future none"""
    word = groups["vague"].lower()
    if word == "now" and re.match(r" that\b|-", where.after):
        return None
    if word in ("recent", "current") and groups["vague"][0].isupper() and where.start:
        return None
    return Read(lists()["vague"][word])


def thistime(groups: Groups, where: Where) -> Read | None:
    """the day, the entire year: only at the close or over the length of it"""
    text = where.sentence.text[where.start : where.end].lower()
    unit = groups["whichunit"]
    if unit in ("time", "hour", "night", "decade", "century", "fortnight"):
        return None
    if unit == "weekend":
        if where.published is None or where.before not in ("over", "during", "at", "for"):
            return Read(None) if where.before in ("over", "during", "at", "for") else None
        return Read(shifted(where.published, "WE", 0 if where.future or where.published.isoweekday() > 5 else -1))
    closing = where.before in ("end", "ended", "ending", "ends", "finish", "finished", "finishing", "close", "closed",
                               "close", "closing", "later", "earlier", "for", "of", "on",
                               "during", "throughout")  # fmt: skip
    if text.startswith(("late", "earl", "the entire", "the whole", "the rest")):
        closing = True
    elif where.before in ("of", "on") or re.match(
        r" (?:of|that|when|in which|after|before|he|she|they|it|to)\b", where.after
    ):
        return None
    if not closing:
        return None
    now = where.now(lists()["units"][unit])
    return Read(shifted(now, lists()["units"][unit], 0) if now else None)


def thispart(groups: Groups, where: Where) -> Read | None:
    """this morning"""
    return Read(f"{where.published}T{lists()['parts'][groups['part']]}" if where.published else None, "TIME")


def yearbefore(groups: Groups, where: Where) -> Read | None:
    """the same period a year earlier: the narrative's month or quarter, a year back; else the year"""
    if where.published is None:
        return Read(None)
    told = where.month if where.month and where.month.year == where.published.year else None
    return Read(shifted(told, "M", -12) if told else shifted(where.published, "Y", -1))


def partofday(groups: Groups, where: Where) -> Read | None:
    """in the morning, afternoon trading"""
    if where.before not in ("in", "during", "by") and not where.after.startswith(" trading"):
        return None
    now = where.now("D")
    return Read(f"{now}T{lists()['parts'][groups['part']]}" if now else None, "TIME")


def nextpart(groups: Groups, where: Where) -> Read | None:
    """the next morning"""
    now = where.day
    value = shifted(now, "D", -1 if "previous" in groups else 1) if now else None
    return Read(f"{value}T{lists()['parts'][groups['part']]}" if value else None, "TIME")


def yearend(groups: Groups, where: Where) -> Read | None:
    """year-end, year-end 2013"""
    return Read(groups.get("year") or (shifted(where.published, "Y", 0) if where.published else None))
