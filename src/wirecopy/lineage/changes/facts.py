"""The facts in a stretch of words: figures, names and hedges, each told from the words around it.

In: a stretch of a sentence, and the words that either article prints with a capital within sentences. Out: its
segments, in order. Names are told by capitals, which needs no model and fails in headlines and in German.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from wirecopy.lineage.changes.figures import figure_end, is_figure
from wirecopy.lineage.changes.hedges import hedge_end, may_begin_hedge
from wirecopy.lineage.changes.lists import words
from wirecopy.lineage.changes.remembered import Remembered
from wirecopy.lineage.changes.spelling import key_of
from wirecopy.lineage.changes.text import Sentence

_LINKS = 2
"""Small words between two words of a name ("of the")."""


class Segment(NamedTuple):
    """Words of one sort on one side: "number", "name", "hedge" or "other"."""

    sort: str
    first: int
    end: int


def segments(sentence: Sentence, first: int, end: int, names: frozenset[str]) -> list[Segment]:
    """The sorts of words in [first, end), those of one sort in a row together."""
    if first < end and _tells_no_fact(sentence, first, end):
        return [Segment("other", first, end)]
    found: list[Segment] = []
    at = first
    while at < end:
        sort, stop = _sort_at(sentence, at, end, names)
        while sort == "name" and (further := _name_goes_on(sentence, stop, end, names)) > stop:
            stop = further
        if found and found[-1].sort == sort != "number" and sort != "hedge":
            found[-1] = Segment(sort, found[-1].first, stop)
        else:
            found.append(Segment(sort, at, stop))
        at = stop
    return found


def _tells_no_fact(sentence: Sentence, first: int, end: int) -> bool:
    """Whether no fact can begin at any of the words, as with most words that an editor changes."""
    return not any(sentence.capital[first:end]) and not any(map(_BEGINS.__getitem__, sentence.folded[first:end]))


def may_begin_fact(word: str) -> bool:
    """Whether a figure or a hedge may begin with this folded word."""
    key = key_of(word)
    return may_begin_hedge(word) or key in words("numbers", "currencies") or is_figure(key)


_BEGINS = Remembered(may_begin_fact)


def _sort_at(sentence: Sentence, at: int, end: int, names: frozenset[str]) -> tuple[str, int]:
    if (stop := hedge_end(sentence, at, end)) > at:
        return "hedge", stop
    if (stop := figure_end(sentence.keys, at, end)) > at:
        return "number", stop
    word = sentence.folded[at]
    known = sentence.capital[at] and (at > 0 or word in names)
    plain = word in words("words", "function") or word in words("words", "calendar")
    return ("name" if known and not plain else "other"), at + 1


def _name_goes_on(sentence: Sentence, at: int, end: int, names: frozenset[str]) -> int:
    """Where a name ends that goes on at word ``at``, be it after "of the" and the like; ``at`` where it does not."""
    stop = at
    while (
        stop < min(end, at + _LINKS) and sentence.keys[stop] in words("words", "links") and not sentence.capital[stop]
    ):
        stop += 1
    if stop == end or sentence.stopped[at - 1] or (stop > at and sentence.stopped[stop - 1]):
        return at
    sort, further = _sort_at(sentence, stop, end, names)
    return further if sort == "name" else at


def counterparts(old: Sequence[Segment], new: Sequence[Segment]) -> list[tuple[Segment, Segment]]:
    """Facts of one sort, in order, as many as can be (longest common subsequence of the sorts)."""
    mine, theirs = ([s for s in side if s.sort != "other"] for side in (old, new))
    if not mine or not theirs:
        return []
    steps = LCSseq.opcodes([s.sort for s in mine], [s.sort for s in theirs])
    return [
        pair
        for step in steps
        if step.tag == "equal"
        for pair in zip(mine[step.src_start : step.src_end], theirs[step.dest_start : step.dest_end], strict=True)
    ]


def is_short_for(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether one name is the initials of the other ("DOJ", "Department of Justice")."""
    short, long = sorted((one, two), key=len)
    initials = "".join(word[0] for word in long if word not in words("words", "links"))
    return len(short) == 1 and len(long) > 1 and short[0] in (initials, "".join(word[0] for word in long))
