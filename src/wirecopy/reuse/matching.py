"""From texts to matched stretches of words: the kernels driven over all documents, on every core.

In: texts and the outlet of each. Out: rows of word positions, ungraded; ``labels.py`` says what each is. Grams are
parted by ranges of their hash and documents by number, so that each step works on a part that fits in the cache, and
on inputs of any size. Where texts were matched before, grams are counted anew over all of them, and only those pairs
are matched that are new or for which the counts changed something.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirecopy.reuse import kernels
from wirecopy.reuse.alphabet import alphabet
from wirecopy.reuse.crew import Crew, Range, even_ranges
from wirecopy.reuse.kept import Columns
from wirecopy.reuse.shelf import Parted, Shelf, put_away
from wirecopy.reuse.texts import Row

LEAST_WORDS = 10
"""Equal words of a passage: decision note 0003."""
LEAST_BITS = 90.0
"""Bits of surprise in a passage's words, in a corpus large enough to know its words: decision note 0003."""
KNOWN_WORD_BITS = 14.0
"""A word seen once in 2**14 is rare enough: rarer ones count no more, so that a typing error does not."""
BIT_PARTS = 1024
"""Surprise is summed in whole parts of a bit, so that a sum is the same on every machine and in every order."""

HABIT_ARTICLES, HABIT_SHARE, HABIT_ENOUGH = 3, 0.1, 10
"""A gram in so many of an outlet's articles that are this share of them, or in the last number in any case, is its
habit: decision note 0003. The share is of as many as there were when the outlet last doubled, so that few articles more
seldom move it."""

_PIECE = 1 << 24
"""Bytes of text, or words, that a thread takes at most at a time: seconds of work at the very most."""
_WORDS_OF_A_RANGE = 1 << 19
"""Words in the grams of one hash range, until there are ``_MOST_PARTS`` of them: sorted within the cache."""
_MOST_PARTS = 8
"""Parts are at most two to the power of this: more would be pieces too small to put down one by one."""

Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]
News = NDArray[np.uint8]


class Words(NamedTuple):
    """The hashed words of all documents: those of d are ``hashes[begins[d]:begins[d + 1]]``.

    ``frequency``: how often each word occurs, by its bucket.
    """

    hashes: NDArray[np.uint32]
    begins: Ints
    counts: Ints
    frequency: Ints


class Holders(NamedTuple):
    """Who holds what others hold too, as ``kernels.survey`` gives it; ``entries``, sorted, lead there from each
    document; ``blocks`` of them are of some documents each.

    ``postings``: each range of hashes begins with as many as there are; ``over``: places of the first posting of each
    gram over the cap; ``habitual``: whether a word is its outlet's furniture.
    """

    postings: Keys
    ranges: list[Range]
    over: Ints
    habitual: NDArray[np.uint8]
    entries: Keys
    blocks: list[Range]


class Digests(NamedTuple):
    """What the pairs of each document follow from: the document with its outlet's furniture in it (``own``), which of
    its text is over the cap (``caps``), and what that links it to (``ties``)."""

    own: Keys
    caps: Keys
    ties: Keys

    def news(self, before: Digests, came: NDArray[np.bool_], gone: bool) -> News:
        """What is new of each document since its digests were as ``before``, as ``kernels.link`` has it.

        ``came``: which were not there; ``gone``: whether others were, which nobody remembers to have been tied to.
        """
        news = np.where(self.ties != before.ties, np.uint8(kernels.RELINKED if gone else kernels.TIED), np.uint8(0))
        news[self.caps != before.caps] = kernels.RELINKED
        news[self.own != before.own] = kernels.NEW
        news[came] = kernels.CAME
        return news


class Matches(NamedTuple):
    """What :func:`match` finds.

    ``rows``: a, b, a_from, a_to, b_from, b_to (word numbers of the documents), equal words, places where two
    numbers differ, habit; in order of a, b, a_from. ``redone``: the pairs, as two rows of documents, that were matched
    of documents that are ``TIED``.
    """

    rows: Ints
    redone: Ints


def match(words: Words, holders: Holders, news: News, crew: Crew) -> Matches:
    """Stretches of ``words`` that pairs of documents share, of those that are ``news`` or may have changed.

    A pair stands in one order only, the lesser position first. ``news``: as of ``kernels.link``.
    """
    news, marks = news.copy(), np.zeros(len(holders.postings), np.uint8)
    for first, last in holders.ranges:
        kernels.freshen(holders.postings[first:last], news, marks[first:last])

    def passages(first: int, last: int) -> Ints:
        rows: Ints = kernels.link(
            words.hashes, words.begins, holders.habitual, holders.postings, marks, holders.over,
            holders.entries[first:last], news, LEAST_WORDS,
        )  # fmt: skip
        return rows

    found = list(crew.each("passages", passages, holders.blocks))
    rows = np.concatenate([np.empty((0, 9), np.int64), *found])
    redone = rows[rows[:, 6] == 0, :2].T
    rows = rows[rows[:, 6] > 0]
    return Matches(rows[np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0]))], redone)


def is_surprising(words: Words, rows: Columns) -> NDArray[np.bool_]:
    """Which of the ``rows`` of :class:`Matches` have ``LEAST_BITS`` of surprise in their words, on either side."""
    surprise, enough = _surprise(words.frequency)
    certain = enough / max(surprise.min(), 1e-9)  # words: so many have enough, whichever they are
    surprising = np.ones(len(rows), np.bool_)
    for document, first, stop in (rows.T[[0, 2, 3]], rows.T[[1, 4, 5]]):
        some = np.flatnonzero(surprising & (stop - first < certain))
        side = (column[some].astype(np.int64) for column in (document, first, stop))
        found = np.ones(len(some), np.bool_)
        kernels.sift(words.hashes, words.begins, *side, surprise, enough, found)
        surprising[some] = found
    return surprising


def read_words(texts: Row, shelf: Shelf, crew: Crew) -> Words:
    """The words of ``texts``."""
    data, offsets = texts
    counts = np.zeros(len(offsets) - 1, np.int64)
    frequency = np.zeros(kernels.BUCKETS, np.int64)
    most = (int(offsets[-1] - offsets[0]) + len(counts)) // 2 + 1  # two words take three bytes
    hashes = shelf.room(most, np.uint32)
    table = alphabet()

    def tokenise(first: int, last: int) -> NDArray[np.uint32]:
        room = np.empty((offsets[last] - offsets[first] + last - first) // 2 + 1, np.uint32)
        return room[: kernels.tokenise(data, offsets, first, last, table, room, counts)]

    n = 0
    for words in crew.each("words", tokenise, even_ranges(np.diff(offsets), _PIECE)):
        hashes[n : n + len(words)] = words
        kernels.count(words, frequency)
        n += len(words)
        put_away(data)
    return Words(hashes[:n], np.concatenate(([0], np.cumsum(counts))), counts, frequency)


def find_holders(words: Words, outlets: NDArray[np.int32], shelf: Shelf, crew: Crew) -> Holders:
    """Who holds the same text; ``outlets[d]`` is the outlet's number, -1 unknown.

    Raises ``ValueError`` for 2**32 words or more (some 25 GB of text).
    """
    if len(words.hashes) >= 1 << kernels.SLOT_BITS:
        raise ValueError(f"{len(words.hashes)} words at once: at most {(1 << kernels.SLOT_BITS) - 1}")
    return _hold(words, _fingerprint(words, shelf, crew), outlets, shelf, crew)


def _fingerprint(words: Words, shelf: Shelf, crew: Crew) -> Parted:
    """The winnowed grams, parted by hash; each key has the index of the gram's first word in its low bits."""
    spread = _parts(len(words.hashes) // _WORDS_OF_A_RANGE)
    grams = Parted(shelf.room(len(words.hashes), np.uint64), 1 << spread)
    bits = _bits_of(words)

    def winnow(first: int, last: int) -> tuple[Keys, Ints]:
        most = int(words.begins[last] - words.begins[first])
        hashes, places = np.empty(most, np.uint64), np.empty(most, np.int64)
        n = kernels.winnow(words.hashes, words.begins, words.counts, first, last, hashes, places)
        keys, bounds = np.empty(n, np.uint64), np.empty(grams.parts + 1, np.int64)
        kernels.part(hashes[:n], places[:n], bits, spread, keys, bounds)
        return keys, bounds

    for keys, bounds in crew.each("fingerprints", winnow, even_ranges(words.counts, _PIECE // 4)):
        grams.put(keys, bounds)
    return grams


def _hold(words: Words, grams: Parted, outlets: NDArray[np.int32], shelf: Shelf, crew: Crew) -> Holders:
    """Who holds each gram that several documents hold."""
    firsts = np.concatenate(([0], np.cumsum(grams.sizes())))
    postings = shelf.room(int(firsts[-1]), np.uint64)
    habitual = shelf.room(len(words.hashes) + kernels.GRAM, np.uint8)
    near = np.arange(0, max(len(words.hashes), 1), 1 << kernels.NEAR_BITS)
    near = (np.searchsorted(words.begins, near, "right") - 1).astype(np.int32)
    thresholds = _habit_thresholds(outlets)
    bits = _bits_of(words)
    spread = max((len(words.counts) - 1).bit_length() - _MOST_PARTS, 0)
    entries = Parted(shelf.room(len(postings), np.uint64), (len(words.counts) >> spread) + 1)

    def survey(part: int, _: int) -> tuple[int, Keys, Ints, Ints]:
        keys = postings[firsts[part] : firsts[part + 1]]
        grams.take(part, into=keys)
        keys.sort()
        n, m = kernels.survey(keys, bits, words.begins, near, outlets, thresholds, habitual)
        found, bounds, over = np.empty(n, np.uint64), np.empty(entries.parts + 1, np.int64), np.empty(m, np.int64)
        entered = kernels.gather(keys[:n], firsts[part], words.begins, spread, found, bounds, over)
        return int(firsts[part]) + n, found[:entered], bounds, over

    over, ends = [np.empty(0, np.int64)], []
    for end, found, bounds, some in crew.each("shared text", survey, _one_by_one(grams.parts)):
        entries.put(found, bounds)
        over.append(some)
        ends.append(end)
    ranges = list(zip(firsts.tolist(), ends))
    return Holders(postings, ranges, np.concatenate(over), habitual, *_arranged(entries, shelf))


def _arranged(entries: Parted, shelf: Shelf) -> tuple[Keys, list[Range]]:
    """The entries in order, and where each part of them lies."""
    bounds = np.concatenate(([0], np.cumsum(entries.sizes()))).tolist()
    arranged = shelf.room(bounds[-1], np.uint64)
    blocks = list(pairwise(bounds))
    for part, (first, last) in enumerate(blocks):
        entries.take(part, into=arranged[first:last])
        arranged[first:last].sort()
    return arranged, blocks


def digests_of(words: Words, holders: Holders, documents: Keys) -> Digests:
    """The digests of documents of which ``documents`` are digests themselves.

    Where they are what they were of either of two documents, so are the stretches that the two share.
    """
    own, caps, ties = documents.copy(), np.zeros(len(documents), np.uint64), np.zeros(len(documents), np.uint64)
    kernels.mark(holders.habitual, words.begins, own)
    for first, last in holders.ranges:
        kernels.tie(holders.postings[first:last], own, caps, ties)
    return Digests(own, caps, ties)


def _one_by_one(parts: int) -> list[Range]:
    return [(part, part + 1) for part in range(parts)]


def _parts(wanted: int) -> int:
    """How many bits tell that many parts."""
    return min(wanted.bit_length(), _MOST_PARTS)


def _bits_of(words: Words) -> int:
    return max(len(words.hashes).bit_length(), 1)


def _habit_thresholds(outlets: NDArray[np.int32]) -> Ints:
    """How many of an outlet's articles must hold a gram for it to be the outlet's habit."""
    sizes = np.bincount(outlets[outlets >= 0], minlength=1)
    doubled = 2.0 ** np.floor(np.log2(np.maximum(sizes, 1)))
    thresholds: Ints = np.clip(np.ceil(HABIT_SHARE * doubled), HABIT_ARTICLES, HABIT_ENOUGH).astype(np.int64)
    return thresholds


def _surprise(frequency: Ints) -> tuple[NDArray[np.int32], int]:
    """Surprise of a word by its frequency bucket, in parts of a bit, and how much a passage needs.

    A corpus of few words cannot know that a word is rare: there the threshold shrinks with what one can be.
    """
    total = max(int(frequency.sum()), 1)
    bits = np.minimum(np.log2(total) - np.log2(np.maximum(frequency, 1)), KNOWN_WORD_BITS)
    enough = LEAST_BITS * min(1.0, float(np.log2(max(total, 2))) / KNOWN_WORD_BITS / 1.25)
    return np.rint(bits * BIT_PARTS).astype(np.int32), round(enough * BIT_PARTS)
