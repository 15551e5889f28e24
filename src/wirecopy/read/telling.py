"""Whether a line of a page is worth reading as a credit line: a cheap first test for the many lines of menus.

In: one line. Out: whether it has a mark, a phrase or a name that credits have.
"""

from __future__ import annotations

import re
from functools import cache

from wirecopy.read.names import known_names
from wirecopy.read.words import words


def may_be_credit_line(line: str) -> bool:
    """Whether a line has a mark, a phrase or a name that credits have: a cheap first test for the many lines of menus.

    >>> may_be_credit_line("Source: Omaro Herald"), may_be_credit_line("Subscribe to our newsletter")
    (True, False)
    """
    if line[:1] in _OPENING_MARKS or "©" in line or "/" in line:
        return True
    lower = line.lower()
    phrases = _telling_phrases()
    for word in _WORDS.findall(lower):
        if (begun := phrases.get(word)) is not None and any(map(lower.__contains__, begun)):
            return True
    return not line.isascii() and _UNCASED.search(line) is not None and any(map(lower.__contains__, _uncased_phrases()))


@cache
def _telling_phrases() -> dict[str, tuple[str, ...]]:
    """Labels, what names of outlets and agencies are built of, and known names, lower case, by their first words."""
    concepts = (
        "source_labels",
        "contributor_labels",
        "contributed_phrases",
        "partner_phrases",
        "origin_phrases",
        "rights_words",
        "photo_labels",
        "by_words",
    )
    labels = {label for concept in concepts for label in words(concept)} - words("no_telling_words")
    shapes = {w for c in ("outlet_words", "agency_words", "photo_agencies") for w in words(c)} - words(
        "no_telling_words"
    )
    rows = (row for row in known_names() if not row.common)
    names = {form.lower() for row in rows for form in (row.name, *row.aliases, *row.signatures)}
    found: dict[str, list[str]] = {}
    for phrase in sorted(labels | shapes | {name.removeprefix("the ") for name in names}):
        first = _WORDS.search(phrase)
        if first is not None:
            found.setdefault(first[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


@cache
def _uncased_phrases() -> tuple[str, ...]:
    """Those of them in scripts that put no blanks between words, or join small words to others."""
    return tuple(p for phrases in _telling_phrases().values() for p in phrases if _UNCASED.search(p))


_OPENING_MARKS = "(（[【—–-*"
_WORDS = re.compile(r"\w+")
_UNCASED = re.compile(r"[\u0590-\u08ff\u3040-\u9fff\uac00-\ud7af]")
