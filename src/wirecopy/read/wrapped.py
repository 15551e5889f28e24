"""Texts whose lines are broken at one width, as wires and mails do, so that a line is no paragraph.

In: a text. Out: whether it is such a one, and whether a place in it lies within a sentence.
"""

from __future__ import annotations

import re

from wirecopy.model.records import CreditPlace, CreditRole


def is_hard_wrapped(text: str) -> bool:
    """Whether a text is broken into lines of one width, so that a line is no paragraph.

    >>> is_hard_wrapped("The ferry was towed to Omaro at dawn and\\n" * 9), is_hard_wrapped("It sank.\\n\\nSource: AFP")
    (True, False)
    """
    lines = [len(line) for line in text.split("\n") if line.strip()]
    if len(lines) < _LEAST_LINES or max(lines) > _WIDEST:
        return False
    unclosed = sum(length >= _NARROWEST for length in lines)
    return unclosed * 2 >= len(lines)


def within_sentence(text: str, at: int, role: CreditRole, place: CreditPlace) -> bool:
    """Whether a credit's line goes on with the sentence of the line above it, or its sentence goes on below."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    above = text[:start].rstrip(" \t").removesuffix("\n")
    line, below = text[start : end if end >= 0 else len(text)], text[end + 1 :] if end >= 0 else ""
    indented = line[:1] in " \t"
    goes_on = bool(above) and not above.endswith("\n") and not _CLOSED.search(above[-80:]) and not indented
    if _INNER_END.search(line[: at - start]):  # "... and\\nit sank. (Reuters)"
        return False
    if role == "photo" and below[:1] not in ("", " ", "\t", "\n") and not _CLOSED.search(line):
        return True
    return goes_on or (place != "dateline" and bool(below) and below[0].islower() and not _CLOSED.search(line))


# Wires break lines at 60 to 72 columns, mails at 80.
_WIDEST, _NARROWEST, _LEAST_LINES = 90, 40, 3
_INNER_END = re.compile(r"[^\W\d_]{2}[.!?…][\"”’»)\]]*\s+\W*(?:\w+\W+){0,3}$")
_CLOSED = re.compile(r"[.!?:…][\"”’»)\]]*\s*$")
