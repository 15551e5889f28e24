"""The inner loops of joining: arrays in, arrays out. ``oracle`` says the same in plain Python.

A story is a mixture: half of a report's words come from it, half from the language. A unit's score for a story is the
log-odds of its words under that mixture against the language alone, which is measured outside of the story. A unit's
words come rarest first, and no more of them are looked at than have ``budget`` holders together: bounded time a unit.
"""

from __future__ import annotations

import math

import numpy as np

from wirecopy.compiled import kernel, part_of_kernel

_HALF = math.log(0.5)
UNSEEN = 0.5  # added to every count of a word outside of a story: Krichevsky and Trofimov's half


@part_of_kernel
def reach(unit, index, budget):
    """Where ``unit``'s words end, rarest first, that have no more than ``budget`` holders together."""
    for at in range(index.starts[unit], index.starts[unit + 1]):
        budget -= index.first[index.words[at] + 1] - index.first[index.words[at]]
        if budget < 0:
            return at
    return index.starts[unit + 1]


@part_of_kernel
def log_odds(hits, length, others, rest, vocabulary):
    """How much likelier a word is in a story, ``hits`` of whose ``length`` words it is, than in the ``rest`` of all
    words, where ``others`` have it."""
    return math.log1p(hits / length / ((others + UNSEEN) / (rest + UNSEEN * vocabulary)))


@part_of_kernel
def gather(unit, own, story_of, index, budget, lengths, total, hits, evidence, touched, here):
    """Add the log-odds of ``unit``'s words to ``evidence`` of each story but ``own`` that has any of them.

    Stories met for the first time go to ``touched``, which holds ``touched[-1]`` of them. Returns what every story
    loses for each word that it lacks.
    """
    vocabulary = len(index.first) - 1
    lacking = 0.0
    for at in range(index.starts[unit], reach(unit, index, budget)):
        word, weight = index.words[at], index.weights[at]
        begin, end = index.first[word], index.first[word + 1]
        lacking += weight * _HALF
        met = 0
        for k in range(begin, end):
            story = story_of[index.holders[k]]
            if story >= 0:
                if hits[story] == 0:
                    here[met] = story
                    met += 1
                hits[story] += 1
        mine = hits[own]
        for k in range(met):
            story = here[k]
            if story != own:
                if evidence[story] == 0.0:
                    touched[touched[-1]] = story
                    touched[-1] += 1
                others, rest = end - begin - hits[story] - mine, total - lengths[story] - lengths[own]
                evidence[story] += weight * log_odds(hits[story], lengths[story], others, rest, vocabulary)
            hits[story] = 0
    return lacking


@part_of_kernel
def suiting(units, own, story_of, index, budget, lengths, total):
    """What ``units``, all those of the story ``own``, score for it on average, each left out of it in turn."""
    if len(units) == 1:
        return 0.0
    vocabulary = len(index.first) - 1
    score = 0.0
    for unit in units:
        length = lengths[own] - index.lengths[unit]
        rest = total - length - index.lengths[unit]
        evidence = lacking = 0.0
        for at in range(index.starts[unit], reach(unit, index, budget)):
            holders = index.holders[index.first[index.words[at]] : index.first[index.words[at] + 1]]
            lacking += index.weights[at] * _HALF
            hits = -1  # the unit itself
            for other in holders:
                hits += story_of[other] == own
            if hits:
                others = len(holders) - hits - 1
                evidence += index.weights[at] * log_odds(hits, length, others, rest, vocabulary)
        score += lacking + evidence
    return score / len(units) + math.log(len(units) - 1)


@part_of_kernel
def fading(time, story, times, dated, halved):
    """What is left of the evidence at the distance of ``time`` from a story's mean; 1 where either is unknown."""
    if np.isnan(time) or dated[story] == 0:
        return 1.0
    return 0.5 ** (abs(time - times[story] / dated[story]) / halved)


@kernel
def settle(story_of, index, when, links, budget, alone, halved, quoted, passes):
    """Move each unit to the story that suits it best, or to one of its own, until none moves or ``passes`` are over.

    ``story_of[u]``: the story of unit ``u``, changed in place, -1 for none yet; ``when[u]``: its time in days, NaN
    where unknown; ``links``: starts and units as in an index, of those that share a public quotation with it, worth
    ``quoted``. A story must score more than ``alone``; times count by half at ``halved`` days.
    """
    units = len(story_of)
    size, dated = np.zeros(units + 1, np.int64), np.zeros(units + 1, np.int64)
    lengths, times = np.zeros(units + 1), np.zeros(units + 1)
    for unit in range(units):
        story = story_of[unit]
        if story >= 0:
            size[story] += 1
            lengths[story] += index.lengths[unit]
            if not np.isnan(when[unit]):
                dated[story] += 1
                times[story] += when[unit]
    free = np.empty(units + 1, np.int64)
    spare = 0
    for story in range(units - 1, -1, -1):
        if size[story] == 0:
            free[spare] = story
            spare += 1
    hits, evidence = np.zeros(units + 1, np.int64), np.zeros(units + 1)
    touched, here = np.zeros(units + 2, np.int64), np.empty(units + 1, np.int64)
    total = index.lengths.sum()
    for _ in range(passes):
        moved = 0
        for unit in range(units):
            was = story_of[unit]
            time = when[unit]
            if was >= 0:
                size[was] -= 1
                lengths[was] -= index.lengths[unit]
                if not np.isnan(time):
                    dated[was] -= 1
                    times[was] -= time
                if size[was] == 0:
                    free[spare] = was
                    spare += 1
            story_of[unit] = units  # aside, in a story of its own
            lengths[units] = index.lengths[unit]
            touched[-1] = 0
            lacking = gather(unit, units, story_of, index, budget, lengths, total, hits, evidence, touched, here)
            for k in range(links[0][unit], links[0][unit + 1]):
                story = story_of[links[1][k]]
                if 0 <= story < units:
                    hits[story] = 1
            best, chosen = alone, -1
            for k in range(touched[-1]):
                story = touched[k]
                score = evidence[story] + lacking + math.log(size[story]) + quoted * hits[story]
                if score > 0.0:
                    score *= fading(time, story, times, dated, halved)
                if score > best or (score == best and chosen >= 0 and story < chosen):
                    best, chosen = score, story
                evidence[story] = 0.0
            for k in range(links[0][unit], links[0][unit + 1]):
                if story_of[links[1][k]] >= 0:
                    hits[story_of[links[1][k]]] = 0
            if chosen < 0:
                spare -= 1
                chosen = free[spare]
            moved += chosen != was
            story_of[unit] = chosen
            size[chosen] += 1
            lengths[chosen] += index.lengths[unit]
            if not np.isnan(time):
                dated[chosen] += 1
                times[chosen] += time
        if moved == 0:
            break


@part_of_kernel
def words_of_its_own(counts, story, other, often, seldom):
    """How many words at least ``often`` of ``story``'s units have, and at most ``seldom`` of ``other``'s.

    ``counts``: see :class:`wirecopy.stories.index.Counts`.
    """
    found = 0
    theirs = counts.words[counts.first[other] : counts.first[other + 1]]
    for at in range(counts.first[story], counts.first[story + 1]):
        if counts.units[at] >= often * counts.sizes[story]:
            near = np.searchsorted(theirs, counts.words[at])
            held = 0
            if near < len(theirs) and theirs[near] == counts.words[at]:
                held = counts.units[counts.first[other] + near]
            found += held <= seldom * counts.sizes[other]
    return found


@kernel
def merge(story_of, index, when, counts, budget, alone, halved, larger, alike, often, seldom, own_words):
    """Let each story go over into the best one, no smaller, that its units would join on average.

    One ``larger`` times its size will do as it is. Any other must suit the units ``alike`` times as well as their own
    does, and not both may have ``own_words`` words of their own: at least ``often`` of a story's units have them, at
    most ``seldom`` of the other's. ``counts``: of ``story_of`` as it is. Changes ``story_of``; how many stories went.
    """
    units = len(story_of)
    size, dated = np.zeros(units + 1, np.int64), np.zeros(units + 1, np.int64)
    lengths, times = np.zeros(units + 1), np.zeros(units + 1)
    for unit in range(units):
        story = story_of[unit]
        size[story] += 1
        lengths[story] += index.lengths[unit]
        if not np.isnan(when[unit]):
            dated[story] += 1
            times[story] += when[unit]
    members = np.argsort(story_of, kind="mergesort")
    into = np.arange(units)
    hits, evidence = np.zeros(units + 1, np.int64), np.zeros(units + 1)
    touched, here = np.zeros(units + 2, np.int64), np.empty(units + 1, np.int64)
    total = index.lengths.sum()
    gone = 0
    begin = 0
    while begin < units:
        own = story_of[members[begin]]
        end = begin + size[own]
        touched[-1] = 0
        lacking = 0.0
        for unit in members[begin:end]:
            lacking += gather(unit, own, story_of, index, budget, lengths, total, hits, evidence, touched, here)
        mine = np.nan  # until it is asked for
        time = times[own] / dated[own] if dated[own] else np.nan
        best, chosen = alone, -1
        for k in range(touched[-1]):
            story = touched[k]
            score = (evidence[story] + lacking) / size[own] + math.log(size[story])
            evidence[story] = 0.0
            if score > 0.0:
                score *= fading(time, story, times, dated, halved)
            if score < best or (score == best and (chosen < 0 or story > chosen)):
                continue
            no_smaller = size[story] > size[own] or (size[story] == size[own] and story < own)
            suits = size[story] >= larger * size[own]
            if not suits and no_smaller:
                if np.isnan(mine):
                    mine = suiting(members[begin:end], own, story_of, index, budget, lengths, total)
                suits = score >= alike * mine and (
                    words_of_its_own(counts, own, story, often, seldom) < own_words
                    or words_of_its_own(counts, story, own, often, seldom) < own_words
                )
            if suits:
                best, chosen = score, story
        if chosen >= 0:
            into[own] = chosen
            gone += 1
        begin = end
    for unit in range(units):
        story = story_of[unit]
        while into[story] != story:
            story = into[story]
        story_of[unit] = story
    return gone
