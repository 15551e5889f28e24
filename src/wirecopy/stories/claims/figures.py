"""Whether the figures of statements that say the same thing differ: "40 killed", "at least 45"."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wirecopy.model import Figure, Statement

CLOSE = 0.1
"""Share by which two numbers may differ where either is given as approximate."""


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
    return any(_differ(x, y) for x in _single(a) for y in _single(b) if x.of == y.of)


def _single(amounts: Sequence[Amount]) -> list[Amount]:
    things = [amount.of for amount in amounts]
    return [amount for amount in amounts if things.count(amount.of) == 1]


def _differ(x: Amount, y: Amount) -> bool:
    if math.isinf(x.high) and math.isinf(y.high):
        return x.low != y.low
    gap = max(x.low, y.low) - min(x.high, y.high)
    allowed = CLOSE * max(x.low, y.low) if x.approximate and y.approximate else 0.0
    return gap > allowed
