"""What a copy made of a headline: another one, the old one cut, added to, shouted, or with somebody's comment.

In: two headlines. Out: whether the second says anything else than the first, and in a word what was done. Spelling,
quotation marks, dashes and Title Case are a house's; capitals throughout a word, exclamation and question marks are
not: they sharpen.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from wirecopy.lineage.changes.spelling import folded, key_of

HeadlineChange = Literal["comment added", "comment dropped", "sharpened", "added to", "cut", "made anew", "altered"]

_TOKEN = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*|[!?]+|[%$£€]")
_COMMENT = re.compile(r"\[[^\[\]]+\]|\{[^{}]+\}|\((?=[^()]*(?:…|\.\.\.|[!?]))[^()]+\)|(?:…|\.\.\.)\s*\S.*$")
_SHOUTED = 4
"""Letters from which a word in capitals is no abbreviation."""
_KEPT = 0.5
"""Share of either headline's words that both have, from which one was made of the other."""


def headline_differs(before: str, after: str) -> bool:
    """Whether a reader would call it another headline."""
    return _said(before) != _said(after)


def headline_change(before: str, after: str) -> HeadlineChange:
    """What was done to ``before``, for headlines that differ.

    >>> headline_change("Ferry sinks", "Ferry sinks [...AFTER two warnings]")
    'comment added'
    >>> headline_change("Ferry sinks off Omaro", "FERRY SINKS OFF OMARO!")
    'sharpened'
    """
    if _words(before) == _words(after):
        return "sharpened"
    if is_commented(before, after):
        return "comment added"
    if is_commented(after, before):
        return "comment dropped"
    old, new = _words(before), _words(after)
    shared = sum(word in new for word in old)
    if shared == len(old):
        return "added to"
    if all(word in old for word in new):
        return "cut"
    return "altered" if shared >= _KEPT * min(len(old), len(new)) else "made anew"


def is_sharpened(before: str, after: str) -> bool:
    """Whether two headlines differ, though in no word."""
    return _words(before) == _words(after) and headline_differs(before, after)


def is_commented(before: str, after: str) -> bool:
    """Whether ``after`` is ``before`` with somebody's comment put in."""
    bare = _words_without_comment(after)
    return bare == _words(before) and bare != _words(after)


@lru_cache(maxsize=1 << 14)
def _words_without_comment(headline: str) -> tuple[str, ...]:
    return _words(_COMMENT.sub(" ", headline))


@lru_cache(maxsize=1 << 14)
def _words(headline: str) -> tuple[str, ...]:
    return tuple(key_of(folded(t)) for t in _TOKEN.findall(headline) if t[0] not in "!?")


@lru_cache(maxsize=1 << 14)
def _said(headline: str) -> tuple[tuple[str, bool], ...]:
    """The words, whether each is shouted, and the marks that sharpen."""
    tokens = _TOKEN.findall(headline)
    return tuple(
        (t[0] if t[0] in "!?" else key_of(folded(t)), len(t) >= _SHOUTED and t.isupper() and t.isalpha())
        for t in tokens
    )
