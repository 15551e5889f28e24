"""The stretches in which two rows of words differ.

In: the edits that make one row of the other, as rapidfuzz lists them. Out: stretches of both. Edits beside one another
are one stretch. To list edits, and not runs of equal words too, takes half the time.
"""

from __future__ import annotations

from typing import cast

from rapidfuzz.distance import Editops

Unequal = tuple[int, int, int, int]
"""Words [i, i_end) of the one and [j, j_end) of the other, of which one may be none: (i, i_end, j, j_end)."""


def unequal(edits: Editops) -> list[Unequal]:
    """The stretches, in order, that ``edits`` tell of.

    >>> from rapidfuzz.distance import LCSseq
    >>> unequal(LCSseq.editops("one two three four".split(), "one 2 three".split()))
    [(1, 2, 1, 2), (3, 4, 3, 3)]
    """
    found: list[Unequal] = []
    first = was = i = j = -1
    for tag, at, there in cast("list[tuple[str, int, int]]", edits.as_list()):  # the stub has another type
        if at != i or there != j:
            if i >= 0:
                found.append((first, i, was, j))
            first, was = at, there
        i, j = at + (tag != "insert"), there + (tag != "delete")
    if i >= 0:
        found.append((first, i, was, j))
    return found
