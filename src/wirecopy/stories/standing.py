"""Which words tell no event because they come evenly: "shr", "money market", the name of a weekly report.

A word of an event comes in a burst; one of a formula or a beat comes every day. Where publication times tell, a word
that stands in as many weeks' thirds as chance would spread it to weighs less.
"""

from __future__ import annotations

import numpy as np

from wirecopy.stories.index import Array, Index

WINDOW = 3.0
"""Days that an event mostly lasts."""
EVEN, BURST, LEAST = 0.95, 0.6, 0.4
"""Share of the windows to expect by chance from which on a word weighs least, and up to which it weighs in full; the
least weight: decision note 0027."""
ENOUGH = 4.0
"""Windows that chance must lead one to expect before anything is said."""


def weigh_by_bursts(index: Index, days: Array) -> Index:
    """The same index, its weights lowered for words that come evenly; ``days``: the units' times, NaN where unknown."""
    known = np.isfinite(days)
    if not known.any():
        return index
    window = np.zeros(len(days), np.int64)
    _, window[known] = np.unique(np.floor(days[known] / WINDOW), return_inverse=True)
    shares = np.bincount(window[known]) / known.sum()
    word_of = np.repeat(np.arange(len(index.first) - 1), np.diff(index.first))
    dated = known[index.holders]
    words, windows = word_of[dated], window[index.holders[dated]]
    holders = np.bincount(words, minlength=len(index.first) - 1)
    pairs = np.unique(words * len(shares) + windows)
    met = np.bincount(pairs // len(shares), minlength=len(index.first) - 1)
    counts, where = np.unique(holders, return_inverse=True)
    expected = np.array([(1 - (1 - shares) ** n).sum() for n in counts])[where]
    evenness = np.divide(met, expected, out=np.zeros(len(met)), where=expected >= ENOUGH)
    lost = np.clip((evenness - BURST) / (EVEN - BURST), 0.0, 1.0)
    factor = 1 - (1 - LEAST) * lost
    return index._replace(weights=index.weights * factor[index.words])
