"""A page that a browser saved as one file of MHTML to its HTML, its address and when it was saved.

In: the bytes of the file, a mail message with the page and its pictures as parts. Out: the page's part. The standard
library reads the message; pictures and styles are passed over.
"""

from __future__ import annotations

from datetime import UTC
from email import message_from_bytes, policy
from email.errors import MessageError
from email.utils import parsedate_to_datetime

import msgspec

from wirecopy.model.times import rfc3339


class SavedPage(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of a page's HTML, with where and when it was fetched."""

    data: bytes
    url: str | None = None
    retrieved: str | None = None


def read_mhtml(data: bytes) -> SavedPage | None:
    """The page of a saved message, ``None`` where it has none. In several frames the first is the page."""
    try:
        message = message_from_bytes(data, policy=policy.compat32)
    except (MessageError, ValueError):
        return None
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                location = message.get("Snapshot-Content-Location") or part.get("Content-Location")
                charset = part.get_content_charset()
                return SavedPage(
                    data=_in_utf8(payload, charset), url=_address(location), retrieved=_date(message.get("Date"))
                )
    return None


def _in_utf8(payload: bytes, charset: str | None) -> bytes:
    """The part in UTF-8 where its header names another encoding: browsers convert pages and leave their own meta."""
    if charset in (None, "utf-8"):
        return payload
    try:
        return payload.decode(charset or "utf-8").encode()
    except (LookupError, UnicodeDecodeError):
        return payload


def _address(location: object) -> str | None:
    printed = str(location or "").strip()
    return printed if printed.startswith(("http://", "https://")) else None


def _date(printed: object) -> str | None:
    """The message's date; "-0000", which Chromium writes, is UTC that says nothing of the place."""
    try:
        moment = parsedate_to_datetime(str(printed)) if printed else None
    except (ValueError, OverflowError):
        return None
    return rfc3339(moment if moment.tzinfo else moment.replace(tzinfo=UTC)) if moment else None
