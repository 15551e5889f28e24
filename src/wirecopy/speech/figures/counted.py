"""What a figure counts: the noun group after it ("4,000 central Asians", "6 percent of voters"), or a person's years.

In: the sentence and the offset where a figure ends. Out: the words as printed, or ``None``.
"""

from __future__ import annotations

from bisect import bisect_left

from wirecopy.speech.parsed import Sentence

AGE = "years of age"
_INSIDE = frozenset(("ADJ", "NOUN", "PROPN"))
_LONGEST = 6


def counted_after(sentence: Sentence, offset: int) -> str | None:
    """The noun group that begins at ``offset``, or after an "of" there."""
    token = bisect_left(sentence.starts, offset)
    size = len(sentence.starts)
    if token < size and sentence.word(token) == "-":
        token += 1
    if token < size and sentence.word(token).lower() == "of":
        token += 1
        while token < size and sentence.pos[token] in ("DET", "PRON", "NUM"):
            token += 1
    while token < size and sentence.word(token).lower() in ("more", "other", "further", "such", "additional", "or", "so"):
        token += 1
    first = token
    while token < size and token - first < _LONGEST and _inside(sentence, token):
        token += 1
    while token > first and sentence.pos[token - 1] not in ("NOUN", "PROPN"):
        token -= 1
    return " ".join(sentence.text[sentence.starts[first] : sentence.ends[token - 1]].split()) if token > first else None


def _inside(sentence: Sentence, token: int) -> bool:
    if sentence.word(token) == "-":
        return token + 1 < len(sentence.starts)
    return sentence.pos[token] in _INSIDE or sentence.tags[token] in ("VBN", "VBG") and _leads(sentence, token)


def _leads(sentence: Sentence, token: int) -> bool:
    """Whether a participle stands before its noun ("armed men")."""
    return token + 1 < len(sentence.starts) and sentence.heads[token] > token and sentence.deps[token] == "amod"


def is_age(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the number at ``[start, end)`` is set off after a name (", 40,") or follows "aged"."""
    text = sentence.text
    before, after = text[:start].rstrip(), text[end : end + 1]
    if before.lower().endswith((" aged", " age", " age of", " ages")) or before.lower() == "aged":
        return True
    if not before.endswith(",") or after not in (",", ".", ";", ")"):
        return False
    token = bisect_left(sentence.starts, start) - 2
    return token >= 0 and sentence.pos[token] in ("PROPN", "NOUN") and sentence.word(token)[0].isupper() and token > 0
