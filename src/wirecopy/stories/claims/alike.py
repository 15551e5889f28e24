"""Which statements of a story say the same thing.

Two are alike where most of what they say is the same, words weighted by their rarity among the story's statements and
numbers left out, and the speaker can be the same. Each is compared with those that began a claim, found through an
index of words, never with the later ones: likeness does not wander.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from wirecopy.model import Statement
from wirecopy.stories.claims.speakers import compatible, name_words
from wirecopy.stories.words import words_of

ALIKE = 0.45
"""Least share of two statements' weight that is the same (Dice's measure): decision note 0028."""
LEAST_WORDS = 3
"""Stems that a content must have: "he denied it" says nothing by itself."""
_NUMBER = re.compile(r"\d")

Words = dict[str, float]


class Said(NamedTuple):
    """A statement with its words, weighted, and the words of its speaker's name."""

    statement: Statement
    words: Words
    weight: float
    speaker: frozenset[str]


def group_alike(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Groups of statements that say the same, each in the order given, which is also that of their beginnings."""
    groups: list[list[Statement]] = []
    leaders: list[Said] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for said in _weighted(statements):
        shared: dict[int, float] = defaultdict(float)
        for word, weight in said.words.items():
            for number in holding[word]:
                shared[number] += weight
        best = max(
            (
                (2 * common / (said.weight + leaders[number].weight), -number)
                for number, common in shared.items()
                if compatible(said.speaker, leaders[number].speaker)
                and all(said.statement.article != other.article for other in groups[number])
            ),
            default=(0.0, 0),
        )
        if best[0] >= ALIKE:
            groups[-best[1]].append(said.statement)
            continue
        for word in said.words:
            holding[word].append(len(groups))
        leaders.append(said)
        groups.append([said.statement])
    return groups


def _weighted(statements: Sequence[Statement]) -> list[Said]:
    """Those that say enough, each word weighing the logarithm of how many contents there are for one that has it."""
    plain = [(s, {w for w in words_of(None, s.content or "") if not _NUMBER.match(w)}) for s in statements]
    plain = [(s, words) for s, words in plain if len(words) >= LEAST_WORDS]
    contents = {frozenset(words) for _, words in plain}
    holders = Counter(word for words in contents for word in words)
    found = []
    for statement, words in plain:
        weights = {word: math.log(1 + len(contents) / holders[word]) for word in sorted(words)}
        found.append(Said(statement, weights, sum(weights.values()), name_words(statement.speaker)))
    return found
