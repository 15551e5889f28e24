"""Stretches of a text, half-open, in code points: made one where they overlap, and how much of another they hold."""

from __future__ import annotations

from collections.abc import Iterable

Spans = list[tuple[int, int]]


def merged(spans: Iterable[tuple[int, int]]) -> Spans:
    """The same stretches ascending, those that touch or overlap as one."""
    found: Spans = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def covers(spans: Iterable[tuple[int, int]], start: int, end: int) -> int:
    """How many of the characters ``[start, end)`` the spans hold; what several of them hold counts for each."""
    return sum(max(0, min(end, last) - max(start, first)) for first, last in spans)
