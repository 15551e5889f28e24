"""What the words of a time mean: a reader for each kind of rule.

In: the groups of a rule and where it stands (:class:`Where`). Out: a :class:`Read`, or ``None`` where the words are no
time after all. A value that the text and the date of publication do not settle is ``None``, or has ``X`` for the
digits that are open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from wirecopy.speech.parsed import Sentence
from wirecopy.speech.times.calendar import (
    day_of,
    full_year,
    nth_weekday,
    shifted,
    week_of,
    weekday_near,
)
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
        return self.before in ("by", "until", "till") or is_future(self.sentence, self.start)

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
        told = {"D": self.day, "W": self.day, "M": self.month, "3M": self.month}.get(unit, self.last)
        return told or self.published


def _month(groups: Groups) -> int:
    months: dict[str, int] = lists()["months"]
    return months[groups["month"]]


def _sign(which: str) -> int:
    word = which.lower()
    return -1 if word in ("last", "past", "previous", "preceding") else 1 if word in ("next", "coming", "following") else 0


def _year(groups: Groups, where: Where) -> int | None:
    if printed := groups.get("year"):
        return int(printed)
    if groups.get("which") and where.published:
        return where.published.year + _sign(groups["which"])
    return None


def _year_of_month(month: int, day: int, where: Where) -> int | None:
    """The year of a month (and day) printed without one: the last one before publication, or the next if ahead."""
    if where.published is None:
        return where.month.year if where.month else None
    now, last = where.published, where.month
    if last and last.year < now.year and not where.future:
        return last.year if (month, day or 31) >= (last.month, last.day) else last.year + 1
    this = (now.month, now.day) if day else (now.month, 0)
    if where.future:
        return now.year if (month, day) >= this else now.year + 1
    return now.year if (month, day) <= this or (day and (month, day) <= (this[0] + 2, 31)) else now.year - 1


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
    month, number = _month(groups), int(groups["day"])
    year = _year(groups, where) or _year_of_month(month, number, where)
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
    year = _year(groups, where)
    return Read(f"{year or 'XXXX'}-{_month(groups):02}")


_IN = frozenset(("in", "since", "by", "until", "till", "during", "last", "next", "of", "from", "for", "through", "before",
                 "after", "this", "to", "and", "between", "on", "early", "late", "mid", "ended", "ending", "end"))  # fmt: skip


def monthalone(groups: Groups, where: Where) -> Read | None:
    """March; "may", "march" are verbs and June a woman, so that a preposition or an s's genitive must be near."""
    name = groups["month"]
    if len(name) < 4 and name != "May" and where.before not in _IN:
        return None
    if name in ("May", "March", "June", "April", "August", "Mar", "Jan") and not _is_time(where, name):
        return None
    number = _month(groups)
    year = _year_of_month(number, 0, where)
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
    return bool(labels & {"DATE"}) or (where.before in _IN and name != "May" and where.before != "to")


def weekday(groups: Groups, where: Where) -> Read | None:
    """Wednesday: the last one, or the next where the verb looks ahead"""
    name = groups["weekday"]
    if name in ("Sun", "Sat", "Mon", "Wed", "Fri", "Thu", "Tue") and where.before not in ("on", "last", "next", "since"):
        return None
    if where.published is None:
        return Read(None)
    return Read(weekday_near(where.published, lists()["weekdays"][name], where.future).isoformat())


def whichday(groups: Groups, where: Where) -> Read | None:
    """last Friday, next Monday, this Thursday"""
    if where.published is None:
        return Read(None)
    number, sign = lists()["weekdays"][groups["weekday"]], _sign(groups["which"].split()[-1])
    near = weekday_near(where.published, number, sign > 0 or (sign == 0 and where.future))
    if near == where.published and sign:
        near = weekday_near(date.fromordinal(near.toordinal() + sign), number, sign > 0)
    return Read(near.isoformat())


def whichpart(groups: Groups, where: Where) -> Read | None:
    """Friday morning, late Thursday night"""
    part = lists()["parts"][groups["part"]]
    of = whichday(groups, where) if "which" in groups else weekday(groups, where)
    return Read(f"{of.value}T{part}", "TIME") if of and of.value else Read(None, "TIME")


def whichmonth(groups: Groups, where: Where) -> Read | None:
    """last September, next summer"""
    if where.published is None:
        return Read(None)
    now, sign = where.published, _sign(groups["which"].split()[-1])
    if name := groups.get("season"):
        code = lists()["seasons"][name]
        middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}[code]
        year = now.year - (sign < 0 and now.month <= middle) + (sign > 0 and now.month >= middle)
        return Read(f"{year}-{code}")
    number = _month(groups)
    year = now.year - (sign < 0 and number >= now.month) + (sign > 0 and number <= now.month)
    return Read(f"{year}-{number:02}")


def which(groups: Groups, where: Where) -> Read | None:
    """last week, this year, the next month"""
    unit, word = groups["whichunit"], groups["which"]
    if unit == "time" or (word.lower() == "past" and where.before != "the" and not where.sentence.text[where.start :].startswith(("the ", "The "))):
        return None
    printed = where.sentence.text[where.start : where.end].lower()
    if printed.startswith(("the past", "the coming", "this past")) and unit != "weekend":
        return Read("P" + _spell(1, lists()["units"][unit]), "DURATION")
    if where.published is None:
        return Read(None)
    if unit == "day":
        return Read(None) if word.lower() == "this" else Read(shifted(where.now("D") or where.published, "D", _sign(word)))
    if unit == "night":
        value = shifted(where.published, "D", _sign(word))
        return Read(f"{value}TNI", "TIME")
    if unit == "hour":
        return Read(None, "TIME")
    return Read(shifted(where.published, lists()["units"][unit], _sign(word)))


def today(groups: Groups, where: Where) -> Read | None:
    """today, tomorrow morning, tonight"""
    word, part = groups["today"].lower(), groups.get("part")
    kind: Kind = "TIME" if word == "tonight" or part else "DATE"
    if where.published is None:
        return Read(None, kind)
    value = shifted(where.published, "D", {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    code = "NI" if word == "tonight" else lists()["parts"][part] if part else ""
    return Read(f"{value}T{code}" if code else value, kind)


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


def _spell(count: float, unit: str) -> str:
    """A count of a unit as ISO 8601 spells it after "P": ``2Y``, ``T10M``, ``14D``."""
    factor = re.match(r"[0-9]+", unit)
    letter = unit.lstrip("0123456789")
    if letter == "WE":
        return f"{_number(count)}WE"
    times = count * (int(factor[0]) if factor else 1)
    return f"T{_number(times)}{letter[1:]}" if letter.startswith("T") else f"{_number(times)}{letter}"


def _unit(groups: Groups) -> str:
    units: dict[str, str] = lists()["units"]
    return units[groups["unit"]]


def ago(groups: Groups, where: Where) -> Read | None:
    """three years ago"""
    return _moved(groups, where, where.published, -1)


def shift(groups: Groups, where: Where) -> Read | None:
    """two days later, a year earlier: from the narrative's date"""
    word = groups["shift"]
    if word in ("before", "after") and re.match(r" [A-Za-z]", where.after):
        found = duration({k: v for k, v in groups.items() if k != "shift"}, where)
        return found
    return _moved(groups, where, where.now(_unit(groups)), -1 if word in ("earlier", "before") else 1)


def _moved(groups: Groups, where: Where, origin: date | None, sign: int) -> Read | None:
    unit = _unit(groups)
    if unit.startswith("T"):
        return Read(None, "TIME")
    count = number_of(groups["number"]) if "number" in groups else None
    if origin is None or count is None:
        return Read(None)
    return Read(shifted(origin, unit, sign * count))


def span(groups: Groups, where: Where) -> Read | None:
    """the past two weeks, the next few months"""
    unit = _unit(groups)
    if "many" in groups or "number" not in groups:
        return Read(f"P{'T' if unit.startswith('T') else ''}X{unit[-1]}" if unit[-1] != "E" else None, "DURATION")
    count = number_of(groups["number"])
    return Read("P" + _spell(count, unit), "DURATION") if count else None


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


def every(groups: Groups, where: Where) -> Read | None:
    """every Monday, each year, twice a week"""
    if name := groups.get("weekday"):
        return Read(f"XXXX-WXX-{lists()['weekdays'][name]}", "SET")
    if "month" in groups:
        return Read(f"XXXX-{_month(groups):02}", "SET")
    if part := groups.get("part"):
        return Read(f"XXXX-XX-XXT{lists()['parts'][part]}", "SET")
    text = where.sentence.text[where.start : where.end]
    counted = re.search(r"[Ee]very (other |[\w-]+ )", text)
    count = 2.0 if counted and counted[1] == "other " else (number_of(counted[1].strip()) if counted else None) or 1.0
    return Read("P" + _spell(count, _unit(groups)), "SET")


def often(groups: Groups, where: Where) -> Read | None:
    """weekly, annual"""
    stem = groups["often"].lower()
    if groups["often"][0].isupper() and (where.start or where.after[1:2].isupper()):
        return None
    values = {"d": "P1D", "w": "P1W", "m": "P1M", "q": "P3M", "y": "P1Y", "a": "P1Y", "n": "P1D", "h": "PT1H"}
    return Read(values[stem[0]], "SET")


def quarter(groups: Groups, where: Where) -> Read | None:
    """the third quarter of 2009, first-quarter, Q3 2015"""
    printed = groups.get("q") or groups.get("nth", "")
    number = int(printed) if printed.isdigit() else lists()["ordinals"].get(printed.lower(), 0)
    if printed.lower() == "last" and "year" not in groups and "which" not in groups:
        return Read(shifted(where.published, "3M", -1) if where.published else None)
    if not 1 <= number <= 4:
        return None
    year = _year(groups, where)
    if year is None and where.published:
        ahead = number - (where.published.month + 2) // 3
        year = where.published.year - (ahead > 1 and not where.future) + (ahead < 0 and where.future)
    return Read(f"{year or 'XXXX'}-Q{number}")


def half(groups: Groups, where: Where) -> Read | None:
    """the first half of 2015"""
    number = lists()["ordinals"].get(groups["nth"].lower(), 0)
    year = _year(groups, where) or (where.published.year if where.published else None)
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
    number = _month(groups)
    return f"{_year_of_month(number, 0, where) or 'XXXX'}-{number:02}"


def season(groups: Groups, where: Where) -> Read | None:
    """the summer of 2015, winter"""
    code = lists()["seasons"][groups["season"]]
    if "year" in groups:
        return Read(f"{groups['year']}-{code}")
    if groups["season"] in ("fall", "spring") and where.before not in ("in", "the", "this", "since", "last", "next", "of"):
        return None
    if where.before not in _IN | {"the"} and not where.sentence.text[where.start : where.end].startswith("the"):
        return None
    if groups["season"] == "fall" and re.match(r" (?:of|in|from|to) ", where.after):
        return None
    if where.published is None:
        return Read(f"XXXX-{code}")
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year = where.published.year - (starts > where.published.month and not where.future)
    return Read(f"{year}-{code}")


def festival(groups: Groups, where: Where) -> Read | None:
    """Christmas Eve; Thanksgiving by its rule"""
    rule = lists()["festivals"][groups["festival"]].split("-")
    year = _year(groups, where)
    if year is None and where.published:
        year = _year_of_month(int(rule[0]), int(rule[1]) if len(rule) == 2 else 24, where)
    if year is None:
        return Read(f"XXXX-{rule[0]}-{rule[1]}" if len(rule) == 2 else None)
    if len(rule) == 2:
        return Read(f"{year}-{rule[0]}-{rule[1]}")
    return Read(nth_weekday(year, int(rule[0]), int(rule[1]), int(rule[2])).isoformat())


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
    return Read(groups["decade"][:3])


def century(groups: Groups, where: Where) -> Read | None:
    """the 19th century"""
    number = int(groups["cardinal"]) if "cardinal" in groups else lists()["ordinals"].get(groups["nth"].lower(), 0)
    return Read(f"{number - 1:02}") if 1 <= number <= 30 else None


def year(groups: Groups, where: Where) -> Read | None:
    """1992; a bare number of four digits is a year where the parser or a preposition says so"""
    number = int(groups["year"])
    if number > 2100 or where.before.endswith(("$", "£", "€")) or re.match(r"[ -](?:people|troops|euros|dollars|feet|dlrs|mln|bln|tonnes|shares|miles|km|jobs|workers|soldiers|barrels|points)", where.after):
        return None
    if "fiscal" in where.sentence.text[where.start : where.end] or number == 0:
        return Read(str(number))
    sentence = where.sentence
    for named in sentence.named:
        if sentence.starts[named.first] <= where.start and where.end <= sentence.ends[named.end - 1]:
            if named.label in ("DATE", "EVENT", "ORG", "LAW", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "PERSON"):
                return Read(str(number)) if number >= 1500 else None
            return Read(str(number)) if where.before in _IN - {"to", "for", "and", "of"} and number > 1700 else None
    return Read(str(number)) if 1700 < number < 2060 else None


def shortyear(groups: Groups, where: Where) -> Read | None:
    """since '82"""
    if where.before not in ("since", "in", "of", "summer", "from", "class", "and") or len(groups["short"]) == 4:
        return None
    return Read(str(full_year(groups["short"], where.published.year if where.published else 2000)))


def age(groups: Groups, where: Where) -> Read | None:
    """40-year-old is no time"""
    return None


def duration(groups: Groups, where: Where) -> Read | None:
    """two years, several months, 12-year, decades-long"""
    if units := groups.get("units"):
        unit = lists()["units"].get(units.rstrip("s"), "")
        return Read(f"P{'T' if unit.startswith('T') else ''}X{unit[-1]}", "DURATION") if unit else None
    unit = _unit(groups)
    if "many" in groups:
        if groups["many"].lower() == "some" and unit == "Y":
            return Read("PXY", "DURATION")
        return Read(f"P{'T' if unit.startswith('T') else ''}X{unit[-1]}", "DURATION") if unit != "WE" else Read(None)
    printed = groups["number"].lower()
    count = number_of(groups["number"])
    if count is None or _no_duration(printed, unit, where):
        return None
    return Read("P" + _spell(count, unit), "DURATION")


_LASTS = frozenset(("for", "in", "over", "within", "after", "nearly", "almost", "about", "than", "around", "least", "every",
                    "during", "to", "once", "half", "by", "just", "only", "took", "takes", "take", "lasted", "until", "of", "under"))  # fmt: skip


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
        return where.before not in _LASTS or unit == "3M" or (unit == "D" and where.before in ("of", "to", "by"))
    if unit == "3M" and printed in ("a", "one"):
        return True
    return (unit == "TS" and not text.rstrip().endswith(("s", "-second"))) or (printed == "one" and unit == "D" and where.before not in _LASTS)


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
    if unit in ("time", "hour", "night", "decade", "century", "fortnight", "weekend"):
        return None
    closing = where.before in ("end", "ended", "ending", "ends", "finish", "finished", "finishing", "close", "closed",
                               "close", "closing", "later", "earlier", "for", "of", "on")  # fmt: skip
    if text.startswith(("the entire", "the whole", "the rest")):
        closing = True
    elif where.before in ("of", "on") or re.match(r" (?:of|that|when|in which|after|before|he|she|they|it|to)\b", where.after):
        return None
    if not closing:
        return None
    now = where.now(lists()["units"][unit])
    return Read(shifted(now, lists()["units"][unit], 0) if now else None)


def thispart(groups: Groups, where: Where) -> Read | None:
    """this morning"""
    return Read(f"{where.published}T{lists()['parts'][groups['part']]}" if where.published else None, "TIME")


def pair(groups: Groups, where: Where) -> Read | None:
    """the 60 of between 60 and 90 days"""
    return duration(groups, where) if where.before in ("between", "from") else None


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
    if "clock" in groups and "ampm" not in groups and "zone" not in groups and where.before not in ("at", "by", "around", "about", "until", "before", "after", "from", "between", "and", "to", "since"):
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
        return where.published.isoformat() if where.published else None
    return read.value if read else None


READERS: dict[str, Callable[[Groups, Where], Read | None]] = {
    reader.__name__: reader
    for reader in (
        iso, slashed, clock, noon, days, day, quarter, half, within, month, which, whichpart, whichday, whichmonth,
        today, ago, shift, span, same, nextday, every, often, years, decade, century, age, duration, festival, season,
        weekday, monthalone, year, shortyear, thistime, thispart, pair, vague,
    )
}  # fmt: skip
