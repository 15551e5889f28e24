"""What an article says, as weighted word stems: of its headline and the beginning of its text.

Who, where, when and what stand there first. Names (capitalised words) and numbers tell events apart better than other
words do, and weigh more. A stem is a word's first six letters, which suits any language that sets words apart; of
scripts that do not, it is each two characters that follow one another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

LEAD = 100
"""Words of the text that are looked at, after the headline: decision note 0027."""
PLAIN = 0.75
"""Weight of a word in small letters, where there are capitals: decision note 0027."""
_STEM = 6

_WORD = re.compile(r"\d(?:[\d.,]*\d)?|[^\W\d_](?:[\w'’-]*\w)?")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

Spans = Sequence[tuple[int, int]]


def words_of(headline: str | None, text: str, without: Spans = ()) -> dict[str, float]:
    """Stems of the headline and of the first words of ``text``, each with its weight.

    ``without``: half-open stretches of ``text``, in any order, that are left out.
    """
    lead = [word.group() for word in islice(_WORD.finditer(_blanked(text, without)), LEAD)]
    words = [*_WORD.findall(headline or ""), *lead]
    plain = PLAIN if any(word[0].isupper() for word in words) else 1.0  # without capitals names cannot be told
    found: dict[str, float] = {}
    for word in words:
        _add(found, word, plain)
    return found


def stems_of(text: str) -> frozenset[str]:
    """The stems of the first words of ``text``, numbers left out, however much each weighs."""
    found: set[str] = set()
    for word in _WORD.findall(text)[:LEAD]:
        if not word[0].isdecimal():
            found.update(_stems(word))
    return frozenset(found)


def _add(found: dict[str, float], word: str, plain: float) -> None:
    weight = plain if word[0].islower() else 1.0
    for stem in _stems(word):
        found[stem] = max(found.get(stem, 0.0), weight)


def _stems(word: str) -> Sequence[str]:
    if word.isascii() and word.isalpha():
        return (word.lower()[:_STEM],) if len(word) > 1 else ()
    if _UNSPACED.match(word):
        return ["".join(pair) for pair in pairwise(word)]
    if word[0].isdigit():
        return (word,)
    return (word.casefold()[:_STEM],) if len(word) > 1 else ()


def _blanked(text: str, spans: Spans) -> str:
    for start, end in spans:
        text = text[:start] + " " * (min(end, len(text)) - start) + text[end:]
    return text
