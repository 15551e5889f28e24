"""Rows of a table into a stream of bytes, a batch at a time: nobody holds a whole table.

JSON lines keep lists and objects nested; CSV writes them as JSON text and null as an empty cell; Parquet
has the schema of the table.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Protocol, cast

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from wirecopy.model import Record, Table

_QUOTED = re.compile('[",\r\n]')
_BATCH = 1_000  # rows written at once
_ROW_GROUP = 10_000  # rows of Parquet held at once: some 50 MB of articles


class Sink(Protocol):
    """Where bytes go: a file, stdout, or what stands before a terminal."""

    def write(self, data: bytes, /) -> int:
        """Take ``data``: whole rows."""
        ...

    def flush(self) -> None:
        """Pass on what was taken."""
        ...

    def isatty(self) -> bool:
        """Whether a person looks at it."""
        ...


Writer = Callable[[Table, Iterable[Record], Sink], int]


def write_jsonl(table: Table, rows: Iterable[Record], sink: Sink) -> int:
    """One JSON object a line, keys in the order of the columns. Returns how many rows."""
    encode = msgspec.json.Encoder().encode_lines
    written = 0
    for batch in _batches(rows, _BATCH):
        sink.write(encode(batch))
        written += len(batch)
    return written


def write_csv(table: Table, rows: Iterable[Record], sink: Sink) -> int:
    """A header and a line for each row, UTF-8, lines ended by LF. Returns how many rows."""
    nested = [(column, column in table.nested) for column in table.columns]
    sink.write((",".join(table.columns) + "\n").encode())
    written = 0
    for batch in _batches(rows, _BATCH):
        lines = (",".join(_cell(getattr(row, column), is_nested) for column, is_nested in nested) for row in batch)
        sink.write(("\n".join(lines) + "\n").encode())
        written += len(batch)
    return written


def write_parquet(table: Table, rows: Iterable[Record], sink: Sink) -> int:
    """Parquet with the table's schema, compressed with zstd. Returns how many rows."""
    written = 0
    with pq.ParquetWriter(pa.PythonFile(cast(io.IOBase, sink), mode="w"), table.schema, compression="zstd") as writer:
        for batch in _batches(rows, _ROW_GROUP):
            writer.write_table(table.to_arrow(batch))
            written += len(batch)
    return written


FORMATS: dict[str, Writer] = {"jsonl": write_jsonl, "csv": write_csv, "parquet": write_parquet}


def _batches(rows: Iterable[Record], size: int) -> Iterator[list[Record]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, size)):
        yield batch


def _cell(value: Any, nested: bool) -> str:
    """A value as a cell. The csv module of Python 3.11 leaves a lone CR unquoted, and readers then see two rows."""
    if value is None:
        return ""
    if nested:
        text = msgspec.json.encode(value).decode()
    elif isinstance(value, bool):
        return "true" if value else "false"
    else:
        text = str(value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
