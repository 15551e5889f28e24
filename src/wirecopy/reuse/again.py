"""Matching again: only pairs that are new, or whose stretches may have changed, are matched; the rest is carried over.

In: all texts, and what an earlier matching kept. Out: what this one keeps, and which passages came and went. That is
what matching everything anew would give: counts of words and grams are taken over all texts each time, and so are the
labels; what is carried over follows from digests that are the same.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirecopy.reuse import kernels, labels
from wirecopy.reuse.crew import Crew
from wirecopy.reuse.kept import ROW, Ints, Kept, Keys, Rows
from wirecopy.reuse.matching import Digests, Matches, is_surprising, match
from wirecopy.reuse.spans import locate_rows
from wirecopy.reuse.texts import Row


class Again(NamedTuple):
    """``kept``: for the next time. ``gone`` and ``come``: passages as rows of its documents; one that changed is in
    both. ``new``: documents that were not there before; ``bereft``: those that shared text with one that is gone."""

    kept: Kept
    gone: Rows
    come: Rows
    new: Ints
    bereft: Ints


def find_again(texts: Row, outlets: NDArray[np.int32], documents: Keys | None, kept: Kept, crew: Crew) -> Again:
    """Match ``texts``, of which some were matched before.

    ``documents``: a digest of each text and its name, none twice; the texts that ``kept`` knows must be in the order
    that they had, and of the same outlets. ``None`` where nothing is known.
    """
    known = np.zeros(len(texts.offsets) - 1, np.uint64) if documents is None else documents
    places = kept.places_in(known)
    there = places >= 0
    before = Digests(np.zeros(len(known), np.uint64), np.zeros(len(known), np.uint64)) if len(kept.documents) else None
    if before is not None:
        before.own[places[there]], before.ties[places[there]] = kept.own[there], kept.ties[there]
    found = match(texts, outlets, crew, known, before)
    old = kept.rows.copy()
    ends = np.stack((places[old["a"]], places[old["b"]])) if len(old) else np.empty((2, 0), np.int64)
    alive = (ends >= 0).all(axis=0)
    bereft = np.unique(ends[:, ~alive])
    old, ends = old[alive], ends[:, alive]
    old["a"], old["b"] = ends
    holds = (found.news[ends[1]] == 0) & (found.news[ends[0]] != kernels.NEW)
    fresh = _rows(found, crew)
    rows = np.concatenate((old[holds], fresh))
    order = np.lexsort((rows["words"][:, 0], rows["b"], rows["a"]))
    rows = rows[order]
    rows["label"] = _labels(rows, found)
    label = np.empty(len(rows), np.int8)
    label[order] = rows["label"]
    carried, fresh["label"] = label[: holds.sum()], label[holds.sum() :]
    was, now = old[holds], old[holds]
    now["label"] = carried
    differs = was["label"] != carried
    gone, come = np.concatenate((old[~holds], was[differs])), np.concatenate((fresh, now[differs]))
    new = np.ones(len(known), np.bool_)
    new[places[there]] = False
    return Again(
        Kept(known, *found.digests, rows),
        *_without_common(gone[gone["label"] >= 0], come[come["label"] >= 0]),
        np.flatnonzero(new),
        bereft[bereft >= 0],
    )


def _rows(found: Matches, crew: Crew) -> Rows:
    """The matched stretches with where they stand; not labelled yet."""
    matched = found.rows
    places = locate_rows(matched, found.counts, found.texts, crew)
    spans = places.spans

    def text_of(row: int) -> str:
        return found.texts.text(matched[row, 0])[spans[row, 0] : spans[row, 1]]

    rows = np.zeros(len(matched), ROW)
    rows["a"], rows["b"] = matched[:, 0], matched[:, 1]
    rows["words"], rows["spans"] = matched[:, 2:6], spans
    rows["equal"], rows["numbers"], rows["habit"] = matched[:, 6], matched[:, 7], matched[:, 8]
    rows["sign"] = labels.signs_of(matched, found.counts, places, text_of)
    return rows


def _labels(rows: Rows, found: Matches) -> NDArray[np.int8]:
    matched = np.empty((len(rows), 9), np.int64)
    matched[:, 0], matched[:, 1], matched[:, 2:6] = rows["a"], rows["b"], rows["words"]
    matched[:, 6], matched[:, 7], matched[:, 8] = rows["equal"], rows["numbers"], rows["habit"]
    surprising = is_surprising(found.words, matched)
    label = np.full(len(rows), -1, np.int8)
    label[surprising] = labels.label_all(matched[surprising], found.counts, rows["sign"][surprising])
    return label


def _without_common(gone: Rows, come: Rows) -> tuple[Rows, Rows]:
    """Both without the rows that are in both."""
    if not len(gone) or not len(come):
        return gone, come
    some, others = (rows.view(f"V{ROW.itemsize}").tolist() for rows in (gone, come))
    stayed = set(some).intersection(others)
    return tuple(
        rows[np.fromiter((row not in stayed for row in packed), np.bool_, len(rows))]
        for rows, packed in ((gone, some), (come, others))
    )  # type: ignore[return-value]
