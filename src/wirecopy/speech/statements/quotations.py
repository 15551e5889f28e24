"""Where quotation marks open and close in a text, and which quotations go on from paragraph to paragraph.

In: a text and its paragraphs. Out: quotations with their marks. A quotation that a paragraph leaves open and that the
next one takes up with an opening mark is one run of several pieces, as newspapers print long speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

OPENING, CLOSING, EITHER = "“«„", "”»", '"'
_SINGLE = {"‘": "’"}
_MARK = re.compile(f"[{OPENING}{CLOSING}{EITHER}‘’]")


class Quotation(NamedTuple):
    """``[start, end)`` with its marks; ``run`` counts quotations, pieces of one share it."""

    start: int
    end: int
    run: int
    is_closed: bool


def find_quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quotation]:
    """The quotations of ``text`` in order; those inside another are part of it."""
    found: list[Quotation] = []
    run = -1
    goes_on = False
    for start, end in paragraphs:
        pieces = list(_in_paragraph(text, start, end))
        for n, (first, last, closed) in enumerate(pieces):
            if not (goes_on and n == 0 and first == start):
                run += 1
            found.append(Quotation(first, last, run, closed))
        goes_on = bool(pieces) and not pieces[-1][2]
    return found


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The outermost quotations; where a mark was forgotten, so that depths do not come out, those by pairs."""
    nested = _paired(text, start, end, nests=True)
    yield from _paired(text, start, end, nests=False) or () if nested is None else nested


def _paired(text: str, start: int, end: int, *, nests: bool) -> list[tuple[int, int, bool]] | None:
    """Quotations with or without quotations in them; ``None`` where an inner one is never closed."""
    found: list[tuple[int, int, bool]] = []
    opened: list[int] = []
    for mark in _MARK.finditer(text, start, end):
        at, sign = mark.start(), mark[0]
        if nests and opened and _opens_inner(text, at, end, sign, text[opened[0]]):
            opened.append(at)
        elif opened and _closes(text, at, sign, text[opened[0]]):
            first = opened.pop()
            if not opened:
                found.append((first, at + 1, True))
        elif not opened and _may_open(text, at, start, end, sign):
            opened = [at]
    if len(opened) > 1:
        return None
    if opened and end - opened[0] > 1 and text[opened[0]] not in _SINGLE:
        found.append((opened[0], end, False))
    return found


def _opens_inner(text: str, at: int, end: int, sign: str, outer: str) -> bool:
    """Whether a double mark within a quotation opens one more: it hangs on the next word, not on the last."""
    if outer in _SINGLE or sign not in OPENING + EITHER:
        return False
    return text[at - 1] in " \t\n([" and at + 1 < end and text[at + 1].isalnum()


def _closes(text: str, at: int, sign: str, outer: str) -> bool:
    """Whether a mark closes what ``outer`` opened; straight and curved double marks close each other."""
    return sign in _SINGLE.get(outer, CLOSING + EITHER) and _may_close(text, at, sign)


def _may_open(text: str, at: int, start: int, end: int, sign: str) -> bool:
    if sign in OPENING:
        return True
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if sign == EITHER:
        return not after.isspace() and not before.isalnum()
    if sign in _SINGLE:  # an apostrophe in the wrong form opens nothing: its partner must follow
        partner = _SINGLE[sign]
        close = next((n for n in range(at + 2, end) if text[n] == partner and _may_close(text, n, partner)), None)
        return close is not None and not before.isalnum()
    return False


def _may_close(text: str, at: int, sign: str) -> bool:
    if sign not in _SINGLE.values():
        return True
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isalnum() and not text[at - 1].isspace()
