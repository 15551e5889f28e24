"""One document against many: the passages that it shares with each, without pairing the others among themselves."""

from __future__ import annotations

import numpy as np
from numba import njit, types

from wirecopy.compiled import KERNEL
from wirecopy.reuse.kernels.arrays import INTS, KEYS, WORDS, read_only
from wirecopy.reuse.kernels.grams import POSITION_BITS
from wirecopy.reuse.kernels.linking import add_pair

_PLACES = np.uint64(2 * POSITION_BITS)


@njit(
    types.int64[:, ::1](WORDS, INTS, read_only(types.uint8), KEYS, types.int64),
    **KERNEL,
)  # fmt: skip
def meet(words, begins, habitual, seeds, least_words):
    """Passages of document 0 with the others. ``seeds``, sorted: partner, word of document 0, word of the partner.

    The rest as of ``linking.link``, whose rows it gives.
    """
    rows = np.empty((max(len(seeds), 1), 9), np.int64)  # each passage has a seed
    n = a = np.int64(0)
    start = 0
    while start < len(seeds):
        b = np.int64(seeds[start] >> _PLACES)
        stop = start
        while stop < len(seeds) and np.int64(seeds[stop] >> _PLACES) == b:
            stop += 1
        found, out = np.empty((stop - start, 5), np.int64), np.empty((stop - start, 7), np.int64)
        mine = seeds[start:stop].copy()
        n = add_pair(words, begins, habitual, a, b, mine, least_words, rows, n, found, out)
        start = stop
    return rows[:n].copy()
