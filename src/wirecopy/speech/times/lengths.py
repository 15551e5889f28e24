"""Readers of how long and how often: "two years", "the past two weeks", "every Monday"."""

from __future__ import annotations

import re

from wirecopy.speech.times.rules import lists
from wirecopy.speech.times.where import Groups, Read, Where, month_of, number_of, spelled, unit_of


def span(groups: Groups, where: Where) -> Read | None:
    """the past two weeks, the next few months"""
    unit = unit_of(groups)
    if "many" in groups or "number" not in groups:
        return Read(_open(groups["unit"]), "DURATION")
    count = number_of(groups["number"])
    return Read("P" + spelled(count, unit), "DURATION") if count else None


def bare(groups: Groups, where: Where) -> Read | None:
    """for decades, in years"""
    if where.before not in ("for", "in", "of", "over", "after", "within", "just", "take", "last", "lasted"):
        return None
    if where.before == "of" and not re.search(
        r"(?i)(?:couple|handful|number) of $", where.sentence.text[: where.start]
    ):
        return None
    if where.before in ("in", "after", "over") and re.match(r" (?:of|to|that|and)\b", where.after):
        return None
    return Read(_open(groups["units"].rstrip("s")), "DURATION")


def _open(unit: str) -> str | None:
    """An open number of units: ``PXY``, ``PTXH``."""
    letter = lists()["units"].get(unit)
    if letter is None or letter.endswith("E"):
        return None
    if letter in ("10Y", "100Y"):
        return "PXDE" if letter == "10Y" else "PXCE"
    return f"P{'T' if letter.startswith('T') else ''}X{letter[-1]}"


def every(groups: Groups, where: Where) -> Read | None:
    """every Monday, each year, twice a week"""
    if name := groups.get("weekday"):
        if not name.endswith("day"):
            return None
        return Read(f"XXXX-WXX-{lists()['weekdays'][name]}", "SET")
    if "month" in groups:
        return Read(f"XXXX-{month_of(groups):02}", "SET")
    if part := groups.get("part"):
        return Read(f"XXXX-XX-XXT{lists()['parts'][part]}", "SET")
    text = where.sentence.text[where.start : where.end]
    counted = re.search(r"[Ee]very (other |[\w-]+ )", text)
    count = 2.0 if counted and counted[1] == "other " else (number_of(counted[1].strip()) if counted else None) or 1.0
    return Read("P" + spelled(count, unit_of(groups)), "SET")


def often(groups: Groups, where: Where) -> Read | None:
    """weekly, annual"""
    stem = groups["often"].lower()
    if where.sentence.text[: where.start].endswith("-"):
        return None
    if groups["often"][0].isupper() and (where.start or where.after[1:2].isupper()):
        return None
    values = {"d": "P1D", "w": "P1W", "m": "P1M", "q": "P3M", "y": "P1Y", "a": "P1Y", "n": "P1D", "h": "PT1H"}
    return Read(values[stem[0]], "SET")


def age(groups: Groups, where: Where) -> Read | None:
    """40-year-old is no time"""
    return None


def duration(groups: Groups, where: Where) -> Read | None:
    """two years, several months, 12-year, decades-long"""
    if units := groups.get("units"):
        return Read(_open(units.rstrip("s")), "DURATION")
    if "many" in groups:
        return Read(_open(groups["unit"]), "DURATION")
    unit = unit_of(groups)
    if "number" not in groups:
        return Read("P" + spelled(1, unit), "DURATION")
    printed = groups["number"].lower()
    count = number_of(groups["number"])
    if count is None or _no_duration(printed, unit, where):
        return None
    return Read("P" + spelled(count, unit), "DURATION")


def _no_duration(printed: str, unit: str, where: Where) -> bool:
    """Whether "a year" is a rate ("a million a year"), "one day" some day, "second" an ordinal, "quarter" a part."""
    text = where.sentence.text[where.start : where.end]
    if re.match(r"[ -]old\b| of age", where.after):
        return True
    if unit == "TS" and printed == "a" and re.match(r" [a-z]", where.after):
        return True
    if printed in ("a", "an") and text.lower().startswith(printed):
        if re.match(r" (?:ago|earlier|later|before|after)", where.after):
            return False
        return (
            where.before not in lists()["before_lengths"]
            or unit == "Q"
            or (unit == "D" and where.before in ("of", "to", "by"))
        )
    if unit == "Q" and printed in ("a", "one"):
        return True
    return (unit == "TS" and not text.rstrip().endswith(("s", "-second"))) or (
        printed == "one" and unit == "D" and where.before not in lists()["before_lengths"]
    )


def pair(groups: Groups, where: Where) -> Read | None:
    """the 60 of between 60 and 90 days"""
    return duration(groups, where) if where.before in ("between", "from") else None
