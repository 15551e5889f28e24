"""Stock wording: stretches that articles share which have nothing else in common, because everybody writes so.

In: matched rows. Out: which of them are such. A formula of the trade ("did not immediately respond to a request for
comment", the head of a price table) is met again in many articles; so is the text of a much-copied dispatch. But those
who hold a dispatch share most of it with one another, and of a formula they share the formula alone, with other words
in its slots.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.reuse import kernels
from wirecopy.reuse.kept import Columns, Ints, taken

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


def sums_of_pairs(rows: Columns, column: int, counted: Marks) -> Columns:
    """For each row the sum of a ``column`` over those rows of its pair that are ``counted``."""
    a, b = rows.T[:2]
    sums: Columns = kernels.sum_pairs(a, b, rows.T[column], counted)
    return sums


def is_stock(rows: Columns, counts: Ints, counted: Marks) -> Marks:
    """Which of the ``rows`` of ``matching.Matches``, in order of pair, are stock wording; of no account are those that
    are not ``counted``. ``counts``: words of each document."""
    a, b, a_from, a_to, b_from, b_to, equal = rows.T[:7]
    shared = sums_of_pairs(rows, 6, counted)
    share = shared / np.maximum(np.minimum(counts[a], counts[b]), 1)
    kin = (share >= WHOLE) | ((share >= KIN) & (shared >= KIN_WORDS))
    akin = np.flatnonzero(kin & counted)
    related = kernels.components(len(counts), a[akin].astype(np.int64), b[akin].astype(np.int64))
    words = np.maximum(a_to - a_from, b_to - b_from)
    strangers = ~kin & counted
    found: Marks = strangers & (shared < FEW) & (equal < FRAME * words)
    candidates = np.flatnonzero(strangers & (words <= LONGEST) & (related[a] != related[b]))
    if len(candidates) == 0:
        return found
    some = taken(rows, candidates)
    ours, theirs = _stretches(some)
    kinds = kernels.components(2 * len(some), ours, theirs)[ours]
    holders = np.concatenate((related[some[:, 0]], related[some[:, 1]]))
    of_kind = np.sort(np.concatenate((kinds, kinds)) * len(counts) + holders)
    unrelated = np.bincount(of_kind[np.diff(of_kind, prepend=-1) > 0] // len(counts), minlength=2 * len(some))
    number = np.maximum(np.bincount(kinds, minlength=2 * len(some)), 1)
    length = np.bincount(kinds, words[candidates], 2 * len(some))
    equals = np.bincount(kinds, some[:, 6], 2 * len(some))
    stock = (unrelated >= UNRELATED) & ((equals < SLOTTED * length) | (length < SHORT * number))
    found[candidates] |= stock[kinds]
    return found


def _stretches(rows: Columns) -> tuple[Ints, Ints]:
    """For either side of each row the number of the stretch of its document that it lies in; what overlaps is one."""
    a, b, a_from, a_to, b_from, b_to = rows.T[:6]
    numbers = kernels.join_stretches(*(np.concatenate(sides) for sides in ((a, b), (a_from, b_from), (a_to, b_to))))
    return numbers[: len(rows)], numbers[len(rows) :]
