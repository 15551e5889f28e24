"""Inputs to raw records: folders are walked, files opened, archives unpacked, tables cut into rows.

In: the INPUT paths of a command. Out, in a fixed order and one at a time: a :class:`RawRecord` for
everything that may be an article, a ``Dropped`` for everything that cannot be. Nothing is held in memory
but the record at hand. Files and folders whose name begins with a dot are passed over silently.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from wirecopy.errors import InputNotFound
from wirecopy.model import Dropped
from wirecopy.read.parquet import parquet_rows
from wirecopy.read.reasons import MAX_RECORD, dropped
from wirecopy.read.rows import split_json
from wirecopy.read.split_xml import split_xml
from wirecopy.read.unpack import TooLarge, cause_of, file_bytes, file_lines

Kind = Literal["html", "text", "json", "xml", "mhtml"]


class RawRecord(msgspec.Struct, frozen=True):
    """One input record as it was found: ``file`` with ``#n`` for the n-th of a file, its kind, its bytes.

    ``url``, ``retrieved``: where and when it was fetched, where the input says so beside the bytes.
    """

    file: str
    kind: Kind
    data: bytes
    url: str | None = None
    retrieved: str | None = None


_PAGES: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text", ".mhtml": "mhtml", ".mht": "mhtml",
}  # fmt: skip
_XML = (".xml", ".rss", ".atom", ".rdf", ".opml", ".nitf", ".newsml")
_LINES = (".jsonl", ".ndjson")


def raw_records(*inputs: str | os.PathLike[str]) -> Iterator[RawRecord | Dropped]:
    """The records of files and folders, in the order given, a folder's in sorted order.

    ``file`` of a record is its path as given, joined with the path inside the folder, with ``/`` between.

    Raises:
        InputNotFound: a path is not there; raised before anything is read.
    """
    paths = [Path(given) for given in inputs]
    for path in paths:
        if not path.exists():
            raise InputNotFound(f"no file or folder at {path}: check the spelling, and the folder you are in")
    return (record for path in paths for record in _of_input(path))


def _of_input(path: Path) -> Iterator[RawRecord | Dropped]:
    if not path.is_dir():
        yield from _of_file(path)
        return
    # A folder that may not be listed must not vanish from the counts.
    refused: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        while refused:
            error = refused.pop()
            yield dropped(label_of(Path(error.filename)), "unreadable_file", cause_of(error))
        for name in sorted(names):
            if not name.startswith("."):
                yield from _of_file(Path(folder, name))
    for error in refused:
        yield dropped(label_of(Path(error.filename)), "unreadable_file", cause_of(error))


def _of_file(path: Path) -> Iterator[RawRecord | Dropped]:
    label, ending = label_of(path), ending_of(path)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield dropped(label, "unreadable_file", cause_of(error))
        return
    if not stat.S_ISREG(mode):  # a pipe or a device would keep the run waiting
        yield dropped(label, "unsupported_type", "not a regular file")
    elif ending in _PAGES:
        data = file_bytes(path, label)
        yield data if isinstance(data, Dropped) else RawRecord(label, _PAGES[ending], data)
    elif ending in _LINES:
        yield from _of_lines(path, label)
    elif ending == ".parquet":
        for n, row in parquet_rows(path, label):
            yield row if isinstance(row, Dropped) else RawRecord(f"{label}#{n}", "json", row)
    elif ending in _XML or ending == ".json":
        data = file_bytes(path, label)
        yield from [data] if isinstance(data, Dropped) else _of_document(data, label, ending)
    else:
        yield dropped(label, "unsupported_type", path.suffix or None)


def _of_document(data: bytes, label: str, ending: str) -> Iterator[RawRecord]:
    """The records of a document that is read whole; its only one goes by the document's own name."""
    kind: Kind = "json" if ending == ".json" else "xml"
    records = list(split_json(data) if kind == "json" else split_xml(data))
    for n, record in enumerate(records, 1):
        yield RawRecord(f"{label}#{n}" if len(records) > 1 else label, kind, record)


def _of_lines(path: Path, label: str) -> Iterator[RawRecord | Dropped]:
    """The records of a file with one JSON object a line; empty lines count but are no records."""
    for n, line in file_lines(path, label):
        if isinstance(line, Dropped):
            yield line
        elif isinstance(line, TooLarge):
            yield dropped(f"{label}#{n}", "too_large", f"a line of more than {MAX_RECORD} bytes")
        elif line.strip():
            yield RawRecord(f"{label}#{n}", "json", line)


def label_of(path: Path) -> str:
    """The path with ``/`` between its parts; bytes of a name that are no UTF-8 as ``\\xNN``."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def ending_of(path: Path) -> str:
    """The ending that tells a file's type, in lower case and without ``.gz``: ".jsonl" of "a.JSONL.gz"."""
    name = path.name.lower()
    ending = Path(name.removesuffix(".gz")).suffix
    return ending if ending != ".parquet" or not name.endswith(".gz") else name[-len(".parquet.gz") :]
