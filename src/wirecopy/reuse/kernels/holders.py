"""Sorted grams as postings: which documents hold each gram that more than one holds.

A posting is a document above the number of the gram's first word in it, :data:`POSITION_BITS` of them; of a gram's
postings, which follow one another by document, the first is marked, and all where they are more than :data:`CAP`.
"""

from __future__ import annotations

import numpy as np
from numba import njit, types

from wirecopy.compiled import KERNEL, inlined
from wirecopy.reuse.kernels.arrays import INT32S, INTS, KEYS, read_only
from wirecopy.reuse.kernels.grams import GRAM, POSITION_BITS, hashed

CAP = 64  # holders of a gram that are paired all with all; above, each with the least and the one before
NEAR_BITS = 8  # of the table that finds a word's document: one entry for so many words
SLOT_BITS = 32  # for the place of a posting among all, below the word's in an entry of `gather`

FIRST = np.uint64(1 << 63)
MANY = np.uint64(1 << 62)
_POSITION = np.uint64((1 << POSITION_BITS) - 1)
_DOCUMENT = np.uint64((1 << (62 - POSITION_BITS)) - 1)


@inlined
def document_of(posting):
    return np.int64(posting >> np.uint64(POSITION_BITS) & _DOCUMENT)


@inlined
def position_of(posting):
    return np.int64(posting & _POSITION)


@inlined
def _holder(word, begins, near):
    """The document that word index ``word`` lies in."""
    document = np.int64(near[word >> NEAR_BITS])
    while begins[document + 1] <= word:
        document += 1
    return document


@njit(
    types.UniTuple(types.int64, 2)(
        types.uint64[::1], types.int64, INTS, INT32S, INT32S, INTS, types.uint8[::1]
    ),
    **KERNEL,
)  # fmt: skip
def survey(keys, bits, begins, near, outlets, thresholds, habitual):
    """Turn sorted ``keys`` into postings, in place. Returns their number, and that of grams over the cap.

    ``habitual[word]`` is set for words of grams that at least ``thresholds[outlet]`` articles of the outlet hold;
    outlet -1 is unknown and has no habits. ``near[n]`` is the document of word ``n << NEAR_BITS``.
    """
    shift = np.uint64(bits)
    mask = (np.uint64(1) << shift) - np.uint64(1)
    holders = np.empty(256, np.int64)
    tally = np.zeros(len(thresholds), np.int64)
    few = thresholds.min()
    postings = over = 0
    i = 0
    while i < len(keys):
        gram = keys[i] >> shift
        stop = i + 1
        while stop < len(keys) and keys[stop] >> shift == gram:
            stop += 1
        if stop == i + 1:
            i = stop
            continue
        if stop - i > len(holders):
            holders = np.empty(2 * (stop - i), np.int64)
        documents = 0
        many = stop - i >= few  # enough for a habit
        usual = False  # whether it is any outlet's habit
        for k in range(i, stop):
            document = _holder(np.int64(keys[k] & mask), begins, near)
            holders[k - i] = document
            if k == i or document != holders[k - i - 1]:
                documents += 1
                outlet = outlets[document] if many else -1
                if outlet >= 0:
                    tally[outlet] += 1
                    usual |= tally[outlet] >= thresholds[outlet]
        if documents > 1:
            marks = FIRST
            if documents > CAP:
                marks |= MANY
                over += 1
            for k in range(i, stop):
                document = holders[k - i]
                word = np.int64(keys[k] & mask)
                if usual and outlets[document] >= 0 and tally[outlets[document]] >= thresholds[outlets[document]]:
                    habitual[word : word + GRAM] = 1
                if k == i or document != holders[k - i - 1]:
                    keys[postings] = marks | np.uint64(document << POSITION_BITS | (word - begins[document]))
                    postings += 1
                    marks &= MANY
        for k in range(stop - i if many else 0):
            if outlets[holders[k]] >= 0:
                tally[outlets[holders[k]]] = 0
        i = stop
    return postings, over


@njit(types.void(read_only(types.uint8), INTS, types.uint64[::1]), **KERNEL)
def mark(habitual, begins, own):
    """Add to the digest of each document in ``own`` which of its words are its outlet's furniture."""
    for d in range(len(own)):
        for i in range(begins[d], begins[d + 1]):
            if habitual[i]:
                own[d] = hashed(own[d] ^ np.uint64(i - begins[d]))


@njit(
    types.int64(
        KEYS, types.int64, INTS, types.int64, types.uint64[::1], types.int64[::1], types.int64[::1]
    ),
    **KERNEL,
)  # fmt: skip
def gather(postings, base, begins, spread, entries, bounds, over):
    """An entry (word index, place of the posting) for each of ``postings`` that follows another of its gram.

    They are parted by the holder's number above ``spread``: block n is ``entries[bounds[n]:bounds[n + 1]]``. Places
    are counted from ``base`` on; those of the first postings of grams over the cap go to ``over``. Returns the number
    of entries.
    """
    bounds[:] = 0
    for posting in postings:
        if not posting & FIRST:
            bounds[(document_of(posting) >> spread) + 1] += 1
    for n in range(len(bounds) - 1):
        bounds[n + 1] += bounds[n]
    cursors = bounds[:-1].copy()
    m = 0
    for i in range(len(postings)):
        posting = postings[i]
        document = document_of(posting)
        if not posting & FIRST:
            word = begins[document] + position_of(posting)
            entries[cursors[document >> spread]] = np.uint64(word) << np.uint64(SLOT_BITS) | np.uint64(base + i)
            cursors[document >> spread] += 1
        elif posting & MANY:
            over[m] = base + i
            m += 1
    return bounds[-1]
