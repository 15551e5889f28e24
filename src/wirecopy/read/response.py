"""A server's answer, as a crawler wrote it down, to the page in it.

In: a :class:`RawRecord` of kind "response": status line, headers, and the body as it was sent, in chunks and packed
or not. Out: a :class:`RawRecord` of the body, or a ``Dropped``. fastwarc does the unwrapping.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from fastwarc.warc import WarcRecord, WarcRecordType

from wirecopy.model import Dropped
from wirecopy.read.raw import Kind, RawRecord
from wirecopy.read.reasons import MAX_RATIO, RATIO_FROM, Limits, dropped, too_large

_KINDS: dict[str, Kind] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_OK = 200
# Some crawlers unpack a body and leave the headers as they were: what cannot be unwrapped is taken as it is.
_MODES: tuple[Literal["all", "transfer", "none"], ...] = ("all", "transfer", "none")


def kind_of_type(printed: str) -> Kind | None:
    """The kind of record that a ``Content-Type`` stands for: "html" of "text/html; charset=utf-8"."""
    return _KINDS.get(printed.partition(";")[0].strip().lower())


def unwrap_response(raw: RawRecord, limits: Limits) -> RawRecord | Dropped:
    """The page in a response."""
    for mode in _MODES:
        record = WarcRecord()
        record.init_headers(WarcRecordType.response)
        record.set_bytes_content(raw.data)
        record.is_http = True
        try:
            record.parse_http(auto_decode=mode)
            body = record.reader.read(limits.record + 1)
        except OSError:
            continue
        return _page(raw, record, body, limits)
    return dropped(raw.file, "unreadable_file", "no HTTP response")


def _page(raw: RawRecord, record: WarcRecord, body: bytes, limits: Limits) -> RawRecord | Dropped:
    status = record.http_headers.status_code
    if status != _OK:
        return dropped(raw.file, "not_an_article", f"HTTP status {status}" if status else "no HTTP status")
    printed = record.http_content_type
    kind = kind_of_type(printed or "") or (None if printed else "html")
    if kind is None:
        return dropped(raw.file, "unsupported_type", (printed or "")[:100])
    if len(body) > RATIO_FROM and len(body) > MAX_RATIO * len(raw.data):
        return dropped(raw.file, "decompression_bomb", f"unfolds to more than {MAX_RATIO} times its size")
    if len(body) > limits.record:
        return too_large(raw.file, limits)
    charset = (record.http_charset or "").strip("\"' ") or None
    return RawRecord(raw.file, kind, body, msgspec.structs.replace(raw.fetched, charset=charset))
