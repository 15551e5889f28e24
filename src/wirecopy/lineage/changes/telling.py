"""Which change tells most: the order in which every face of wirecopy shows what a copy did.

First what turns a claim into another claim, then what the reader is led to by, then wording and amount of text.
"""

from __future__ import annotations

from wirecopy.lineage.changes.lists import words
from wirecopy.model import Change
from wirecopy.model.records import ChangeKind

TELLING: tuple[ChangeKind, ...] = (
    "hedge",  # a suspicion became a fact, or a fact a suspicion
    "number",  # the claim itself
    "attribution",  # who answers for it
    "quote",  # words put into somebody's mouth
    "name",  # whom it is about
    "headline",  # what most readers see, but see for themselves
    "reworded",
    "added",
    "cut",  # editors cut every day, mostly from the bottom
    "moved",
    "spelling",  # the same words
)
_RANK = {kind: rank for rank, kind in enumerate(TELLING)}


def how_telling(change: Change) -> tuple[int, int, int, int, int]:
    """A key to sort by, the most telling first.

    Of one kind, what was lost before what was gained or swapped; of cuts and additions the longer, of other changes the
    shorter (easier to see), those of mere words of grammar last.
    """
    before, after = (side.casefold().split() if side else [] for side in (change.before, change.after))
    size = len(before) + len(after)
    plain = change.kind == "reworded" and words("words", "function").issuperset(before + after)
    return (
        _RANK[change.kind],
        int(plain),
        int(change.after is not None),
        -size if change.kind in ("cut", "added") else size,
        change.copy_start or 0,
    )
