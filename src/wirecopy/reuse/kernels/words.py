"""Texts as hashed words: UTF-8 bytes in, a 32-bit hash for each word out."""

from __future__ import annotations

import numpy as np
from numba import njit, types

from wirecopy.compiled import KERNEL, inlined, part_of_kernel
from wirecopy.reuse.alphabet import DIGIT, LONE, LONGER, SIZE
from wirecopy.reuse.kernels.arrays import BYTES, INT32S, INTS, WORDS
from wirecopy.reuse.kernels.text import FOLD, class_of, code_point, entry_of, goes_on, is_spaced

BUCKETS = 1 << 18  # of the table of word frequencies

_OFFSET = np.uint64(0xCBF29CE484222325)  # FNV-1a, 64 bits
_PRIME = np.uint64(0x100000001B3)
_STIR = np.uint64(0x9E3779B97F4A7C15)


@part_of_kernel
def _stirred_more(h, at, table):
    """A word's hash after the letters at ``table[at]``, their number before them."""
    for i in range(at + 1, at + 1 + np.int64(table[at])):
        h = (h ^ np.uint64(table[i])) * _PRIME
    return h


@inlined
def _stirred(h, entry, table):
    """A word's hash after one more letter."""
    if entry & np.uint32(LONGER):
        return _stirred_more(h, SIZE + np.int64(entry & np.uint32(LONGER - 1)), table)
    return (h ^ np.uint64(entry & FOLD)) * _PRIME


@inlined
def _closed(h, numeric):
    """A word's 32-bit hash; the lowest bit tells whether the word begins with a digit."""
    h ^= h >> np.uint64(32)
    h *= _STIR
    h ^= h >> np.uint64(29)
    return np.uint32((h & np.uint64(0xFFFFFFFE)) | np.uint64(numeric))


@njit(types.int64(BYTES, INTS, types.int64, types.int64, WORDS, types.uint32[::1], types.int64[::1]), **KERNEL)
def tokenise(data, offsets, first, last, table, words, counts):
    """Hash the words of documents ``first`` to ``last`` of a UTF-8 buffer, one document's after the other's.

    Document d is ``data[offsets[d]:offsets[d + 1]]`` and has ``counts[d]`` words. Returns the number of all.
    """
    at = 0
    for d in range(first, last):
        begin = at
        i = offsets[d]
        end = offsets[d + 1]
        while i < end:
            code, length = code_point(data, i)
            i += length
            entry = entry_of(table, code)
            kind = class_of(entry)
            if is_spaced(kind):
                numeric = 1 if kind == DIGIT else 0
                h = _stirred(_OFFSET, entry, table)
                while i < end:
                    code, length = code_point(data, i)
                    entry = entry_of(table, code)
                    kind = class_of(entry)
                    if is_spaced(kind):
                        h = _stirred(h, entry, table)
                    elif not goes_on(data, i + length, end, table, kind):
                        break
                    i += length
                words[np.uint64(at)] = _closed(h, numeric)
                at += 1
            elif kind == LONE:
                words[np.uint64(at)] = _closed(_stirred(_OFFSET, entry, table), 0)
                at += 1
        counts[d] = at - begin
    return at


@inlined
def bucket_of(word):
    return word >> np.uint32(1) & np.uint32(BUCKETS - 1)


@part_of_kernel
def _is_expected(words, begin, end, bits_of, least_bits):
    """Whether words ``begin`` to ``end`` have less surprise than ``least_bits``."""
    total = 0
    for i in range(begin, end):
        total += bits_of[bucket_of(words[i])]
        if total >= least_bits:
            return False
    return total < least_bits


@njit(
    types.void(WORDS, INTS, INTS, INTS, INTS, INT32S, types.int64, types.boolean[::1]),
    **KERNEL,
)  # fmt: skip
def sift(words, begins, documents, firsts, stops, bits_of, least_bits, surprising):
    """Take the mark from stretches, words ``firsts[i]`` to ``stops[i]`` of ``documents[i]``, that anybody would write.

    ``bits_of``: surprise of a word by its frequency bucket; a stretch needs ``least_bits`` of it.
    """
    for i in range(len(documents)):
        begin = begins[documents[i]]
        if _is_expected(words, begin + firsts[i], begin + stops[i], bits_of, least_bits):
            surprising[i] = False


@njit(types.void(WORDS, types.int64[::1]), **KERNEL)
def count(words, frequency):
    """Add how often each word occurs to a table of :data:`BUCKETS` buckets."""
    for word in words:
        frequency[bucket_of(word)] += 1


@njit(types.void(WORDS, INTS, INTS, INTS, types.uint32[::1]), **KERNEL)
def lay(words, begins, counts, places, laid):
    """Lay the ``counts[d]`` words of document d, from ``begins[d]`` on, at ``places[d]`` of ``laid``."""
    for d in range(len(counts)):
        for i in range(counts[d]):
            laid[places[d] + i] = words[begins[d] + i]
