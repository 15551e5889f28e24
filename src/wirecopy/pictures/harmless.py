"""The one place where text from outside is made fit for a terminal.

Articles, file names and addresses are written by strangers. A terminal obeys escape sequences in what it
prints, and bidirectional marks make a line read other than it is; neither must reach it. The text in the
store and in exported files stays as it was found.
"""

from __future__ import annotations

from typing import Final

_LINE_FEED: Final = 0x0A
_SPACES: Final = (0x09, _LINE_FEED, 0x0D, 0x85, 0x2028, 0x2029)
_INVISIBLE: Final = (
    0x00AD,  # soft hyphen
    0x061C,  # Arabic letter mark
    0x180E,
    *range(0x200B, 0x200C),  # zero width space; the joiners after it are spelling in Persian and Hindi
    *range(0x200E, 0x2010),  # left-to-right and right-to-left marks
    *range(0x202A, 0x202F),  # embeddings and overrides
    *range(0x2060, 0x2070),  # word joiner, isolates, deprecated formatting
    0xFEFF,
    *range(0xFFF9, 0xFFFC),  # interlinear annotation
    *range(0xE0000, 0xE0080),  # tags
)


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {code: chr(0x2400 + code) for code in range(0x20)}  # pictures: ESC as "␛"
    table[0x7F] = "\u2421"
    table.update((code, "\ufffd") for code in range(0x80, 0xA0))
    table.update((code, "\ufffd") for code in range(0xD800, 0xE000))  # halves of pairs: not encodable
    table.update((code, None) for code in _INVISIBLE)
    table.update((code, " ") for code in _SPACES)
    return table


_ONE_LINE: Final = _table()
_LINES: Final = {code: shown for code, shown in _ONE_LINE.items() if code != _LINE_FEED}


def harmless(text: str, keep_lines: bool = False) -> str:
    """``text`` without anything that a terminal would obey, on one line unless ``keep_lines``.

    Control characters become their pictures, tabs and line ends spaces, invisible formatting marks nothing.

    >>> harmless("A\\x1b[31mB\\u202eC\\nD")
    'A␛[31mBC D'
    """
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_LINES if keep_lines else _ONE_LINE)
