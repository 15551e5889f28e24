"""A parse, apart from the parser: what the rest of this stage reads, and what the store keeps.

Columns of one sentence stand side by side, one entry a token, so that a sentence is a few short tuples; a sentence
knows nothing of the articles that it stands in, and an article places sentences in its text.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec


class Named(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Tokens ``[first, end)`` of a sentence that the parser took for a name, a date or a number.

    ``label`` is OntoNotes' (PERSON, ORG, GPE, DATE, CARDINAL …).
    """

    first: int
    end: int
    label: str


class Sentence(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One sentence as parsed. Offsets are code points of ``text``; ``heads`` are tokens of it, the root its own head.

    White space in ``text`` is spaces, whatever the article has there. ``pos`` are Universal Dependencies' classes,
    ``tags`` Penn's, ``deps`` ClearNLP's labels: what spaCy's English models give.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    named: tuple[Named, ...]

    def word(self, token: int) -> str:
        """The token as printed."""
        return self.text[self.starts[token] : self.ends[token]]


class Placed(NamedTuple):
    """A sentence where it stands: ``start`` is its offset in the article's text, ``paragraph`` counts from 0."""

    sentence: Sentence
    start: int
    paragraph: int


class ParsedText(NamedTuple):
    """The text of an article and its sentences in order. White space between them is in none."""

    text: str
    sentences: tuple[Placed, ...]
