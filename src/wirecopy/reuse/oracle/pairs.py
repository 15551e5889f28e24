"""Seeds of one pair as passages: extension, joining, and what is too ordinary."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from wirecopy.reuse import kernels, matching
from wirecopy.reuse.oracle.words import Document


@dataclass
class Stretch:
    """Words of one document beside words of another; ``numbers``: places where two numbers differ."""

    a: int
    a_end: int
    b: int
    b_end: int
    habit: bool
    equal: int = 0
    numbers: int = 0


def segments(one: Document, other: Document, seeds: list[tuple[int, int]]) -> list[Stretch]:
    """Maximal matches without gaps through the seeds, one for each run on a diagonal."""
    found: list[Stretch] = []
    for i, j in seeds:
        if any(s.a - s.b == i - j and s.a_end > i for s in found[-kernels.RECENT :]):
            continue
        habit = one.habitual[i] or other.habitual[j]
        right = reach(one, other, i, j, habit, 1)
        left = reach(one, other, i - 1, j - 1, habit, -1)
        found.append(Stretch(i - left, i + right, j - left, j + right, habit))
    return found


def equal_words(one: Document, other: Document, i: int, j: int, step: int) -> int:
    """How many words from (i, j) on are equal, as far as it matters."""
    n = 0
    while n < kernels.WINDOW and 0 <= i < len(one.hashes) and 0 <= j < len(other.hashes):
        if one.hashes[i] != other.hashes[j]:
            break
        n, i, j = n + 1, i + step, j + step
    return n


def reach(one: Document, other: Document, i: int, j: int, habit: bool, step: int) -> int:
    """How many words from (i, j) on to take before the score falls DROP below its best, on one side of a habit."""
    score = best = taken = n = 0
    while 0 <= i < len(one.hashes) and 0 <= j < len(other.hashes):
        if (one.habitual[i] or other.habitual[j]) != habit:
            beyond = equal_words(one, other, i, j, step)
            if habit and taken == n and beyond < kernels.WINDOW:
                taken += beyond  # the edge of furniture, which no kept gram marks
            break
        n += 1
        if one.hashes[i] == other.hashes[j]:
            score += kernels.REWARD
            if score > best:
                best, taken = score, n
        else:
            score -= kernels.PENALTY
            if score <= best - kernels.DROP:
                break
        i += step
        j += step
    return taken


def join(one: Document, other: Document, found: list[Stretch]) -> list[Stretch]:
    """Join segments that follow one another closely on both sides, counting equal words and changed numbers."""
    joined: list[Stretch] = []
    for s in sorted(found, key=lambda s: (s.a + s.b, s.a)):
        before: Stretch | None = None
        overlap = 0
        swallowed = False
        for p in reversed(joined[-kernels.OPEN :]):
            if p.habit != s.habit:
                continue
            overlap = max(p.a_end - s.a, p.b_end - s.b, 0)
            if overlap >= s.a_end - s.a:
                swallowed = p.a <= s.a and s.a_end <= p.a_end and p.b <= s.b and s.b_end <= p.b_end
                if swallowed:
                    break
            elif overlap <= kernels.GRAM:
                gap_a, gap_b = s.a + overlap - p.a_end, s.b + overlap - p.b_end
                if gap_a <= kernels.JOIN and gap_b <= kernels.JOIN:
                    before = p
                    break
        if swallowed:
            continue
        if before is None:
            before = Stretch(s.a, s.a, s.b, s.b, s.habit)
            joined.append(before)
        else:
            s = Stretch(s.a + overlap, s.a_end, s.b + overlap, s.b_end, s.habit)
            gap = one.hashes[before.a_end : s.a], other.hashes[before.b_end : s.b]
            before.equal += common_in_order(*gap)
            if len(gap[0]) == len(gap[1]):
                before.numbers += changed_numbers(*gap)
        words = one.hashes[s.a : s.a_end], other.hashes[s.b : s.b_end]
        before.equal += sum(x == y for x, y in zip(*words, strict=True))
        before.numbers += changed_numbers(*words)
        before.a_end, before.b_end = s.a_end, s.b_end
    return joined


def common_in_order(one: list[int], other: list[int]) -> int:
    """Length of the longest common subsequence."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, x in enumerate(one):
        for j, y in enumerate(other):
            lengths[i + 1][j + 1] = lengths[i][j] + 1 if x == y else max(lengths[i][j + 1], lengths[i + 1][j])
    return lengths[-1][-1]


def changed_numbers(one: list[int], other: list[int]) -> int:
    """Places of two equally long stretches where both have a number, and not the same."""
    return sum(x != y and bool(x & y & 1) for x, y in zip(one, other, strict=True))


def disjoint(stretches: list[Stretch]) -> list[Stretch]:
    """Without those that overlap a better one on both sides; of equals the earlier is better."""
    kept: list[Stretch] = []
    for s in sorted(stretches, key=lambda s: -s.equal):
        if not any(s.a < t.a_end and t.a < s.a_end and s.b < t.b_end and t.b < s.b_end for t in kept):
            kept.append(s)
    return kept


class Surprise:
    """How unexpected words are, in bits, from how often the corpus has them."""

    def __init__(self, documents: list[Document]) -> None:
        self._counts = Counter(self._bucket(word) for document in documents for word in document.hashes)
        total = max(self._counts.total(), 1)
        self._log_total = math.log2(total)
        known = min(1.0, math.log2(max(total, 2)) / matching.KNOWN_WORD_BITS / 1.25)
        self._least = round(matching.LEAST_BITS * known * matching.BIT_PARTS)

    @staticmethod
    def _bucket(word: int) -> int:
        return (word >> 1) % kernels.BUCKETS

    def of(self, word: int) -> int:
        """Surprise of one word of the corpus, in BIT_PARTS of a bit."""
        bits = self._log_total - math.log2(self._counts[self._bucket(word)])
        return round(min(bits, matching.KNOWN_WORD_BITS) * matching.BIT_PARTS)

    def enough(self, one: Document, other: Document, s: Stretch) -> bool:
        """Whether the words of a stretch, on either side, are too unexpected to be shared by chance."""
        sides = one.hashes[s.a : s.a_end], other.hashes[s.b : s.b_end]
        return all(sum(self.of(word) for word in side) >= self._least for side in sides)
