"""Stock wording: stretches that articles share which have nothing else in common, because everybody writes so.

In: matched rows. Out: which of them are such. A formula of the trade ("did not immediately respond to a request for
comment", the head of a price table) is met again in many articles; so is the text of a much-copied dispatch. But those
who hold a dispatch share most of it with one another, and of a formula they share the formula alone, with other words
in its slots.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirecopy.reuse import kernels
from wirecopy.reuse.kept import Columns, Ints

WHOLE, KIN, KIN_WORDS = 0.8, 0.3, 40
"""Two articles are taken to be related, whatever it is that they share, from this share of the shorter one on, or from
the lesser share that has so many equal words. This and the next: decision note 0017."""
LONGEST = 60
"""Words of a stretch that may be stock wording."""
UNRELATED = 6
"""Unrelated articles that make a stretch stock wording."""
SLOTTED, SHORT = 0.95, 18
"""A formula has other words in its slots: of its words so many are equal, on average; or it is as short as this."""
FEW, FRAME = 30, 0.84
"""All that two unrelated articles share is so few equal words, and of the stretch's words so few are equal: one frame
that each has filled for itself."""

Marks = NDArray[np.bool_]


class Pairs(NamedTuple):
    """Rows of matches by the pair of documents that they are of."""

    firsts: Ints
    rows: int

    def sums(self, values: Ints | Columns) -> Ints:
        """For each row the sum of its pair's ``values``."""
        sums = np.add.reduceat(values, self.firsts, dtype=np.int64)
        return np.repeat(sums, np.diff(self.firsts, append=self.rows))


def pairs_of(rows: Ints | Columns) -> Pairs:
    """The pairs of some rows, at least one."""
    a, b = rows[:, 0], rows[:, 1]
    opens = np.ones(len(rows), np.bool_)
    opens[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1])
    return Pairs(np.flatnonzero(opens), len(rows))


def is_stock(rows: Ints | Columns, counts: Ints) -> Marks:
    """Which of the ``rows`` of ``matching.Matches``, in order of pair, are stock wording; ``counts``: words of each
    document."""
    if len(rows) == 0:
        return np.empty(0, np.bool_)
    pairs = pairs_of(rows)
    shared = pairs.sums(rows[:, 6])
    share = shared / np.maximum(np.minimum(counts[rows[:, 0]], counts[rows[:, 1]]), 1)
    kin = (share >= WHOLE) | ((share >= KIN) & (shared >= KIN_WORDS))
    akin = pairs.firsts[kin[pairs.firsts]]
    related = kernels.components(len(counts), rows[akin, 0].astype(np.int64), rows[akin, 1].astype(np.int64))
    words = np.maximum(rows[:, 3] - rows[:, 2], rows[:, 5] - rows[:, 4])
    found: Marks = ~kin & (shared < FEW) & (rows[:, 6] < FRAME * words)
    candidates = np.flatnonzero(~kin & (words <= LONGEST) & (related[rows[:, 0]] != related[rows[:, 1]]))
    if len(candidates) == 0:
        return found
    some = rows[candidates]
    ours, theirs = _stretches(some)
    kinds = kernels.components(2 * len(some), ours, theirs)[ours]
    holders = np.concatenate((related[some[:, 0]], related[some[:, 1]]))
    of_kind = np.sort(np.concatenate((kinds, kinds)) * len(counts) + holders)
    unrelated = np.bincount(of_kind[np.diff(of_kind, prepend=-1) > 0] // len(counts), minlength=2 * len(some))
    number = np.maximum(np.bincount(kinds, minlength=2 * len(some)), 1)
    length = np.bincount(kinds, words[candidates], 2 * len(some))
    equal = np.bincount(kinds, some[:, 6], 2 * len(some))
    stock = (unrelated >= UNRELATED) & ((equal < SLOTTED * length) | (length < SHORT * number))
    found[candidates] |= stock[kinds]
    return found


def _stretches(rows: Ints | Columns) -> tuple[Ints, Ints]:
    """For either side of each row the number of the stretch of its document that it lies in; what overlaps is one."""
    sides = (rows.T[[0, 2, 3]], rows.T[[1, 4, 5]])
    document, first, stop = np.concatenate(sides, axis=1, dtype=np.int64)
    longest = int(stop.max()) + 1
    starts, ends = document * longest + first, document * longest + stop
    order = np.argsort(starts)
    reached = np.maximum.accumulate(ends[order])
    opens = np.ones(len(order), np.bool_)
    opens[1:] = starts[order[1:]] >= reached[:-1]
    numbers = np.empty(len(order), np.int64)
    numbers[order] = np.cumsum(opens) - 1
    return numbers[: len(rows)], numbers[len(rows) :]
