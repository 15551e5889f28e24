"""Words as fingerprints: of each few grams the one with the least hash is kept.

Winnowing as in Schleimer, Wilkerson, Aiken: "Winnowing", SIGMOD 2003, over a rolling polynomial of the word hashes.
"""

from __future__ import annotations

import numpy as np
from numba import njit, types

from wirecopy.compiled import KERNEL, inlined
from wirecopy.reuse.kernels.arrays import INTS, KEYS, WORDS

GRAM = 5  # words in a gram
WINDOW = 4  # one gram in each run of WINDOW is kept: a shared run of GRAM + WINDOW - 1 = 8 words is always seen
POSITION_BITS = 20
MAX_WORDS = 1 << POSITION_BITS  # of a document that are looked at

_BASE = np.uint64(0x9E3779B97F4A7C15)
_BASE_TO_GRAM = np.uint64(pow(0x9E3779B97F4A7C15, GRAM, 1 << 64))
_HIGHEST = np.uint64(0xFFFFFFFFFFFFFFFF)


@inlined
def hashed(h):
    """MurmurHash3's finaliser: every bit of the sum reaches the high bits that are compared."""
    h ^= h >> np.uint64(33)
    h *= np.uint64(0xFF51AFD7ED558CCD)
    h ^= h >> np.uint64(33)
    h *= np.uint64(0xC4CEB9FE1A85EC53)
    return h ^ (h >> np.uint64(33))


@njit(types.int64(WORDS, INTS, INTS, types.int64, types.int64, types.uint64[::1], types.int64[::1]), **KERNEL)
def winnow(words, begins, counts, first, last, hashes, places):
    """Winnowed grams of documents ``first`` to ``last``: hash, and index of the first word. Returns their number.

    Of each window of :data:`WINDOW` grams the least (the last of equals) is kept; a short document is one window.
    """
    n = 0
    for d in range(first, last):
        begin = begins[d]
        grams = min(counts[d], MAX_WORDS) - GRAM + 1
        if grams < 1:
            continue
        h = np.uint64(0)
        for j in range(begin, begin + GRAM - 1):
            h = h * _BASE + np.uint64(words[j])
        least, at, kept = _HIGHEST, -1, -1
        before = before_that = before_those = _HIGHEST  # the three grams before, WINDOW - 1
        for g in range(grams):
            h = h * _BASE + np.uint64(words[begin + g + GRAM - 1])
            if g:
                h -= _BASE_TO_GRAM * np.uint64(words[begin + g - 1])
            mixed = hashed(h)
            if mixed <= least:
                least, at = mixed, g
            elif g - at >= WINDOW:
                least, at = mixed, g
                if before < least:
                    least, at = before, g - 1
                if before_that < least:
                    least, at = before_that, g - 2
                if before_those < least:
                    least, at = before_those, g - 3
            before_those, before_that, before = before_that, before, mixed
            if at != kept and (g >= WINDOW - 1 or g == grams - 1):
                kept = at
                hashes[n] = least
                places[n] = begin + at
                n += 1
    return n


@njit(types.void(KEYS, INTS, types.int64, types.int64, types.uint64[::1], types.int64[::1]), **KERNEL)
def part(hashes, places, bits, spread, keys, bounds):
    """Part grams by the top ``spread`` bits of their hash: range r is ``keys[bounds[r]:bounds[r + 1]]``.

    A key has the rest of the hash in its high bits and the place in the low ``bits``.
    """
    shift = np.uint64(63 - spread)
    bounds[:] = 0
    for i in range(len(hashes)):
        bounds[np.int64(hashes[i] >> np.uint64(1) >> shift) + 1] += 1
    for r in range(len(bounds) - 1):
        bounds[r + 1] += bounds[r]
    cursors = bounds[:-1].copy()
    high = ~((np.uint64(1) << np.uint64(bits)) - np.uint64(1))
    for i in range(len(hashes)):
        r = np.int64(hashes[i] >> np.uint64(1) >> shift)
        keys[cursors[r]] = hashes[i] << np.uint64(spread) & high | np.uint64(places[i])
        cursors[r] += 1
