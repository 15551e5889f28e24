"""What a matching leaves for the next one over the same texts and some more, or some less.

A row for each stretch that two texts share, also for those that are too ordinary to be passages (what is ordinary
depends on all texts), with all that its label follows from; and for each text the digests that tell whether its rows
still hold. Nothing of the texts themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROW = np.dtype(
    [
        ("a", "<u4"), ("b", "<u4"), ("words", "<i4", (4,)), ("equal", "<i4"), ("numbers", "<i4"),
        ("spans", "<i4", (4,)), ("habit", "u1"), ("sign", "u1"), ("label", "i1"),
    ]
)  # fmt: skip
"""``a`` and ``b``: documents; ``words``, ``equal``, ``numbers``, ``habit``: as in ``matching.Matches``; ``spans``: as
in ``spans.Places``; ``sign``: as of ``labels.signs_of``; ``label``: an index into ``labels.LABELS``, -1 for what is too
ordinary. In order of a, b and where they begin in a."""

Rows = NDArray[np.void]
Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]


class Kept(NamedTuple):
    """``documents``: a digest of each text, in its order, 0 for none; ``own`` and ``ties``: its
    ``matching.Digests``; ``rows``: of type :data:`ROW`."""

    documents: Keys
    own: Keys
    ties: Keys
    rows: Rows

    def passages(self) -> Rows:
        """The rows that are passages."""
        return self.rows[self.rows["label"] >= 0]

    def places_in(self, documents: Keys) -> Ints:
        """Where each of the documents stands among other ``documents``; -1 where it is not among them."""
        order = np.argsort(documents, kind="stable")
        at = np.minimum(np.searchsorted(documents, self.documents, sorter=order), max(len(documents) - 1, 0))
        if len(documents) == 0:
            return np.full(len(self.documents), -1, np.int64)
        return np.where(documents[order[at]] == self.documents, order[at], -1)

    def packed(self) -> dict[str, bytes]:
        """The arrays as bytes, by name."""
        return {name: value.astype(_STORED[name], copy=False).tobytes() for name, value in self._asdict().items()}


NOTHING = Kept(np.empty(0, np.uint64), np.empty(0, np.uint64), np.empty(0, np.uint64), np.empty(0, ROW))
"""What is kept before anything was matched."""

_STORED = {"documents": np.dtype("<u8"), "own": np.dtype("<u8"), "ties": np.dtype("<u8"), "rows": ROW}


def unpacked(packed: Mapping[str, bytes]) -> Kept:
    """What :meth:`Kept.packed` gave."""
    return Kept(**{name: np.frombuffer(packed.get(name, b""), dtype) for name, dtype in _STORED.items()})
