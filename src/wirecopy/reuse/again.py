"""Matching again: only pairs that are new, or whose stretches may have changed, are matched; the rest is carried over.

In: the texts asked for, and what an earlier matching kept. Out: what this one keeps, and which passages came and went.
That is what matching everything anew would give: words and grams of all texts are counted each time, from the words
that are kept, and all labels are given anew; what is carried over follows from digests that are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirecopy.reuse import kernels, labels
from wirecopy.reuse.crew import Crew
from wirecopy.reuse.kept import LOST, Columns, Ints, Kept, Keys, Rows, columns, rows_of, taken
from wirecopy.reuse.matching import (
    Digests,
    Holders,
    News,
    Words,
    digests_of,
    find_holders,
    is_surprising,
    match,
    read_words,
)
from wirecopy.reuse.shelf import Shelf
from wirecopy.reuse.spans import locate_rows
from wirecopy.reuse.stock import sums_of_pairs
from wirecopy.reuse.texts import MOST_IN_MEMORY, Row

Marks = NDArray[np.bool_]
Read = Callable[[Marks], Row]
"""Gives the texts that are marked, in a row in which others may be empty."""

_WORD_BYTES = 6
"""Of text, about, for a word that is kept."""
_MOST_LOST = 8
"""Rows that are lost stay where they are, so that what is kept need not be written anew, until they are one in so
many."""
_STIR = np.uint64(0x9E3779B97F4A7C15)


class Again(NamedTuple):
    """``kept``: for the next time. ``gone`` and ``come``: passages as rows of its documents; one that changed is in
    both. ``new``: documents that were not there before; ``bereft``: those that shared text with one that is gone."""

    kept: Kept
    gone: Rows
    come: Rows
    new: Ints
    bereft: Ints


def find_again(read: Read, outlets: NDArray[np.int32], documents: Keys, kept: Kept, crew: Crew) -> Again:
    """Match texts, of which some were matched before.

    ``documents``: a digest of each text and its name, none twice; the texts that ``kept`` knows must be in the order
    that they had, and of the same outlets. Where nothing is known they may be all the same.
    """
    places = kept.places_in(documents)
    there = places >= 0
    new = np.ones(len(documents), np.bool_)
    new[places[there]] = False
    texts = read(new)
    shelf = Shelf(on_disk=len(texts.data) + _WORD_BYTES * len(kept.words) > MOST_IN_MEMORY)
    came = read_words(texts, shelf, crew)
    words = came if new.all() else _together(came, kept, places, shelf)
    holders = find_holders(words, outlets, shelf, crew)
    digests = digests_of(words, holders, documents)
    news = digests.news(_digests_before(kept, places, len(documents)), new, not there.all())
    old, bereft = _alive(kept.rows.between(places))
    holds, fresh = _matched(old, words, holders, news, crew)
    if not new[fresh[:, :2]].all():
        texts = read(_marked(fresh[:, :2], len(documents)))
    was = rows_of(old, _located(fresh, words, texts, crew))
    rows = was._replace(label=_labels(was, words, np.concatenate((holds, np.ones(len(fresh), np.bool_)))))
    changed = rows.label != was.label
    gone, come = was.of(changed & (was.label >= 0)), rows.of(changed & (rows.label >= 0))
    if np.count_nonzero(rows.label == LOST) * _MOST_LOST > len(rows.label):
        rows = rows.of(rows.label != LOST)
    order = np.concatenate((places[there], np.flatnonzero(new)))
    at = np.empty(len(order), np.int64)
    at[order] = np.arange(len(order))
    own, caps, ties = (digest[order] for digest in digests)
    left = Kept(
        documents[order], own, caps, ties, words.counts[order], _words_kept(kept, there, came), rows.between(at)
    )
    return Again(left, gone, come, np.flatnonzero(new), bereft)


def _together(came: Words, kept: Kept, places: Ints, shelf: Shelf) -> Words:
    """The words of all documents, in their order: of those that came, and of the others as they were kept."""
    there = places >= 0
    counts = came.counts.copy()
    counts[places[there]] = kept.counts[there]
    begins = np.concatenate(([0], np.cumsum(counts)))
    hashes = shelf.room(int(begins[-1]), np.uint32)
    kernels.lay(kept.words, _begins(kept.counts)[there], kept.counts[there], begins[places[there]], hashes)
    kernels.lay(came.hashes, came.begins[:-1], came.counts, begins[:-1], hashes)
    frequency = np.zeros(kernels.BUCKETS, np.int64)
    kernels.count(hashes, frequency)
    return Words(hashes, begins, counts, frequency)


def _words_kept(kept: Kept, there: Marks, came: Words) -> NDArray[np.uint32]:
    """The words of those documents that are still there, then of those that came."""
    stayed = kept.words
    if not there.all():
        counts = kept.counts[there]
        stayed = np.empty(int(counts.sum()), np.uint32)
        kernels.lay(kept.words, _begins(kept.counts)[there], counts, _begins(counts), stayed)
    return np.concatenate((stayed, came.hashes)) if len(stayed) else came.hashes


def _begins(counts: Ints) -> Ints:
    return np.cumsum(counts) - counts


def _digests_before(kept: Kept, places: Ints, documents: int) -> Digests:
    """What the digests of each document were; 0 of a new one."""
    there = places >= 0
    before = Digests(*np.zeros((3, documents), np.uint64))
    for digest, was in zip(before, (kept.own, kept.caps, kept.ties), strict=True):
        digest[places[there]] = was[there]
    return before


def _alive(old: Rows) -> tuple[Rows, Ints]:
    """The rows whose documents are both there, and the documents that shared something with one that is not (-1)."""
    a, b = old.matched.T[:2]
    if min(a.min(initial=0), b.min(initial=0)) == 0:
        return old, np.empty(0, np.int64)
    alive, stands = (a >= 0) & (b >= 0), old.label != LOST
    bereft = np.unique(np.concatenate((a[stands & ~alive], b[stands & ~alive]))).astype(np.int64)
    return old.of(alive & stands), bereft[bereft >= 0]


def _matched(old: Rows, words: Words, holders: Holders, news: News, crew: Crew) -> tuple[Marks, Ints]:
    """Which of the ``old`` rows hold, and the rows of all other pairs."""
    found = match(words, holders, news, crew)
    a, b = old.matched.T[:2]
    stands = old.label != LOST
    holds = stands & (news[b] <= kernels.TIED) & (news[a] < kernels.NEW)
    tied = np.flatnonzero(holds & (news[b] == kernels.TIED))
    holds[tied] = ~np.isin(_pair(a[tied], b[tied]), _pair(*found.redone))
    left = np.flatnonzero(stands & ~holds)
    ones, others = _equal(taken(old.matched, left), columns(*found.rows.T))
    holds[left[ones]] = True
    return holds, np.delete(found.rows, others, axis=0)


def _pair(a: Ints, b: Ints) -> Ints:
    return a.astype(np.int64) << 32 | b


def _equal(some: Columns, others: Columns) -> tuple[Ints, Ints]:
    """The rows of those pairs that share just the same in ``some`` rows and in ``others``: their numbers in either."""
    both = np.concatenate((some.T, others.T), axis=1)
    digests = np.zeros(both.shape[1], np.uint64)
    for column in both:
        digests = (digests ^ column.astype(np.uint64)) * _STIR
        digests ^= digests >> np.uint64(32)
    order = np.argsort(digests, kind="stable")
    alike = np.flatnonzero(digests[order[1:]] == digests[order[:-1]])
    alike = alike[(both[:, order[alike]] == both[:, order[alike + 1]]).all(axis=0)]
    ones, twos = order[alike], order[alike + 1] - len(some)
    whole = _whole(some, ones)[ones] & _whole(others, twos)[twos]
    return ones[whole], twos[whole]


def _whole(rows: Columns, some: Ints) -> Marks:
    """For each row whether all rows of its pair are among ``some``."""
    others = np.ones(len(rows), np.bool_)
    others[some] = False
    whole: Marks = sums_of_pairs(rows, 6, others) == 0
    return whole


def _marked(documents: Ints, of: int) -> Marks:
    marks = np.zeros(of, np.bool_)
    marks[documents] = True
    return marks


def _located(matched: Ints, words: Words, texts: Row, crew: Crew) -> Rows:
    """The ``matched`` stretches with where they stand; not labelled yet."""
    places = locate_rows(matched, words.counts, texts, crew)
    spans = places.spans

    def text_of(row: int) -> str:
        return texts.text(matched[row, 0])[spans[row, 0] : spans[row, 1]]

    signs = labels.signs_of(matched, words.counts, places, text_of)
    return Rows(columns(*matched.T), columns(*spans.T), signs, np.full(len(matched), LOST, np.int8))


def _labels(rows: Rows, words: Words, hold: Marks) -> NDArray[np.int8]:
    """The labels of the rows that ``hold``; the others are lost."""
    matched = rows.matched
    label = labels.label_all(matched, words.counts, rows.sign, hold & is_surprising(words, matched))
    label[~hold] = LOST
    return label
