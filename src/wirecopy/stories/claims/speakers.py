"""Whether two statements can be one speaker's: "Mr Hallequin" and "Tomas Hallequin", or nobody named."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_][\w&’'-]*")
_BESIDES = re.compile(r",|\s\(|\swho\s|\swhich\s|\sof\s")
_TITLES = frozenset(
    ("mr", "mrs", "ms", "dr", "sir", "the", "inc", "corp", "co", "ltd", "plc", "group", "company", "corporation",
     "president", "minister", "senator", "sen", "gov", "rep", "judge", "superintendent", "captain", "professor")
)  # fmt: skip
_PRONOUNS = frozenset(("i", "he", "she", "it", "we", "you", "they", "this", "that", "these", "those", "one", "who"))


def name_words(speaker: str | None) -> frozenset[str]:
    """The words of a name that tell who is meant; none for nobody, and for who is only described ("the board").

    >>> sorted(name_words("Mr Hallequin")), sorted(name_words("Ardine police"))
    (['hallequin'], [])
    """
    name = _BESIDES.split((speaker or "").strip(), maxsplit=1)[0]
    words = [word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(name)]
    if not words or words[-1][0].islower():
        return frozenset()
    kept = {word.casefold() for word in words if not word[0].islower() and len(word) > 1}
    return frozenset(kept - _TITLES - _PRONOUNS)


def compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether either name is part of the other, or nobody is named.

    >>> compatible(name_words("Tomas Hallequin"), name_words("Hallequin")), compatible(name_words("A. Karrel"), set())
    (True, True)
    """
    return a <= b or b <= a
