"""What a shared stretch is: copied news, an outlet's furniture, a filled-in formula, or a third one's words.

In: the matched rows and what the text of each shows. Out: a label for each row, as in ``passages.label``. Common
text is labelled, never dropped; only ``copied`` makes kin.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from wirecopy.reuse.kept import Columns, Ints
from wirecopy.reuse.notices import MOST_WORDS, is_notice
from wirecopy.reuse.spans import Places
from wirecopy.reuse.spoken import POST_WORDS, is_post, sounds_spoken
from wirecopy.reuse.stock import Marks, is_stock, sums_of_pairs

LABELS = ("copied", "boilerplate", "template", "quotation")
COPIED, BOILERPLATE, TEMPLATE, QUOTATION = range(4)
ORDINARY = -1
"""Of a stretch in words that anybody would write: no passage."""

WHOLE = 0.8
"""Two articles that share this much of the shorter one are one article twice, not two with one furniture."""
QUOTED, HALF_QUOTED = 0.85, 0.5
"""A passage with so much of its words inside quotation marks on one side, and so much on the other, is a quotation; on
one side alone if it sounds spoken."""
TEMPLATE_NUMBERS, TEMPLATE_DENSITY = 3, 0.04
"""A pair whose shared wording has as many places with other numbers, and so many a word, is a formula."""


EDGE = 20
"""Words that may stand between a publisher's notice and the end of the article, or its beginning."""

TOLD, SPOKEN, NOTICE = 1, 2, 3
"""Signs of a third's words: a speech that only one side puts in marks, or a post; marks on both sides, which outweigh
other figures. And of a publisher's."""


def signs_of(rows: Ints, counts: Ints, places: Places, text_of: Callable[[int], str]) -> NDArray[np.uint8]:
    """What the text of each of the ``rows`` of ``matching.Matches`` shows: 0, :data:`TOLD`, :data:`SPOKEN` or
    :data:`NOTICE`.

    ``counts``: words of each document; ``places``: where the rows stand; ``text_of`` gives a row's text on side a,
    asked for where it may decide.
    """
    signs = np.zeros(len(rows), np.uint8)
    quoted = places.quoted
    signs[(quoted.max(axis=1, initial=0) >= QUOTED) & (quoted.min(axis=1, initial=1) >= HALF_QUOTED)] = SPOKEN
    for row in np.flatnonzero((signs == 0) & (quoted.max(axis=1, initial=0) >= QUOTED)).tolist():
        if sounds_spoken(text_of(row)):
            signs[row] = TOLD
    for row in np.flatnonzero((signs == 0) & (rows[:, 6] <= POST_WORDS) & places.addressed[:, 0]).tolist():
        if is_post(text_of(row)):
            signs[row] = TOLD
    for row in np.flatnonzero((signs == 0) & _may_be_notice(rows, counts)).tolist():
        if is_notice(text_of(row)):
            signs[row] = NOTICE
    return signs


def _may_be_notice(rows: Ints, counts: Ints) -> NDArray[np.bool_]:
    """At the foot or head of both articles; neither all there is to one, nor its outlet's furniture already."""
    foot = (counts[rows[:, 0]] - rows[:, 3] <= EDGE) & (counts[rows[:, 1]] - rows[:, 5] <= EDGE)
    head = (rows[:, 2] <= EDGE) & (rows[:, 4] <= EDGE)
    part = rows[:, 6] < np.minimum(MOST_WORDS, WHOLE * np.minimum(counts[rows[:, 0]], counts[rows[:, 1]]))
    marks: NDArray[np.bool_] = (foot | head) & part & (rows[:, 8] == 0)
    return marks


def label_all(rows: Columns, counts: Ints, signs: NDArray[np.uint8], counted: Marks) -> NDArray[np.int8]:
    """As :func:`label`, where the rows are all of a corpus: then stock wording is known too, for a template."""
    labels = label(rows, counts, signs, counted)
    labels[(labels == COPIED) & is_stock(rows, counts, counted)] = TEMPLATE
    return labels


def label(rows: Columns, counts: Ints, signs: NDArray[np.uint8], counted: Marks) -> NDArray[np.int8]:
    """The index into :data:`LABELS` of each row of ``matching.Matches``, which are in order of pair; :data:`ORDINARY`
    for those that are not ``counted``, which tell nothing of the others of their pair.

    ``counts``: words of each document; ``signs``: as :func:`signs_of` gives them.
    """
    labels = np.full(len(rows), COPIED, np.int8)
    shared, numbers = sums_of_pairs(rows, 6, counted), sums_of_pairs(rows, 7, counted)
    shorter = np.minimum(counts[rows[:, 0]], counts[rows[:, 1]])

    formula = (numbers >= TEMPLATE_NUMBERS) & (numbers >= TEMPLATE_DENSITY * shared)
    labels[signs == TOLD] = QUOTATION
    labels[formula] = TEMPLATE
    labels[signs == SPOKEN] = QUOTATION
    labels[((rows[:, 8] == 1) | (signs == NOTICE)) & (shared < WHOLE * shorter)] = BOILERPLATE
    labels[~counted] = ORDINARY
    return labels
