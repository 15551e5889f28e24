"""One raw record to one article: the whole of the first stage.

In: a :class:`RawRecord`. Out: a :class:`Page`, or a ``Dropped`` with the reason. A pure function of the
record, safe to send to another process; whatever is wrong with a page becomes a reason here, so that one
bad page never stops a run.
"""

from __future__ import annotations

import hashlib

import msgspec

from wirecopy.model import Dropped, Page
from wirecopy.read.encoding import decode
from wirecopy.read.files import RawRecord
from wirecopy.read.html import read_html
from wirecopy.read.mhtml import read_mhtml
from wirecopy.read.plain import read_plain
from wirecopy.read.reasons import MAX_RECORD, dropped
from wirecopy.read.rows import read_row
from wirecopy.read.xml import read_xml

# Raised whenever a reader gives another result for the same record: finished work is keyed by it.
READER = "2"


def read_record(raw: RawRecord) -> Page | Dropped:
    """The article of a record, or why there is none. Never raises for what a record holds."""
    if len(raw.data) > MAX_RECORD:
        return dropped(raw.file, "too_large", f"more than {MAX_RECORD} bytes")
    if not raw.data.strip():
        return dropped(raw.file, "empty")
    try:
        return _read(raw)
    except Exception as error:  # the per-article edge: see the module's docstring
        return dropped(raw.file, "bad_record", f"{type(error).__name__}: {error}"[:200])


def _read(raw: RawRecord) -> Page | Dropped:
    if raw.kind == "html":
        return read_html(raw.data, raw.file, raw.url, raw.retrieved)
    if raw.kind == "mhtml":
        saved = read_mhtml(raw.data)
        if saved is None:
            return dropped(raw.file, "not_an_article", "a saved message without a page")
        page = read_html(saved.data, raw.file, saved.url, saved.retrieved)
        digest = hashlib.sha256(raw.data).hexdigest()
        return msgspec.structs.replace(page, sha256=digest) if isinstance(page, Page) else page
    if raw.kind == "xml":
        return read_xml(raw.data, raw.file)
    if raw.kind == "json":
        return read_row(raw.data, raw.file)
    text = decode(raw.data)
    if text is None:
        return dropped(raw.file, "undecodable")
    if not text.strip():
        return dropped(raw.file, "empty")
    return read_plain(text, raw.file, hashlib.sha256(raw.data).hexdigest())
