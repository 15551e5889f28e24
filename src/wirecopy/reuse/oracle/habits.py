"""Words that are an outlet's furniture."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from wirecopy.reuse import kernels, matching
from wirecopy.reuse.oracle.grams import Place, first_in_each
from wirecopy.reuse.oracle.words import Document


def mark_habits(
    documents: list[Document], holders: dict[tuple[int, ...], list[Place]], outlets: Sequence[str | None]
) -> None:
    """Mark the words of grams that many articles of their outlet hold."""
    sizes = Counter(outlet for outlet in outlets if outlet is not None)
    for places in holders.values():
        tally = Counter(outlets[number] for number, _ in first_in_each(places))
        for number, position in places:
            outlet = outlets[number]
            if outlet is None:
                continue
            if tally[outlet] >= habit_from(sizes[outlet]):
                documents[number].habitual[position : position + kernels.GRAM] = [True] * kernels.GRAM


def habit_from(articles: int) -> int:
    """How many of an outlet's ``articles`` must hold a gram for it to be the outlet's habit."""
    doubled = 1 << articles.bit_length() - 1
    share = math.ceil(matching.HABIT_SHARE * doubled)
    return min(max(share, matching.HABIT_ARTICLES), matching.HABIT_ENOUGH)
