"""Who had each stretch of a text first: of the articles found, the earliest whose time is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wirecopy.store.find import Finding, Found, earliness

_SCRAP = 30  # code points at the end of a claim that are no stretch of another's: spans end by chance a word sooner
_SIGN = re.compile(r"[\s!-/:-@\[-`{-~\u2010-\u2027]")


class Mark(NamedTuple):
    """A stretch of the text, in code points, and the finding that had it first; ``None``: nobody found has it."""

    start: int
    end: int
    first: Finding | None


def marks(found: Found) -> list[Mark]:
    """The whole text in stretches, in its order: each is the earliest finding's that has it."""
    owners: list[Finding | None] = [None] * len(found.text)
    for finding in sorted(found.findings, key=lambda f: (*earliness(f.published), f.article), reverse=True):
        for passage in finding.passages:  # who is earlier overwrites
            owners[passage.start : passage.end] = [finding] * (passage.end - passage.start)
    _give_scraps_away(owners)
    for start, end, first in _runs(owners):  # what follows another's stretch begins with a word, as that one does
        while first and start < end and _SIGN.match(found.text[start]):
            owners[start], start = None, start + 1
        while first and start < end and _SIGN.match(found.text[end - 1]):
            owners[end - 1], end = None, end - 1
    return _runs(owners)


def _runs(owners: Sequence[Finding | None]) -> list[Mark]:
    made: list[Mark] = []
    for at, owner in enumerate(owners):
        if made and made[-1].first is owner:
            made[-1] = made[-1]._replace(end=at + 1)
        else:
            made.append(Mark(at, at + 1, owner))
    return made


def _give_scraps_away(owners: list[Finding | None]) -> None:
    """Let the few words between one claim and the next go with the one before them, or else with the one behind."""
    runs = [Mark(0, 0, None), *_runs(owners), Mark(0, 0, None)]
    for before, mark, behind in zip(runs, runs[1:], runs[2:]):
        if mark.first and mark.end - mark.start < _SCRAP and (taker := before.first or behind.first):
            owners[mark.start : mark.end] = [taker] * (mark.end - mark.start)
