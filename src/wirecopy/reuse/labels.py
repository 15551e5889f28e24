"""What a shared stretch is: copied news, an outlet's furniture, a filled-in formula, or a third one's words.

In: the matched rows and where their words stand. Out: a label for each row, as in ``passages.label``. Common
text is labelled, never dropped; only ``copied`` makes kin.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from wirecopy.reuse.matching import Ints
from wirecopy.reuse.spans import Places
from wirecopy.reuse.spoken import POST_WORDS, is_post, sounds_spoken
from wirecopy.reuse.stock import is_stock

LABELS = ("copied", "boilerplate", "template", "quotation")
COPIED, BOILERPLATE, TEMPLATE, QUOTATION = range(4)

WHOLE = 0.8
"""Two articles that share this much of the shorter one are one article twice, not two with one furniture."""
QUOTED, HALF_QUOTED = 0.85, 0.5
"""A passage with so much of its words inside quotation marks on one side, and so much on the other, is a quotation; on
one side alone if it sounds spoken."""
TEMPLATE_NUMBERS, TEMPLATE_DENSITY = 3, 0.04
"""A pair whose shared wording has as many places with other numbers, and so many a word, is a formula."""


def label_all(rows: Ints, counts: Ints, places: Places, text_of: Callable[[int], str]) -> NDArray[np.int8]:
    """As :func:`label`, where the rows are all of a corpus: then stock wording is known too, for a template."""
    labels = label(rows, counts, places, text_of)
    if len(rows):
        labels[(labels == COPIED) & is_stock(rows, counts)] = TEMPLATE
    return labels


def label(rows: Ints, counts: Ints, places: Places, text_of: Callable[[int], str]) -> NDArray[np.int8]:
    """The index into :data:`LABELS` of each row of ``matching.Matches``.

    ``counts``: words of each document; ``places``: where the rows stand; ``text_of`` gives a row's text on side a,
    asked for where the numbers do not decide.
    """
    labels = np.full(len(rows), COPIED, np.int8)
    if len(rows) == 0:
        return labels
    pair = np.cumsum(np.diff(rows[:, :2], axis=0, prepend=-1).any(axis=1)) - 1
    shared = np.bincount(pair, rows[:, 6])[pair]
    shorter = np.minimum(counts[rows[:, 0]], counts[rows[:, 1]])

    numbers = np.bincount(pair, rows[:, 7])[pair]
    formula = (numbers >= TEMPLATE_NUMBERS) & (numbers >= TEMPLATE_DENSITY * shared)
    quoted = places.quoted
    labels[formula] = TEMPLATE
    labels[(quoted.max(axis=1) >= QUOTED) & (quoted.min(axis=1) >= HALF_QUOTED)] = QUOTATION
    for row in np.flatnonzero((labels == COPIED) & (quoted.max(axis=1) >= QUOTED)).tolist():
        if sounds_spoken(text_of(row)):
            labels[row] = QUOTATION
    posts = (rows[:, 6] <= POST_WORDS) & places.addressed[:, 0]
    for row in np.flatnonzero((labels == COPIED) & posts).tolist():
        if is_post(text_of(row)):
            labels[row] = QUOTATION
    labels[(rows[:, 8] == 1) & (shared < WHOLE * shorter)] = BOILERPLATE
    return labels
