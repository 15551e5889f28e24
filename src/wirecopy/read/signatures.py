"""What bytes are by how they begin: of a type that holds articles, or of one that never does, whatever a name says."""

from __future__ import annotations

import re

from wirecopy.read.raw import Kind

# The registered signatures of what people rename, or save by mistake, most often.
_SIGNATURES = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP",
    b"PK\x05\x06": "ZIP",
    b"\x89PNG\r\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"Rar!\x1a\x07": "RAR",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file",
    b"{\\rtf": "RTF",
    b"SQLite format 3\x00": "SQLite",
    b"PAR1": "Parquet",
}


def foreign_type(data: bytes) -> str | None:
    """The name of the foreign type that ``data`` is of: "PDF"; ``None`` where none is known."""
    return next((name for signature, name in _SIGNATURES.items() if data.startswith(signature)), None)


def kind_of(data: bytes) -> Kind:
    """What kind of record ``data`` is, where no name tells: plain text, if nothing else.

    >>> kind_of(b'<?xml version="1.0"?><rss version="2.0">'), kind_of(b"<!doctype html><html>"), kind_of(b"The ferry")
    ('xml', 'html', 'text')
    """
    head = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"{"):
        return "json"
    if _MESSAGE.match(head) and b"multipart/related" in data[:_HEADERS].lower():
        return "mhtml"
    if _XML.match(head) and b"<html" not in head:
        return "xml"
    return "html" if head.startswith(b"<") or b"<html" in head else "text"


# A browser's saved page opens as a mail does.
_MESSAGE = re.compile(
    rb"(?:from|mime-version|content-type|snapshot-content-location|subject|date|received):", re.IGNORECASE
)
_HEADERS = 4000
_XML = re.compile(
    rb"(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<!doctype[^>]*>\s*)*"
    rb"<(?:[\w-]+:)?(?:rss|feed|rdf|newsmessage|newsitem|newsml|nitf|packageitem|opml)\b",
    re.DOTALL,
)
