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

_ALIASES = {
    "one": "digits", "two": "digits", "last": "day", "unitthe": "whichunit",
}  # fmt: skip
_SPACES = {ord(space): " " for space in "\n\t\u00a0\u2009\u202f"}
_NAME = re.compile(r"<(\w+)>|\{(\w+)\}")
_GROUP = re.compile(r"\(\?P<\w+>")


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
    trigger, scanner, rules = _scanner()
    if not trigger.search(text):
        return
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
def _scanner() -> tuple[re.Pattern[str], re.Pattern[str], list[tuple[str, re.Pattern[str]]]]:
    """What a sentence must hold for any rule to find something in it, the rules in one, and each by itself."""
    rules = []
    for line in resources.files("wirecopy.speech.times").joinpath("data/rules.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            reader, pattern = line.split("\t")
            rules.append((reader, _expanded(pattern)))
    whole = "|".join(f"(?P<r{n}>{_GROUP.sub('(?:', pattern)})" for n, (_, pattern) in enumerate(rules))
    scanner = re.compile(rf"(?<![\w$£€%])(?<![$£€] )(?<!\w[.,/])(?=[A-Za-z0-9’'])(?:{whole})")
    trigger = re.compile(rf"[0-9]{{2}}|[0-9] ?[ap]\.?m|[0-9](?:st|nd|rd|th)|(?i:\b{_any(lists()['trigger'])})")
    return trigger, scanner, [(reader, re.compile(pattern)) for reader, pattern in rules]


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
    shapes = dict(table["shapes"])
    for name, key in (("month", "months"), ("weekday", "weekdays"), ("festival", "festivals"), ("part", "parts")):
        shapes[name] = _any(table[key])
    shapes["unit"] = _any([unit for unit in table["units"] if unit != "centurie"]) + "(?![a-rt-z])"
    shapes["whichunit"] = "(?:day|week|weekend|month|quarter|year|decade|century|night|hour|fortnight|time)"
    shapes["tens"] = "[2-9]0"
    shapes["season"] = _any(table["seasons"])
    shapes["vague"] = _any([*table["vague"], *(word.capitalize() for word in table["vague"])])
    words = [*table["numbers"], *(word.capitalize() for word in table["numbers"])]
    year = r"(?:1[4-9]|20)[0-9]{2}(?![0-9,.])"
    shapes["number"] = f"(?:(?!{year})[0-9]+(?:[.,][0-9]+)?|{_any(words)})"
    ordinals = [*table["ordinals"], *(word.capitalize() for word in table["ordinals"])]
    shapes["nth"] = f"(?:{_any(ordinals)}|[0-9]{{1,2}}(?:st|nd|rd|th))"
    return shapes


def _any(words: Any) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
