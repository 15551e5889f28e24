"""Chance: the one source of all that is random in a made-up wire.

Only ``random.Random.random()`` is drawn from, whose sequence for a seed Python guarantees over versions and machines;
all else is made of it by multiplication and truncation, which are exact everywhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws for one seed (an int); equal seeds give equal draws on any machine."""

    __slots__ = ("random",)

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed).random
        """A float in [0, 1)."""

    def pick(self, items: Sequence[T]) -> T:
        """One of them, each as likely."""
        return items[int(self.random() * len(items))]

    def skewed(self, items: Sequence[T]) -> T:
        """One of them, the first ones likelier: the square of a draw is spread over the places."""
        u = self.random()
        return items[int(len(items) * u * u)]

    def below(self, n: int) -> int:
        """0 to n - 1."""
        return int(self.random() * n)

    def between(self, low: int, high: int) -> int:
        """``low`` to ``high``, both possible."""
        return low + int(self.random() * (high - low + 1))

    def often(self, share: float) -> bool:
        """True in ``share`` of the draws."""
        return self.random() < share

    def shuffled(self, items: Iterable[T]) -> list[T]:
        """A new list of them in an order of chance."""
        row = list(items)
        for last in range(len(row) - 1, 0, -1):
            other = int(self.random() * (last + 1))
            row[last], row[other] = row[other], row[last]
        return row
