"""An article laid out for the finders of statements: sentences with their views, quotations over all of it.

In: a parsed text. Out: one record that every finder reads.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from wirecopy.model.spans import Spans
from wirecopy.speech.parsed import ParsedText
from wirecopy.speech.statements.quotations import Quotation, find_quotations
from wirecopy.speech.statements.view import View


class Scene(NamedTuple):
    """The text, the views of its sentences, where they start, and the quotations of the text."""

    text: str
    views: Sequence[View]
    starts: Sequence[int]
    quotations: Sequence[Quotation]

    def sentence_at(self, offset: int) -> int:
        """The sentence that ``offset`` is in, or that ends before it."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def spans(self, sentence: int, tokens: Sequence[int]) -> Spans:
        """Tokens of a sentence, in order, as spans of the text: neighbours make one."""
        placed = self.views[sentence].placed
        starts, ends = placed.sentence.starts, placed.sentence.ends
        found: Spans = []
        last = -2
        for token in tokens:
            if token == last + 1:
                found[-1] = (found[-1][0], placed.start + ends[token])
            else:
                found.append((placed.start + starts[token], placed.start + ends[token]))
            last = token
        return found


def set_scene(parsed: ParsedText) -> Scene:
    """Lay a parsed text out."""
    paragraphs: list[list[int]] = []
    number = -1
    for placed in parsed.sentences:
        end = placed.start + len(placed.sentence.text)
        if placed.paragraph != number:
            paragraphs.append([placed.start, end])
            number = placed.paragraph
        paragraphs[-1][1] = end
    quotations = find_quotations(parsed.text, [(start, end) for start, end in paragraphs])
    starts = [quotation.start for quotation in quotations]
    views = [View(placed, quotations, starts) for placed in parsed.sentences]
    return Scene(parsed.text, views, [placed.start for placed in parsed.sentences], quotations)
