"""What the evidence says of two articles that a person has judged, where it says otherwise.

In: a verdict, its two articles, their credits and the passages between them. Out: how much they share, and the evidence
for the direction that the person did not give. The verdict holds all the same; it is shown beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wirecopy.lineage.evidence import weigh
from wirecopy.lineage.kin import find_kin, furniture_of
from wirecopy.lineage.verdicts import Verdicts
from wirecopy.model import Article, Credit, Evidence, Passage, Verdict

OTHERWISE = 1.0
"""Log-odds for the other direction from which on the evidence is said to contradict a person: nearly three to one, the
least that the clock alone says of two of which one is known to be later and which share half their text."""
_WITHOUT_TEXT = ("credit", "link", "time")
"""Kinds of evidence that two articles give which share no passage."""


class Dissent(NamedTuple):
    """Words that the two share as copies do, of two that a person parted; or evidence for the direction not given."""

    words: int
    evidence: tuple[Evidence, ...]


def find_dissent(
    verdict: Verdict,
    articles: Mapping[str, Article],
    credits: Mapping[str, Sequence[Credit]],
    passages: Sequence[Passage],
) -> Dissent | None:
    """What speaks against ``verdict``, the weightiest first; ``None`` where nothing does, or not enough.

    ``passages``: those of the two with one another and, to know their furniture by, those labelled boilerplate. That
    two share nothing speaks against no verdict: a rewrite, or a translation, leaves no passage.
    """
    both = {id: articles[id] for id in (verdict.a, verdict.b)}
    shared = [p for p in passages if {p.a, p.b} == both.keys()]
    furniture = furniture_of(passages)
    if verdict.verdict == "not":
        kin = find_kin(both, shared, furniture)
        return Dissent(kin[0].words, ()) if kin else None
    if verdict.verdict == "kin":
        return None
    copy, original = (verdict.a, verdict.b) if verdict.verdict == "copy" else (verdict.b, verdict.a)
    (pair,) = find_kin(both, shared, furniture, Verdicts([verdict], both))
    _, found = weigh(pair, both[original], credits.get(original, ()), both[copy], credits.get(copy, ()))
    told = [e for e in found if pair.words or e.kind in _WITHOUT_TEXT]
    if sum(e.weight for e in told) < OTHERWISE:
        return None
    return Dissent(pair.words, tuple(sorted(told, key=lambda e: -e.weight)))
