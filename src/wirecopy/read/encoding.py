"""Bytes to text: by what the bytes say of themselves, then by declaration, then by statistics.

In: the bytes of a page or a text file. Out: its text, or ``None`` where the bytes are no text.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise

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
_SEVEN_BIT = {"iso2022_jp", "iso2022_kr", "iso-2022-jp", "iso-2022-kr", "hz-gb-2312"}
# Python's name for the superset that browsers use in its place.
_SUPERSETS = {
    "gbk": "gb18030", "gb2312": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "cp950",
    "iso-8859-1": "cp1252", "windows-1252": "cp1252", "iso-8859-9": "cp1254", "windows-874": "cp874",
}  # fmt: skip

# A page cut in the middle of a character or with a stray byte is still text; every fiftieth is none.
_BROKEN_SHARE = 0.02
_SAMPLE = 8192
# Whether a declared encoding makes words is seen on this much of a page, on so many words; one in ten may be a
# name with a capital inside, a formula or a foreign word.
_PLAUSIBLE_FROM, _SAMPLE_WORDS, _ODD_SHARE = 400_000, 500, 0.1
_SPECIAL = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_MARKUP = re.compile(r"<(?:script|style)\b.*?</(?:script|style)|<[^>]*>", re.IGNORECASE | re.DOTALL)
# The sequences that lead in and out of Japanese in ISO-2022-JP.
_SHIFTED = re.compile(rb"\x1b\$[@B][\x21-\x7e]+\x1b\([BJ]")
# Of a page that calls itself Korean the detector knows less than the page.
_KOREAN = re.compile(rb"<html[^>]{0,300}lang\s*=\s*[\"']?ko\b", re.IGNORECASE)
# Text from a byte beyond ASCII to the next tag, and how many of these stretches are looked at.
_BEYOND_ASCII = re.compile(rb"[\x80-\xff][^<>]{0,2000}")
_SAMPLE_STRETCHES = 2000
# A character of UTF-8 that has two bytes or more.
_WIDE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Control characters that no text holds; a binary file holds them all over.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, named: str | None = None) -> str | None:
    """The text that ``data`` holds, or ``None`` where it is none (an image, an archive).

    ``named``: the charset that the server named when it sent them; it goes before what the page declares.

    Valid UTF-8 is read as UTF-8 whatever the page declares: declarations survive a change of encoding,
    and no other encoding yields valid UTF-8 by chance. Any other declaration is believed where it makes words.
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
    if utf16 := _unmarked_utf16(data):
        return data.decode(utf16, "replace")
    declared = named or declared_encoding(data)
    if declared in _SEVEN_BIT or _SHIFTED.search(data):
        return data.decode(declared if declared in _SEVEN_BIT and declared else "iso2022_jp", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    if len(_WIDE.findall(data)) > text.count("\ufffd"):  # UTF-8 with some bytes broken, or cut off
        return text if text.count("\ufffd") <= _BROKEN_SHARE * len(text) else None
    names = (declared, declared_encoding(data), _detected(data), "cp1252", "cp1251", "koi8-r")
    texts = [data.decode(name, "replace") for name in dict.fromkeys(names) if name and name != "utf-8"]
    texts = [text for text in texts if text.count("\ufffd") <= _BROKEN_SHARE * len(text)]
    return next((text for text in texts if _is_plausible(text)), texts[0] if texts else None)


def _detected(data: bytes) -> str | None:
    """The encoding that statistics give for what is no ASCII: the detector sees little of long heads and scripts."""
    if _KOREAN.search(data, 0, _HEAD):
        return "cp949"
    special = b" ".join(match.group() for match in islice(_BEYOND_ASCII.finditer(data), _SAMPLE_STRETCHES))
    return _known(detect_encoding(special) or "")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, as its zeros tell: of what is ASCII every other byte is 0, and markup is."""
    head = data[:_HEAD]
    low, high = head[::2].count(0), head[1::2].count(0)
    if len(head) < 8 or low + high < 0.1 * len(head) or min(low, high) > 0.1 * max(low, high):
        return None
    return "utf-16-be" if low > high else "utf-16-le"


def _is_plausible(text: str) -> bool:
    """Whether the words with other letters than ASCII's are such as people write: a wrong encoding makes others."""
    words = _SPECIAL.findall(_MARKUP.sub(" ", text[:_PLAUSIBLE_FROM]))[:_SAMPLE_WORDS]
    return sum(map(_is_odd, words)) <= _ODD_SHARE * len(words)


def _is_odd(word: str) -> bool:
    """Whether a word has letters of two alphabets, capitals behind small letters or alone, or hardly a Latin letter.

    Russian that was written in KOI8-R looks all in capitals in Windows' encoding.
    """
    others = sum(letter > "\x7f" for letter in word)
    latin = sum(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in word)
    greek_or_cyrillic = sum("\u0370" <= letter < "\u0530" for letter in word)
    if latin and greek_or_cyrillic:
        return True
    if latin == len(word) >= 3 and 3 * others > 2 * len(word):
        return True
    if len(word) > 3 and word.isupper():
        return True
    return any(one.islower() and other.isupper() for one, other in pairwise(word))


def _known(name: str) -> str | None:
    name = _SUPERSETS.get(name.lower(), name.lower())
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return None
    return name
