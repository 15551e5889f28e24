"""A reading that one article has alone, where the other reads with the rest of the family.

It rests on textual criticism: who made a reading of his own was not the source of those who read otherwise, or they
would all have had to restore what they never saw. Of two articles without other kin it tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wirecopy.lineage.collation import HEADLINE, Collation, Reading, Witness
from wirecopy.model import Evidence

ALONE = 2.0
"""Log-odds where one of the two has more such readings; how many more tells little. Decision note 0005."""


def innovation(collation: Collation, copy: Witness, original: Witness) -> Iterator[Evidence]:
    """The copy reads as nobody else does where the original reads as others do; less where it is the reverse."""
    ours = theirs = 0
    for place, reading in copy.readings.items():
        other = original.readings.get(place)
        if other is None or other == reading or place == HEADLINE:
            continue
        new, lost = reading - other, other - reading
        alone, other_alone = _alone(collation, place, new, lost), _alone(collation, place, lost, new)
        ours += alone and not other_alone
        theirs += other_alone and not alone
    if ours > theirs:
        number = f"{ours} readings" if ours > 1 else "a reading"
        detail = f"has {number} that nobody else has, where the other reads with the rest"
        yield Evidence(kind="innovation", detail=detail, weight=ALONE)


def of_family(found: Sequence[Evidence], log_odds: float) -> Iterator[Evidence]:
    """What is left to say of a direction of ``log_odds`` for which the ``found`` evidence does not speak by itself."""
    said = sum(e.weight for e in found)
    if said <= 0 < log_odds:
        detail = "what the whole family reads and names is explained with less this way round"
        yield Evidence(kind="innovation", detail=detail, weight=round(log_odds - said, 2))


def _alone(collation: Collation, place: int, new: Reading, lost: Reading) -> bool:
    """Whether what a reading has against another, and what it lacks of it, is found in no third article."""
    if new:
        return any(collation.readers[edit] == 1 for edit in new)
    return any(collation.holders[place] - collation.readers[edit] == 1 for edit in lost)
