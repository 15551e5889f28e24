"""Tables of a store into files that are whole or not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from wirecopy.errors import UnwritableOutput
from wirecopy.export.formats import FORMATS, Sink
from wirecopy.model import TABLES, Record, Table
from wirecopy.store import Store


def export_table(store: Store, name: str, shape: str, path: Path | None, stdout: Sink | None = None) -> int:
    """Write table ``name`` in key order, in format ``shape``, to ``path``, or to ``stdout``. Returns how many rows.

    A file is written beside ``path`` and renamed when it is whole. Raises :class:`UnwritableOutput`.
    """
    return _export(TABLES[name], store.records(name), shape, path, stdout)


def export_keep(store: Store, shape: str, path: Path | None, stdout: Sink | None = None) -> int:
    """Write which articles to keep (see :mod:`wirecopy.export.keep`), as :func:`export_table` does."""
    from wirecopy.export.keep import KEEP, kept  # loads the matcher

    return _export(KEEP, kept(store), shape, path, stdout)


def _export(table: Table, rows: Iterator[Record], shape: str, path: Path | None, stdout: Sink | None) -> int:
    write = FORMATS[shape]
    if path is None:
        out: Sink = stdout or sys.stdout.buffer
        if shape == "parquet" and out.isatty():
            raise UnwritableOutput("Parquet is not for a terminal: give -o FILE, or send it into a file or a pipe")
        written = write(table, rows, out)
        out.flush()
        return written
    with replaced(path) as sink:
        return write(table, rows, sink)


def export_all(store: Store, shape: str, folder: Path) -> dict[str, int]:
    """Write every table into ``folder``, a file for each: rows by table. Raises :class:`UnwritableOutput`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return {name: export_table(store, name, shape, folder / f"{name}.{shape}") for name in TABLES}


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file ``path`` when all went well; otherwise ``path`` stays as it was."""
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe or a device takes what comes
        with path.open("wb") as sink:
            yield sink
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as sink:
            yield sink
        unfinished.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _unwritable(path: Path, error: OSError) -> UnwritableOutput:
    return UnwritableOutput(f"cannot write {path}: {error.strerror or error}; name another place with -o")
