"""Figures: kinds of them ("percent", "money", "score" …), drawn by chance, and another figure of the same form."""

from __future__ import annotations

import re
from collections.abc import Callable

from wirecopy.simulate.chance import Chance

WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORD = re.compile(r"\b(?:" + "|".join(WORDS[2:]) + r")\b", re.IGNORECASE)


def spelled(n: int) -> str:
    """As news style writes it: words below ten, digits from there, with commas from a thousand."""
    return WORDS[n] if n < 10 else f"{n:,}"


def _round(c: Chance, low: int, high: int, step: int) -> str:
    return f"{c.between(low, high) * step:,}"


def _decimal(c: Chance, low: int, high: int) -> str:
    return f"{c.between(low, high)}.{c.between(0, 9)}"


def _large(c: Chance) -> str:
    return _decimal(c, 1, 19) if c.often(0.6) else str(c.between(2, 900))


def _clock(c: Chance) -> str:
    return f"{c.between(1, 12)}:{c.below(12) * 5:02d}{'am' if c.often(0.5) else 'pm'}"


FIGURES: dict[str, Callable[[Chance], str]] = {
    "few": lambda c: spelled(c.between(2, 9)),
    "small": lambda c: spelled(c.between(2, 29)),
    "tens": lambda c: spelled(c.between(11, 99)),
    "hundreds": lambda c: str(c.between(101, 999)) if c.often(0.5) else _round(c, 2, 19, 50),
    "thousands": lambda c: _round(c, 11, 99, 100) if c.often(0.6) else f"{c.between(1001, 48999):,}",
    "crowd": lambda c: _round(c, 2, 90, 1000) if c.often(0.7) else _round(c, 11, 99, 100),
    "millions": lambda c: f"{_decimal(c, 1, 40)} million",
    "percent": lambda c: f"{_decimal(c, 1, 48)} percent" if c.often(0.6) else f"{c.between(2, 97)} percent",
    "rate": lambda c: f"{_decimal(c, 0, 9)} percent",
    "points": lambda c: f"{c.between(2, 40) * 5} basis points",
    "money": lambda c: f"${_large(c)} {'million' if c.often(0.88) else 'billion'}",
    "billions": lambda c: f"${_decimal(c, 1, 60)} billion",
    "sum": lambda c: f"${_round(c, 3, 980, 50)}" if c.often(0.6) else f"${c.between(1101, 98999):,}",
    "price": lambda c: f"${c.between(2, 180)}.{c.below(100):02d}",
    "cents": lambda c: f"{c.between(2, 96)} cents",
    "index": lambda c: f"{c.between(901, 18999):,}.{c.below(100):02d}",
    "year": lambda c: str(c.between(1961, 2019)),
    "years": lambda c: f"{spelled(c.between(2, 32))} years",
    "months": lambda c: f"{spelled(c.between(2, 23))} months",
    "weeks": lambda c: f"{spelled(c.between(2, 11))} weeks",
    "days": lambda c: f"{spelled(c.between(2, 45))} days",
    "hours": lambda c: f"{spelled(c.between(2, 36))} hours",
    "minutes": lambda c: f"{spelled(c.between(3, 55))} minutes",
    "age": lambda c: str(c.between(17, 84)),
    "clock": _clock,
    "date": lambda c: f"{c.pick(MONTHS)} {c.between(1, 28)}",
    "day": lambda c: str(c.between(1, 28)),
    "score": lambda c: f"{c.between(1, 5)}-{c.between(0, 3)}",
    "win": lambda c: f"{c.between(2, 5)}-{c.below(2)}",
    "set": lambda c: f"6-{c.between(0, 4)}",
    "distance": lambda c: f"{spelled(c.between(2, 320))} kilometres",
    "metres": lambda c: f"{_decimal(c, 1, 19)} metres" if c.often(0.5) else f"{c.between(12, 900)} metres",
    "area": lambda c: f"{_round(c, 11, 990, 10)} hectares",
    "tonnes": lambda c: f"{_round(c, 3, 98, 100)} tonnes" if c.often(0.7) else f"{_decimal(c, 1, 30)} million tonnes",
    "weight": lambda c: f"{c.between(2, 900)} kilograms",
    "barrels": lambda c: f"{_round(c, 11, 99, 10000)} barrels",
    "megawatts": lambda c: f"{_round(c, 4, 180, 10)} megawatts",
    "degrees": lambda c: f"{c.between(2, 41)} degrees",
    "wind": lambda c: f"{c.between(40, 190)} kilometres an hour",
    "rain": lambda c: f"{c.between(4, 240)} millimetres",
    "magnitude": lambda c: _decimal(c, 4, 7),
    "votes": lambda c: f"{c.between(41, 260)} to {c.between(12, 40)}",
    "ordinal": lambda c: c.pick(("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")),
    "number": lambda c: str(c.between(1, 59)),
}
"""Each kind of figure and how one is drawn. In news style: words below ten, "percent", dollars, metric units."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def another_figure(chance: Chance, piece: str) -> str:
    """A figure of the same form as the one in ``piece`` ("12.4 percent" gives "9.1 percent"), never the same."""
    limit = 12 if ":" in piece else 28 if piece.startswith(MONTHS) else 0
    if limit and (found := _NUMBER.search(piece)):
        others = [str(n) for n in range(1, limit + 1) if str(n) != found.group()]
        return piece[: found.start()] + chance.pick(others) + piece[found.end() :]
    for pattern, draw in ((_NUMBER, _other_digits), (_WORD, _other_word)):
        if found := pattern.search(piece):
            return piece[: found.start()] + draw(chance, found.group()) + piece[found.end() :]
    if piece in ORDINALS:
        return chance.pick([word for word in ORDINALS if word != piece])
    return piece


def _other_digits(chance: Chance, digits: str) -> str:
    whole, point, decimals = digits.replace(",", "").partition(".")
    if len(whole) == 4 and "," not in digits and not point:
        return str(int(whole) + (1 if chance.often(0.5) else -1) * chance.between(1, 12))
    value = int(whole + decimals)
    other = value
    while other == value:
        other = int(value * (0.5 + chance.random())) + chance.between(0, 2)
    text = str(other).rjust(len(decimals) + 1, "0")
    cut = len(text) - len(decimals)
    head = f"{int(text[:cut]):,}" if "," in digits or int(text[:cut]) > 9999 else text[:cut]
    return head + point + text[cut:]


def _other_word(chance: Chance, word: str) -> str:
    other = chance.pick([item for item in WORDS[2:10] if item != word.lower()])
    return other.capitalize() if word[0].isupper() else other
