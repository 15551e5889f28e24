"""What a page says of itself, from whichever part of it, before anything is believed."""

from __future__ import annotations

import html
import re

import msgspec

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_SOFT = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Fields as printed: dates not yet read, bylines not yet split. Unknown is ``None``.

    ``kind``: what the page says it is ("article"); ``body``: the text its JSON-LD gives, if it does;
    ``updates``: those of a live blog.
    """

    headline: str | None = None
    standfirst: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    kind: str | None = None
    body: str | None = None
    updates: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


def as_line(text: str | None) -> str | None:
    """``text`` on one line, without markup, entities and soft hyphens; ``None`` where nothing is left."""
    if not text:
        return None
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub("", text)
    if not text.isascii():
        text = text.translate(_SOFT)
    return " ".join(text.split()) or None
