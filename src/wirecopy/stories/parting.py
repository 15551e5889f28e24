"""Telling a story apart that is two: two quakes in one week, told in the same words but for the names and numbers.

In: each unit's story and words. Out: the stories, changed in place. A story's units are divided in two as a word
divides them that some have and some have not, then each goes to the side that its words are likelier on (two
multivariate Bernoulli models, hard assignment) until none moves. Where both sides have words of their own, that is
where the difference is systematic, they are two stories; the angles of one event share what most reports say.
``oracle.part`` says the same in plain Python.
"""

from __future__ import annotations

import math

import numpy as np

from wirecopy.compiled import kernel, part_of_kernel

UNSEEN = 0.2
"""Added to every count of a word on a side."""
STEPS = 6
"""Times that units change sides; mostly two or three will do."""
RARELY, MOSTLY = 0.2, 0.8
"""Shares of a story's units that have a word by which it is divided first."""


@kernel
def part(story_of, index, trials, least, often, seldom, own_words):
    """Divide each story once, if both sides have ``least`` units or more and ``own_words`` words of their own.

    A word is a side's own that at least ``often`` of its units have and at most ``seldom`` of the other's. The
    ``trials`` best words are tried as what divides a story. Changes ``story_of``; returns how many were divided.
    """
    units = len(story_of)
    size = np.bincount(story_of, minlength=units)
    free = np.flatnonzero(size == 0)
    members = np.argsort(story_of, kind="mergesort")
    vocabulary = len(index.first) - 1
    held, near = np.zeros(vocabulary, np.int64), np.zeros(vocabulary, np.int64)
    words = np.empty(vocabulary, np.int64)
    divided = 0
    begin = 0
    while begin < units:
        end = begin + size[story_of[members[begin]]]
        story = members[begin:end]
        begin = end
        if len(story) < 2 * least:
            continue
        met = 0
        for unit in story:
            for word in index.words[index.starts[unit] : index.starts[unit + 1]]:
                if held[word] == 0:
                    words[met] = word
                    met += 1
                held[word] += 1
        found = np.sort(words[:met])
        side = _best_division(story, found, held, near, index, trials, least, often, seldom, own_words)
        if len(side):
            for k in range(len(story)):
                if side[k]:
                    story_of[story[k]] = free[divided]
            divided += 1
        for word in found:
            held[word] = 0
    return divided


@part_of_kernel
def _best_division(story, words, held, near, index, trials, least, often, seldom, own_words):
    """For each unit of ``story`` whether it goes; empty where it stays whole."""
    units = len(story)
    worth = np.full(len(words), -1.0)
    for k in range(len(words)):
        word = words[k]
        if RARELY * units <= held[word] <= MOSTLY * units:
            rarity = math.log((len(index.starts) - 1) / (index.first[word + 1] - index.first[word]))
            worth[k] = min(held[word], units - held[word]) * rarity
    order = np.argsort(-worth, kind="mergesort")
    best = own_words - 1
    chosen = np.zeros(0, np.bool_)
    for trial in order[:trials]:
        if worth[trial] < 0.0:
            break
        side = _divide(story, words[trial], held, near, index, least)
        there = np.count_nonzero(side)
        if min(there, units - there) < least:
            continue
        _count(story, side, near, index)
        theirs = ours = 0
        for word in words:
            a, b = near[word], held[word] - near[word]
            theirs += a >= often * there and b <= seldom * (units - there)
            ours += b >= often * (units - there) and a <= seldom * there
            near[word] = 0
        if min(theirs, ours) > best:
            best, chosen = min(theirs, ours), side
    return chosen


@part_of_kernel
def _divide(story, word, held, near, index, least):
    """Sides that begin with those that have ``word`` and those that lack it."""
    units = len(story)
    side = np.zeros(units, np.bool_)
    for k in range(units):
        for other in index.words[index.starts[story[k]] : index.starts[story[k] + 1]]:
            if other == word:
                side[k] = True
    for _ in range(STEPS):
        there = np.count_nonzero(side)
        if min(there, units - there) < least:
            break
        _count(story, side, near, index)
        moved = side.copy()
        for k in range(units):
            a = there - side[k] + 2 * UNSEEN
            b = units - there - (not side[k]) + 2 * UNSEEN
            odds = 0.0
            for other in index.words[index.starts[story[k]] : index.starts[story[k] + 1]]:
                with_it = near[other] - side[k] + UNSEEN
                without = held[other] - near[other] - (not side[k]) + UNSEEN
                odds += math.log(with_it / a / (without / b))
            moved[k] = odds > 0.0
        for unit in story:
            near[index.words[index.starts[unit] : index.starts[unit + 1]]] = 0
        if np.array_equal(moved, side):
            break
        side = moved
    return side


@part_of_kernel
def _count(story, side, near, index):
    """Add to ``near`` how many units of the side that goes have each word."""
    for k in range(len(story)):
        if side[k]:
            for word in index.words[index.starts[story[k]] : index.starts[story[k] + 1]]:
                near[word] += 1
