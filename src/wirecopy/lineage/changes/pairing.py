"""Which sentences of a copy are which of its original: the same, edited, moved, joined, split, or told anew.

In: the sentences of both. Out: pairs of stretches of sentences; what is in no pair was cut or added. Equal sentences
are paired first, then those that have most words in common in order, found by their rarer words; what lies between
two pairs and has names and figures in common is told anew. Sentences outside the longest ascending row were moved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from wirecopy.lineage.changes.lists import words
from wirecopy.lineage.changes.text import Sentence
from wirecopy.model.ascending import longest_ascending

EDITED = 0.5
"""Share of both sentences' words that are equal, in order, from which one is the other edited."""
_WITHIN, _WITHIN_WORDS = 0.8, 6
"""A sentence of so many words of which this share stands, in order, in another, is that one cut short or set out; a
shorter one is none told anew (a dateline, "He agreed.")."""
_MOVED, _MOVED_WORDS = 0.6, 5
"""Likeness and length of a sentence that can be known again in another place."""
_JOINED = 0.1
"""Gain in likeness from which a sentence beside a pair belongs to it."""
_SURELY = 0.8
"""Likeness from which two sentences that stand in one place are not looked for elsewhere."""
_TOLD = 0.25
"""Share of its names, figures and longer words that a sentence told anew keeps, at its old place."""
_FACT, _LONG_WORD, _LEAST = 2.0, 5, 2.5
"""A name or figure counts as two other words; a word tells something from so many letters on; sentences that have
less than two and a half of those in common have it by chance."""
_TRIED, _COMMON, _GAP = 3, 0.1, 4_000
"""Candidates compared for each sentence; share of sentences in which a word is too common to point to any (but not
under eight); pairs compared between two fixed points. They bound the work on long texts."""


class Pair(NamedTuple):
    """Sentences [i, i_end) of the copy are [j, j_end) of the original; ``moved`` out of the order of the others;
    ``told``: in other words."""

    i: int
    i_end: int
    j: int
    j_end: int
    moved: bool = False
    told: bool = False


def pair_sentences(copy: Sequence[Sentence], original: Sequence[Sentence]) -> list[Pair]:
    """Disjoint pairs in the order of the copy."""
    found = _equal(copy, original)
    found |= _in_place(copy, original, found)
    found |= _edited(copy, original, found)
    rows = _in_order(found, copy, original)
    rows = _joined(rows, copy, original)
    return sorted([*rows, *_told_anew(rows, copy, original)])


def likeness(one: Sequence[str], two: Sequence[str]) -> float:
    """Share of the words of both that are equal in order."""
    return 2 * LCSseq.similarity(one, two) / max(len(one) + len(two), 1)


def _equal(copy: Sequence[Sentence], original: Sequence[Sentence]) -> dict[int, int]:
    """Sentences of the same words, the n-th of its kind with the n-th."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(original) - 1, -1, -1):
        places[original[j].keys].append(j)
    return {i: places[s.keys].pop() for i, s in enumerate(copy) if places.get(s.keys)}


def _in_place(copy: Sequence[Sentence], original: Sequence[Sentence], taken: dict[int, int]) -> dict[int, int]:
    """Sentences nearly the same, the n-th with the n-th of as many between two equal ones: most of what copies edit."""
    used = set(taken.values())
    fixed = [(-1, -1), *sorted(taken.items()), (len(copy), len(original))]
    return {
        i: j
        for (first, was), (end, was_end) in pairwise(fixed)
        if 1 < end - first == was_end - was and used.isdisjoint(range(was + 1, was_end))
        for i, j in zip(range(first + 1, end), range(was + 1, was_end), strict=True)
        if likeness(copy[i].keys, original[j].keys) >= _SURELY
    }


def _edited(copy: Sequence[Sentence], original: Sequence[Sentence], taken: dict[int, int]) -> dict[int, int]:
    """The most alike of the rest, each once."""
    ours = [i for i in range(len(copy)) if i not in taken]
    used = set(taken.values())
    theirs = [j for j in range(len(original)) if j not in used]
    if not ours or not theirs:
        return {}
    found: dict[int, int] = {}
    scores = sorted(
        ((-score, abs(i - j), i, j) for i, j in _candidates(copy, ours, original, theirs)
         if (score := _score(copy[i].keys, original[j].keys))),
    )  # fmt: skip
    used = set()
    for _, _, i, j in scores:
        if i not in found and j not in used:
            found[i] = j
            used.add(j)
    return found


def _candidates(
    copy: Sequence[Sentence], ours: Iterable[int], original: Sequence[Sentence], theirs: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """For each sentence of the copy the few of the original that have most of its rarer words."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j in theirs:
        for key in set(original[j].keys):
            holders[key].append(j)
    most = max(8, _COMMON * len(theirs))
    for i in ours:
        shared: Counter[int] = Counter()
        for key in set(copy[i].keys):
            if len(where := holders.get(key, ())) <= most:
                shared.update(where)
        best = sorted(shared.items(), key=lambda item: (-item[1], abs(item[0] - i)))[:_TRIED]
        yield from ((i, j) for j, _ in best)


def _score(one: Sequence[str], two: Sequence[str]) -> float:
    """How surely one is the other edited, 0 where it is not."""
    equal = LCSseq.similarity(one, two)
    alike, shorter = 2 * equal / (len(one) + len(two)), min(len(one), len(two))
    if alike >= EDITED or (shorter >= _WITHIN_WORDS and equal >= _WITHIN * shorter):
        return float(alike)
    return 0.0


def _in_order(found: dict[int, int], copy: Sequence[Sentence], original: Sequence[Sentence]) -> list[Pair]:
    """Pairs, those out of order marked as moved, or given up where they are too little alike to be known again."""
    pairs = sorted(found.items())
    staying = longest_ascending([j for _, j in pairs])
    rows = []
    for n, (i, j) in enumerate(pairs):
        if n in staying:
            rows.append(Pair(i, i + 1, j, j + 1))
        elif len(copy[i].keys) >= _MOVED_WORDS and likeness(copy[i].keys, original[j].keys) >= _MOVED:
            rows.append(Pair(i, i + 1, j, j + 1, moved=True))
    return rows


def _joined(rows: list[Pair], copy: Sequence[Sentence], original: Sequence[Sentence]) -> list[Pair]:
    """Pairs with the sentences beside them that were split off, or run together with them."""
    ours = {i for row in rows for i in range(row.i, row.i_end)}
    theirs = {j for row in rows for j in range(row.j, row.j_end)}
    if len(ours) == len(copy) and len(theirs) == len(original):
        return rows
    grown = []
    for row in rows:
        if copy[row.i].keys != original[row.j].keys:
            for wider in (
                row._replace(i=row.i - 1), row._replace(i_end=row.i_end + 1),
                row._replace(j=row.j - 1), row._replace(j_end=row.j_end + 1),
            ):  # fmt: skip
                i, j = {*range(wider.i, wider.i_end)} - {row.i}, {*range(wider.j, wider.j_end)} - {row.j}
                inside = min(wider.i, wider.j) >= 0 and wider.i_end <= len(copy) and wider.j_end <= len(original)
                if inside and not i & ours and not j & theirs and _gains(row, wider, copy, original):
                    ours |= i
                    theirs |= j
                    row = wider
                    break
        grown.append(row)
    return grown


def _gains(row: Pair, wider: Pair, copy: Sequence[Sentence], original: Sequence[Sentence]) -> bool:
    return _alike(wider, copy, original) >= _alike(row, copy, original) + _JOINED


def _alike(row: Pair, copy: Sequence[Sentence], original: Sequence[Sentence]) -> float:
    mine = [key for s in copy[row.i : row.i_end] for key in s.keys]
    theirs = [key for s in original[row.j : row.j_end] for key in s.keys]
    return likeness(mine, theirs)


def _told_anew(rows: Sequence[Pair], copy: Sequence[Sentence], original: Sequence[Sentence]) -> Iterator[Pair]:
    """Sentences between two fixed points that keep names, figures and longer words of one that stood there."""
    ours = {i for row in rows for i in range(row.i, row.i_end)}
    theirs = {j for row in rows for j in range(row.j, row.j_end)}
    known: Counter[str] = Counter()
    at, was = 0, 0
    for row in [*(r for r in rows if not r.moved), Pair(len(copy), 0, len(original), 0)]:
        new = [i for i in range(at, row.i) if i not in ours and len(copy[i].keys) >= _WITHIN_WORDS]
        old = [j for j in range(was, row.j) if j not in theirs and len(original[j].keys) >= _WITHIN_WORDS]
        at, was = row.i_end, row.j_end
        if new and old and len(new) * len(old) <= _GAP:
            known = known or Counter(key for s in original for key in set(s.keys))
            yield from _most_in_common(new, old, copy, original, known)


def _most_in_common(
    new: Sequence[int],
    old: Sequence[int],
    copy: Sequence[Sentence],
    original: Sequence[Sentence],
    known: Mapping[str, int],
) -> Iterator[Pair]:
    ours, theirs = {i: _facts(copy[i], known) for i in new}, {j: _facts(original[j], known) for j in old}
    scores = sorted(
        (-share, abs((i - new[0]) - (j - old[0])), i, j)
        for i in new
        for j in old
        if (share := _in_common(ours[i], theirs[j])) >= _TOLD
    )
    mine, used = set[int](), set[int]()
    for _, _, i, j in scores:
        if i not in mine and j not in used:
            mine.add(i)
            used.add(j)
            yield Pair(i, i + 1, j, j + 1, told=True)


def _facts(sentence: Sentence, known: Mapping[str, int]) -> dict[str, float]:
    """What a sentence tells: its names, figures and longer words, with what each counts for.

    ``known``: in how many sentences of the original a word stands; one that is all over the text tells little.
    """
    told = {}
    for n, (key, big) in enumerate(zip(sentence.keys, sentence.capital, strict=True)):
        if key[0].isdigit() or (big and n):
            told[key] = _FACT / max(known[key], 1)
        elif len(key) >= _LONG_WORD and key not in words("words", "function"):
            told.setdefault(key, 1 / max(known[key], 1))
    return told


def _in_common(one: dict[str, float], two: dict[str, float]) -> float:
    shared, least = sum(weight for key, weight in one.items() if key in two), min(sum(one.values()), sum(two.values()))
    return shared / least if shared >= _LEAST else 0.0
