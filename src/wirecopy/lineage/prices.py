"""What it would cost to make the texts of one collation of one another, many at a time.

In: witnesses. Out: costs, as :func:`wirecopy.lineage.derivation.derive` gives them. Witnesses are brought into numbers
once, and the kernel goes over all pairs of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirecopy.lineage.collation import Collation, Edit, Witness
from wirecopy.lineage.derivation import WEIGHTS, Weights


class Coded(NamedTuple):
    """Texts in numbers. ``places`` from ``starts[n]`` to ``starts[n + 1]`` are those of text ``n`` in its order;
    ``edits`` from ``begins[k]`` to ``begins[k + 1]`` how it reads at the ``k``-th of all places; ``furnished``: see
    ``collation.Witness``."""

    starts: NDArray[np.int64]
    places: NDArray[np.int64]
    begins: NDArray[np.int64]
    edits: NDArray[np.int64]
    furnished: NDArray[np.bool_]


class Facts(NamedTuple):
    """Of each place its ``words``, its ``holders``, and how much it ``belongs``, 0 at least; of each edit where it is
    (``at``) and its ``size``, whether others read it too (``read``), and whether others hold its place and do not
    (``unread``)."""

    words: NDArray[np.int64]
    holders: NDArray[np.int64]
    belongs: NDArray[np.float64]
    at: NDArray[np.int64]
    size: NDArray[np.float64]
    read: NDArray[np.bool_]
    unread: NDArray[np.bool_]


class Prices:
    """What the witnesses of a ``collation`` cost, made of one another."""

    def __init__(self, collation: Collation) -> None:
        edits = sorted(collation.readers)
        readers = [collation.readers[edit] for edit in edits]
        self._number: dict[Edit, int] = {edit: n for n, edit in enumerate(edits)}
        holders, places = collation.holders, range(len(collation.words))
        self._facts = Facts(
            np.array(collation.words, np.int64),
            np.array([holders.get(place, 0) for place in places], np.int64),
            np.array([max(collation.belonging.get(place, 0.0), 0.0) for place in places], np.float64),
            np.array([edit.at for edit in edits], np.int64),
            np.array([edit.size for edit in edits], np.float64),
            np.array([n > 1 for n in readers], np.bool_),
            np.array([holders[edit.place] - n > 1 for edit, n in zip(edits, readers, strict=True)], np.bool_),
        )

    def coded(self, witnesses: Sequence[Witness]) -> Coded:
        """Witnesses whose edits are the collation's, in numbers."""
        starts, begins = [0], [0]
        places: list[int] = []
        edits: list[int] = []
        for witness in witnesses:
            for reading in witness.readings.values():
                edits += sorted(map(self._number.__getitem__, reading))
                begins.append(len(edits))
            places += witness.readings
            starts.append(len(places))
        return Coded(
            np.array(starts, np.int64),
            np.array(places, np.int64),
            np.array(begins, np.int64),
            np.array(edits, np.int64),
            np.array([witness.furnished for witness in witnesses], np.bool_),
        )

    def derive(
        self, copies: Coded, originals: Coded, pairs: Sequence[tuple[int, int]], weights: Weights = WEIGHTS
    ) -> list[float]:
        """The cost of each of ``pairs``, a copy and an original by their places in ``copies`` and ``originals``."""
        from wirecopy.lineage.kernels import derive  # loaded when it is first asked for

        of = np.array(pairs, np.int64).reshape(-1, 2).T.copy()
        costs: list[float] = derive(copies, originals, of[0], of[1], self._facts, weights).tolist()
        return costs
