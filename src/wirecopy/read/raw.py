"""A record as it was found, before anybody has read it."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["html", "text", "json", "xml", "mhtml", "response"]


class Fetched(msgspec.Struct, frozen=True):
    """What whoever fetched a page noted of it, as printed: address, time, and the charset that the server named."""

    url: str | None = None
    retrieved: str | None = None
    charset: str | None = None


SAVED = Fetched()
"""Of a file that lies on the disk, nobody noted anything."""


class RawRecord(msgspec.Struct, frozen=True):
    """One input record: ``file`` with ``#n`` for the n-th of a file, its kind, its bytes, and who fetched it when.

    Of the kind "response" the bytes are a server's whole answer: status line, headers and body.
    """

    file: str
    kind: Kind
    data: bytes
    fetched: Fetched = SAVED
