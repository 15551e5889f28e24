"""The reuse stage over a store: what came and went among the passages since it was last matched.

In: every text, and what the last matching kept. Out: the passages that came and went, written as such, and which
articles they touch, for lineage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wirecopy.model.identity import site_of
from wirecopy.reuse import PASSAGES, PHASES
from wirecopy.reuse.kept import Columns, Ints, Rows, unpacked
from wirecopy.reuse.passages import find_passages_again
from wirecopy.reuse.texts import in_a_row
from wirecopy.run.progress import Progress
from wirecopy.store import Store
from wirecopy.store.kept import forget_kept, keep, kept


def match_store(store: Store, jobs: int | None, progress: Progress) -> Callable[[], None]:
    """Match what is new in ``store``; what is returned writes it, in the caller's transaction."""
    ids, outlets, digests = [], [], []
    for id, outlet, url, number in store.connection.execute(_ARTICLES):
        ids.append(id)
        outlets.append(outlet or (site_of(url) if url else None))
        digests.append(_digest(id, outlets[-1], number or _text(store, id)))
    packed = kept(store, "reuse", PASSAGES)
    again = find_passages_again(
        lambda wanted: in_a_row(_texts(store, ids, wanted)),
        outlets,
        np.frombuffer(b"".join(digests), "<u8"),
        unpacked(packed or {}),
        jobs=jobs,
        progress=_shown(progress),
    )

    def write() -> None:
        if packed is None:
            store.connection.execute("DELETE FROM passages")
            forget_kept(store, "lineage")
        else:
            _remove(store, again.new, again.gone, ids)
            _touch(store, ids, again.bereft, again.gone.matched[:, :2], again.come.matched[:, :2])
        _insert(store, again.come, ids)
        keep(store, "reuse", PASSAGES, again.kept.packed(), packed)

    return write


_ARTICLES = """
SELECT a.id, a.outlet, a.url, f.number
FROM articles a INDEXED BY articles_published LEFT JOIN fingerprinted f ON f.article = a.id ORDER BY a.id
"""


def _texts(store: Store, ids: Sequence[str], wanted: NDArray[np.bool_]) -> Iterator[str]:
    """The texts that are ``wanted``, the others empty."""
    for id, mark in zip(ids, wanted.tolist(), strict=True):
        yield _text(store, id) if mark else ""


def _text(store: Store, id: str) -> str:
    (text,) = store.connection.execute("SELECT text FROM articles WHERE id = ?", (id,)).fetchone()
    return str(text)


def _digest(id: str, outlet: str | None, number: int | str) -> bytes:
    """``number``: of the article's fingerprints, which no other text ever has; else its text."""
    return blake2b(f"{id}\x00{outlet}\x00{number}".encode("utf-8", "replace"), digest_size=8).digest()


def _shown(progress: Progress) -> Callable[[str, float], None]:
    progress.stage("reuse", 100 * len(PHASES))
    shown = 0

    def tell(phase: str, share: float) -> None:
        nonlocal shown
        if phase == "compiling":
            progress.say("compiling the matcher for this machine, once: about half a minute")
            return
        percent = 100 * PHASES.index(phase) + round(100 * share)
        progress.advance(percent - shown)
        shown = percent

    return tell


def _remove(store: Store, new: Ints, gone: Rows, ids: Sequence[str]) -> None:
    """Remove the passages that went, and those of an article that has another id by now, or another text."""
    many = store.connection.executemany
    names = [(ids[n],) for n in new.tolist()]
    many("DELETE FROM passages WHERE a = ?", names)
    many("DELETE FROM passages WHERE b = ?", names)
    keys = zip(*gone.matched[:, :2].T.tolist(), gone.spans[:, 0].tolist(), strict=True)
    many("DELETE FROM passages WHERE a = ? AND b = ? AND a_start = ?", ((ids[a], ids[b], at) for a, b, at in keys))


def _touch(store: Store, ids: Sequence[str], *documents: Ints | Columns) -> None:
    touched = np.unique(np.concatenate([some.ravel() for some in documents])).tolist()
    store.connection.executemany("INSERT OR IGNORE INTO touched (article) VALUES (?)", [(ids[n],) for n in touched])


def _insert(store: Store, rows: Rows, ids: Sequence[str]) -> None:
    """Insert passages, without making a record of each: there may be millions."""
    from wirecopy.reuse.labels import LABELS

    a, b, a_from, a_to, b_from, b_to, equal, *_ = rows.matched.T
    names = np.array(ids, object)
    columns: dict[str, NDArray[Any]] = {"a": names[a], "b": names[b]}
    columns |= zip(("a_start", "a_end", "b_start", "b_end"), rows.spans.T, strict=True)
    columns["words"] = a_to - a_from
    columns["similarity"] = np.round(equal / np.maximum(a_to - a_from, b_to - b_from), 4)
    columns["label"] = np.array(LABELS, object)[rows.label]
    store.connection.executemany(
        f"INSERT INTO passages ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        zip(*(column.tolist() for column in columns.values()), strict=True),
    )
