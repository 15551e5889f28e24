"""The small grammar of times: ``data/rules.tsv`` over the words of ``data/words.json``, as one scanner.

A rule is a pattern with names of word lists in it and the name of its reader (``readers.py``). The scanner tries the
rules in their order at each word, so that a longer reading stands before a shorter one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

_SHAPES = {
    "th": "(?:st|nd|rd|th)",
    "day": "(?:3[01]|[12][0-9]|0?[1-9])",
    "year": "(?:1[4-9]|20)[0-9]{2}",
    "mm": "(?:0[1-9]|1[0-2])",
    "dd": "(?:3[01]|[12][0-9]|0[1-9])",
    "digits": "[0-9]{1,2}",
    "short": "(?:[0-9]{4}|[0-9]{2})",
    "until": "(?:(?:1[4-9]|20)[0-9]{2}|[0-9]{2})",
    "clock": "(?:[01]?[0-9]|2[0-4])[:.][0-5][0-9](?::[0-5][0-9])?",
    "hour": "(?:1[0-2]|[1-9])",
    "military": "(?:[01][0-9]|2[0-4])[0-5][0-9]",
    "ampm": r"(?:[ap]\.?m\.?|[AP]\.?M\.?)(?!\w)",
    "zone": r"(?:GMT|UTC|UT|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|BST|CET|CEST|EET|IST|JST|AEST|local time"
    r"|Eastern|Pacific|Central)(?: [Tt]ime)?(?!\w)",
    "noon": "(?:[Nn]oon|[Mm]idnight|[Mm]idday|[Dd]awn|[Dd]usk)",
    "early": "(?:[Ee]arl(?:y|ier)|[Ll]ate(?:r)?|[Mm]id)",
    "which": "(?:[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Pp]ast|[Cc]oming|[Pp]revious|[Cc]urrent)",
    "today": "(?:[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday)",
    "edge": "(?:end|beginning|start|middle|close|turn|(?:[Ee]nd|[Mm]id|[Ee]arly|[Ll]ate)(?= (?:last|next|this))|first half"
    "|second half|latter half|latter part|last week|first week|second week|third week|final week|mid(?=-))",
    "about": "(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Aa]pproximately|[Rr]oughly|[Oo]ver|[Mm]ore than|[Ll]ess than|"
    "[Aa]t least|[Uu]p to|[Aa]s long as|[Ff]ewer than)",
    "many": "(?:[Ss]everal|[Aa] few|[Ff]ew|[Mm]any|[Ss]ome|[Aa] number of|[Dd]ozens of|[Hh]undreds of|[Tt]housands of"
    "|[Mm]illions of)",
    "shift": "(?:earlier|later|(?:before|after)(?= ?(?:[.,;:)”]|$)))",
    "past": "(?:past|last|next|coming|previous|following|preceding)",
    "follow": "(?:next|following)",
    "previous": "(?:previous|preceding)",
    "often": "(?:[Dd]aily|[Ww]eekly|[Mm]onthly|[Qq]uarterly|[Yy]early|[Aa]nnual(?:ly)?|[Nn]ightly|[Hh]ourly)",
    "eighties": "(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
    "decade": "(?:(?:1[5-9]|20)[0-9]0)",
    "cardinal": "[0-9]{1,2}",
    "nth": "",
    "q": "[1-4]",
    "units": "(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)",
    "number": "",
}
_ALIASES = {
    "one": "digits", "two": "digits", "last": "day", "unitthe": "whichunit",
}  # fmt: skip
_SPACES = {ord(space): " " for space in "\n\t\u00a0\u2009\u202f"}
_NAME = re.compile(r"<(\w+)>|\{(\w+)\}")
_GROUP = re.compile(r"\(\?P<\w+>")
# What a sentence must hold for any rule to find something in it: looked for first, for most have nothing.
_TRIGGER = re.compile(
    r"[0-9]{2}|[0-9] ?[ap]\.?m|[0-9](?:st|nd|rd|th)|(?i:\b(?:{words}))".replace(
        "{words}",
        "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|today|tomorrow|yester|tonight|now"
        "|current|recent|day|week|month|year|quarter|decade|centur|hour|minute|second|night|weekend|morning|afternoon"
        "|evening|noon|midnight|dawn|dusk|summer|winter|autumn|fall|spring|christmas|new year|hallow|thanks|annual|daily|hourly"
        "|yearly|soon|shortly|lately|present|nowadays|at the moment|the (?:past|future|near|long|short)|fortnight|midday"
        "|valentine|labor|black|boxing|guy|st\\. p|coming|[0-9]|twenties|thirties|forties|fifties|sixties|sevent|eight|ninet",
    )
)


class Found(NamedTuple):
    """A stretch of a sentence that a rule fits: its reader's name and the groups."""

    reader: str
    start: int
    end: int
    groups: dict[str, str]


@cache
def lists() -> dict[str, Any]:
    """The word lists by name."""
    text = resources.files("wirecopy.speech.times").joinpath("data/words.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def scan(text: str) -> Iterator[Found]:
    """What the rules find in a sentence, from left to right, without overlap."""
    if not _TRIGGER.search(text):
        return
    scanner, rules = _scanner()
    at, text = 0, text.translate(_SPACES)
    while match := scanner.search(text, at):
        reader, pattern = rules[int((match.lastgroup or "r0")[1:])]
        again = pattern.match(text, match.start())
        assert again is not None
        yield Found(reader, match.start(), match.end(), _groups(again))
        at = max(match.end(), match.start() + 1)


def _groups(match: re.Match[str]) -> dict[str, str]:
    """The groups that took part; a name that a rule has twice stands once."""
    return {name.rstrip("0123456789"): printed for name, printed in match.groupdict().items() if printed}


@cache
def _scanner() -> tuple[re.Pattern[str], list[tuple[str, re.Pattern[str]]]]:
    rules = []
    for line in resources.files("wirecopy.speech.times").joinpath("data/rules.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            reader, pattern = line.split("\t")
            rules.append((reader, _expanded(pattern)))
    whole = "|".join(f"(?P<r{n}>{_GROUP.sub('(?:', pattern)})" for n, (_, pattern) in enumerate(rules))
    scanner = re.compile(rf"(?<![\w$£€%])(?<![$£€] )(?<!\w[.,/])(?=[A-Za-z0-9’'])(?:{whole})")
    return scanner, [(reader, re.compile(pattern)) for reader, pattern in rules]


def _expanded(pattern: str) -> str:
    shapes = _shapes()
    seen: dict[str, int] = {}

    def shape(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        body = shapes[_ALIASES.get(name, name)]
        seen[name] = seen.get(name, -1) + 1
        return f"(?P<{name}{seen[name] or ''}>{body})" if match[1] else body

    return _NAME.sub(shape, pattern.replace("[ -]", r"[ \-–‑]"))


@cache
def _shapes() -> dict[str, str]:
    table = lists()
    shapes = dict(_SHAPES)
    for name, key in (("month", "months"), ("weekday", "weekdays"), ("festival", "festivals"), ("part", "parts")):
        shapes[name] = _any(table[key])
    shapes["unit"] = _any([unit for unit in table["units"] if unit != "centurie"]) + "(?![a-rt-z])"
    shapes["whichunit"] = "(?:day|week|weekend|month|quarter|year|decade|century|night|hour|fortnight|time)"
    shapes["season"] = _any(table["seasons"])
    shapes["vague"] = _any([*table["vague"], *(word.capitalize() for word in table["vague"])])
    words = list(table["numbers"])
    shapes["number"] = f"(?:[0-9]+(?:[.,][0-9]+)?|{_any([*words, *(word.capitalize() for word in words)])})"
    ordinals = [*table["ordinals"], *(word.capitalize() for word in table["ordinals"])]
    shapes["nth"] = f"(?:{_any(ordinals)}|[0-9]{{1,2}}(?:st|nd|rd|th))"
    return shapes


def _any(words: Any) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
