"""An article's text as it is printed, and where each of its sentences stands in it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from wirecopy.simulate.draft import Draft
from wirecopy.simulate.text import Sentence

_STRAIGHT = (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("—", "-"))
"""What a house that prints straight marks prints: one character for one, so that no offset moves."""


class Agreement(NamedTuple):
    """How two versions of a sentence agree: equal words, and from where to where in each, by character."""

    equal: int
    a_start: int
    a_end: int
    b_start: int
    b_end: int


class Cast(NamedTuple):
    """A sentence set: pieces, text, number of words, and its agreement with itself (all but the marks at its ends)."""

    pieces: tuple[str, ...]
    text: str
    words: int
    itself: Agreement


def cast(sentence: Sentence) -> Cast:
    """Set one sentence."""
    text = "".join(sentence.pieces)
    start = 0 if text[:1].isalnum() else lead_of(text)
    end = len(text) - (1 if text[-2:-1].isalnum() and not text[-1].isalnum() else lead_of(text[::-1]))
    words = text.count(" ") + 1
    return Cast(sentence.pieces, text, words, Agreement(words, start, end, start, end))


@lru_cache(1 << 16)
def words_of(piece: str) -> int:
    """How many words a piece has; none, if it has no letter or digit."""
    return len(piece.split()) if lead_of(piece) < len(piece) else 0


def lead_of(text: str) -> int:
    """How many characters stand before the first letter or digit."""
    for n, character in enumerate(text):
        if character.isalnum():
            return n
    return len(text)


class Layout:
    """A printed article: ``text``, and for each sentence in order its start, paragraph and the words before it.

    ``where``: the place in that order of each uid. ``casts`` is shared by articles that share sentences. ``body``:
    where the draft's body begins and ends, if it stands there in one piece, without an advert.
    """

    __slots__ = ("before", "body", "casts", "draft", "paragraph", "sentences", "starts", "text", "where")

    def __init__(self, draft: Draft, casts: dict[int, Cast]) -> None:
        self.draft = draft
        self.sentences: list[Sentence] = []
        self.starts: list[int] = []
        self.paragraph: list[int] = []
        self.before: list[int] = [0]
        self.casts: list[Cast] = []
        parts: list[str] = []
        at = words = 0
        for number, paragraph in enumerate(draft.paragraphs()):
            if parts:
                parts.append("\n\n")
                at += 2
            last = "“"
            for sentence in paragraph:
                key = id(sentence.pieces)
                found = casts.get(key)
                if found is None:
                    found = casts[key] = cast(sentence)
                text = found.text
                if last[-1] != "“" and text[0] not in "”,":
                    parts.append(" ")
                    at += 1
                parts.append(text)
                self.sentences.append(sentence)
                self.starts.append(at)
                self.paragraph.append(number)
                self.casts.append(found)
                at += len(text)
                words += found.words
                self.before.append(words)
                last = text
        self.text = self.restyled("".join(parts))
        self.where = {s.uid: n for n, s in enumerate(self.sentences)}
        self.body: tuple[int, int] | None = None
        if draft.body and draft.body[0] and draft.body[-1] and not (draft.advert and draft.house.advert):
            opening, closing = self.where[draft.body[0][0].uid], self.where[draft.body[-1][-1].uid]
            self.body = self.starts[opening], self.starts[closing] + len(self.casts[closing].text)

    def restyled(self, text: str) -> str:
        """``text`` in the marks of the article's house, every character in its place."""
        if self.draft.house.straight:
            for curly, straight in _STRAIGHT:
                text = text.replace(curly, straight)
        return text
