"""Records of one table on stdout, as JSON, JSON lines or CSV."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from wirecopy.export import Sink, write_csv, write_jsonl
from wirecopy.model import Record, Table


def write_rows(table: Table, rows: Iterable[Record], shape: str, sink: Sink) -> None:
    """Write ``rows`` of ``table``; ``json`` is one array, an element a line."""
    if shape == "jsonl":
        write_jsonl(table, rows, sink)
    elif shape == "csv":
        write_csv(table, rows, sink)
    else:
        before = b"["
        for row in rows:
            sink.write(before + b"\n" + msgspec.json.encode(row))
            before = b","
        sink.write(b"\n]\n" if before == b"," else b"[]\n")
    sink.flush()
