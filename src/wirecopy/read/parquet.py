"""The rows of a Parquet file as JSON, a batch of rows in memory at a time.

In: a path. Out: the number of each row, from 1, and its JSON; only columns that a record can have are
read. Where the file breaks off, a ``Dropped`` in place of the next row.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from wirecopy.model import Dropped
from wirecopy.read.fields import COLUMNS, folded_name
from wirecopy.read.reasons import LIMITS, Limits, dropped, too_large
from wirecopy.read.unpack import cause_of

if TYPE_CHECKING:
    import pyarrow as pa

# Rows at a time: some 4 MB of news text.
_BATCH = 512


def parquet_rows(path: Path, label: str, limits: Limits = LIMITS) -> Iterator[tuple[int, bytes | Dropped]]:
    """The rows of a Parquet file as JSON objects, with their numbers from 1."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    n = 0
    try:
        with pq.ParquetFile(path) as file:
            columns = [name for name in file.schema_arrow.names if folded_name(name) in COLUMNS]
            if not columns:
                yield 1, dropped(label, "bad_record", "no column that an article has; name one of them text")
                return
            for batch in file.iter_batches(batch_size=_BATCH, columns=columns):
                for row in _as_json(batch):
                    n += 1
                    yield n, too_large(f"{label}#{n}", limits) if len(row) > limits.record else row
            if not n:
                yield 1, dropped(label, "empty")
    except (OSError, pa.ArrowException, ValueError) as error:
        where = f" after record {n}" if n else ""
        yield n + 1, dropped(label, "unreadable_file", cause_of(error) + where)


def _as_json(batch: pa.RecordBatch) -> Iterator[bytes]:
    import pyarrow as pa

    names = batch.schema.names
    columns = []
    for column in batch.columns:
        if pa.types.is_timestamp(column.type):  # Python's datetime has no nanoseconds
            column = column.cast(pa.timestamp("us", tz=column.type.tz), safe=False)
        columns.append(column.to_pylist())
    for values in zip(*columns, strict=True):
        yield msgspec.json.encode(dict(zip(names, values, strict=True)), enc_hook=_other)


def _other(value: Any) -> str:
    return str(value)
