"""The truth about passages: which stretches of two articles are the same sentences.

A passage is a chain of sentences that both articles have from one place, in one order, with at most ten words of
anything else between them on either side; it begins and ends at words that are equal on both sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from wirecopy.simulate.layout import Agreement, Cast, Layout, lead_of, words_of

MOST_GAP = 10
"""Words between two shared sentences beyond which they are two passages."""
LEAST_EQUAL = 5
"""Equal words below which nothing is said to be shared: as many as a gram of the trade's tools has."""
MOST_HOLDERS = 64
"""Holders of a text up to which every two of them are paired: the contract's rule."""


class Stretch(NamedTuple):
    """One passage of two articles; ``equal``: words equal in order, ``words`` and ``b_words``: those of each side."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int
    b_words: int
    equal: int

    def moved(self, by: int, b_by: int) -> Stretch:
        """So many characters further on."""
        a_start, a_end, b_start, b_end, words, b_words, equal = self
        return Stretch(a_start + by, a_end + by, b_start + b_by, b_end + b_by, words, b_words, equal)

    @property
    def similarity(self) -> float:
        """Share of words equal in order."""
        return round(min(self.equal / max(self.words, self.b_words), 1.0), 4)


def pairs_of(holders: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of the holders (in the order of their ids) of one text, by the contract's rule."""
    if len(holders) <= MOST_HOLDERS:
        yield from combinations(holders, 2)
        return
    least = holders[0]
    yield least, holders[1]
    for one, following in pairwise(holders[1:]):
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
    for together, uids in by_group.items():
        for pair in pairs_of(together):
            pairs[pair] += uids
    return pairs


_Place = tuple[int, int, Agreement]
"""Sentence i of a is sentence j of b, and how they agree."""


class Agreements:
    """Compares versions of sentences, each two of them once, and bodies, where all that they share is asked for
    (``whole``): many articles print one."""

    def __init__(self, whole: bool) -> None:
        self._known: dict[tuple[int, int], Agreement] = {}
        self._of_bodies: dict[tuple[int, int], list[Stretch]] = {}
        self._whole = whole

    def between(self, a: Cast, b: Cast) -> Agreement:
        """How two casts of one sentence agree; both live as long as this object is used."""
        if a is b:
            return a.itself
        key = id(a), id(b)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = agreement_of(a, b)
        return found

    def stretches(self, a: Layout, b: Layout, uids: Collection[int]) -> list[Stretch]:
        """The passages of two articles over the sentences ``uids``."""
        if not self._whole or a.body is None or b.body is None:
            return stretches(a, b, uids, self)
        (a_first, a_last), (b_first, b_last) = a.body, b.body
        for uid in uids:
            if not (a_first <= a.starts[a.where[uid]] < a_last and b_first <= b.starts[b.where[uid]] < b_last):
                return stretches(a, b, uids, self)  # a dateline or a credit line too
        key = id(a.draft.body), id(b.draft.body)
        found = self._of_bodies.get(key)
        if found is None:
            found = self._of_bodies[key] = [s.moved(-a_first, -b_first) for s in stretches(a, b, uids, self)]
        return [s.moved(a_first, b_first) for s in found]


def stretches(a: Layout, b: Layout, uids: Collection[int], agreements: Agreements) -> list[Stretch]:
    """The passages of two articles over the sentences ``uids``, in the order of ``a``."""
    found: list[Stretch] = []
    a_before, b_before = a.before, b.before
    a_where, b_where = a.where, b.where
    first = last = None
    i_first = j_first = i_last = j_last = equal = 0
    for i, j in sorted([(a_where[uid], b_where[uid]) for uid in uids]):
        agreement = agreements.between(a.casts[i], b.casts[j])
        if not agreement.equal:
            continue
        if first is not None and last is not None:
            if (
                j > j_last
                and a_before[i] - a_before[i_last + 1] <= MOST_GAP
                and b_before[j] - b_before[j_last + 1] <= MOST_GAP
            ):
                i_last, j_last, last = i, j, agreement
                equal += agreement.equal
                continue
            found.append(_stretch(a, b, (i_first, j_first, first), (i_last, j_last, last), equal))
        i_first, j_first, first, equal = i, j, agreement, agreement.equal
        i_last, j_last, last = i, j, agreement
    if first is not None and last is not None:
        found.append(_stretch(a, b, (i_first, j_first, first), (i_last, j_last, last), equal))
    return [s for s in found if s.equal >= LEAST_EQUAL]


def _stretch(a: Layout, b: Layout, first: _Place, last: _Place, equal: int) -> Stretch:
    (i, j, start), (i_last, j_last, end) = first, last
    a_start, a_end = a.starts[i] + start.a_start, a.starts[i_last] + end.a_end
    b_start, b_end = b.starts[j] + start.b_start, b.starts[j_last] + end.b_end
    words = a.text.count(" ", a_start, a_end) + a.paragraph[i_last] - a.paragraph[i] + 1
    b_words = b.text.count(" ", b_start, b_end) + b.paragraph[j_last] - b.paragraph[j] + 1
    return Stretch(a_start, a_end, b_start, b_end, words, b_words, equal)


def agreement_of(a: Cast, b: Cast) -> Agreement:
    """How two casts of one sentence agree."""
    if a is b:
        return a.itself
    same = [n for n, p in enumerate(a.pieces) if p == b.pieces[n] and words_of(p)]
    if not same:
        return Agreement(0, 0, 0, 0, 0)
    equal = sum([words_of(a.pieces[n]) for n in same])
    return Agreement(equal, *_within(a.pieces, same), *_within(b.pieces, same))


def _within(pieces: tuple[str, ...], same: list[int]) -> tuple[int, int]:
    """From the first word of the first equal piece to the last word of the last."""
    first, last = pieces[same[0]], pieces[same[-1]]
    start = sum(map(len, pieces[: same[0]])) + lead_of(first)
    end = sum(map(len, pieces[: same[-1]])) + len(last) - lead_of(last[::-1])
    return start, end
