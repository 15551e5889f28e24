"""UTF-8 and the alphabet's table, as the kernels read them."""

from __future__ import annotations

import numpy as np

from wirecopy.reuse.alphabet import CLASS_SHIFT, DIGIT, GAP, LETTER, LONE, SIZE
from wirecopy.reuse.kernels.compiled import inlined

FOLD = np.uint32((1 << CLASS_SHIFT) - 1)
_SHIFT = np.uint32(CLASS_SHIFT)


@inlined
def code_point(data, i):
    """The code point that begins at byte ``i`` of UTF-8 ``data``, and its length in bytes."""
    c = np.uint32(data[i])
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
        return table[code]
    if code < 0x40000:
        return np.uint32(LONE << CLASS_SHIFT) | (code & FOLD)
    return np.uint32(GAP)


@inlined
def class_of(entry):
    return entry >> _SHIFT


@inlined
def letter_follows(data, i, end, table):
    """Whether a letter or digit of a spaced script begins at byte ``i``."""
    if i >= end:
        return False
    code, _ = code_point(data, i)
    kind = class_of(entry_of(table, code))
    return kind == LETTER or kind == DIGIT
