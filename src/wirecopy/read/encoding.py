"""Bytes to text: by what the bytes say of themselves, then by declaration, then by statistics.

In: the bytes of a page or a text file. Out: its text, or ``None`` where the bytes are no text.
"""

from __future__ import annotations

import re

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Where a page declares its encoding: browsers look at the first kilobyte, sites are less tidy.
_HEAD = 4096
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
# Declared encodings that look like plain ASCII in every byte.
_SEVEN_BIT = {"iso-2022-jp", "iso-2022-kr", "hz-gb-2312"}
# Python's name for the superset that browsers use in its place.
_SUPERSETS = {
    "gbk": "gb18030", "gb2312": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "cp950",
    "iso-8859-1": "cp1252", "windows-1252": "cp1252", "iso-8859-9": "cp1254", "windows-874": "cp874",
}  # fmt: skip

# A page cut in the middle of a character or with a stray byte is still text; every fiftieth is none.
_BROKEN_SHARE = 0.02
_SAMPLE = 8192
# Control characters that no text holds; a binary file holds them all over.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, named: str | None = None) -> str | None:
    """The text that ``data`` holds, or ``None`` where it is none (an image, an archive).

    ``named``: the charset that the server named when it sent them; it goes before what the page declares.

    Valid UTF-8 is read as UTF-8 whatever the page declares: declarations survive a change of encoding,
    and no other encoding yields valid UTF-8 by chance.
    """
    text = _decoded(data, _python_name(named) if named else None)
    if text is None or len(_BINARY.findall(text, 0, _SAMPLE)) > _BROKEN_SHARE * min(len(text), _SAMPLE):
        return None
    return text.replace("\x00", "")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the markup at the head of ``data`` declares, in Python's name, if it knows it."""
    match = _DECLARED.search(data, 0, _HEAD)
    if match is None:
        return None
    return _python_name(match[1].decode("ascii", "ignore"))


def _python_name(name: str) -> str | None:
    return _known(map_encoding_to_html5(name.lower(), fallback_utf8=False) or name.lower())


def _decoded(data: bytes, named: str | None) -> str | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    declared = named or declared_encoding(data)
    if declared in _SEVEN_BIT:
        return data.decode(declared or "ascii", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for candidate in dict.fromkeys((declared, declared_encoding(data), _known(detect_encoding(data) or ""), "cp1252")):
        if candidate:
            text = data.decode(candidate, "replace")
            if text.count("\ufffd") <= _BROKEN_SHARE * len(text):
                return text
    return None


def _known(name: str) -> str | None:
    name = _SUPERSETS.get(name.lower(), name.lower())
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return None
    return name
