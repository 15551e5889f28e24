"""What it would cost to make each of many texts of each other: ``derivation.derive``, many at a time.

Texts are ``prices.Coded``, what is known of their places and edits ``prices.Facts``.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from wirecopy.compiled import kernel, part_of_kernel
from wirecopy.lineage.belonging import MOST

Array = np.ndarray
_HEADLINE = 0


class _Marked(NamedTuple):
    """Of each place where in a text it stands, of each edit whether the text has it: where the stamp is that text's."""

    stamp: Array
    where: Array
    read: Array


@part_of_kernel
def _mark(text, coded, marked, stamp):
    for n in range(coded.starts[text], coded.starts[text + 1]):
        marked.stamp[coded.places[n]], marked.where[coded.places[n]] = stamp, n
        for k in range(coded.begins[n], coded.begins[n + 1]):
            marked.read[coded.edits[k]] = stamp


@part_of_kernel
def _headed(copies, originals, n, m, mine, theirs, stamps, facts, weights):
    cost, new = 0.0, False
    for k in range(copies.begins[n], copies.begins[n + 1]):
        edit = copies.edits[k]
        if theirs.read[edit] != stamps[1]:
            new = True
            cost += facts.size[edit] * (weights.headed_as_others if facts.read[edit] else weights.headed)
    if not new:
        for k in range(originals.begins[m], originals.begins[m + 1]):
            edit = originals.edits[k]
            if mine.read[edit] != stamps[0]:
                cost += facts.size[edit] * (weights.headed_as_others if facts.unread[edit] else weights.headed)
    return cost


@part_of_kernel
def _reworded(copies, originals, n, m, mine, theirs, stamps, facts, changed):
    """What is shared and what is its own of that in which a reading differs; ``changed``: for where it is new."""
    shared = own = 0.0
    for k in range(copies.begins[n], copies.begins[n + 1]):
        edit = copies.edits[k]
        if theirs.read[edit] != stamps[1]:
            changed[facts.at[edit]] = stamps[2]
            if facts.read[edit]:
                shared += facts.size[edit]
            else:
                own += facts.size[edit]
    for k in range(originals.begins[m], originals.begins[m + 1]):
        edit = originals.edits[k]
        if mine.read[edit] != stamps[0] and changed[facts.at[edit]] != stamps[2]:  # the first sentence's words again
            if facts.unread[edit]:
                shared += facts.size[edit]
            else:
                own += facts.size[edit]
    return shared, own


@part_of_kernel
def _cut(text, originals, mine, stamp, facts, weights):
    cost, run, own, head = 0.0, False, True, True
    for n in range(originals.starts[text], originals.starts[text + 1]):
        place = originals.places[n]
        if place == _HEADLINE:
            continue
        if mine.stamp[place] == stamp:
            if run:
                cost += weights.cut_at_head if head else weights.cut_own if own else weights.cut
            run, own, head = False, True, False
        else:
            run = True
            own &= facts.holders[place] == 1
    if run:
        cost += weights.cut_own_at_end if own else weights.cut_at_end
    return cost


@kernel
def derive(copies, originals, copy, original, facts, weights):
    """What it costs to make text ``copy[i]`` of ``copies`` of text ``original[i]`` of ``originals``, for each ``i``.

    Fastest where the same original stands in a row.
    """
    places, edits = len(facts.words), len(facts.at)
    mine = _Marked(np.zeros(places, np.int64), np.zeros(places, np.int64), np.zeros(edits, np.int64))
    theirs = _Marked(np.zeros(places, np.int64), np.zeros(places, np.int64), np.zeros(edits, np.int64))
    changed = np.zeros(facts.at.max() + 1 if edits else 1, np.int64)
    costs = np.empty(len(copy))
    last, stamp = 0, 0
    for i in range(len(copy)):
        if i == 0 or original[i] != original[i - 1]:
            last = i + 1
            _mark(original[i], originals, theirs, last)
        _mark(copy[i], copies, mine, i + 1)
        cost = shared = own = added = belongs = 0.0
        within = False
        for n in range(copies.starts[copy[i]], copies.starts[copy[i] + 1]):
            place = copies.places[n]
            if theirs.stamp[place] == last:
                stamp += 1
                m = theirs.where[place]
                stamps = (i + 1, last, stamp)
                if place == _HEADLINE:
                    cost = _headed(copies, originals, n, m, mine, theirs, stamps, facts, weights)
                    continue
                more = _reworded(copies, originals, n, m, mine, theirs, stamps, facts, changed)
                shared, own, within = shared + more[0], own + more[1], False
                added, belongs = added + min(belongs, MOST), 0.0
            elif place != _HEADLINE:
                belongs += facts.belongs[place]
                if facts.holders[place] > 1:
                    added += weights.shared_added * facts.words[place]
                if not within:
                    added += weights.own_added
                    within = True
        cost += weights.furnished * originals.furnished[original[i]]
        few = min(own, weights.few)
        cost += weights.shared_reading * shared + weights.own_reading * few + weights.own_further * (own - few)
        costs[i] = cost + added + min(belongs, MOST) + _cut(original[i], originals, mine, i + 1, facts, weights)
    return costs
