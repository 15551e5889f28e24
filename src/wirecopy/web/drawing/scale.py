"""A scale of time on which news can be seen to spread: hours are wide, weeks are narrow.

The place of a time is the logarithm of the time since the first one: half of all copies are taken within hours, the
last ones after weeks, and both must be told apart on one line.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wirecopy.model.times import moment_of

_HOUR, _DAY = 3600.0, 86_400.0
_STEADY = _HOUR
"""Seconds within which the scale is nearly even."""
_TICKS = (
    (_HOUR, "1 h"), (3 * _HOUR, "3 h"), (6 * _HOUR, "6 h"), (12 * _HOUR, "12 h"), (_DAY, "1 day"),
    (3 * _DAY, "3 days"), (7 * _DAY, "1 week"), (30 * _DAY, "1 month"), (91 * _DAY, "3 months"), (365 * _DAY, "1 year"),
    (5 * 365 * _DAY, "5 years"), (20 * 365 * _DAY, "20 years"),
)  # fmt: skip


class Tick(NamedTuple):
    """A mark on the scale, ``x`` between 0 and 1."""

    x: float
    label: str


class Scale:
    """Printed times to places between 0 (``first``, and what is before it) and 1 (the last).

    Without a ``first`` that is known it is the earliest of ``times``. One copy that was dated a week too early must not
    leave all others the last inch.
    """

    def __init__(self, first: str | None, times: Iterable[str | None]) -> None:
        known = sorted(second for time in times if (second := _second(time)) is not None)
        begin = _second(first)
        self.first = begin if begin is not None else known[0] if known else 0.0
        self.span = max(known[-1] - self.first, 0.0) if known else 0.0

    def place(self, printed: str | None) -> float | None:
        """Where ``printed`` stands; ``None`` where it is unknown."""
        second = _second(printed)
        if second is None:
            return None
        return self._at(min(max(second - self.first, 0.0), self.span))

    def ticks(self, apart: float) -> Sequence[Tick]:
        """Round times since the first, at least ``apart`` from each other and from the ends."""
        chosen: list[Tick] = []
        last = 0.0
        for seconds, label in _TICKS:
            x = self._at(seconds)
            if x - last >= apart and seconds <= self.span:
                chosen.append(Tick(x, label))
                last = x
        return chosen

    def _at(self, seconds: float) -> float:
        return math.log1p(seconds / _STEADY) / math.log1p(self.span / _STEADY) if self.span else 0.0


def _second(printed: str | None) -> float | None:
    """The middle of what a printed time can mean."""
    moment = moment_of(printed)
    return (moment.earliest + moment.latest) / 2 if moment else None
