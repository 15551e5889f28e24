"""Fingerprints to keep: which article holds which gram, as sorted numbers that are merged and searched.

In: texts and a number for each. Out: sorted keys of 63 bits, the gram's hash above the article's number, each once:
an article's keys are the winnowed grams that the matcher seeds its passages with, so that what a passage of
``LEAST_WORDS`` holds in a row is always found by one of them. Kept sorted and merged as log-structured trees are
(O'Neil et al., "The log-structured merge-tree", 1996); where they are kept is the store's affair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirecopy.reuse.texts import Row, in_a_row

FINGERPRINTS = "1"
"""Version of the keys: raise it where the same text gives others (a test holds those of one text), and stores are
fingerprinted anew."""

WORD_BITS = 28
"""Of the kernel's output, for the place of a gram among the words of one call; the other 36 are the gram's hash. Of a
million articles (160 million keys) a chance gram then meets one in four hundred times."""
NUMBER_BITS = 27
"""Of a key, for the article's number: 134 million, and with the hash a positive number in any language."""
MOST_NUMBERS = 1 << NUMBER_BITS

Keys = NDArray[np.uint64]
Ints = NDArray[np.int64]

_NUMBER = np.uint64(MOST_NUMBERS - 1)
_SHIFT = np.uint64(NUMBER_BITS)


class Words(NamedTuple):
    """The hashed words of several texts: the ``counts[d]`` words of text d begin at ``words[begins[d]]``."""

    words: NDArray[np.uint32]
    begins: Ints
    counts: Ints
    texts: Row


def fingerprint(texts: Sequence[str]) -> tuple[Words, Keys]:
    """The words of ``texts`` and their winnowed grams: hash above, the word's index in the low ``WORD_BITS``.

    The one place where fingerprints are asked of the kernels. Raises ``ValueError`` for more than 2**28 words.
    """
    from wirecopy.reuse import kernels  # compiled code: loaded when first needed
    from wirecopy.reuse.alphabet import alphabet

    laid = in_a_row(texts)
    n = len(texts)
    room = np.empty((len(laid.data) + n) // 2 + 1, np.uint32)
    counts = np.zeros(n, np.int64)
    words = room[: kernels.tokenise(laid.data, laid.offsets, 0, n, alphabet(), room, counts)]
    begins = np.concatenate(([0], np.cumsum(counts)))
    if len(words) >= 1 << WORD_BITS:
        raise ValueError(f"{len(words)} words at once: at most {(1 << WORD_BITS) - 1}")
    hashes, places = np.empty(len(words), np.uint64), np.empty(len(words), np.int64)
    found = kernels.winnow(words, begins, counts, 0, n, hashes, places)
    keys = hashes[:found] >> np.uint64(WORD_BITS) << np.uint64(WORD_BITS) | places[:found].astype(np.uint64)
    return Words(words, begins, counts, laid), keys


def texts_of(places: NDArray[np.int64], begins: Ints) -> Ints:
    """Which text each word index lies in."""
    return np.searchsorted(begins, places, "right") - 1


def keys_of(texts: Sequence[str], numbers: Sequence[int]) -> Keys:
    """The sorted keys of ``texts``, of which each goes by its number. Raises ``ValueError`` for too high a number."""
    if numbers and max(numbers) >= MOST_NUMBERS:
        raise ValueError(f"number {max(numbers)} of an article: at most {MOST_NUMBERS - 1}")
    words, grams = fingerprint(texts)
    places = (grams & np.uint64((1 << WORD_BITS) - 1)).astype(np.int64)
    holders = np.asarray(numbers, np.uint64)[texts_of(places, words.begins)]
    return _each_once(grams >> np.uint64(WORD_BITS) << _SHIFT | holders)


def grams_of(text: str) -> Keys:
    """The hashes of the grams of one text, each once, ascending."""
    _, grams = fingerprint([text])
    return _each_once(grams >> np.uint64(WORD_BITS))


def bounds_of(hashes: Keys) -> tuple[Keys, Keys]:
    """The least key that each gram can have, and the least above all of its keys."""
    return hashes << _SHIFT, (hashes + np.uint64(1)) << _SHIFT


def numbers_of(keys: Keys) -> Ints:
    """The articles' numbers in ``keys``."""
    return (keys & _NUMBER).astype(np.int64)


def without(pages: Iterable[Keys], gone: Ints) -> Iterator[Keys]:
    """``pages`` without the keys of the articles ``gone``."""
    for page in pages:
        yield page[~np.isin(numbers_of(page), gone)] if len(gone) else page


def merged(streams: Iterable[Iterator[Keys]]) -> Iterator[Keys]:
    """Streams of ascending pages as one such stream, holding a page of each at a time."""
    heads: list[tuple[Keys, Iterator[Keys]]] = []
    waiting = list(streams)
    while heads or waiting:
        for stream in waiting:
            head = next((page for page in stream if len(page)), None)
            if head is not None:
                heads.append((head, stream))
        waiting = []
        if not heads:
            return
        bound = min(head[-1] for head, _ in heads)  # no stream has anything up to here left unread
        cuts = [int(np.searchsorted(head, bound, "right")) for head, _ in heads]
        yield np.sort(np.concatenate([head[:cut] for (head, _), cut in zip(heads, cuts, strict=True)]), kind="stable")
        waiting = [stream for (head, stream), cut in zip(heads, cuts, strict=True) if cut == len(head)]
        heads = [(head[cut:], stream) for (head, stream), cut in zip(heads, cuts, strict=True) if cut < len(head)]


def _each_once(keys: Keys) -> Keys:
    """``keys`` ascending, each once; ``np.unique`` hashes them and is several times slower."""
    keys = np.sort(keys)
    differs = np.ones(len(keys), bool)
    differs[1:] = keys[1:] != keys[:-1]
    return keys[differs]
