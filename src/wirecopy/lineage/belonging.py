"""Whether a sentence belongs to the text in which it stands, or was put in.

In: the words of each place of a collated text, and how many articles have it. Out: log-odds for each place that some
articles lack. What was cut speaks of the same people and things as what was kept; what a desk puts in, of others more
often. So the words of a place are counted that stand elsewhere in the text too (what most articles have): as many as
of its own sentences, or as few as of a strange one. Decision note 0041 tells what this is worth.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

_LETTERS = 5
"""Of a word that names something: shorter ones are articles, prepositions and the like."""
_STRANGE, _BY_CHANCE = 0.25, 0.01
"""Words of a strange sentence that stand elsewhere, for each of the text's own that do; and for any word at all."""
_TOLD = 0.3
"""Share of the log-odds that count: words of a sentence come together."""
MOST = 1.5
"""Nats above which, or below the same less, a place, or several in a row, tells no more."""


def belonging(words: Sequence[Sequence[str]], holders: Mapping[int, int], articles: int) -> dict[int, float]:
    """Log-odds, from -``MOST`` to ``MOST``, that each place which not all ``articles`` have is the text's own.

    ``words``: of each place. Empty where the text's own sentences say as little of one another as strange ones would.
    """
    places = [place for place in holders if holders[place] < articles]
    if not places:
        return {}
    said = {place: _telling(words[place]) for place in holders}
    own = {place for place in holders if holders[place] >= max(2.0, articles / 2)}
    held = Counter(word for place in own for word in said[place])
    of_all = sum(len(said[place]) for place in own)
    again = sum(n for n in held.values() if n > 1)
    share = (again + 0.5) / (of_all + 5.0)
    strange = _STRANGE * share + _BY_CHANCE
    if not of_all or strange >= share:
        return {}
    met, unmet = _TOLD * math.log(share / strange), _TOLD * math.log((1 - share) / (1 - strange))
    found = {}
    for place in places:
        elsewhere = sum(held[word] > (place in own) for word in said[place])
        log_odds = elsewhere * met + (len(said[place]) - elsewhere) * unmet
        found[place] = max(-MOST, min(MOST, log_odds))
    return found


def _telling(words: Iterable[str]) -> set[str]:
    return {word for word in words if len(word) >= _LETTERS}
