"""Matched rows weighed together: what a pair shares in all, and which stretches of a document overlap."""

from __future__ import annotations

import numpy as np
from numba import njit, types

from wirecopy.compiled import KERNEL, part_of_kernel
from wirecopy.reuse.kernels.arrays import INT32S, read_only


@njit(types.int32[::1](INT32S, INT32S, INT32S, read_only(types.boolean)), **KERNEL)
def sum_pairs(a, b, values, counted):
    """For each row the sum of ``values`` of those rows of its pair that are ``counted``.

    ``a`` and ``b`` name the pair of each row; rows of a pair follow one another.
    """
    sums = np.empty(len(values), np.int32)
    first = 0
    while first < len(values):
        total = np.int32(0)
        stop = first
        while stop < len(values) and a[stop] == a[first] and b[stop] == b[first]:
            if counted[stop]:
                total += values[stop]
            stop += 1
        sums[first:stop] = total
        first = stop
    return sums


@part_of_kernel
def _sorted_by(values, order):
    """``order`` by the ``values`` that it points at, which are small numbers; what is equal stays in order."""
    ends = np.zeros(values.max() + 2, np.int64)
    for value in values:
        ends[value + 1] += 1
    for value in range(len(ends) - 1):
        ends[value + 1] += ends[value]
    found = np.empty(len(order), np.int64)
    for i in order:
        found[ends[values[i]]] = i
        ends[values[i]] += 1
    return found


@njit(types.int64[::1](INT32S, INT32S, INT32S), **KERNEL)
def join_stretches(documents, firsts, stops):
    """Words ``firsts[i]`` to ``stops[i]`` of ``documents[i]``, one at least: the number of the stretch of the document
    that each lies in; what overlaps is one."""
    numbers = np.empty(len(documents), np.int64)
    number, document, reached = -1, -1, 0
    for i in _sorted_by(documents, _sorted_by(firsts, np.arange(len(documents)))):
        if documents[i] != document or firsts[i] >= reached:
            number += 1
            document, reached = documents[i], stops[i]
        reached = max(reached, stops[i])
        numbers[i] = number
    return numbers
