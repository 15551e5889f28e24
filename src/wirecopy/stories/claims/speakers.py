"""Whether two statements can be one speaker's: "Mr Hallequin" and "Tomas Hallequin", or nobody named."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]{2,}")
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "sir", "the"))


def name_words(speaker: str | None) -> frozenset[str]:
    """The words of a name that tell who is meant; none for nobody.

    >>> sorted(name_words("Mr Hallequin"))
    ['hallequin']
    """
    return frozenset(w for word in _WORD.findall(speaker or "") if (w := word.casefold()) not in _TITLES)


def compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether either name is part of the other, or nobody is named.

    >>> compatible(name_words("Tomas Hallequin"), name_words("Hallequin")), compatible(name_words("A. Karrel"), set())
    (True, True)
    """
    return a <= b or b <= a
