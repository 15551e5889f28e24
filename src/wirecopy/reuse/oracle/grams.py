"""Which grams are kept of a document, and who holds each."""

from __future__ import annotations

from collections import defaultdict

from wirecopy.reuse import kernels
from wirecopy.reuse.oracle.words import Document

_64_BITS = (1 << 64) - 1
_BASE = 0x9E3779B97F4A7C15

Place = tuple[int, int]
"""A document and the number of a word in it."""


def find_holders(documents: list[Document]) -> dict[tuple[int, ...], list[Place]]:
    """Where each gram that winnowing keeps stands, in order."""
    holders: dict[tuple[int, ...], list[Place]] = defaultdict(list)
    for number, document in enumerate(documents):
        grams = [tuple(document.hashes[i : i + kernels.GRAM]) for i in range(len(document.hashes) - kernels.GRAM + 1)]
        for position in winnow([hash_gram(gram) for gram in grams[: kernels.MAX_WORDS - kernels.GRAM + 1]]):
            holders[grams[position]].append((number, position))
    return holders


def winnow(hashes: list[int]) -> list[int]:
    """Of each window of hashes the position of the least, of equals the last; a short list is one window."""
    kept: list[int] = []
    for end in range(min(kernels.WINDOW, len(hashes)), len(hashes) + 1):
        window = range(max(end - kernels.WINDOW, 0), end)
        least = min(window, key=lambda i: (hashes[i], -i), default=-1)
        if least >= 0 and kept[-1:] != [least]:
            kept.append(least)
    return kept


def hash_gram(gram: tuple[int, ...]) -> int:
    """A polynomial of the words, through MurmurHash3's finaliser."""
    h = 0
    for word in gram:
        h = (h * _BASE + word) & _64_BITS
    h ^= h >> 33
    h = h * 0xFF51AFD7ED558CCD & _64_BITS
    h ^= h >> 33
    h = h * 0xC4CEB9FE1A85EC53 & _64_BITS
    return h ^ h >> 33


def first_in_each(places: list[Place]) -> list[Place]:
    """The first place in each document."""
    return [place for n, place in enumerate(places) if n == 0 or places[n - 1][0] != place[0]]
