"""What hangs together: nodes that are joined, however far around.

Union by the least with path halving, as in Tarjan and van Leeuwen: "Worst-case analysis of set union algorithms", 1984.
"""

from __future__ import annotations

import numpy as np
from numba import njit, types

from wirecopy.compiled import KERNEL, inlined
from wirecopy.reuse.kernels.arrays import INTS


@inlined
def _least_of(least, node):
    while least[node] != node:
        least[node] = least[least[node]]
        node = least[node]
    return node


@njit(types.int64[::1](types.int64, INTS, INTS), **KERNEL)
def components(nodes, ones, others):
    """The least node that each of ``nodes`` is joined to; ``ones`` are joined to ``others``, one by one."""
    least = np.arange(nodes)
    for i in range(len(ones)):
        one, other = _least_of(least, ones[i]), _least_of(least, others[i])
        if one < other:
            least[other] = one
        else:
            least[one] = other
    for node in range(nodes):
        least[node] = least[least[node]]  # of a lesser node, which has its own least by now
    return least
