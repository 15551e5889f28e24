"""Readers of times of day: "16:15 UTC", "midnight on Tuesday", "Friday morning"."""

from __future__ import annotations

import re

from wirecopy.speech.times.dates import day, weekday, whichday
from wirecopy.speech.times.relative import today
from wirecopy.speech.times.rules import lists
from wirecopy.speech.times.where import Groups, Read, Where


def noon(groups: Groups, where: Where) -> Read | None:
    """midnight on Tuesday"""
    of = _day_of_clock(groups, where)
    code = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}.get(groups["noon"].lower())
    if code is None:
        code = {"dawn": "MO", "dusk": "EV"}[groups["noon"].lower()]
    return Read(f"{of}T{code}" if of else None, "TIME")


def clock(groups: Groups, where: Where) -> Read | None:
    """16:15 UTC, 9 a.m. on Tuesday"""
    printed = groups.get("clock") or groups.get("military") or f"{groups['hour']}:00"
    if "clock" in groups and "." in printed and "ampm" not in groups and "zone" not in groups:
        return None
    if (
        "clock" in groups
        and "ampm" not in groups
        and "zone" not in groups
        and where.before
        not in ("at", "by", "around", "about", "until", "before", "after", "from", "between", "and", "to", "since")
    ):
        return None
    parts = re.findall("[0-9]+", printed) if "military" not in groups else [printed[:2], printed[2:]]
    hour, minute = int(parts[0]), parts[1]
    letter = groups.get("ampm", "")[:1].lower()
    if letter:
        hour = hour % 12 + (12 if letter == "p" else 0)
    of = _day_of_clock(groups, where)
    zone = "Z" if groups.get("zone", "").split(" ")[0] in ("UTC", "GMT", "UT") else ""
    seconds = f":{parts[2]}" if len(parts) > 2 else ""
    return Read(f"{of or ''}T{hour:02}:{minute}{seconds}{zone}", "TIME")


def _day_of_clock(groups: Groups, where: Where) -> str | None:
    if "month" in groups and "day" in groups:
        read = day(groups, where)
    elif "weekday" in groups:
        read = weekday(groups, where)
    elif "today" in groups:
        read = today({"today": groups["today"]}, where)
        return read.value[:10] if read and read.value else None
    else:
        now = where.now("D")
        return now.isoformat() if now else None
    return read.value if read else None


def whichpart(groups: Groups, where: Where) -> Read | None:
    """Friday morning, late Thursday night"""
    part = lists()["parts"][groups["part"]]
    of = whichday(groups, where) if "which" in groups else weekday(groups, where)
    return Read(f"{of.value}T{part}", "TIME") if of and of.value else Read(None, "TIME")
