"""Where matched words stand: word numbers to code points, worked out only for documents that share something."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirecopy.reuse import kernels
from wirecopy.reuse.alphabet import alphabet
from wirecopy.reuse.crew import Crew, even_ranges
from wirecopy.reuse.matching import Ints
from wirecopy.reuse.shelf import put_away
from wirecopy.reuse.texts import Row

_PIECE = 1 << 24  # bytes of text that a thread takes at most at a time


class Places(NamedTuple):
    """Where the rows of matches stand, a row each.

    ``spans``: a_start, a_end, b_start, b_end in code points; ``quoted``: share of the words of side a and of side b
    inside quotation marks; ``addressed``: whether side a, and side b, has the address of a page or a person in it.
    """

    spans: Ints
    quoted: NDArray[np.float64]
    addressed: NDArray[np.bool_]


def locate_rows(rows: Ints, counts: Ints, texts: Row, crew: Crew) -> Places:
    """Find where the words of each of the ``rows`` of ``matching.Matches`` stand on either side; ``counts``: words of
    each document."""
    sides = np.concatenate((rows[:, [0, 2, 3]], rows[:, [1, 4, 5]]))
    order = np.argsort(sides[:, 0], kind="stable")
    documents, firsts, stops = np.ascontiguousarray(sides[order].T)
    starts, ends = np.empty(len(order), np.int64), np.empty(len(order), np.int64)
    quoted, addressed = np.empty(len(order)), np.empty(len(order), np.bool_)
    bounds = np.flatnonzero(np.diff(documents, prepend=-1))  # where a document's sides begin
    bounds = np.append(bounds, len(order))
    longest = int(counts.max(initial=0))
    table = alphabet()

    def locate(first: int, last: int) -> None:
        part = slice(bounds[first], bounds[last])
        kernels.locate(
            texts.data, texts.offsets, table, documents[part], firsts[part], stops[part], longest,
            starts[part], ends[part], quoted[part], addressed[part],
        )  # fmt: skip

    weights = np.diff(texts.offsets)[documents[bounds[:-1]]]
    for _ in crew.each("places", locate, even_ranges(weights, _PIECE)):
        put_away(texts.data)
    places = Places(np.empty((len(rows), 4), np.int64), np.empty((len(rows), 2)), np.empty((len(rows), 2), np.bool_))
    side, row = np.divmod(order, max(len(rows), 1))
    places.spans[row, 2 * side], places.spans[row, 2 * side + 1] = starts, ends
    places.quoted[row, side], places.addressed[row, side] = quoted, addressed
    return places
