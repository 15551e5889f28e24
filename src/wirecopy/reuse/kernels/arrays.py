"""The types of the kernels' arrays: one kind of each, so that none is compiled or loaded twice."""

from __future__ import annotations

from numba import types


def read_only(dtype: types.Type, dimensions: int = 1) -> types.Array:
    """An array that a kernel does not write to; those that can be written are taken too."""
    return types.Array(dtype, dimensions, "C", readonly=True)


BYTES = read_only(types.uint8)
INTS = read_only(types.int64)
INT32S = read_only(types.int32)
WORDS = read_only(types.uint32)
KEYS = read_only(types.uint64)
