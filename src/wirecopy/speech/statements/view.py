"""A sentence as the finders of statements see it: classes for words, children for heads, quotations for tokens.

In: a placed sentence and the quotations of its text. Out: columns, an entry a token. Nothing here tells one word of a
class from another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from wirecopy.speech.parsed import Placed
from wirecopy.speech.statements.lexicon import classes_of
from wirecopy.speech.statements.quotations import Quotation

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_KINDS = {"PERSON": "per", "ORG": "org", "GPE": "geo", "NORP": "geo", "LOC": "geo", "DATE": "when", "TIME": "when"}


class View:
    """Columns of one sentence. ``quoted``: the quotation that holds a token, by its number, or -1."""

    __slots__ = ("children", "classes", "heads", "named", "placed", "quoted", "shapes", "size")

    def __init__(self, placed: Placed, quotations: Sequence[Quotation], starts: Sequence[int]) -> None:
        sentence = placed.sentence
        self.placed = placed
        self.heads = sentence.heads
        self.size = len(sentence.starts)
        self.classes = tuple(classes_of(lemma, pos) for lemma, pos in zip(sentence.lemmas, sentence.pos, strict=True))
        self.children: list[list[int]] = [[] for _ in range(self.size)]
        for token, head in enumerate(self.heads):
            if head != token:
                self.children[head].append(token)
        self.named = [""] * self.size
        for span in sentence.named:
            kind = _KINDS.get(span.label, "")
            for token in range(span.first, span.end):
                self.named[token] = kind
        self.shapes = [
            shape(sentence.text[start:end]) for start, end in zip(sentence.starts, sentence.ends, strict=True)
        ]
        self.quoted = [
            _quotation_at(placed.start + start, placed.start + end, quotations, starts)
            for start, end in zip(sentence.starts, sentence.ends, strict=True)
        ]

    def subject(self, token: int) -> int | None:
        """The subject of a verb, if it has one of its own."""
        return next((child for child in self.children[token] if self.dep(child) in _SUBJECTS), None)

    def dep(self, token: int) -> str:
        """The token's relation to its head."""
        return self.placed.sentence.deps[token]

    def subtree(self, token: int) -> list[int]:
        """The token and all that hangs on it, in order."""
        found = [token]
        for one in found:
            found += self.children[one]
        return sorted(found)


def shape(word: str) -> str:
    """What a word looks like: "Aa", "A", "a", "0", or for signs the sign's kind."""
    first = word[0]
    if first.isalpha():
        if first.islower():
            return "a"
        return "A" if word.isupper() and len(word) > 1 else "Aa"
    if first.isdigit():
        return "0"
    return _SIGNS.get(first, "-")


_SIGNS = {
    ",": ",", ".": ".", "!": ".", "?": ".", "…": ".", ":": ":", ";": ";", "(": "(", ")": ")", "[": "(", "]": ")",
    "—": "--", "–": "--", "-": "--", "“": "“", "”": "”", '"': '"', "‘": "‘", "’": "’", "'": "’", "«": "“", "»": "”",
}  # fmt: skip


def _quotation_at(start: int, end: int, quotations: Sequence[Quotation], starts: Sequence[int]) -> int:
    """The number of the quotation that holds ``[start, end)``, else -1."""
    at = bisect_right(starts, start) - 1
    return at if at >= 0 and quotations[at].end >= end else -1
