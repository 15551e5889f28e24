"""From texts to matched stretches of words: the kernels driven over all documents, on every core.

In: texts and the outlet of each. Out: rows of word positions, ungraded; ``labels.py`` says what each is.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from threading import Timer
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wirecopy.reuse import kernels
from wirecopy.reuse.alphabet import alphabet
from wirecopy.reuse.cores import cores

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
habit: decision note 0003."""

_PATIENCE = 2.0
"""Seconds after which the kernels are not being loaded but compiled."""

Ints = NDArray[np.int64]


class Matches(NamedTuple):
    """What :func:`match` finds, with the words it was found in.

    ``rows``: a, b, a_from, a_to, b_from, b_to (word numbers of the documents), equal words, places where two
    numbers differ, habit. Document d is ``data[offsets[d]:offsets[d + 1]]`` in UTF-8 and has ``counts[d]`` words.
    """

    rows: Ints
    counts: Ints
    data: NDArray[np.uint8]
    offsets: Ints


def match(
    texts: pa.LargeStringArray,
    outlets: NDArray[np.int32],
    jobs: int | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> Matches:
    """Stretches of words that pairs of ``texts`` share; ``outlets[d]`` is the outlet's number, -1 unknown.

    A pair stands in one order only, the lesser position first. ``step`` is told what begins.
    Raises ``ValueError`` for more than ``kernels.MAX_DOCS`` texts.
    """
    if len(texts) > kernels.MAX_DOCS:
        raise ValueError(f"{len(texts)} texts in one call: at most {kernels.MAX_DOCS}")
    compiling = Timer(_PATIENCE, step, ["compiling"])
    compiling.start()
    try:
        _load_kernels()
    finally:
        compiling.cancel()
    return _match(texts, outlets, jobs, step)


@cache
def _load_kernels() -> None:
    """Use every kernel once: that loads the compiled ones, or compiles them, which takes half a minute."""
    sentence = " ".join(f"word{n}" for n in range(2 * LEAST_WORDS))
    found = _match(pa.array([sentence, sentence], pa.large_string()), np.zeros(2, np.int32), 1, lambda _: None)
    room = [np.empty(len(found.data), kind) for kind in (np.int64, np.int64, np.uint8)]
    kernels.locate(found.data, found.offsets[0], found.offsets[1], alphabet(), *room)


def _match(
    texts: pa.LargeStringArray, outlets: NDArray[np.int32], jobs: int | None, step: Callable[[str], None]
) -> Matches:
    offsets, data = _buffers(texts)
    with ThreadPoolExecutor(jobs or cores()) as pool:
        step("words")
        words, begins, counts = _words(data, offsets, pool)
        frequency = np.zeros(kernels.BUCKETS, np.int64)
        kernels.count_words(words, frequency)
        step("fingerprints")
        bits = max(len(words).bit_length(), 1)
        keys = _fingerprints(words, begins, counts, bits, pool)
        step("sorting")
        keys.sort()
        step("shared text")
        seeds_of = np.zeros(len(texts), np.int64)
        habitual = np.zeros(len(words) + kernels.GRAM, np.uint8)
        kernels.survey(keys, bits, begins, outlets, _habit_thresholds(outlets), seeds_of, habitual)
        bounds = np.concatenate(([0], np.cumsum(seeds_of)))
        seeds = np.empty(bounds[-1], np.uint64)
        kernels.sow(keys, bits, begins, bounds[:-1].copy(), seeds)
        del keys
        step("passages")
        surprise, enough = _surprise(frequency)
        futures = [
            pool.submit(
                kernels.chain, words, begins, habitual, seeds, bounds, first, last, surprise, LEAST_WORDS, enough
            )
            for first, last in _shares(seeds_of)
        ]
        rows = [future.result() for future in futures]
    return Matches(np.concatenate(rows) if rows else np.empty((0, 9), np.int64), counts, data, offsets)


def _buffers(texts: pa.LargeStringArray) -> tuple[Ints, NDArray[np.uint8]]:
    _, offsets, data = texts.buffers()
    if offsets is None or len(texts) == 0:
        return np.zeros(1, np.int64), np.zeros(0, np.uint8)
    where = np.frombuffer(offsets, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    return where, np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)


def _words(data: NDArray[np.uint8], offsets: Ints, pool: ThreadPoolExecutor) -> tuple[NDArray[np.uint32], Ints, Ints]:
    n = len(offsets) - 1
    loose = np.empty((int(offsets[-1]) + n) // 2 + 1, np.uint32)
    counts = np.zeros(n, np.int64)
    table = alphabet()
    _each(
        pool,
        [
            pool.submit(kernels.tokenise, data, offsets, first, last, table, loose, counts)
            for first, last in _shares(np.diff(offsets))
        ],
    )
    begins = np.concatenate(([0], np.cumsum(counts)))
    words = np.empty(begins[-1], np.uint32)
    kernels.compact(loose, offsets, begins, counts, words)
    return words, begins, counts


def _fingerprints(
    words: NDArray[np.uint32], begins: Ints, counts: Ints, bits: int, pool: ThreadPoolExecutor
) -> NDArray[np.uint64]:
    def of(first: int, last: int) -> NDArray[np.uint64]:
        keys = np.empty(begins[last] - begins[first], np.uint64)
        return keys[: kernels.fingerprint(words, begins, counts, first, last, bits, keys)].copy()

    parts = _each(pool, [pool.submit(of, first, last) for first, last in _shares(counts)])
    return np.concatenate(parts) if parts else np.empty(0, np.uint64)


def _each(pool: ThreadPoolExecutor, futures: list) -> list:  # type: ignore[type-arg]
    return [future.result() for future in futures]


def _shares(weights: Ints, most: int = 64) -> list[tuple[int, int]]:
    """Ranges of documents of about equal total weight, enough of them to keep every core busy to the end."""
    n = len(weights)
    if n == 0:
        return []
    total = np.concatenate(([0], np.cumsum(weights)))
    parts = min(most, n)
    edges = np.searchsorted(total, np.linspace(0, total[-1], parts + 1)[1:-1])
    return list(pairwise(sorted({0, n, *edges.tolist()})))


def _habit_thresholds(outlets: NDArray[np.int32]) -> Ints:
    """How many of an outlet's articles must hold a gram for it to be the outlet's habit."""
    sizes = np.bincount(outlets[outlets >= 0], minlength=1)
    thresholds: Ints = np.clip(np.ceil(HABIT_SHARE * sizes), HABIT_ARTICLES, HABIT_ENOUGH).astype(np.int64)
    return thresholds


def _surprise(frequency: Ints) -> tuple[NDArray[np.int32], int]:
    """Surprise of a word by its frequency bucket, in parts of a bit, and how much a passage needs.

    A corpus of few words cannot know that a word is rare: there the threshold shrinks with what one can be.
    """
    total = max(int(frequency.sum()), 1)
    bits = np.minimum(np.log2(total) - np.log2(np.maximum(frequency, 1)), KNOWN_WORD_BITS)
    enough = LEAST_BITS * min(1.0, float(np.log2(max(total, 2))) / KNOWN_WORD_BITS / 1.25)
    return np.rint(bits * BIT_PARTS).astype(np.int32), round(enough * BIT_PARTS)
