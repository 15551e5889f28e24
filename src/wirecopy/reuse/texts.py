"""Texts as one row of UTF-8 bytes, which is how the kernels read them: in memory, or in a file where they are many."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wirecopy.reuse.shelf import mapped

Texts: TypeAlias = "Iterable[str] | pa.Array | pa.ChunkedArray | pa.RecordBatchReader"
"""Of a reader the first column is taken."""

MOST_IN_MEMORY = 1 << 30
"""Bytes of text above which they, and what is made of them, lie on disk: decision note 0008."""


class Row(NamedTuple):
    """Text d is ``data[offsets[d]:offsets[d + 1]]``."""

    data: NDArray[np.uint8]
    offsets: NDArray[np.int64]

    def text(self, d: int) -> str:
        return self.data[self.offsets[d] : self.offsets[d + 1]].tobytes().decode()


def in_a_row(texts: Texts) -> Row:
    """The texts, a null as an empty one. What comes in many or large pieces is read piece by piece, and put on disk."""
    if isinstance(texts, pa.RecordBatchReader):
        return _on_disk(batch.column(0) for batch in texts)
    if isinstance(texts, pa.ChunkedArray):
        if texts.nbytes > MOST_IN_MEMORY:
            return _on_disk(texts.chunks)
        return _row_of(_as_text(texts.combine_chunks()))
    if isinstance(texts, pa.Array):
        return _row_of(_as_text(texts))
    return _row_of(pa.array((text.encode("utf-8", "replace") for text in texts), pa.large_binary()))


def _as_text(column: pa.Array) -> pa.LargeStringArray:
    return column.cast(pa.large_string()).fill_null("")  # a null may have bytes behind it


def _row_of(column: pa.LargeStringArray | pa.LargeBinaryArray) -> Row:
    _, offsets, data = column.buffers()
    if offsets is None or len(column) == 0:
        return Row(np.zeros(0, np.uint8), np.zeros(1, np.int64))
    where = np.frombuffer(offsets, np.int64)[column.offset : column.offset + len(column) + 1]
    return Row(np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8), where)


def _on_disk(columns: Iterable[pa.Array]) -> Row:
    ends = [np.zeros(1, np.int64)]
    written = 0
    with tempfile.TemporaryFile() as file:
        for column in columns:
            piece = _row_of(_as_text(column))
            first, last = int(piece.offsets[0]), int(piece.offsets[-1])
            file.write(piece.data[first:last].data)
            ends.append(piece.offsets[1:] + (written - first))
            written += last - first
        file.flush()
        return Row(mapped(file, np.uint8) if written else np.zeros(0, np.uint8), np.concatenate(ends))
