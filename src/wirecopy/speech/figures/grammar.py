"""How numbers are printed: a scanner made of the word lists in ``data/words.json``.

In: a sentence's text. Out: matches with the groups ``word`` (about, more than), ``sign`` (a currency before it),
``number`` and ``scale`` (and ``number2``, ``scale2`` of a range), ``unit`` and ``per``; or ``many`` (thousands),
``part`` (two-thirds) or ``ratio`` (one in five).
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Any

_SPACES = {ord(space): " " for space in "\n\t\u00a0\u2009\u202f"}
_DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+-[0-9]/[0-9]{1,2}|[1-9]/[1-9][0-9]?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
)


@cache
def lists() -> dict[str, Any]:
    """The word lists by name."""
    text = resources.files("wirecopy.speech.figures").joinpath("data/words.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def search(text: str, at: int) -> re.Match[str] | None:
    """The first number at or after ``at``."""
    return _scanner().search(text, at)


def in_one_line(text: str) -> str:
    """The text with every kind of space a plain one, so that offsets stay."""
    return text.translate(_SPACES)


@cache
def _scanner() -> re.Pattern[str]:
    table = lists()
    words = _any(table["words"])
    spelt = rf"(?:(?i:{words})(?:-(?i:{words}))?(?: and a half)?)(?![\w])"
    sizes = "(?i:hundred|thousand|million|billion)"
    long = rf"{spelt}(?: {sizes})+(?:,? (?:and )?{spelt}(?: {sizes})*)+(?![\w])"
    number = rf"(?:{_DIGITS}|{long}|{spelt}|[Aa]n?(?= (?:hundred|thousand|million|billion|trillion|dozen)\b))"
    letters = [word for word in table["scales"] if len(word) == 1]
    longer = [word for word in table["scales"] if len(word) > 1]
    scale = rf"(?:(?:[ -]?{_any(longer)}|(?<=[0-9]){_any(letters)})(?![\w]))"
    scales = rf"{scale}{{0,2}}"
    sign = _any(table["currencies"])
    told = [*table["about"], *table["over"], *table["under"]]
    before = rf"(?i:{_any(told)})"
    to = r"(?: ?[-–—] ?| to | or | and )"
    per = rf"(?: (?:an?|per|each|every) (?P<per>{_any(table['per'])})(?!\w))"
    return re.compile(
        rf"(?<![\w#.,:/’'-])(?:(?P<word>{before}) )?(?:"
        rf"(?P<part>(?i:{_any(table['parts'])}))(?= (?:of|the|a|its|their|his|her|all)\b)"
        rf"|(?P<many>(?i:{_any(table['many'])}))(?!\w)(?: of (?P<whole>{_any(table['units'])})(?!\w))?"
        rf"|(?:(?P<between>[Bb]etween) )?(?:(?P<sign>{sign}) ?)?(?P<number>{number})(?P<scale>{scales})"
        rf"(?P<to>{to}(?:{sign})?(?P<number2>{number})(?P<scale2>{scales})(?![\w]))?"
        rf"(?:[ -]?(?P<unit>{_any(table['units'])})(?![\w/])(?P<old>[- ]olds?\b)?)?{per}?"
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
    if match := re.fullmatch(r"([0-9]+)[- ]([0-9]+)/([0-9]+)", number):
        return int(match[1]) + int(match[2]) / int(match[3])
    if match := re.fullmatch(r"([0-9])/([0-9]+)", number):
        return int(match[1]) / int(match[2])
    if number[0].isdigit() or number[0] == ".":
        return float(number.replace(",", ""))
    if " " in number and not number.endswith(" and a half"):
        return _spelt_out(number, words)
    half = 0.5 if number.endswith(" and a half") else 0.0
    return half + sum(words[word] for word in re.split(r"-", number.removesuffix(" and a half")))


def _spelt_out(number: str, words: dict[str, float]) -> float:
    """ "six thousand five hundred": each size multiplies what was counted since the last larger one."""
    total = current = 0.0
    for word in re.findall(r"[a-z]+", number):
        if word == "hundred":
            current *= 100
        elif size := {"thousand": 1e3, "million": 1e6, "billion": 1e9}.get(word):
            total, current = total + current * size, 0.0
        else:
            current += words.get(word, 0.0)
    return total + current
