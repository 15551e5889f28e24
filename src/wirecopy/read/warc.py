"""The pages of a WARC file (ISO 28500), one at a time.

In: a path. Out: for each response, resource and conversion its number among all records of the file, from 1, and a
:class:`RawRecord`; what a crawler notes beside them (requests, metadata, revisits) counts but is no record of ours. A
response is handed on as it was sent, for `wirecopy.read.response` to unwrap: that is the slow half, and can be done
elsewhere. The frame is read here and not by fastwarc, which ends the whole process over a wrong length.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from wirecopy.model import Dropped
from wirecopy.read.raw import Fetched, Kind, RawRecord
from wirecopy.read.reasons import Limits, dropped, too_large
from wirecopy.read.response import kind_of_type
from wirecopy.read.unpack import FAILURES, unpacked, why

_RECORDS = {b"response", b"resource", b"conversion"}
# Headers take a kilobyte; longer ones are none.
_MOST_HEADERS = 1 << 16
_SKIPPED_AT_ONCE = 1 << 20

Headers = dict[bytes, bytes]


class NoWarcError(Exception):
    """Where a record should begin there is something else."""


def warc_records(path: Path, label: str, limits: Limits) -> Iterator[RawRecord | Dropped]:
    """The records of a WARC file that may be articles; a ``Dropped`` last where the file breaks off."""
    n = 0
    try:
        with path.open("rb") as file:
            stream = unpacked(file)
            while (headers := _headers(stream)) is not None:
                n += 1
                if found := _record(stream, headers, f"{label}#{n}", limits):
                    yield found
    except (NoWarcError, *FAILURES) as error:
        if isinstance(error, EOFError):
            yield dropped(label, "truncated_archive", f"the file breaks off after record {n}")
        else:
            yield why(error, label, after=n)
    else:
        if not n:
            yield dropped(label, "empty")


def _record(stream: io.BufferedReader, headers: Headers, label: str, limits: Limits) -> RawRecord | Dropped | None:
    """The record whose headers were read, ``None`` where it is none of ours; leaves the stream behind it."""
    length = _length(headers)
    if headers.get(b"warc-type", b"").lower() not in _RECORDS:
        _skip(stream, length)
        return None
    data = stream.read(min(length, limits.record + 1))
    _skip(stream, length - len(data))
    if length > limits.record:
        return too_large(label, limits)
    printed = headers.get(b"content-type", b"").decode("latin-1")
    kind: Kind | None = "response" if "application/http" in printed.lower() else kind_of_type(printed)
    if kind is None:
        return dropped(label, "unsupported_type", printed[:100] or None)
    return RawRecord(label, kind, data, _fetched(headers))


def _headers(stream: io.BufferedReader) -> Headers | None:
    """The headers of the next record, names in lower case; ``None`` at the end of the file.

    Raises ``EOFError`` where the file ends among them, :class:`NoWarcError` where no record begins.
    """
    line = stream.readline(_MOST_HEADERS)
    while line in (b"\r\n", b"\n"):
        line = stream.readline(_MOST_HEADERS)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise NoWarcError("no WARC record begins where one should")
    headers: Headers = {}
    left = _MOST_HEADERS
    while (line := stream.readline(left)) not in (b"\r\n", b"\n"):
        left -= len(line)
        if not left:
            raise NoWarcError("headers without an end")
        if not line.endswith(b"\n"):
            raise EOFError
        name, _, value = line.partition(b":")
        headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _length(headers: Headers) -> int:
    printed = headers.get(b"content-length", b"")
    if not printed.isdigit() or len(printed) > 18:
        raise NoWarcError("a record without a length")
    return int(printed)


def _skip(stream: io.BufferedReader, length: int) -> None:
    """Pass over ``length`` bytes; raises ``EOFError`` where there are fewer."""
    while length:
        passed = len(stream.read(min(length, _SKIPPED_AT_ONCE)))
        if not passed:
            raise EOFError
        length -= passed


def _fetched(headers: Headers) -> Fetched:
    address = headers.get(b"warc-target-uri", b"").decode("utf-8", "replace").strip("<>")
    time = headers.get(b"warc-date", b"").decode("ascii", "replace")
    return Fetched(address if address.startswith(("http://", "https://")) else None, time or None)
