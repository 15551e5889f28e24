"""The longest part of a sequence that ascends: what stayed in its order where other things were moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise


def longest_ascending(values: Sequence[int]) -> set[int]:
    """Places of one longest ascending subsequence of different ``values`` (patience sorting, n log n)."""
    if all(a < b for a, b in pairwise(values)):
        return set(range(len(values)))
    tops: list[int] = []
    places: list[int] = []
    behind: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tops, value)
        behind.append(places[at - 1] if at else -1)
        tops[at : at + 1] = [value]
        places[at : at + 1] = [place]
    kept: set[int] = set()
    place = places[-1]
    while place >= 0:
        kept.add(place)
        place = behind[place]
    return kept
