"""The reuse stage over a store: what came and went among the passages since it was last matched.

In: every text, and what the last matching kept. Out: the passages that came and went, written as such, and which
articles they touch, for lineage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b

import numpy as np

from wirecopy.model import Passage
from wirecopy.model.identity import site_of
from wirecopy.reuse import PASSAGES, PHASES
from wirecopy.reuse.kept import NOTHING, Ints, Rows, unpacked
from wirecopy.reuse.passages import find_passages_again
from wirecopy.run.progress import Progress
from wirecopy.store import Store
from wirecopy.store.kept import forget_kept, keep, kept


def match_store(store: Store, jobs: int | None, progress: Progress) -> Callable[[], None]:
    """Match what is new in ``store``; what is returned writes it, in the caller's transaction."""
    ids, texts, outlets, digests = [], [], [], []
    for id, text, outlet, url, number in store.connection.execute(_ARTICLES):
        ids.append(id)
        texts.append(text)
        outlets.append(outlet or (site_of(url) if url else None))
        digests.append(_digest(id, outlets[-1], text if number is None else number))
    packed = kept(store, "reuse", PASSAGES)
    again = find_passages_again(
        texts,
        outlets,
        np.frombuffer(b"".join(digests), "<u8"),
        unpacked(packed) if packed else NOTHING,
        jobs=jobs,
        progress=_shown(progress),
    )

    def write() -> None:
        if packed is None:
            store.replace_all("passages", _passages(again.come, ids))
            forget_kept(store, "lineage")
        else:
            _remove(store, again.new, again.gone, ids)
            store.insert("passages", _passages(again.come, ids))
            _touch(store, ids, again.bereft, *(rows[side] for rows in (again.gone, again.come) for side in "ab"))
        keep(store, "reuse", PASSAGES, again.kept.packed())

    return write


_ARTICLES = """
SELECT a.id, a.text, a.outlet, a.url, f.number FROM articles a LEFT JOIN fingerprinted f ON f.article = a.id
ORDER BY a.id
"""


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
    keys = zip(gone["a"].tolist(), gone["b"].tolist(), gone["spans"][:, 0].tolist(), strict=True)
    many("DELETE FROM passages WHERE a = ? AND b = ? AND a_start = ?", ((ids[a], ids[b], at) for a, b, at in keys))


def _touch(store: Store, ids: Sequence[str], *documents: Ints) -> None:
    touched = np.unique(np.concatenate(documents)).tolist()
    store.connection.executemany("INSERT OR IGNORE INTO touched (article) VALUES (?)", [(ids[n],) for n in touched])


def _passages(rows: Rows, ids: Sequence[str]) -> Iterator[Passage]:
    from wirecopy.reuse.labels import LABELS

    columns = (rows[name].tolist() for name in ("a", "b", "spans", "words", "equal", "label"))
    for a, b, spans, (a_from, a_to, b_from, b_to), equal, label in zip(*columns, strict=True):
        yield Passage(
            a=ids[a],
            b=ids[b],
            a_start=spans[0],
            a_end=spans[1],
            b_start=spans[2],
            b_end=spans[3],
            words=a_to - a_from,
            similarity=round(equal / max(a_to - a_from, b_to - b_from), 4),
            label=LABELS[label],  # type: ignore[arg-type]
        )
