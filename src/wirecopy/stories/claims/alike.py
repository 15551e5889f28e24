"""Which statements of a story say the same thing.

Two are alike where most of what they say is the same, words weighted by their rarity among the story's statements and
numbers left out, and the speaker can be the same. Figures tell how much is enough: one that both give speaks for it,
others that cannot be versions of one another speak against it. Each is compared with those that began a claim, found
through an index of words, never with the later ones: likeness does not wander. What was said before in the same words
goes where it went then. The index is read rarest word first and no further than a budget, so that a statement costs
bounded time however large the story is.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wirecopy.model import Statement
from wirecopy.stories.claims.figures import Amount, comparable, have_one_in_common
from wirecopy.stories.claims.speakers import compatible, name_words
from wirecopy.stories.words import stems_of

ALIKE = 0.36
"""Least share of two statements' weight that is the same (Dice's measure): decision note 0028."""
ALIKE_BY_FIGURE, ALIKE_BUT_FIGURES = 0.29, 0.61
"""The same where both give a figure; and where all their figures differ and are too far apart to be versions of one:
decision note 0028."""
PART, LEAST_OF_PART = 0.5, 6
"""How likeness counts for a statement that is part of the other, and the stems that it must have: note 0028."""
LEAST_WORDS = 4
"""Stems that a content must have: "he denied it" says nothing by itself."""
BUDGET, NEAREST = 300, 8
"""Places of a statement's words among the beginnings of claims that are looked at, rarest first; and how many of those
that share most of them are compared in full: decision note 0028."""

Words = dict[str, float]


class Said(NamedTuple):
    """A statement with its words, weighted, the words of its speaker's name, and its figures."""

    statement: Statement
    words: Words
    weight: float
    speaker: frozenset[str]
    amounts: tuple[Amount, ...]


class Group(NamedTuple):
    """Statements that say the same, and the one that began it."""

    leader: Said
    members: list[Statement]


def group_alike(statements: Sequence[Statement], amounts: Mapping[str, Sequence[Amount]]) -> list[list[Statement]]:
    """Groups of statements that say the same, each in the order given, which is also that of their beginnings.

    ``amounts``: the figures in a statement, by its id.
    """
    groups: list[Group] = []
    holding: dict[str, list[int]] = defaultdict(list)
    same: dict[frozenset[str], list[int]] = defaultdict(list)
    placed: dict[tuple[object, ...], Group] = {}
    for said in _weighted(statements, amounts):
        key = frozenset(said.words)
        again = key, said.speaker, said.amounts, said.statement.negated
        if again in placed:
            placed[again].members.append(said.statement)
            continue
        near = [groups[number] for number in _candidates(said, holding, same[key])]
        scored = [(likeness(said, group.leader) - enough(said, group.leader), group) for group in near]
        over, best = max(scored, key=lambda pair: pair[0], default=(-1.0, None))
        if best is not None and over >= 0:
            best.members.append(said.statement)
            placed[again] = best
            continue
        for word in said.words:
            holding[word].append(len(groups))
        same[key].append(len(groups))
        placed[again] = Group(said, [said.statement])
        groups.append(placed[again])
    return [group.members for group in groups]


def enough(a: Said, b: Said) -> float:
    """The likeness from which on two say the same; a denial may be somebody else's."""
    if a.statement.negated == b.statement.negated and not compatible(a.speaker, b.speaker):
        return math.inf
    if not a.amounts or not b.amounts:
        return ALIKE
    if have_one_in_common(a.amounts, b.amounts):
        return ALIKE_BY_FIGURE
    return ALIKE if comparable(a.amounts, b.amounts) else ALIKE_BUT_FIGURES


def likeness(a: Said, b: Said) -> float:
    """Dice's measure of the weights of what two say: 0 to 1; how much is enough, :func:`enough` tells.

    Where one is part of the other, however long that is, it counts by how much of it that has.
    """
    fewer, more = (a, b) if len(a.words) <= len(b.words) else (b, a)
    shared = sum(weight for word, weight in fewer.words.items() if word in more.words)
    dice = 2 * shared / (a.weight + b.weight)
    return max(dice, PART * shared / fewer.weight) if len(fewer.words) >= LEAST_OF_PART else dice


def _candidates(said: Said, holding: dict[str, list[int]], same: Sequence[int]) -> Iterator[int]:
    """The groups begun by the same words, then those that share most of its rarest words."""
    yield from same[:NEAREST]
    shared: dict[int, float] = defaultdict(float)
    left = BUDGET
    for word in sorted(said.words, key=lambda word: (len(holding[word]), word)):
        left -= len(holding[word])
        if left < 0:
            break
        for number in holding[word]:
            shared[number] += said.words[word]
    yield from heapq.nsmallest(NEAREST, shared, key=lambda number: (-shared[number], number))


def _weighted(statements: Sequence[Statement], amounts: Mapping[str, Sequence[Amount]]) -> Iterator[Said]:
    """Those that say enough, each word weighing the logarithm of how many contents there are for one that has it."""
    stems = {content: stems_of(content) for content in {s.content for s in statements if s.content}}
    contents = {words for words in stems.values() if len(words) >= LEAST_WORDS}
    holders = Counter(word for words in contents for word in words)
    names = {speaker: name_words(speaker) for speaker in {s.speaker for s in statements}}
    weighed: dict[frozenset[str], Words] = {}
    for statement in statements:
        words = stems.get(statement.content or "", frozenset())
        if len(words) < LEAST_WORDS:
            continue
        if words not in weighed:
            weighed[words] = {word: math.log(1 + len(contents) / holders[word]) for word in sorted(words)}
        weights = weighed[words]
        own = tuple(amounts.get(statement.id, ()))
        yield Said(statement, weights, sum(weights.values()), names[statement.speaker], own)
