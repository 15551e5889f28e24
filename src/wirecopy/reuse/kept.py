"""What a matching leaves for the next one over the same texts and some more, or some less.

Of each text its words as hashes, so that it need not be read again, and the digests that tell whether what it shares
with others still holds. A row for each stretch that two texts share, also for those that are too ordinary to be
passages (what is ordinary depends on all texts), with all that its label follows from. Texts stand in the order in
which they came, so that what came before stays where it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]
Columns = NDArray[np.int32]
"""A row each, laid out column by column."""

LOST = -2
"""The label of a row of two documents that share this no more."""


class Rows(NamedTuple):
    """Stretches that two documents share; those of a pair follow one another, in order of where they begin in a.

    ``matched``: as of ``matching.Matches``; ``spans``: as of ``spans.Places``; ``sign``: as of ``labels.signs_of``;
    ``label``: an index into ``labels.LABELS``, -1 for what is too ordinary, :data:`LOST`.
    """

    matched: Columns
    spans: Columns
    sign: NDArray[np.uint8]
    label: NDArray[np.int8]

    def of(self, which: NDArray[np.bool_] | Ints) -> Rows:
        """The rows of a mask, or of these numbers."""
        numbers = np.arange(len(self.label))[which]
        return Rows(taken(self.matched, numbers), taken(self.spans, numbers), self.sign[numbers], self.label[numbers])

    def between(self, names: Ints) -> Rows:
        """The same rows; document d is called ``names[d]`` in them."""
        a, b = names[self.matched[:, 0]], names[self.matched[:, 1]]
        return self._replace(matched=columns(a, b, *self.matched.T[2:]))


def columns(*of: NDArray[np.integer[Any]]) -> Columns:
    """Rows of these columns."""
    return np.array(of, np.int32).T


def taken(rows: Columns, which: Ints) -> Columns:
    """The rows of these numbers; they are laid out column by column too."""
    return np.take(rows.T, which, axis=1).T


def rows_of(*some: Rows) -> Rows:
    """All of the rows, one after the other."""
    matched, spans = (np.concatenate([rows[n].T for rows in some], axis=1).T for n in (0, 1))
    return Rows(matched, spans, np.concatenate([r.sign for r in some]), np.concatenate([r.label for r in some]))


class Kept(NamedTuple):
    """``documents``: a digest of each text; ``own``, ``caps``, ``ties``: its ``matching.Digests``; ``counts``: how many
    of the hashed ``words`` it has; ``rows``: of documents by their place in this order."""

    documents: Keys
    own: Keys
    caps: Keys
    ties: Keys
    counts: Ints
    words: NDArray[np.uint32]
    rows: Rows

    def places_in(self, documents: Keys) -> Ints:
        """Where each of the documents stands among other ``documents``; -1 where it is not among them."""
        order = np.argsort(documents, kind="stable")
        at = np.minimum(np.searchsorted(documents, self.documents, sorter=order), max(len(documents) - 1, 0))
        if len(documents) == 0:
            return np.full(len(self.documents), -1, np.int64)
        return np.where(documents[order[at]] == self.documents, order[at], -1)

    def packed(self) -> dict[str, memoryview]:
        """The arrays as bytes, by name."""
        rows = self.rows
        arrays = [*self[:-1], *rows.matched.T, *rows.spans.T, rows.sign, rows.label]
        return {
            name: np.ascontiguousarray(array, dtype).data.cast("B")
            for (name, dtype), array in zip(_STORED.items(), arrays, strict=True)
        }


_MATCHED = ("a", "b", "a_from", "a_to", "b_from", "b_to", "equal", "numbers", "habit")
_SPANS = ("a_start", "a_end", "b_start", "b_end")
_STORED: dict[str, np.dtype[Any]] = {
    **dict.fromkeys(("documents", "own", "caps", "ties"), np.dtype("<u8")),
    "counts": np.dtype("<i8"),
    "words": np.dtype("<u4"),
    **dict.fromkeys((*_MATCHED, *_SPANS), np.dtype("<i4")),
    "sign": np.dtype("u1"),
    "label": np.dtype("i1"),
}


def unpacked(packed: Mapping[str, bytes]) -> Kept:
    """What :meth:`Kept.packed` gave."""
    arrays: dict[str, NDArray[Any]] = {n: np.frombuffer(packed.get(n, b""), dtype) for n, dtype in _STORED.items()}
    matched, spans = (columns(*(arrays.pop(name) for name in names)) for names in (_MATCHED, _SPANS))
    rows = Rows(matched, spans, arrays.pop("sign"), arrays.pop("label"))
    return Kept(**arrays, rows=rows)


NOTHING = unpacked({})
"""What is kept before anything was matched."""
