"""The bytes of a file, unpacked where it is gzip whatever its name says, within limits.

In: a path. Out: its bytes, its lines one at a time, or a stream; in place of what could not be had, a ``Dropped``.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from wirecopy.model import Dropped
from wirecopy.read.reasons import MAX_RATIO, RATIO_FROM, Limits, dropped, too_large

_GZIP = b"\x1f\x8b"
# A server that packs what is packed already makes two of them; more are no accident.
_MOST_LAYERS = 2
_BUFFER = 1 << 18


class TooLarge:
    """Stands for a line that is too long to be read."""


class BombError(Exception):
    """A compressed file unfolds beyond all measure, as its message says."""


FAILURES = (OSError, EOFError, zlib.error, BombError)
"""What reading a stream of :func:`unpacked` may raise."""


class _Unfolding(io.RawIOBase):
    """A gzip stream that raises :class:`BombError` where the output outgrows ``file``, what lies on the disk."""

    def __init__(self, packed: IO[bytes], file: IO[bytes]) -> None:
        self._stream = gzip.GzipFile(fileobj=packed)
        self._file = file
        self._unfolded = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._stream.read1(len(buffer))
        self._unfolded += len(chunk)
        if self._unfolded > RATIO_FROM and self._unfolded > MAX_RATIO * self._file.tell():
            raise BombError(f"unfolds to more than {MAX_RATIO} times its size")
        buffer[: len(chunk)] = chunk
        return len(chunk)


class _OldLines(io.RawIOBase):
    """A stream whose lines end with a carriage return alone, with line feeds in their place."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._stream.read(len(buffer)).replace(b"\r", b"\n")
        buffer[: len(chunk)] = chunk
        return len(chunk)


def unpacked(file: io.BufferedReader) -> io.BufferedReader:
    """The stream of ``file``, unpacked where it is gzip, or gzip within gzip; raises :data:`FAILURES` when read."""
    stream = file
    for _ in range(_MOST_LAYERS):
        if stream.peek(2)[:2] != _GZIP:
            return stream
        stream = io.BufferedReader(cast(io.RawIOBase, _Unfolding(stream, file)), _BUFFER)
    if stream.peek(2)[:2] == _GZIP:
        raise BombError(f"packed more than {_MOST_LAYERS} times")
    return stream


def file_bytes(path: Path, label: str, limits: Limits) -> bytes | Dropped:
    """All bytes of a file within ``limits`` (unpacked), or why not."""
    try:
        with path.open("rb") as file:
            data = unpacked(file).read(limits.record + 1)
    except FAILURES as error:
        return why(error, label)
    return data if len(data) <= limits.record else too_large(label, limits)


def file_lines(path: Path, label: str, limits: Limits) -> Iterator[tuple[int, bytes | TooLarge | Dropped]]:
    """The lines of a file with their numbers, from 1, without line ends; a ``Dropped`` last where it breaks off."""
    n = 0
    try:
        with path.open("rb") as file:
            stream = _with_line_feeds(unpacked(file))
            while line := stream.readline(limits.record + 1):
                n += 1
                if len(line) > limits.record and not line.endswith(b"\n"):
                    while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                        pass
                    yield n, TooLarge()
                    continue
                if n == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                yield n, line.rstrip(b"\r\n")
    except FAILURES as error:
        yield n + 1, why(error, label, after=n)


def cause_of(error: BaseException) -> str:
    """What an operating system's or a library's error says, in its first line and without the path."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return said.strip().split("\n")[0][:200] or type(error).__name__


def why(error: Exception, label: str, after: int = 0) -> Dropped:
    """The row for a file that broke off with one of :data:`FAILURES`, ``after`` so many records."""
    where = f" after record {after}" if after else ""
    if isinstance(error, BombError):
        return dropped(label, "decompression_bomb", f"{error}{where}")
    if isinstance(error, EOFError):
        return dropped(label, "truncated_archive", f"the compressed file breaks off{where}")
    said = "the compressed data are damaged" if isinstance(error, zlib.error) else cause_of(error)
    return dropped(label, "unreadable_file", said + where)


def _with_line_feeds(stream: io.BufferedReader) -> io.BufferedReader:
    head = stream.peek(_BUFFER)
    if b"\r" in head and b"\n" not in head:
        return io.BufferedReader(cast(io.RawIOBase, _OldLines(stream)), _BUFFER)
    return stream
