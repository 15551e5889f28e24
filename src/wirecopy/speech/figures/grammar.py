"""How numbers are printed: a scanner made of the word lists in ``data/words.json``.

In: a sentence's text. Out: matches with the groups ``word`` (about, more than), ``sign`` (a currency before it),
``number`` and ``scale`` (and ``number2``, ``scale2`` of a range), ``unit`` and ``per``; or ``many`` (thousands),
``part`` (two-thirds) or ``ratio`` (one in five).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

_SPACES = {ord(space): " " for space in "\n\t\u00a0\u2009\u202f"}
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+-[0-9]/[0-9]{1,2}|[1-9]/[1-9][0-9]?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"


@cache
def lists() -> dict[str, Any]:
    """The word lists by name."""
    text = resources.files("wirecopy.speech.figures").joinpath("data/words.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def scan(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a sentence from left to right."""
    return _scanner().finditer(text.translate(_SPACES))


@cache
def _scanner() -> re.Pattern[str]:
    table = lists()
    words = _any(table["words"])
    spelt = rf"(?:(?i:{words})(?:-(?i:{words}))?(?: and a half)?)(?![\w])"
    number = rf"(?:{_DIGITS}|{spelt}|[Aa]n?(?= (?:hundred|thousand|million|billion|trillion|dozen)\b))"
    scale = rf"(?:[ -]?{_any(table['scales'])}(?![\w]))"
    scales = rf"{scale}{{0,2}}"
    sign = _any(table["currencies"])
    told = [*table["about"], *table["over"], *table["under"]]
    before = rf"(?i:{_any(told)})"
    to = r"(?: ?[-–—] ?| to | or | and )"
    per = rf"(?: (?:an?|per|each|every) (?P<per>{_any(table['per'])})(?!\w))"
    return re.compile(
        rf"(?<![\w#.,:/’'-])(?:(?P<word>{before}) )?(?:"
        rf"(?:(?P<between>[Bb]etween) )?(?:(?P<sign>{sign}) ?)?(?P<number>{number})(?P<scale>{scales})"
        rf"(?P<to>{to}(?:{sign})?(?P<number2>{number})(?P<scale2>{scales})(?![\w]))?"
        rf"(?:[ -]?(?P<unit>{_any(table['units'])})(?![\w/])(?P<old>[- ]olds?\b)?)?{per}?"
        rf"|(?P<many>(?i:{_any(table['many'])}))(?!\w)"
        rf"|(?P<part>(?i:{_any(table['parts'])}))(?= (?:of|the|a|its|their|his|her|all)\b)"
        r")"
    )


def _any(words: Any) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def value_of(number: str, scale: str) -> float:
    """What a number and its scale come to.

    >>> value_of("3.5", "bn"), value_of("two", " dozen"), value_of("1,200", ""), value_of("8-3/4", "")
    (3500000000.0, 24.0, 1200.0, 8.75)
    """
    table = lists()
    value = _plain(number.lower(), table["words"])
    for word in re.findall(r"[A-Za-z]+", scale):
        value *= table["scales"][word if word in table["scales"] else word.lower()]
    return value


def _plain(number: str, words: dict[str, float]) -> float:
    if number in ("a", "an"):
        return 1.0
    if match := re.fullmatch(r"([0-9]+)-([0-9]+)/([0-9]+)", number):
        return int(match[1]) + int(match[2]) / int(match[3])
    if match := re.fullmatch(r"([0-9])/([0-9]+)", number):
        return int(match[1]) / int(match[2])
    if number[0].isdigit() or number[0] == ".":
        return float(number.replace(",", ""))
    half = 0.5 if number.endswith(" and a half") else 0.0
    return half + sum(words[word] for word in re.split(r"-", number.removesuffix(" and a half")))
