"""Where packed parses are kept by their sentence: in memory here, in a store for a run."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Protocol


def key_of(sentence: str) -> bytes:
    """What a sentence's parse is kept by: 16 bytes of the SHA-256 of its text."""
    return hashlib.sha256(sentence.encode("utf-8", "replace")).digest()[:16]


class Shelf(Protocol):
    """Packed parses of one model, by the keys of their sentences."""

    def held(self, keys: Collection[bytes]) -> dict[bytes, bytes]:
        """Those of ``keys`` that are here, with their parses."""

    def keep(self, parses: Mapping[bytes, bytes]) -> None:
        """Put parses on the shelf."""


class MemoryShelf:
    """A shelf that lasts as long as it is referred to."""

    def __init__(self) -> None:
        self._parses: dict[bytes, bytes] = {}

    def held(self, keys: Collection[bytes]) -> dict[bytes, bytes]:
        """Those of ``keys`` that are here, with their parses."""
        return {key: self._parses[key] for key in keys if key in self._parses}

    def keep(self, parses: Mapping[bytes, bytes]) -> None:
        """Put parses on the shelf."""
        self._parses.update(parses)
