"""Grouping short texts by the plainest means, and by GSDMM, to measure stories beside; and how alike two groupings are.

In: texts. Out: a group's number for each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from math import comb, log
from typing import Any

import numpy as np

Matrix = np.ndarray[Any, np.dtype[Any]]


def tf_idf(texts: Sequence[str]) -> Matrix:
    """A row of length 1 for each text."""
    bags = [Counter(word.lower() for word in re.findall(r"\w\w+", text)) for text in texts]
    holders = Counter(word for bag in bags for word in bag)
    column = {word: n for n, word in enumerate(sorted(word for word, held in holders.items() if held > 1))}
    rows = np.zeros((len(texts), len(column)), np.float32)
    for row, bag in zip(rows, bags, strict=True):
        for word, times in bag.items():
            if word in column:
                row[column[word]] = (1 + log(times)) * log(len(texts) / holders[word])
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(norms == 0, 1, norms)


def single_pass(rows: Matrix, threshold: float) -> list[int]:
    """Each text joins the group whose mean is nearest, from ``threshold`` cosine on, or begins one."""
    sums = np.zeros_like(rows)
    groups: list[int] = []
    count = 0
    for row in rows:
        near = sums[:count] @ row / np.maximum(np.linalg.norm(sums[:count], axis=1), 1e-9)
        best = int(near.argmax()) if count else 0
        if not count or near[best] <= threshold:
            best, count = count, count + 1
        sums[best] += row
        groups.append(best)
    return groups


def average_link(rows: Matrix, threshold: float) -> list[int]:
    """The two groups most alike on average become one, while they are alike by ``threshold`` cosine or more."""
    alike = (rows @ rows.T).astype(np.float64)
    np.fill_diagonal(alike, -1)
    sizes = np.ones(len(rows))
    groups = np.arange(len(rows))
    while True:
        a, b = divmod(int(alike.argmax()), len(rows))
        if alike[a, b] < threshold:
            return [int(group) for group in groups]
        joint = (sizes[a] * alike[a] + sizes[b] * alike[b]) / (sizes[a] + sizes[b])
        joint[[a, b]] = -1
        joint[alike[a] < 0] = -1
        alike[a, :], alike[:, a] = joint, joint
        alike[b, :] = alike[:, b] = -1
        sizes[a] += sizes[b]
        groups[groups == b] = a


def gsdmm(texts: Sequence[str], most: int = 300, alpha: float = 0.1, beta: float = 0.1, sweeps: int = 10) -> list[int]:
    """Gibbs sampling of a Dirichlet multinomial mixture (Yin and Wang 2014), with the settings of that paper."""
    draw = np.random.default_rng(0)
    words: dict[str, int] = {}
    bags = [
        np.array([words.setdefault(w.lower(), len(words)) for w in re.findall(r"\w\w+", text)], np.int64)
        for text in texts
    ]
    held, counts = np.zeros(most), np.zeros((most, max(len(words), 1)), np.float32)
    groups = draw.integers(most, size=len(texts))
    for bag, group in zip(bags, groups, strict=True):
        held[group] += 1
        np.add.at(counts[group], bag, 1)
    totals = counts.sum(axis=1)
    for _ in range(sweeps):
        for n, bag in enumerate(bags):
            held[groups[n]] -= 1
            np.add.at(counts[groups[n]], bag, -1)
            totals[groups[n]] -= len(bag)
            score = np.log(held + alpha) + np.log(counts[:, bag] + beta).sum(axis=1)
            score -= np.log(totals[:, None] + len(words) * beta + np.arange(len(bag))).sum(axis=1)
            odds = np.exp(score - score.max())
            groups[n] = draw.choice(most, p=odds / odds.sum())
            held[groups[n]] += 1
            np.add.at(counts[groups[n]], bag, 1)
            totals[groups[n]] += len(bag)
    return [int(group) for group in groups]


def adjusted_rand(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Hubert and Arabie's index: 1 for the same groups, about 0 for groups by chance."""
    both = sum(comb(n, 2) for n in Counter(zip(gold, found, strict=True)).values())
    a, b = (sum(comb(n, 2) for n in Counter(side).values()) for side in (gold, found))
    chance = a * b / comb(len(gold), 2)
    return (both - chance) / ((a + b) / 2 - chance)


def mutual_information(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Mutual information over the mean of the two entropies, 0 to 1."""
    total = len(gold)
    left, right = Counter(gold), Counter(found)
    joint = Counter(zip(gold, found, strict=True))
    shared = sum(n / total * log(n * total / (left[a] * right[b])) for (a, b), n in joint.items())
    entropy = [-sum(n / total * log(n / total) for n in side.values()) for side in (left, right)]
    return 2 * shared / sum(entropy)
