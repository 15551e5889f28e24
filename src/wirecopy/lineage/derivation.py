"""What it takes to believe that one text was made from another: a cost, in nats, lower for likelier.

In: two witnesses of a collation. Out: what a copyist would have had to do, counted, and its cost. The rule is that of
textual criticism: a reading that is one witness's own says nothing of where it came from, but whoever has it is no
likely source of those that read otherwise with the rest (they would have had to restore what they never saw); a
reading or a place that several share came about once. The cheapest tree of a family (``arborescence``) is then the
likeliest. Decision note 0018 tells how the weights were found.
"""

from __future__ import annotations

from typing import NamedTuple

from wirecopy.lineage.belonging import MOST
from wirecopy.lineage.collation import HEADLINE, Collation, Witness


class Weights(NamedTuple):
    """Nats."""

    own_reading: float = 0.3
    """The copy reads what nobody else does."""
    few: float = 12.0
    own_further: float = 0.03
    """And each after the first few: a rewriter's hand, or a bad scan, explains the rest."""
    shared_reading: float = 0.9
    """The copy reads, against its supposed original, what others read too."""
    own_added: float = 0.45
    """A stretch that nobody else has."""
    headed: float = 0.2
    """The copy has a headline of its own, or other words in it; times what that tells."""
    headed_as_others: float = 0.6
    """It is headed as others of the family are, and its supposed original is not."""
    furnished: float = 0.3
    """The supposed original has its outlet's furniture: agencies have none."""
    shared_added: float = 0.09
    """A word of a stretch that others have and the supposed original lacks."""
    cut: float = 0.36
    cut_at_end: float = 0.18
    cut_at_head: float = 0.9
    cut_own: float = 0.75
    cut_own_at_end: float = 0.45
    """Left out is just what the supposed original alone has."""
    time: float = 1.25
    """Times the evidence of the clocks that the copy was there first."""
    time_unknown: float = 0.1
    """The clocks do not say that the copy is later."""
    named: float = 3.14
    """The copy names it, in a byline, dateline, credit line or link, against naming nobody."""
    own_version: float = 1.79
    """Both are by one outlet, which goes on from its own."""
    own_agency: float = 3.43
    """The copy is signed by its own agency."""
    named_besides: float = 2.4
    """The copy names it after a nearer one."""
    names_it: float = 4.39
    """The supposed original names the copy."""
    named_by_both: float = 1.0
    """The copy and its supposed original name the same: less than one that is named, since credits are copied along."""
    other_named: float = 0.5
    """The copy names another of the family, or a lost original."""
    lost: float = 2.0
    """An original that is not among the articles, over one that is."""
    also_lost: float = 2.34
    """A lost original was a copy of an article that names another lost one."""
    third: float = 2.5
    """Behind two lost originals a third."""
    lost_unnamed: float = 2.0
    guessed: float = 0.4
    """Times what a lost original may have read or not: the more its copies are at odds, the less is known of it, and
    the better it will fit by chance."""
    guessed_much: float = 6.0
    guessed_further: float = 2.0
    """And, of one that nobody names, each above that besides: where hands slip alike, groups share readings without any
    ancestor of their own."""
    unnamed: float = 0.0
    """A copy of a lost original that others name does not name it."""
    handed_on: float = 0.15
    """Taken from a copy rather than from the first text."""
    grown: float = 0.6
    """Times the log of how many descend from a node: what a tree of that shape costs, if it grew by chance."""
    first: float = 1.6
    """An article has its text from nobody: kin have one text, and that came about once."""
    kin_by_verdict: float = 30.0
    """The same of one that a person says is kin."""
    word: float = 0.09
    """A word of the family's text, paid for where it first appears."""


WEIGHTS = Weights()


def derive(collation: Collation, copy: Witness, original: Witness, weights: Weights = WEIGHTS) -> float:
    """What it would cost to make ``copy`` of ``original``."""
    cost = weights.furnished * original.furnished + _headed(collation, copy, original, weights)
    cost += _reworded(collation, copy, original, weights)
    cost += _added(collation, copy, original, weights)
    return cost + _cut(collation, copy, original, weights)


def _headed(collation: Collation, copy: Witness, original: Witness, weights: Weights) -> float:
    mine, theirs = copy.readings.get(HEADLINE), original.readings.get(HEADLINE)
    if mine is None or theirs is None or mine == theirs:
        return 0.0
    new, old = mine - theirs, theirs - mine
    others = collation.holders[HEADLINE]
    return sum(
        edit.size * (weights.headed_as_others if is_others else weights.headed)
        for edit, is_others in (
            [(edit, collation.readers[edit] > 1) for edit in new]
            or [(edit, others - collation.readers[edit] > 1) for edit in old]
        )
    )


def _reworded(collation: Collation, copy: Witness, original: Witness, weights: Weights) -> float:
    shared = own = 0.0
    for place, reading in copy.readings.items():
        other = original.readings.get(place)
        if other is None or other is reading or other == reading or place == HEADLINE:
            continue
        new = reading - other
        changed = {edit.at for edit in new}
        for edit in new:
            if collation.readers[edit] > 1:
                shared += edit.size
            else:
                own += edit.size
        for edit in other - reading:
            if edit.at not in changed:  # the first sentence's words again
                if collation.holders[place] - collation.readers[edit] > 1:
                    shared += edit.size
                else:
                    own += edit.size
    few = min(own, weights.few)
    return weights.shared_reading * shared + weights.own_reading * few + weights.own_further * (own - few)


def _added(collation: Collation, copy: Witness, original: Witness, weights: Weights) -> float:
    cost, within, own = 0.0, False, 0.0
    for place in copy.readings:
        if place == HEADLINE:
            continue
        if place in original.readings:
            cost += min(own, MOST)
            within, own = False, 0.0
            continue
        own += max(collation.belonging.get(place, 0.0), 0.0)  # nobody puts in what the text says itself
        if collation.holders[place] > 1:
            cost += weights.shared_added * collation.words[place]
        if not within:
            cost += weights.own_added
            within = True
    return cost + min(own, MOST)


def _cut(collation: Collation, copy: Witness, original: Witness, weights: Weights) -> float:
    cost, run, own, head = 0.0, False, True, True
    for place in original.readings:
        if place == HEADLINE:
            continue
        if place in copy.readings:
            if run:
                cost += weights.cut_at_head if head else weights.cut_own if own else weights.cut
            run, own, head = False, True, False
        else:
            run = True
            own &= collation.holders[place] == 1
    if run:
        cost += weights.cut_own_at_end if own else weights.cut_at_end
    return cost
