"""A text cut where anything begins or ends in it, so that what overlaps can be marked without being nested."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

Tag = TypeVar("Tag")

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


class Span(NamedTuple, Generic[Tag]):
    """Something that holds from ``start`` to ``end`` of a text, in code points; of no length, at a place."""

    start: int
    end: int
    tag: Tag


class Stretch(NamedTuple, Generic[Tag]):
    """A piece of the text with everything that holds there, in the order given."""

    text: str
    tags: tuple[Tag, ...]


class Paragraph(NamedTuple, Generic[Tag]):
    """A paragraph of the text, from ``start`` to ``end``, in stretches."""

    start: int
    end: int
    stretches: Sequence[Stretch[Tag]]


def marked_paragraphs(text: str, spans: Iterable[Span[Tag]]) -> list[Paragraph[Tag]]:
    """The paragraphs of ``text``; their stretches, joined, are their text."""
    places = [match.span() for match in _PARAGRAPH.finditer(text)]
    waiting = sorted((_inside(s, places) for s in spans), key=lambda s: s.start)
    made: list[Paragraph[Tag]] = []
    begun: list[Span[Tag]] = []
    at = 0
    for start, end in places:
        while at < len(waiting) and waiting[at].start <= end:
            begun.append(waiting[at])
            at += 1
        begun = [span for span in begun if span.end >= start]
        made.append(Paragraph(start, end, _cut(text, start, end, begun)))
    return made


def _inside(span: Span[Tag], places: Sequence[tuple[int, int]]) -> Span[Tag]:
    """A place between two paragraphs is taken for the beginning of the next one, or the end of the last."""
    if span.start != span.end or not places:
        return span
    next_one = min(bisect_left(places, span.start, key=lambda place: place[1]), len(places) - 1)
    at = min(max(span.start, places[next_one][0]), places[next_one][1])
    return Span(at, at, span.tag)


def _cut(text: str, start: int, end: int, spans: Sequence[Span[Tag]]) -> list[Stretch[Tag]]:
    edges = sorted({start, end, *(min(max(e, start), end) for s in spans for e in (s.start, s.end))})
    made: list[Stretch[Tag]] = []
    for left, right in zip(edges, [*edges[1:], None]):
        points = tuple(s.tag for s in spans if s.start == s.end == left)
        if points:
            made.append(Stretch("", points))
        if right is not None:
            tags = tuple(s.tag for s in spans if s.start <= left and right <= s.end and s.start < s.end)
            made.append(Stretch(text[left:right], tags))
    return made
