"""UTF-8 and the alphabet's table, as the kernels read them."""

from __future__ import annotations

import numpy as np

from wirecopy.compiled import inlined
from wirecopy.reuse.alphabet import CLASS_SHIFT, DIGIT, EXTENDER, GAP, JOINER, LETTER, LONE, SIZE

FOLD = np.uint32((1 << CLASS_SHIFT) - 1)
_SHIFT = np.uint32(CLASS_SHIFT)


@inlined
def code_point(data, i):
    """The code point that begins at byte ``i`` of UTF-8 ``data``, and its length in bytes.

    Indices are unsigned: numba asks of others whether they count from the end.
    """
    c = np.uint32(data[np.uint64(i)])
    if c < 0x80:
        return c, 1
    if c < 0xE0:
        return (c & np.uint32(0x1F)) << np.uint32(6) | np.uint32(data[i + 1] & 0x3F), 2
    if c < 0xF0:
        high = (c & np.uint32(0x0F)) << np.uint32(12) | np.uint32(data[i + 1] & 0x3F) << np.uint32(6)
        return high | np.uint32(data[i + 2] & 0x3F), 3
    high = (c & np.uint32(0x07)) << np.uint32(18) | np.uint32(data[i + 1] & 0x3F) << np.uint32(12)
    return high | np.uint32(data[i + 2] & 0x3F) << np.uint32(6) | np.uint32(data[i + 3] & 0x3F), 4


@inlined
def entry_of(table, code):
    """Class and fold of a code point; above the table only ideographs (planes 2 and 3) are words."""
    if code < SIZE:
        return table[np.uint64(code)]
    if code < 0x40000:
        return np.uint32(LONE << CLASS_SHIFT) | (code & FOLD)
    return np.uint32(GAP)


@inlined
def class_of(entry):
    return entry >> _SHIFT


@inlined
def is_spaced(kind):
    """Whether it makes a word together with those beside it: LETTER or DIGIT."""
    return LETTER <= kind <= DIGIT


@inlined
def goes_on(data, i, end, table, kind):
    """Whether a word of a spaced script goes on behind a character of class ``kind`` that ends before byte ``i``."""
    if kind == EXTENDER:
        return True
    if kind != JOINER or i >= end:
        return False
    code, _ = code_point(data, i)
    following = class_of(entry_of(table, code))
    return is_spaced(following)
