"""Where matched words stand: word numbers to code points, worked out only for documents that share something."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.reuse import kernels
from wirecopy.reuse.alphabet import alphabet
from wirecopy.reuse.matching import Ints, Matches


def locate_rows(found: Matches) -> tuple[Ints, NDArray[np.float64]]:
    """Spans (a_start, a_end, b_start, b_end) in code points; shares of side a and side b inside quotation marks."""
    rows = found.rows
    spans = np.zeros((len(rows), 4), np.int64)
    quoted = np.zeros((len(rows), 2))
    if len(rows) == 0:
        return spans, quoted
    sides = np.concatenate((rows[:, [0, 2, 3]], rows[:, [1, 4, 5]]))
    order = np.argsort(sides[:, 0], kind="stable")
    documents, first = np.unique(sides[order, 0], return_index=True)
    longest = int(found.counts[documents].max()) + 1
    starts, ends = np.empty(longest, np.int64), np.empty(longest, np.int64)
    inside = np.empty(longest, np.uint8)
    table = alphabet()
    for document, group in zip(documents, np.split(order, first[1:]), strict=True):
        begin, end = found.offsets[document], found.offsets[document + 1]
        n = kernels.locate(found.data, begin, end, table, starts, ends, inside)
        marks = np.concatenate(([0], np.cumsum(inside[:n])))
        side, row = np.divmod(group, len(rows))
        low, high = sides[group, 1], sides[group, 2]
        spans[row, 2 * side] = starts[low]
        spans[row, 2 * side + 1] = ends[high - 1]
        quoted[row, side] = (marks[high] - marks[low]) / (high - low)
    return spans, quoted
