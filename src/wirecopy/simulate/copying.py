"""The truth about one copy: of what kind it is, how much it took, and what of that shows in the articles themselves."""

from __future__ import annotations

from collections.abc import Mapping

from wirecopy.model import Copy, Evidence
from wirecopy.model.records import CopyKind
from wirecopy.simulate.draft import Draft
from wirecopy.simulate.layout import Layout
from wirecopy.simulate.lost import Link
from wirecopy.simulate.shared import agreement_of

SURE, UNSURE = 1.0, 0.5
"""Confidence of a row: that of twins that nothing tells apart is a half, as in the contract."""
_WHOLE, _MOST, _WORD_FOR_WORD, _RETOLD = 0.95, 0.6, 0.85, 0.25
"""Shares of words that tell a reprint, an abridgement or expansion, and a rewrite."""


def copy_of(family: str, link: Link, layouts: Mapping[Draft, Layout], retold: Mapping[int, int], sure: bool) -> Copy:
    """The row of a link between two articles that are given out; of unsure twins the greater id is the copy."""
    copy, original = link
    if not sure and copy.id < original.id:
        copy, original = original, copy
    ours, theirs = layouts[copy], layouts[original]
    shared, equal = _common(ours, theirs)
    of_copy, of_original = equal / max(_words(ours), 1), equal / max(_words(theirs), 1)
    told_anew = sum(c.words for c, s in zip(ours.casts, ours.sentences, strict=True) if s.uid in retold) / _words(ours)
    reworded = told_anew >= _RETOLD or equal < _WORD_FOR_WORD * shared
    return Copy(
        copy=copy.id,
        original=original.id,
        family=family,
        kind=_kind(copy, original, of_copy, of_original, reworded),
        share_of_copy=round(min(of_copy, 1.0), 4),
        share_of_original=round(min(of_original, 1.0), 4),
        confidence=SURE if sure else UNSURE,
        evidence=evidence_of(link) if sure else (),
    )


def evidence_of(link: Link) -> tuple[Evidence, ...]:
    """What the articles themselves say for the link; every weight is 1: the truth needs none."""
    copy, original = link
    found = [
        Evidence(kind="link" if place == "link" else "credit", detail=place, weight=1.0)
        for place, named in sorted(copy.says.items())
        if named is original
    ]
    if (
        is_told_by_time(copy, original)
        and not original.withheld
        and (copy.published or "") > (original.published or "")
    ):
        found.append(Evidence(kind="time", detail=f"{original.published} before {copy.published}", weight=1.0))
    return tuple(found)


def is_told_by_time(one: Draft, other: Draft) -> bool:
    """Whether the published times of two articles say which was first, rightly or wrongly."""
    if one.published is None or other.published is None:
        return False
    size = min(len(one.published), len(other.published))
    return one.published[:size] != other.published[:size]


def readings(layout: Layout) -> list[tuple[str, ...]]:
    """The news text as it reads: the pieces of its sentences in order, without furniture and what is credit."""
    draft = layout.draft
    return [s.pieces for p in draft.body for s in p]


def _kind(copy: Draft, original: Draft, of_copy: float, of_original: float, reworded: bool) -> CopyKind:
    if copy.house is original.house:
        return "update"
    if reworded:
        return "rewrite"
    if of_copy >= _WHOLE and of_original >= _WHOLE:
        return "reprint"
    if of_copy >= _MOST and of_copy >= of_original:
        return "abridgement"
    return "expansion" if of_original >= _MOST else "excerpt"


def _words(layout: Layout) -> int:
    return sum(c.words for c, s in zip(layout.casts, layout.sentences, strict=True) if s.uid > 0)


def _common(a: Layout, b: Layout) -> tuple[int, int]:
    """Words of a's sentences that b has too, and those of them that are equal in both."""
    shared = equal = 0
    for cast, sentence in zip(a.casts, a.sentences, strict=True):
        at = b.where.get(sentence.uid) if sentence.uid > 0 else None
        if at is None:
            continue
        shared += cast.words
        if b.casts[at] is cast:
            equal += cast.words
        else:
            equal += agreement_of(cast, b.casts[at]).equal
    return shared, equal
