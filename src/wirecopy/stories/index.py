"""The units' words as arrays, read both ways: which words a unit has, and which units have a word."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


class Index(NamedTuple):
    """``words[starts[u]:starts[u + 1]]`` are those of unit ``u`` that another has too, rarest first, with ``weights``;
    ``holders[first[w]:first[w + 1]]`` are the units that have word ``w``; ``lengths``: all words of each unit."""

    starts: Array
    words: Array
    weights: Array
    first: Array
    holders: Array
    lengths: Array


def index_words(units: Iterable[Mapping[str, float]]) -> Index:
    """Index the weighted words of each unit; a word that one unit alone has joins nothing, and only counts."""
    numbers: dict[str, int] = {}
    words, weights, lengths = array("i"), array("d"), array("d")
    for unit in units:
        lengths.append(len(unit))
        for word, weight in unit.items():
            words.append(numbers.setdefault(word, len(numbers)))
            weights.append(weight)
    all_words, all_weights = np.frombuffer(words, np.int32), np.frombuffer(weights, np.float64)
    unit_of = np.repeat(np.arange(len(lengths), dtype=np.int32), np.asarray(lengths, np.int64))
    shared = np.bincount(all_words, minlength=1) > 1
    kept = shared[all_words]
    renumbered = np.cumsum(shared, dtype=np.int32) - 1
    kept_words, kept_units = renumbered[all_words[kept]], unit_of[kept]
    first = _bounds(kept_words, int(shared.sum()))
    rarest_first = np.lexsort((kept_words, np.diff(first)[kept_words], kept_units))
    return Index(
        starts=_bounds(kept_units, len(lengths)),
        words=kept_words[rarest_first],
        weights=all_weights[kept][rarest_first],
        first=first,
        holders=kept_units[np.argsort(kept_words, kind="stable")],
        lengths=np.frombuffer(lengths, np.float64).copy(),
    )


class Counts(NamedTuple):
    """``words[first[s]:first[s + 1]]`` are story ``s``'s, ascending; ``units``: how many of its units have each;
    ``sizes``: all units of each story."""

    first: Array
    words: Array
    units: Array
    sizes: Array


def count_words(index: Index, story_of: Array) -> Counts:
    """The words of stories that are numbered below the number of units; ``story_of[u]`` is that of unit ``u``."""
    vocabulary = max(len(index.first) - 1, 1)
    story = np.repeat(story_of, np.diff(index.starts))
    pairs, units = np.unique(story * vocabulary + index.words, return_counts=True)
    return Counts(
        first=_bounds(pairs // vocabulary, len(story_of)),
        words=pairs % vocabulary,
        units=units,
        sizes=np.bincount(story_of, minlength=len(story_of)),
    )


def _bounds(numbers: Array, count: int) -> Array:
    """Where each of ``count`` numbers begins among ``numbers`` once they are sorted, and the end."""
    return np.concatenate([[0], np.cumsum(np.bincount(numbers, minlength=count))]).astype(np.int64)
