"""The bytes of a file, unpacked where it is gzip whatever its name says, within limits.

In: a path. Out: its bytes, or its lines one at a time; in place of what could not be had, a ``Dropped``.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from wirecopy.model import Dropped
from wirecopy.read.reasons import MAX_RATIO, MAX_RECORD, RATIO_FROM, dropped

_GZIP = b"\x1f\x8b"


class TooLarge:
    """Stands for a line that is too long to be read."""


class _BombError(Exception):
    """A compressed file unfolds beyond all measure."""


class _Unfolding(io.RawIOBase):
    """A gzip stream that raises :class:`_BombError` where the output outgrows the input."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._stream = gzip.GzipFile(fileobj=packed)
        self._unfolded = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._stream.read1(len(buffer))
        self._unfolded += len(chunk)
        if self._unfolded > RATIO_FROM and self._unfolded > MAX_RATIO * self._packed.tell():
            raise _BombError
        buffer[: len(chunk)] = chunk
        return len(chunk)


def file_bytes(path: Path, label: str) -> bytes | Dropped:
    """All bytes of a file of at most ``MAX_RECORD`` (unpacked), or why not."""
    try:
        with path.open("rb") as file:
            data = _unpacked(file).read(MAX_RECORD + 1)
    except (OSError, EOFError, zlib.error, _BombError) as error:
        return _why(error, label)
    if len(data) > MAX_RECORD:
        return dropped(label, "too_large", f"more than {MAX_RECORD} bytes")
    return data


def file_lines(path: Path, label: str) -> Iterator[tuple[int, bytes | TooLarge | Dropped]]:
    """The lines of a file with their numbers, from 1, without line ends; a ``Dropped`` last where it breaks off."""
    n = 0
    try:
        with path.open("rb") as file:
            stream = _unpacked(file)
            while line := stream.readline(MAX_RECORD + 1):
                n += 1
                if len(line) > MAX_RECORD and not line.endswith(b"\n"):
                    while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                        pass
                    yield n, TooLarge()
                    continue
                if n == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                yield n, line.rstrip(b"\r\n")
    except (OSError, EOFError, zlib.error, _BombError) as error:
        yield n + 1, _why(error, label, after=n)


def cause_of(error: BaseException) -> str:
    """What an operating system's or a library's error says, in its first line and without the path."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return said.strip().split("\n")[0][:200] or type(error).__name__


def _unpacked(file: io.BufferedReader) -> io.BufferedReader:
    if file.peek(2)[:2] != _GZIP:
        return file
    return io.BufferedReader(cast(io.RawIOBase, _Unfolding(file)), 1 << 18)


def _why(error: Exception, label: str, after: int = 0) -> Dropped:
    where = f" after record {after}" if after else ""
    if isinstance(error, _BombError):
        return dropped(label, "decompression_bomb", f"unfolds to more than {MAX_RATIO} times its size{where}")
    if isinstance(error, EOFError):
        return dropped(label, "truncated_archive", f"the compressed file breaks off{where}")
    return dropped(label, "unreadable_file", cause_of(error) + where)
