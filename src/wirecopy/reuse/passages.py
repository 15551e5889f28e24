"""``find_passages``: the public face of the matcher, positions and offsets instead of words and bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

if TYPE_CHECKING:
    from wirecopy.reuse.matching import Matches

PASSAGES = "1"
"""Version of what this stage finds: part of the key of its finished work."""

Progress = Callable[[str], None]

_SCHEMA = pa.schema(
    [
        pa.field("a", pa.int64(), nullable=False),
        pa.field("b", pa.int64(), nullable=False),
        pa.field("a_start", pa.int64(), nullable=False),
        pa.field("a_end", pa.int64(), nullable=False),
        pa.field("b_start", pa.int64(), nullable=False),
        pa.field("b_end", pa.int64(), nullable=False),
        pa.field("words", pa.int64(), nullable=False),
        pa.field("similarity", pa.float64(), nullable=False),
        pa.field("label", pa.string(), nullable=False),
    ]
)


def find_passages(
    texts: Sequence[str] | pa.Array | pa.ChunkedArray,
    outlets: Sequence[str | None] | None = None,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> pa.Table:
    """Every passage that two of ``texts`` share, as a table with the columns of **passages**.

    ``a`` < ``b`` are positions in ``texts``; spans are half-open, in code points, and begin and end at words.
    ``outlets`` names the outlet of each text (``None``: unknown), by which furniture is told from news; without
    it nothing is labelled ``boilerplate``. Rows are ordered by a, b, a_start. Text that more than 64 of the texts
    hold pairs each holder with the first one and with the next. ``progress`` is told what begins. Raises
    ``ValueError`` where ``outlets`` is of another length than ``texts``.
    """
    from wirecopy.reuse.matching import match  # the kernels load, or compile, here

    column = _as_text(texts)
    if outlets is not None and len(outlets) != len(column):
        raise ValueError(f"{len(column)} texts but {len(outlets)} outlets")
    found = match(column, _codes(outlets, len(column)), jobs, progress or (lambda _: None))
    if progress:
        progress("labels")
    return _to_table(found)


def _as_text(texts: Sequence[str] | pa.Array | pa.ChunkedArray) -> pa.LargeStringArray:
    if isinstance(texts, pa.Array | pa.ChunkedArray):
        column = texts.cast(pa.large_string()).fill_null("")  # a null may have bytes behind it
        return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    # a view, not a cast: that would first load all of pyarrow.compute
    return pa.array((t.encode("utf-8", "replace") for t in texts), pa.large_binary()).view(pa.large_string())


def _codes(outlets: Sequence[str | None] | None, n: int) -> NDArray[np.int32]:
    if outlets is None:
        return np.full(n, -1, np.int32)
    numbers: dict[str, int] = {}
    return np.array(
        [-1 if name is None else numbers.setdefault(name, len(numbers)) for name in outlets], np.int32
    ).reshape(n)


def _to_table(found: Matches) -> pa.Table:
    """Label the rows and give their ends in code points."""
    from wirecopy.reuse import labels
    from wirecopy.reuse.spans import locate_rows

    rows = found.rows
    spans, quoted = locate_rows(found)

    @lru_cache(maxsize=256)
    def document(number: int) -> str:
        return found.data[found.offsets[number] : found.offsets[number + 1]].tobytes().decode()

    def text_of(row: int) -> str:
        return document(rows[row, 0])[spans[row, 0] : spans[row, 1]]

    names = np.array(labels.LABELS, object)[labels.label(rows, found.counts, quoted, text_of)]
    words = rows[:, 3] - rows[:, 2]
    similarity = rows[:, 6] / np.maximum(words, rows[:, 5] - rows[:, 4])
    order = np.lexsort((spans[:, 2], spans[:, 0], rows[:, 1], rows[:, 0]))
    order = order[_beginning_apart(rows[order], spans[order])]
    columns = [rows[:, 0], rows[:, 1], *spans.T, words, similarity]
    arrays = [pa.array(c[order], type=f.type) for c, f in zip(columns, _SCHEMA, strict=False)]
    return pa.Table.from_arrays([*arrays, pa.array(names[order], pa.string())], schema=_SCHEMA)


def _beginning_apart(rows: NDArray[np.int64], spans: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows to keep so that no two of a pair begin at one place: of those the better match (what one text holds
    once and the other twice)."""
    kept = np.ones(len(rows), bool)
    unsure = np.zeros(len(rows), bool)
    for start in (spans[:, 0], spans[:, 2]):
        order = np.lexsort((start, rows[:, 1], rows[:, 0]))
        same = np.ones(max(len(rows) - 1, 0), bool)
        for key in (rows[:, 0], rows[:, 1], start):
            same &= key[order[1:]] == key[order[:-1]]
        unsure[order[1:][same]] = unsure[order[:-1][same]] = True
    taken: set[tuple[int, ...]] = set()
    for n in sorted(np.flatnonzero(unsure).tolist(), key=lambda n: (-rows[n, 6], spans[n, 0] + spans[n, 2])):
        a, b = int(rows[n, 0]), int(rows[n, 1])
        places = {(a, b, 0, int(spans[n, 0])), (a, b, 1, int(spans[n, 2]))}
        kept[n] = taken.isdisjoint(places)
        if kept[n]:
            taken |= places
    return kept
