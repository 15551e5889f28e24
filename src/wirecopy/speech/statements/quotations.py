"""Where quotation marks open and close in a text, and which quotations go on from paragraph to paragraph.

In: a text and its paragraphs. Out: quotations with their marks. A quotation that a paragraph leaves open and that the
next one takes up with an opening mark is one run of several pieces, as newspapers print long speech.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

OPENING, CLOSING, EITHER = "“«„", "”»", '"'
_SINGLE = {"‘": "’"}


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
    opened: int | None = None
    closing = ""
    for at in range(start, end):
        sign = text[at]
        if opened is not None and sign in closing and _may_close(text, at, sign):
            yield opened, at + 1, True
            opened = None
        elif opened is None and _may_open(text, at, start, end, sign):
            opened = at
            closing = _SINGLE.get(sign) or (EITHER if sign == EITHER else CLOSING + EITHER)
    if opened is not None and end - opened > 1 and text[opened] not in _SINGLE:
        yield opened, end, False


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
