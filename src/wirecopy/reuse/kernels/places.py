"""Where words stand: word numbers to code points, and what stands around them."""

from __future__ import annotations

import numpy as np
from numba import njit, types

from wirecopy.compiled import KERNEL, inlined, part_of_kernel
from wirecopy.reuse.alphabet import EXTENDER, LONE
from wirecopy.reuse.kernels.arrays import BYTES, INTS, WORDS
from wirecopy.reuse.kernels.text import class_of, code_point, entry_of, goes_on, is_spaced


@inlined
def _opener_after(code, opener):
    """The mark that a quotation is open with after ``code``, 0 for none.

    Marks: “ ” „ “ « » » « 「 」 『 』 and the straight double one. Single ones are left out: they cannot be told from
    apostrophes.
    """
    if code == 0x201E or code == 0x300C or code == 0x300E:
        return code
    if code == 0x201C:  # closes a German quotation
        return np.uint32(0) if opener == 0x201E else code
    if code == 0xAB:  # closes where » opened
        return np.uint32(0) if opener == 0xBB else code
    if code == 0xBB or code == 0x22:
        return np.uint32(0) if opener else code
    if code == 0x201D or code == 0x300D or code == 0x300F:
        return np.uint32(0)
    return opener


@part_of_kernel
def _scan(data, i, end, table, starts, ends, quoted, addresses):
    """Find the words of one document: ``[start, end)`` in code points; and how many of the words before each stand
    inside quotation marks, how many of the characters are signs of an address (@ and /)."""
    n = position = quotes = signs = newlines = 0
    opener = np.uint32(0)  # the mark that a quotation began with; a blank line ends what was left open
    while i < end:
        code, length = code_point(data, i)
        i += length
        position += 1
        kind = class_of(entry_of(table, code))
        if is_spaced(kind) or kind == LONE:
            word = np.uint64(n)
            starts[word], quoted[word], addresses[word] = position - 1, quotes, signs
            quotes += opener != 0
            newlines = 0
            ends[word] = position
            n += 1
            while i < end:
                code, length = code_point(data, i)
                following = class_of(entry_of(table, code))
                if kind != LONE and is_spaced(following):
                    ends[word] = position + 1
                elif following == EXTENDER:
                    if ends[word] == position:
                        ends[word] = position + 1
                elif kind == LONE or not goes_on(data, i + length, end, table, following):
                    break
                i += length
                position += 1
        elif kind == EXTENDER:
            continue
        elif code == 0x0A:
            newlines += 1
            if newlines == 2:
                opener = np.uint32(0)
        elif code > 0x20:
            newlines = 0
            signs += code == 0x40 or code == 0x2F
            opener = _opener_after(code, opener)
    quoted[n] = quotes


@njit(
    types.void(
        BYTES, INTS, WORDS, INTS, INTS, INTS, types.int64,
        types.int64[::1], types.int64[::1], types.float64[::1], types.boolean[::1],
    ),
    **KERNEL,
)  # fmt: skip
def locate(data, offsets, table, documents, firsts, stops, longest, starts, ends, quoted, addressed):
    """Where stretches of words stand: words ``firsts[i]`` to ``stops[i]`` of ``documents[i]``, which ascend.

    Set for each: ``[start, end)`` in code points, the share of its words inside quotation marks, and whether there is
    an address in it, of a page or a person. No document has more than ``longest`` words.
    """
    begin, end = np.empty(longest + 1, np.int32), np.empty(longest + 1, np.int32)
    quotes, signs = np.empty(longest + 1, np.int32), np.empty(longest + 1, np.int32)
    for i in range(len(documents)):
        d = documents[i]
        if i == 0 or d != documents[i - 1]:
            _scan(data, offsets[d], offsets[d + 1], table, begin, end, quotes, signs)
        first, stop = firsts[i], stops[i]
        starts[i], ends[i] = begin[first], end[stop - 1]
        quoted[i] = (quotes[stop] - quotes[first]) / (stop - first)
        addressed[i] = signs[stop - 1] > signs[first]
