"""Whether the figures of statements that say the same thing differ: "40 killed", "at least 45"."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wirecopy.model import Figure, Statement

CLOSE = 0.1
"""Share by which two numbers may differ where either is given as approximate."""
FAR = 2.0
"""How many times larger a figure may be than another version of it: what differs by more counts something else."""
FEW = 2
"""Figures of a statement, up to which all may be others and the statement the same."""
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
            of=f"{(f.unit or '').split(' per ')[0]} {f.counted or ''}".strip().casefold(),
            low=f.low,
            high=math.inf if f.high is None else f.high,
            approximate=f.approximate,
            text=f.text,
        )
        for f in figures
        if start <= f.start and f.end <= end and f.low is not None
    ]


def differing(a: Sequence[Amount], b: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    """The figures that two statements give differently for one thing, each naming it once.

    None where there are many and all are others: then it is a formula filled anew, of another day.

    >>> dead, more = Amount("people", 40, 40, False, "40"), Amount("people", 45, math.inf, True, "at least 45")
    >>> len(differing([dead], [more])), len(differing([dead], [dead]))
    (1, 0)
    """
    if max(len(a), len(b)) > FEW and not have_one_in_common(a, b):
        return []
    return [(x, y) for x, y in _paired(a, b) if _differ(x, y)]


def have_one_in_common(a: Iterable[Amount], b: Iterable[Amount]) -> bool:
    """Whether a number stands in both, whatever it counts."""
    return not {(x.low, x.high) for x in a}.isdisjoint({(y.low, y.high) for y in b})


def comparable(a: Sequence[Amount], b: Sequence[Amount]) -> bool:
    """Whether two statements give figures for one thing that are near enough to be versions of one."""
    return any(_are_near(x, y) for x, y in _paired(a, b))


def named_once(amounts: Iterable[Amount]) -> list[Amount]:
    """The amounts of things of which no other amount is given: with two, nobody can tell which is meant."""
    values: dict[str, dict[tuple[float, float], Amount]] = defaultdict(dict)
    for amount in amounts:
        values[amount.of].setdefault((amount.low, amount.high), amount)
    return [amount for given in values.values() if len(given) == 1 for amount in given.values()]


def _paired(a: Sequence[Amount], b: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    return [(x, y) for x in named_once(a) for y in named_once(b) if x.of == y.of]


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
