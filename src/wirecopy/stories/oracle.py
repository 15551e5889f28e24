"""What ``kernels`` and ``parting`` do, in plain Python and without haste: what tests hold them to."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from wirecopy.stories.index import Array, Counts, Index

UNSEEN, SIDE_UNSEEN = 0.5, 0.2
STEPS, RARELY, MOSTLY = 6, 0.2, 0.8


class Shelf:
    """Units in their stories; ``None`` for a unit that is in none yet."""

    def __init__(self, index: Index, days: Sequence[float], budget: int) -> None:
        self.index, self.days, self.budget = index, days, budget
        self.total = float(index.lengths.sum())
        self.vocabulary = len(index.first) - 1

    def members(self, story_of: Sequence[int], story: int) -> list[int]:
        return [unit for unit, own in enumerate(story_of) if own == story]

    def length(self, units: Sequence[int]) -> float:
        return float(sum(self.index.lengths[unit] for unit in units))

    def words(self, unit: int) -> list[tuple[float, list[int]]]:
        """Weight and holders of each word of ``unit`` that the budget reaches."""
        found, left = [], self.budget
        for at in range(self.index.starts[unit], self.index.starts[unit + 1]):
            word = self.index.words[at]
            holders = self.index.holders[self.index.first[word] : self.index.first[word + 1]].tolist()
            left -= len(holders)
            if left < 0:
                break
            found.append((float(self.index.weights[at]), holders))
        return found

    def evidence(self, unit: int, own: Sequence[int], story_of: Sequence[int]) -> tuple[dict[int, float], float]:
        """Log-odds of the unit's words for each story that has one, and what a story loses for those it lacks."""
        found: dict[int, float] = defaultdict(float)
        lacking = 0.0
        for weight, holders in self.words(unit):
            lacking += weight * math.log(0.5)
            hits = Counter(story_of[h] for h in holders if h not in own and story_of[h] >= 0)
            mine = sum(h in own for h in holders)
            for story, n in hits.items():
                length = self.length([u for u in self.members(story_of, story) if u not in own])
                outside = (len(holders) - n - mine + UNSEEN) / (
                    self.total - length - self.length(own) + UNSEEN * self.vocabulary
                )
                found[story] += weight * math.log1p(n / length / outside)
        return dict(found), lacking

    def fading(self, days: Sequence[float], others: Sequence[float], halved: float) -> float:
        known, theirs = ([d for d in group if not math.isnan(d)] for group in (days, others))
        if not known or not theirs:
            return 1.0
        return float(0.5 ** (abs(sum(known) / len(known) - sum(theirs) / len(theirs)) / halved))


def settle(
    story_of: Array,
    index: Index,
    when: Array,
    links: tuple[Array, Array],
    budget: int,
    alone: float,
    halved: float,
    quoted: float,
    passes: int,
) -> None:
    """As ``kernels.settle``."""
    shelf = Shelf(index, when.tolist(), budget)
    own = story_of.tolist()
    free = [n for n in range(len(own) - 1, -1, -1) if n not in own]
    for _ in range(passes):
        before = list(own)
        for unit in range(len(own)):
            was, own[unit] = own[unit], -1
            if was >= 0 and was not in own:
                free.append(was)
            scores, lacking = shelf.evidence(unit, [unit], own)
            linked = {own[other] for other in links[1][links[0][unit] : links[0][unit + 1]]}
            best, chosen = alone, -1
            for story in sorted(scores):
                members = shelf.members(own, story)
                score = scores[story] + lacking + math.log(len(members)) + quoted * (story in linked)
                if score > 0:
                    score *= shelf.fading([shelf.days[unit]], [shelf.days[m] for m in members], halved)
                if score > best:
                    best, chosen = score, story
            own[unit] = free.pop() if chosen < 0 else chosen
        if own == before:
            break
    story_of[:] = own


def words_of_its_own(counts: Counts, story: int, other: int, often: float, seldom: float) -> int:
    """As ``kernels.words_of_its_own``."""
    ours, theirs = (
        dict(zip(counts.words[start:end].tolist(), counts.units[start:end].tolist(), strict=True))
        for start, end in ((counts.first[s], counts.first[s + 1]) for s in (story, other))
    )
    least, most = often * counts.sizes[story], seldom * counts.sizes[other]
    return sum(units >= least and theirs.get(word, 0) <= most for word, units in ours.items())


def merge(
    story_of: Array,
    index: Index,
    when: Array,
    counts: Counts,
    budget: int,
    alone: float,
    halved: float,
    larger: float,
    alike: float,
    often: float,
    seldom: float,
    own_words: int,
) -> int:
    """As ``kernels.merge``."""
    shelf = Shelf(index, when.tolist(), budget)
    own = story_of.tolist()
    into = {}
    for story in sorted(set(own)):
        units = shelf.members(own, story)
        evidence: dict[int, float] = defaultdict(float)
        lacking = mine = 0.0
        for unit in units:
            scores, missing = shelf.evidence(unit, units, own)
            lacking += missing
            for other, score in scores.items():
                evidence[other] += score
            rest = [story_ if u != unit else -1 for u, story_ in enumerate(own)]
            scores, missing = shelf.evidence(unit, [unit], rest)
            mine += scores.get(story, 0.0) + missing
        mine = mine / len(units) + math.log(len(units) - 1) if len(units) > 1 else 0.0
        best, chosen = alone, -1
        for other in sorted(evidence):
            members = shelf.members(own, other)
            score = (evidence[other] + lacking) / len(units) + math.log(len(members))
            if score > 0:
                score *= shelf.fading([shelf.days[u] for u in units], [shelf.days[m] for m in members], halved)
            no_smaller = (-len(members), other) < (-len(units), story)
            suits = len(members) >= larger * len(units) or (
                score >= alike * mine
                and no_smaller
                and (
                    words_of_its_own(counts, story, other, often, seldom) < own_words
                    or words_of_its_own(counts, other, story, often, seldom) < own_words
                )
            )
            if suits and score > best:
                best, chosen = score, other
        if chosen >= 0:
            into[story] = chosen
    for unit, story in enumerate(own):
        while story in into:
            story = into[story]
        story_of[unit] = story
    return len(into)


def part(story_of: Array, index: Index, trials: int, least: int, often: float, seldom: float, own_words: int) -> int:
    """As ``parting.part``."""
    own = story_of.tolist()
    free = [n for n in range(len(own)) if n not in own]
    divided = 0
    for story in sorted(set(own)):
        units = [u for u, s in enumerate(own) if s == story]
        words = [set(index.words[index.starts[u] : index.starts[u + 1]].tolist()) for u in units]
        held = Counter(word for unit in words for word in sorted(unit))
        worth = {
            word: min(n, len(units) - n) * math.log(len(own) / float(index.first[word + 1] - index.first[word]))
            for word, n in held.items()
            if RARELY * len(units) <= n <= MOSTLY * len(units)
        }
        best, chosen = own_words - 1, None
        for word in sorted(worth, key=lambda w: (-worth[w], w))[:trials]:
            side = _divide([list(index.words[index.starts[u] : index.starts[u + 1]]) for u in units], word, held, least)
            there = sum(side)
            here = len(units) - there
            if min(there, here) < least:
                continue
            near = Counter(w for unit, goes in zip(words, side, strict=True) if goes for w in unit)
            theirs = sum(near[w] >= often * there and held[w] - near[w] <= seldom * here for w in held)
            ours = sum(held[w] - near[w] >= often * here and near[w] <= seldom * there for w in held)
            if min(theirs, ours) > best:
                best, chosen = min(theirs, ours), side
        if chosen is not None:
            for unit, goes in zip(units, chosen, strict=True):
                if goes:
                    story_of[unit] = free[divided]
            divided += 1
    return divided


def _divide(units: list[list[int]], word: int, held: Counter[int], least: int) -> list[bool]:
    side = [word in unit for unit in units]
    for _ in range(STEPS):
        there = sum(side)
        if min(there, len(units) - there) < least:
            break
        near = Counter(w for unit, goes in zip(units, side, strict=True) if goes for w in unit)
        moved = []
        for unit, goes in zip(units, side, strict=True):
            a = there - goes + 2 * SIDE_UNSEEN
            b = len(units) - there - (not goes) + 2 * SIDE_UNSEEN
            odds = 0.0
            for w in unit:
                without = held[w] - near[w] - (not goes) + SIDE_UNSEEN
                odds += math.log((near[w] - goes + SIDE_UNSEEN) / a / (without / b))
            moved.append(odds > 0.0)
        if moved == side:
            break
        side = moved
    return side
