"""A statement in the making: spans of its cue, source and content, before anybody asks who the source is."""

from __future__ import annotations

import msgspec

Spans = list[tuple[int, int]]


class Frame(msgspec.Struct):
    """What one cue holds together. Spans are of the article's text; ``sentence`` and ``cue`` say where the cue stands.

    ``head``: the token that makes the cue a cue; ``kind``: its class in the lexicon.
    """

    sentence: int
    cue: tuple[int, int]
    head: int
    kind: str
    cue_spans: Spans
    source: Spans
    content: Spans


def merged(spans: Spans) -> Spans:
    """Spans in order, those that touch or overlap as one."""
    found: Spans = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def covers(spans: Spans, start: int, end: int) -> int:
    """How many of the characters ``[start, end)`` the spans hold."""
    return sum(max(0, min(end, last) - max(start, first)) for first, last in spans)
