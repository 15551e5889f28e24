"""How the kernels are compiled: for one kind of each array, so that none is compiled or loaded twice."""

from __future__ import annotations

from numba import njit, types


def read_only(dtype: types.Type, dimensions: int = 1) -> types.Array:
    """An array that a kernel does not write to; those that can be written are taken too."""
    return types.Array(dtype, dimensions, "C", readonly=True)


BYTES = read_only(types.uint8)
INTS = read_only(types.int64)
INT32S = read_only(types.int32)
WORDS = read_only(types.uint32)
KEYS = read_only(types.uint64)

kernel = {"cache": True, "nogil": True, "error_model": "numpy"}
part_of_kernel = njit(nogil=True, error_model="numpy")
inlined = njit(nogil=True, error_model="numpy", inline="always")
