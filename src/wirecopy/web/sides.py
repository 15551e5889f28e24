"""Two texts side by side: paragraphs that answer each other in one row, changes marked in both.

In: a comparison. Out: rows. Paragraphs answer each other where they share most words in passages, as far as both keep
their order; between those, what is left of either side stands side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from wirecopy.model import Article, Change, Passage
from wirecopy.model.ascending import longest_ascending
from wirecopy.run.compare import Comparison
from wirecopy.web.marking import Paragraph, Span, marked_paragraphs


class ChangeMark(NamedTuple):
    """A change as it is marked in a text: its number, from 1, what it did, and whether this is but where it begins."""

    number: int
    change: Change
    place: bool = False
    empty: bool = False


Side = Paragraph[ChangeMark]


class SideRow(NamedTuple):
    """Paragraphs that answer each other; either may be missing."""

    original: Side | None
    copy: Side | None


def set_beside(comparison: Comparison, changes: Sequence[Change], longest: int) -> list[SideRow]:
    """The rows of both texts, each as far as its first ``longest`` code points, with the numbered ``changes``."""
    of_original, of_copy = [], []
    for number, c in enumerate(changes, 1):
        of_original += _marks(number, c, c.original_start, c.original_end)
        of_copy += _marks(number, c, c.copy_start, c.copy_end)
    originals = marked_paragraphs(comparison.original.text[:longest], of_original)
    copies = marked_paragraphs(comparison.copy.text[:longest], of_copy)
    return list(_rows(originals, copies, _answers(comparison, originals, copies)))


def _marks(number: int, change: Change, start: int | None, end: int | None) -> list[Span[ChangeMark]]:
    if start is None or end is None:
        return []
    place = Span(start, start, ChangeMark(number, change, place=True, empty=start == end))
    return [place] if start == end else [place, Span(start, end, ChangeMark(number, change))]


def _answers(comparison: Comparison, originals: Sequence[Side], copies: Sequence[Side]) -> list[tuple[int, int]]:
    """Pairs of the places of paragraphs, both ascending."""
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for passage in comparison.passages:
        (start, end), (from_start, from_end) = (_place(passage, a) for a in (comparison.copy, comparison.original))
        stretch = (from_end - from_start) / max(end - start, 1)
        for right, to in enumerate(copies):
            left_end, right_end = max(start, to.start), min(end, to.end)
            if left_end >= right_end:
                continue
            inside = (from_start + (left_end - start) * stretch, from_start + (right_end - start) * stretch)
            for left, of in enumerate(originals):
                both = min(inside[1], of.end) - max(inside[0], of.start)
                if both > 0:
                    shared[left, right] += both
    best: dict[int, int] = {}
    taken: set[int] = set()
    for (left, right), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if right not in best and left not in taken:
            best[right] = left
            taken.add(left)
    order = sorted(best)
    kept = longest_ascending([best[right] for right in order]) if order else set()
    return [(best[order[place]], order[place]) for place in sorted(kept)]


def _place(passage: Passage, article: Article) -> tuple[int, int]:
    if passage.b == article.id:
        return passage.b_start, passage.b_end
    return passage.a_start, passage.a_end


def _rows(originals: Sequence[Side], copies: Sequence[Side], answers: Sequence[tuple[int, int]]) -> Iterator[SideRow]:
    fixed = [(-1, -1), *answers, (len(originals), len(copies))]
    for (left, right), (next_left, next_right) in pairwise(fixed):
        if left >= 0:
            yield SideRow(originals[left], copies[right])
        alone = zip_longest(originals[left + 1 : next_left], copies[right + 1 : next_right])
        yield from (SideRow(original, copy) for original, copy in alone)
