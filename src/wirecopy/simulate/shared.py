"""The truth about passages: which stretches of two articles are the same sentences.

A passage is a chain of sentences that both articles have from one place, in one order, with at most ten words of
anything else between them on either side; it begins and ends at words that are equal on both sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from wirecopy.simulate.layout import EDGES, Layout
from wirecopy.simulate.text import Sentence

MOST_GAP = 10
"""Words between two shared sentences beyond which they are two passages."""
LEAST_EQUAL = 5
"""Equal words below which nothing is said to be shared: as many as a gram of the trade's tools has."""
MOST_HOLDERS = 64
"""Holders of a text up to which every two of them are paired: the contract's rule."""


class Stretch(NamedTuple):
    """One passage of two layouts; ``equal``: words equal in order, ``words`` and ``b_words``: those of each side."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int
    b_words: int
    equal: int

    @property
    def similarity(self) -> float:
        """Share of words equal in order."""
        return round(min(self.equal / max(self.words, self.b_words), 1.0), 4)


class _Match(NamedTuple):
    """Sentence i of a and j of b are one: spans of the equal words, their number, words outside them at the ends."""

    i: int
    j: int
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    equal: int


def pairs_of(holders: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of the holders (in the order of their ids) of one text, by the contract's rule."""
    if len(holders) <= MOST_HOLDERS:
        yield from combinations(holders, 2)
        return
    least = holders[0]
    yield least, holders[1]
    for one, following in zip(holders[1:], holders[2:], strict=False):
        yield least, following
        yield one, following


def shared_pairs(layouts: Sequence[Layout]) -> dict[tuple[int, int], list[int]]:
    """For each pair of layouts (in the order of their ids) the uids that both have and that pair them."""
    holders: dict[int, list[int]] = defaultdict(list)
    for n, layout in enumerate(layouts):
        for uid in layout.where:
            if uid > 0:
                holders[uid].append(n)
    pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
    by_group: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for uid, group in holders.items():
        if len(group) > 1:
            by_group[tuple(group)].append(uid)
    for group, uids in by_group.items():
        for pair in pairs_of(group):
            pairs[pair] += uids
    return pairs


def stretches(a: Layout, b: Layout, uids: Collection[int]) -> list[Stretch]:
    """The passages of two articles over the sentences ``uids``, in the order of ``a``."""
    a_where, b_where = a.where, b.where
    found: list[Stretch] = []
    chain: list[_Match] = []
    for i, j in sorted([(a_where[uid], b_where[uid]) for uid in uids]):
        match = _match(a, i, b, j)
        if match is None:
            continue
        if chain and not _follows(chain[-1], match, a, b):
            found += _passage(chain, a, b)
            chain = []
        chain.append(match)
    if chain:
        found += _passage(chain, a, b)
    return found


def _match(a: Layout, i: int, b: Layout, j: int) -> _Match | None:
    s, t, in_a, in_b = a.sentences[i], b.sentences[j], a.casts[i], b.casts[j]
    a_at, b_at = a.starts[i], b.starts[j]
    if in_a is in_b:
        a_end, b_end = a_at + len(in_a.text) - in_a.tail, b_at + len(in_a.text) - in_a.tail
        return _Match(i, j, a_at + in_a.lead, a_end, b_at + in_a.lead, b_end, in_a.words)
    same = [n for n, (p, q) in enumerate(zip(s.pieces, t.pieces, strict=True)) if p == q and p.strip(" .,“”—")]
    if not same:
        return None
    equal = sum(len(s.pieces[n].split()) for n in same)
    a_start, a_end = _within(s, same)
    b_start, b_end = _within(t, same)
    return _Match(i, j, a_at + a_start, a_at + a_end, b_at + b_start, b_at + b_end, equal)


def _within(sentence: Sentence, same: list[int]) -> tuple[int, int]:
    """From the first word of the first equal piece to the last word of the last."""
    pieces = sentence.pieces
    first, last = pieces[same[0]], pieces[same[-1]]
    start = sum(map(len, pieces[: same[0]])) + len(first) - len(first.lstrip(EDGES))
    end = sum(map(len, pieces[: same[-1]])) + len(last.rstrip(EDGES))
    return start, end


def _follows(last: _Match, match: _Match, a: Layout, b: Layout) -> bool:
    return (
        match.j > last.j
        and a.before[match.i] - a.before[last.i + 1] <= MOST_GAP
        and b.before[match.j] - b.before[last.j + 1] <= MOST_GAP
    )


def _passage(chain: list[_Match], a: Layout, b: Layout) -> Iterator[Stretch]:
    equal = sum(m.equal for m in chain)
    if equal >= LEAST_EQUAL:
        first, last = chain[0], chain[-1]
        a_span, b_span = (first.a_start, last.a_end), (first.b_start, last.b_end)
        yield Stretch(*a_span, *b_span, _words(a.text, *a_span), _words(b.text, *b_span), equal)


def _words(text: str, start: int, end: int) -> int:
    return text.count(" ", start, end) + text.count("\n\n", start, end) + 1
