"""The passages that one text shares with each of several: the matcher without pairing the others among themselves.

In: a text and others. Out: stretches, as ``find_passages`` gives them for the text and one other, but for two things
that only a whole corpus can tell: no words are too ordinary, and no furniture is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

import numpy as np

from wirecopy.model.records import PassageLabel
from wirecopy.reuse.segments import WORD_BITS, Keys, Words, fingerprint, texts_of

Span = tuple[int, int]

MOST_OTHERS = 1 << 24
"""What a partner's number has room for in a seed."""


class Stretch(NamedTuple):
    """What the text and ``other`` (a position) share: half-open, in words and in code points of either.

    ``similarity``: share of words equal in order; ``label``: as in ``passages.label``.
    """

    other: int
    words: Span
    other_words: Span
    span: Span
    other_span: Span
    similarity: float
    label: PassageLabel


class Against(NamedTuple):
    """``stretches`` in the order of the others, then of the text; ``counts``: words of the text, then of each other."""

    stretches: list[Stretch]
    counts: list[int]


def find_against(text: str, others: Sequence[str]) -> Against:
    """Every passage that ``text`` shares with one of ``others``, in time linear in their length.

    Raises ``ValueError`` for more than 2**24 others, or more than 2**28 words in all.
    """
    from wirecopy.reuse import kernels, labels
    from wirecopy.reuse.crew import Crew
    from wirecopy.reuse.kept import columns
    from wirecopy.reuse.matching import LEAST_WORDS
    from wirecopy.reuse.spans import locate_rows

    if len(others) >= MOST_OTHERS:
        raise ValueError(f"{len(others)} texts to compare with: at most {MOST_OTHERS - 1}")
    read, keys = fingerprint([text, *others])
    seeds = _seeds(read, keys, kernels.POSITION_BITS)
    ordinary = np.zeros(len(read.words) + kernels.GRAM, np.uint8)
    rows = kernels.meet(read.words, read.begins, ordinary, seeds, LEAST_WORDS)
    with Crew(1, lambda phase, share: None) as crew:
        places = locate_rows(rows, read.counts, read.texts, crew)
    spans = places.spans
    signs = labels.signs_of(rows, read.counts, places, lambda row: text[spans[row, 0] : spans[row, 1]])
    names = labels.label(columns(*rows.T), read.counts, signs, np.ones(len(rows), np.bool_))
    stretches = [
        Stretch(
            b - 1, (a_from, a_to), (b_from, b_to), (start, end), (b_start, b_end),
            equal / max(a_to - a_from, b_to - b_from), cast(PassageLabel, labels.LABELS[name]),
        )
        for (_, b, a_from, a_to, b_from, b_to, equal, *_), (start, end, b_start, b_end), name
        in zip(rows.tolist(), spans.tolist(), names.tolist(), strict=True)
    ]  # fmt: skip
    return Against(sorted(stretches), read.counts.tolist())


def _seeds(read: Words, keys: Keys, position_bits: int) -> Keys:
    """Where a gram of the first text meets another's: partner, word of the text, word of the partner, as the kernels
    pack them. Of a gram that stands in a text several times the first place counts."""
    keys = np.sort(keys)
    grams = keys >> np.uint64(WORD_BITS)
    places = (keys & np.uint64((1 << WORD_BITS) - 1)).astype(np.int64)
    holders = texts_of(places, read.begins)
    opening = np.ones(len(keys), bool)  # of a gram's keys the first: the text's own, if it has the gram
    opening[1:] = grams[1:] != grams[:-1]
    first = opening.copy()
    first[1:] |= holders[1:] != holders[:-1]
    owns = np.maximum.accumulate(np.where(opening, np.arange(len(keys)), 0))
    met = np.flatnonzero(first & (holders > 0) & (holders[owns] == 0))
    places -= read.begins[holders]
    bits = np.uint64(position_bits)
    partners, mine, theirs = (part.astype(np.uint64) for part in (holders[met], places[owns[met]], places[met]))
    seeds: Keys = (partners << bits | mine) << bits | theirs
    seeds.sort()
    return seeds
