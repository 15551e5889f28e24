"""Room for large arrays: in memory, or where they are too many in nameless files of the temporary folder.

Files are mapped into memory, so that both are plain arrays and nothing else differs; the system writes out what is not
in use. Room is taken for the most there can be: what is never written costs nothing.
"""

from __future__ import annotations

import mmap
import tempfile
from typing import IO, Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Shelf:
    """Gives arrays; ``on_disk``: backed by files, which are gone with the arrays or with the process."""

    def __init__(self, on_disk: bool) -> None:
        self.on_disk = on_disk

    def room(self, length: int, dtype: DTypeLike) -> NDArray[Any]:
        """An array of zeros, to be written. Raises ``OSError`` where the disk refuses."""
        kind = np.dtype(dtype)
        if not self.on_disk or length == 0:
            return np.zeros(length, kind)
        with tempfile.TemporaryFile() as file:
            file.truncate(length * kind.itemsize)
            return mapped(file, kind)


class Parted:
    """Keys that come in pieces, each cut into the same parts, and are taken up again part by part."""

    def __init__(self, room: NDArray[np.uint64], parts: int) -> None:
        self.parts = parts
        self._room = room
        self._length = 0
        self._bounds: list[NDArray[np.int64]] = []

    def put(self, keys: NDArray[np.uint64], bounds: NDArray[np.int64]) -> None:
        """Add a piece, of which part n is ``keys[bounds[n]:bounds[n + 1]]``."""
        self._room[self._length : self._length + len(keys)] = keys
        self._bounds.append(bounds + self._length)
        self._length += len(keys)

    def sizes(self) -> NDArray[np.int64]:
        """How many keys each part has."""
        return sum((np.diff(bounds) for bounds in self._bounds), np.zeros(self.parts, np.int64))

    def take(self, part: int, into: NDArray[np.uint64] | None = None) -> NDArray[np.uint64]:
        """The keys of a part, in the order of the pieces."""
        pieces = [self._room[bounds[part] : bounds[part + 1]] for bounds in self._bounds]
        return np.concatenate(pieces, out=into) if pieces else np.empty(0, np.uint64)


def mapped(file: IO[bytes], dtype: DTypeLike) -> NDArray[Any]:
    """The whole of a file, which must not be empty, as an array; what is written to the one is in the other."""
    return np.frombuffer(mmap.mmap(file.fileno(), 0), dtype)


def put_away(array: NDArray[Any]) -> None:
    """Let the pages of a mapped array leave memory; they come back when read. Other arrays stay."""
    base: Any = array
    while isinstance(base, np.ndarray):
        base = base.base
    base = base.obj if isinstance(base, memoryview) else base
    if isinstance(base, mmap.mmap) and hasattr(base, "madvise"):
        base.madvise(mmap.MADV_DONTNEED)
