"""Which units report one event: from their words, times and shared quotations to groups.

Units come one after another, shuffled (where all of one event come in a row, the next like it joins them), and join
the story under which their words are likeliest, or begin one. Then each is taken out and placed again until nothing
moves, and stories that nothing tells apart become one: a fragment and what it is a fragment of, or two that both suit
the reports of one, unless each has words of its own that the other lacks: the names of two quakes. Last, a story is
divided whose halves have such words each. So the reports say themselves how broad an event is.

It is a Dirichlet process mixture (as GSDMM of Yin and Wang 2014 for short texts) found greedily, with a share of the
language that does not shrink as a story grows. An index leads to the stories that share a word, so that a unit costs
bounded time; nothing is drawn by chance.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from wirecopy.stories.index import Array, Index, count_words
from wirecopy.stories.standing import weigh_by_bursts

NEW_STORY = 2.0
"""Log-odds that a story must score over the logarithm of the number of units: decision note 0027."""
BUDGET = 3_000
"""Holders of a unit's words, rarest first, that are looked at: decision note 0027."""
HALVED = 5.0
"""Days from a story's mean time at which evidence counts by half: decision note 0027."""
QUOTED = 5.0
"""Log-odds of a public quotation that two units share: decision note 0027."""
LARGER = 3.0
"""How many times larger a story is than one that goes over into it as it is: decision note 0027."""
ALIKE = 0.4
"""Share of what their own story scores that another must score for the units of one: decision note 0027."""
OFTEN, SELDOM, OWN_WORDS = 0.5, 0.05, 2
"""A story's own word stands in that share of its units at least, and in that share of the other's at most; so many on
both sides keep two apart: decision note 0027."""
LEAST_SIDE, TRIALS = 8, 8
"""Units of either side of a story that is divided, and words tried as what divides it: decision note 0027."""
_PASSES, _ROUNDS = 2, 4


def join_units(index: Index, when: Sequence[float], links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Groups of units, each ascending, by their least.

    ``when``: each unit's time in seconds, infinite or NaN where unknown; ``links``: pairs that share a quotation.
    """
    from wirecopy.stories import kernels, parting  # loads numba

    units = len(index.lengths)
    if not units:
        return []
    days = np.asarray(when, np.float64) / 86_400
    days[~np.isfinite(days)] = np.nan
    index = weigh_by_bursts(index, days)
    paired = _both_ways(links, units)
    alone = math.log(units) + NEW_STORY
    story_of = np.full(units, -1, np.int64)
    kernels.settle(story_of, index, days, paired, BUDGET, alone, HALVED, QUOTED, _PASSES)
    for _ in range(_ROUNDS):
        counts = count_words(index, story_of)
        if not kernels.merge(
            story_of, index, days, counts, BUDGET, alone, HALVED, LARGER, ALIKE, OFTEN, SELDOM, OWN_WORDS
        ):
            break
        kernels.settle(story_of, index, days, paired, BUDGET, alone, HALVED, QUOTED, _PASSES)
    for _ in range(_ROUNDS):
        if not parting.part(story_of, index, TRIALS, LEAST_SIDE, OFTEN, SELDOM, OWN_WORDS):
            break
        kernels.settle(story_of, index, days, paired, BUDGET, alone, HALVED, QUOTED, 1)
    groups: dict[int, list[int]] = defaultdict(list)
    for unit, story in enumerate(story_of.tolist()):
        groups[story].append(unit)
    return sorted(groups.values())


def _both_ways(links: Iterable[tuple[int, int]], units: int) -> tuple[Array, Array]:
    """Each unit's linked units: where they start, and which they are."""
    rows = sorted({pair for a, b in links if a != b for pair in ((a, b), (b, a))})
    table = np.asarray(rows, np.int64).reshape(-1, 2)
    starts = np.concatenate([[0], np.cumsum(np.bincount(table[:, 0], minlength=units))]).astype(np.int64)
    return starts, np.ascontiguousarray(table[:, 1])
