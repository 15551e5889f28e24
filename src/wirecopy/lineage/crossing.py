"""Readings that cross: the sign of hands that slip alike.

In: how the witnesses of a text read. Out: how many pairs of readings cannot both have come about once. Of two that each
came about once on a tree, and were never put right, no four witnesses have the one, the other, both and neither (the
four gametes of Hudson and Kaplan 1985; the crossing variants of textual criticism). Reprints of news hardly cross;
copies by hand do all over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from wirecopy.lineage.collation import Edit, Witness

_LOOKED_AT = 200
"""Readings that are compared, those first that most witnesses have."""


def crossing(witnesses: Iterable[Witness], readers: Mapping[Edit, int], holders: Mapping[int, int], of: int) -> int:
    """Of the readings that two witnesses and more have and two and more do not, at places that all of these have, how
    many pairs cross; 0 where all of them were fewer than ``of``."""
    shared = [edit for edit, n in readers.items() if n > 1 and holders[edit.place] - n > 1]
    if len(shared) * (len(shared) - 1) < 2 * of:
        return 0
    looked_at = sorted(shared, key=lambda edit: (-readers[edit], edit))[:_LOOKED_AT]
    number = {edit: n for n, edit in enumerate(looked_at)}
    rows = []
    for witness in witnesses:
        read = Counter(number[edit] for reading in witness.readings.values() for edit in reading if edit in number)
        there = [edit.place in witness.readings for edit in looked_at]
        rows.append([(n in read, is_there and n not in read) for n, is_there in enumerate(there)])
    has, lacks = np.array(rows, np.float32).transpose(2, 0, 1)
    apart = has.T @ lacks > 0
    crossed = (has.T @ has > 0) & (lacks.T @ lacks > 0) & apart & apart.T
    places = np.array([edit.place for edit in looked_at])
    return int((crossed & (places[:, None] != places)).sum()) // 2
