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
from wirecopy.read.html import read_html
from wirecopy.read.mhtml import read_mhtml
from wirecopy.read.plain import read_plain
from wirecopy.read.raw import Fetched, RawRecord
from wirecopy.read.reasons import LIMITS, Limits, dropped, too_large
from wirecopy.read.response import unwrap_response
from wirecopy.read.rows import read_row
from wirecopy.read.xml import read_xml

# Raised whenever a reader gives another result for the same record: finished work is keyed by it.
READER = "5"


def read_record(raw: RawRecord, limits: Limits = LIMITS) -> Page | Dropped:
    """The article of a record, or why there is none. Never raises for what a record holds."""
    try:
        if raw.kind == "response" and len(raw.data) <= limits.record:
            unwrapped = unwrap_response(raw, limits)
            return unwrapped if isinstance(unwrapped, Dropped) else read_record(unwrapped, limits)
        return _read(raw, limits)
    except Exception as error:  # the per-article edge: see the module's docstring
        return dropped(raw.file, "crashed", f"{type(error).__name__}: {error}"[:200])


def _read(raw: RawRecord, limits: Limits) -> Page | Dropped:
    if len(raw.data) > limits.record:
        return too_large(raw.file, limits)
    if not raw.data.strip():
        return dropped(raw.file, "empty")
    if raw.kind == "html":
        return read_html(raw.data, raw.file, raw.fetched)
    if raw.kind == "mhtml":
        saved = read_mhtml(raw.data)
        if saved is None:
            return dropped(raw.file, "not_an_article", "a saved message without a page")
        page = read_html(saved.data, raw.file, Fetched(saved.url, saved.retrieved))
        digest = hashlib.sha256(raw.data).hexdigest()
        return msgspec.structs.replace(page, sha256=digest) if isinstance(page, Page) else page
    if raw.kind == "xml":
        return read_xml(raw.data, raw.file)
    if raw.kind == "json":
        return read_row(raw.data, raw.file)
    text = decode(raw.data, raw.fetched.charset)
    if text is None:
        return dropped(raw.file, "undecodable")
    if not text.strip():
        return dropped(raw.file, "empty")
    return read_plain(text, raw.file, hashlib.sha256(raw.data).hexdigest(), raw.fetched)
