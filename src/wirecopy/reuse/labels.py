"""What a shared stretch is: copied news, an outlet's furniture, a filled-in formula, or a third one's words.

In: the matched rows and where their words stand. Out: a label for each row, as in ``passages.label``. Common
text is labelled, never dropped; only ``copied`` makes kin.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LABELS = ("copied", "boilerplate", "template", "quotation")
COPIED, BOILERPLATE, TEMPLATE, QUOTATION = range(4)

WHOLE = 0.8
"""Two articles that share this much of the shorter one are one article twice, not two with one furniture."""
QUOTED = 0.85
"""A passage with this share of its words inside quotation marks, on both sides, is a quotation."""
TEMPLATE_NUMBERS, TEMPLATE_DENSITY = 3, 0.04
"""A pair whose shared wording has as many places with other numbers, and so many a word, is a formula."""

Ints = NDArray[np.int64]


def label(rows: Ints, counts: Ints, quoted_a: NDArray[np.float64], quoted_b: NDArray[np.float64]) -> NDArray[np.int8]:
    """The index into :data:`LABELS` of each row of ``matching.Matches``.

    ``counts``: words of each document; ``quoted_a``, ``quoted_b``: share of the row's words that stand inside
    quotation marks, on each side.
    """
    labels = np.full(len(rows), COPIED, np.int8)
    if len(rows) == 0:
        return labels
    _, pair = np.unique(rows[:, 0] << 32 | rows[:, 1], return_inverse=True)
    shared = np.bincount(pair, rows[:, 6])[pair]
    shorter = np.minimum(counts[rows[:, 0]], counts[rows[:, 1]])

    numbers = np.bincount(pair, rows[:, 7])[pair]
    formula = (numbers >= TEMPLATE_NUMBERS) & (numbers >= TEMPLATE_DENSITY * shared)
    labels[formula] = TEMPLATE
    labels[(quoted_a >= QUOTED) & (quoted_b >= QUOTED)] = QUOTATION
    labels[(rows[:, 8] == 1) & (shared < WHOLE * shorter)] = BOILERPLATE
    return labels
