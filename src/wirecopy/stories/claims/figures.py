"""Whether the figures of statements that say the same thing differ: "40 killed", "at least 45"."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wirecopy.model import Figure, Statement

CLOSE = 0.1
"""Share by which two numbers may differ where either is given as approximate."""
FAR = 2.0
"""How many times larger a figure may be than another version of it: what differs by more counts something else."""
ROUND, TENS = 1_000, 10
"""From here on a number that ends in noughts is taken for a rounded one."""


class Amount(NamedTuple):
    """How many of what: ``high`` is infinite where the figure is open upwards."""

    of: str
    low: float
    high: float
    approximate: bool
    text: str


def amounts_in(statement: Statement, figures: Iterable[Figure]) -> list[Amount]:
    """The figures that stand in the content of ``statement``, of those of its article."""
    start, end = statement.content_start, statement.content_end
    if start is None or end is None:
        return []
    return [
        Amount(
            of=(f.counted or f.unit or "").casefold(),
            low=f.low,
            high=math.inf if f.high is None else f.high,
            approximate=f.approximate,
            text=f.text,
        )
        for f in figures
        if start <= f.start and f.end <= end and f.low is not None
    ]


def differ(a: Sequence[Amount], b: Sequence[Amount]) -> bool:
    """Whether two statements give different figures for one thing, each naming it once.

    >>> differ([Amount("people", 40, 40, False, "40")], [Amount("people", 45, math.inf, True, "at least 45")])
    True
    """
    return any(_differ(x, y) for x, y in _paired(a, b))


def comparable(a: Sequence[Amount], b: Sequence[Amount]) -> bool:
    """Whether two statements give figures for one thing that are near enough to be versions of one."""
    return any(_are_near(x, y) for x, y in _paired(a, b))


def _paired(a: Sequence[Amount], b: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    """The figures of a thing that each statement names once."""
    return [(x, y) for x in _single(a) for y in _single(b) if x.of == y.of]


def _single(amounts: Sequence[Amount]) -> list[Amount]:
    things = [amount.of for amount in amounts]
    return [amount for amount in amounts if things.count(amount.of) == 1]


def _are_near(x: Amount, y: Amount) -> bool:
    less, more = sorted((x.low, y.low))
    return less > 0 and more <= FAR * less


def _differ(x: Amount, y: Amount) -> bool:
    gap = max(x.low, y.low) - min(x.high, y.high)
    if math.isinf(x.high) and math.isinf(y.high):
        less, more = sorted((x.low, y.low))
        gap = more - less
        if less % TENS == 0 and gap <= CLOSE * less:  # "more than 40" is what one says of "at least 41"
            return False
    return gap > max(_leeway(x), _leeway(y))


def _leeway(amount: Amount) -> float:
    """How far from its number an amount may be: "about 30" a tenth, "30,000" half of what it is rounded to."""
    if amount.approximate and not math.isinf(amount.high):
        return CLOSE * amount.low
    if amount.low < ROUND or amount.low % TENS:
        return 0.0
    unit = TENS
    while amount.low % (unit * TENS) == 0:
        unit *= TENS
    return unit / 2
