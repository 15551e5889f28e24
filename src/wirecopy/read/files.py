"""Inputs to raw records: folders are walked, files opened, archives unpacked, tables cut into rows.

In: the INPUT paths of a command. Out, in a fixed order and one at a time: a :class:`RawRecord` for
everything that may be an article, a ``Dropped`` for everything that cannot be. Nothing is held in memory
but the record at hand. Files and folders whose name begins with a dot are passed over silently.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from wirecopy.errors import InputNotFound
from wirecopy.model import Dropped
from wirecopy.read.parquet import parquet_rows
from wirecopy.read.raw import Kind, RawRecord
from wirecopy.read.reasons import LIMITS, Limits, dropped, too_large
from wirecopy.read.rows import split_json
from wirecopy.read.signatures import foreign_type
from wirecopy.read.split_xml import split_xml
from wirecopy.read.unpack import TooLarge, cause_of, file_bytes, file_lines
from wirecopy.read.warc import warc_records

_PAGES: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text", ".mhtml": "mhtml", ".mht": "mhtml",
}  # fmt: skip
_XML = (".xml", ".rss", ".atom", ".rdf", ".opml", ".nitf", ".newsml")
_LINES = (".jsonl", ".ndjson")


Cut = Callable[[Path, str, Limits], Iterator[RawRecord | Dropped]]
"""What cuts a document of XML or Parquet into records: given its path and label."""


def raw_records(
    *inputs: str | os.PathLike[str], limits: Limits = LIMITS, cut: Cut | None = None
) -> Iterator[RawRecord | Dropped]:
    """The records of files and folders, in the order given, a folder's in sorted order.

    ``file`` of a record is its path as given, joined with the path inside the folder, with ``/`` between.
    ``cut``: who cuts documents that C libraries parse, :func:`cut_document` where nobody is given.

    Raises:
        InputNotFound: a path is not there; raised before anything is read.
    """
    paths = existing(inputs)
    return (record for path in paths for record in _of_input(path, limits, cut or cut_document))


def existing(inputs: Sequence[str | os.PathLike[str]]) -> list[Path]:
    """The paths of ``inputs``; raises :class:`wirecopy.errors.InputNotFound` where one of them is not there."""
    paths = [Path(given) for given in inputs]
    for path, given in zip(paths, inputs, strict=True):
        try:
            path.stat()
        except (OSError, ValueError) as error:
            if "://" in str(given):
                raise InputNotFound(f"{str(given)[:200]} is no file: save the page, wirecopy fetches none") from error
            raise InputNotFound(
                f"no file or folder at {label_of(path)[-200:]} ({cause_of(error)}):"
                " check the spelling, and the folder you are in"
            ) from error
    return paths


def _of_input(path: Path, limits: Limits, cut: Cut) -> Iterator[RawRecord | Dropped]:
    if not path.is_dir():
        yield from _of_file(path, limits, cut)
        return
    # A folder that may not be listed must not vanish from the counts.
    refused: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if (link := Path(folder, name)).is_symlink():  # it may lead anywhere, also back to where it stands
                yield dropped(label_of(link), "unsupported_type", "a link to a folder: give the folder itself")
        while refused:
            error = refused.pop()
            yield dropped(label_of(Path(error.filename)), "unreadable_file", cause_of(error))
        for name in sorted(names):
            if not name.startswith("."):
                yield from _of_file(Path(folder, name), limits, cut)
    for error in refused:
        yield dropped(label_of(Path(error.filename)), "unreadable_file", cause_of(error))


def _of_file(path: Path, limits: Limits, cut: Cut) -> Iterator[RawRecord | Dropped]:
    label, ending = label_of(path), ending_of(path)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield dropped(label, "unreadable_file", cause_of(error))
        return
    if not stat.S_ISREG(mode):  # a pipe or a device would keep the run waiting
        yield dropped(label, "unsupported_type", "not a regular file")
    elif ending in _PAGES:
        yield _page(path, label, _PAGES[ending], limits)
    elif ending in _LINES:
        yield from _of_lines(path, label, limits)
    elif ending == ".warc":
        yield from warc_records(path, label, limits)
    elif ending == ".parquet" or ending in _XML:
        yield from cut(path, label, limits)
    elif ending == ".json":
        data = file_bytes(path, label, limits)
        yield from [data] if isinstance(data, Dropped) else _numbered(split_json(data), label, "json")
    else:
        yield dropped(label, "unsupported_type", path.suffix or None)


def _page(path: Path, label: str, kind: Kind, limits: Limits) -> RawRecord | Dropped:
    data = file_bytes(path, label, limits)
    if isinstance(data, Dropped):
        return data
    if foreign := foreign_type(data):
        return dropped(label, "unsupported_type", f"{foreign}, whatever its name says")
    return RawRecord(label, kind, data)


def cut_document(path: Path, label: str, limits: Limits) -> Iterator[RawRecord | Dropped]:
    """The records of a document of XML or Parquet, parsed by C libraries."""
    if ending_of(path) == ".parquet":
        for n, row in parquet_rows(path, label, limits):
            yield row if isinstance(row, Dropped) else RawRecord(f"{label}#{n}", "json", row)
        return
    data = file_bytes(path, label, limits)
    yield from [data] if isinstance(data, Dropped) else _numbered(split_xml(data), label, "xml")


def _numbered(pieces: Iterable[bytes], label: str, kind: Kind) -> Iterator[RawRecord]:
    """The records of a document that is read whole; its only one goes by the document's own name."""
    records = list(pieces)
    for n, record in enumerate(records, 1):
        yield RawRecord(f"{label}#{n}" if len(records) > 1 else label, kind, record)


def _of_lines(path: Path, label: str, limits: Limits) -> Iterator[RawRecord | Dropped]:
    """The records of a file with one JSON object a line; empty lines count but are no records."""
    found = False
    for n, line in file_lines(path, label, limits):
        if isinstance(line, Dropped):
            yield line
        elif isinstance(line, TooLarge):
            yield too_large(f"{label}#{n}", limits, "a line of ")
        elif n == 1 and (foreign := foreign_type(line)):
            yield dropped(label, "unsupported_type", f"{foreign}, whatever its name says")
            return
        elif line.strip():
            yield RawRecord(f"{label}#{n}", "json", line)
        found = found or isinstance(line, Dropped | TooLarge) or bool(line.strip())
    if not found:
        yield dropped(label, "empty")


def label_of(path: Path) -> str:
    """The path with ``/`` between its parts; bytes of a name that are no UTF-8 as ``\\xNN``."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def ending_of(path: Path) -> str:
    """The ending that tells a file's type, in lower case and without ``.gz``: ".jsonl" of "a.JSONL.gz"."""
    name = path.name.lower()
    ending = Path(name.removesuffix(".gz")).suffix
    return ending if ending != ".parquet" or not name.endswith(".gz") else name[-len(".parquet.gz") :]
