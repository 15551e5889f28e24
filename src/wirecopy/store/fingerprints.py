"""The fingerprints of a store: written as articles enter, merged, forgotten, and asked who holds a gram.

Articles are numbered as they are fingerprinted; their keys (``reuse/segments.py``) go into a new segment, in the same
transaction as their numbers, so that what is numbered is searchable whatever stops the run. A segment never changes:
it is merged with its neighbours into another, or written anew without the articles that are gone. An article that is
deleted leaves its number behind as a tombstone until then. Decision note 0010.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from wirecopy.reuse.segments import (
    FINGERPRINTS,
    Ints,
    Keys,
    bounds_of,
    keys_of,
    merged,
    numbers_of,
    without,
)
from wirecopy.store.store import Store

PAGE = 500
"""Keys of a page: with its row it just fits into one of SQLite's, which is what one gram costs to look up."""
CHUNK_ARTICLES, CHUNK_CHARACTERS = 4_000, 32_000_000
"""Articles fingerprinted in one transaction: about a second's work, since others wait to write meanwhile."""
GROWTH = 4
"""A segment is merged with all younger ones once they have a fourth of its keys: there are few segments, and a key is
written a few times over."""
MOST_PAGES = 128
"""Pages that one question may read for grams that fill more than two: what everyone holds is read in part, from the
articles that were numbered first."""

_STORED = np.dtype("<u8")


class Holders(NamedTuple):
    """Who holds the grams that were asked for: pairs of an article's number and the gram's position, and how many
    keys each gram has (of a gram read in part: about how many)."""

    numbers: Ints
    grams: Ints
    frequency: Ints


class _Segment(NamedTuple):
    segment: int
    first_number: int
    last_number: int
    keys: int


def fingerprint_new(store: Store) -> int:
    """Fingerprint the articles that are not yet, chunk by chunk, and merge what was written; returns how many.

    Articles are numbered in the order of publication, then of their ids.
    """
    _discard_outdated(store)
    waiting = [id for (id,) in store.connection.execute(
        f"SELECT id FROM articles a WHERE {_WAITING} ORDER BY published IS NULL, published, id"
    )]  # fmt: skip
    done = at = 0
    while at < len(waiting):
        with store.transaction():
            ids, texts, at = _next_chunk(store, waiting, at)
            _add(store, ids, texts)
        done += len(ids)
    if waiting:
        _compact(store)
    return done


def unfingerprinted(store: Store) -> int:
    """How many articles cannot be found yet."""
    articles = store.count("articles")
    if _outdated(store):
        return articles
    (gone,) = store.connection.execute("SELECT count(*) FROM fingerprinted WHERE article IS NULL").fetchone()
    return articles + int(gone) - store.count("fingerprinted")


def forget_fingerprints(store: Store) -> None:
    """Remove every key of articles that are gone; call it inside the transaction that deletes them, or after it.

    What it wrote over lies in free pages of the file until SQLite uses them again, or VACUUM drops them.
    """
    if not store.connection.in_transaction:
        with store.transaction():
            forget_fingerprints(store)
        return
    gone = _gone(store)
    for segment in _segments(store):
        if np.any((gone >= segment.first_number) & (gone <= segment.last_number)):
            _merge(store, [segment], gone)
    store.connection.execute("DELETE FROM fingerprinted WHERE article IS NULL")


def holders_of(store: Store, hashes: Keys) -> Holders:
    """The articles, gone ones left out, that hold grams of these ``hashes`` (ascending, each once)."""
    low, high = bounds_of(hashes)
    frequency = np.zeros(len(hashes), np.int64)
    numbers, grams = [], []
    segments = store.connection.execute(
        "SELECT segment, directory FROM fingerprint_segments WHERE version = ? ORDER BY segment", (FINGERPRINTS,)
    ).fetchall()
    spread = []
    for segment, directory in segments:
        firsts = np.frombuffer(directory, _STORED)
        begin = np.maximum(np.searchsorted(firsts, low, "right") - 1, 0)
        spread.append((segment, begin, np.maximum(np.searchsorted(firsts, high, "left"), begin)))
    allowed = _allowance([end - begin for _, begin, end in spread])
    for segment, begin, end in spread:
        read = np.minimum(end, begin + allowed)
        keys = _read_pages(store, segment, begin, read)
        starts, stops = np.searchsorted(keys, low), np.searchsorted(keys, high)
        counts = stops - starts
        ends = np.cumsum(counts)
        taken = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + counts, counts)
        numbers.append(numbers_of(keys[taken]))
        grams.append(np.repeat(np.arange(len(hashes)), counts))
        frequency += np.maximum(counts, np.where(read < end, (end - begin - 2) * PAGE, 0))
    found, of = (np.concatenate([*parts, np.empty(0, np.int64)]) for parts in (numbers, grams))
    alive = ~np.isin(found, _gone(store))
    return Holders(found[alive], of[alive], frequency)


_WAITING = "NOT EXISTS (SELECT 1 FROM fingerprinted f WHERE f.article = a.id)"


def _outdated(store: Store) -> bool:
    query = "SELECT 1 FROM fingerprint_segments WHERE version <> ?"
    return store.connection.execute(query, (FINGERPRINTS,)).fetchone() is not None


def _discard_outdated(store: Store) -> None:
    """Begin anew where the keys are of another version."""
    if _outdated(store):
        with store.transaction():
            store.connection.execute("DELETE FROM fingerprint_segments")
            store.connection.execute("DELETE FROM fingerprinted")


def _next_chunk(store: Store, waiting: Sequence[str], at: int) -> tuple[list[str], list[str], int]:
    """The ids and texts of the next chunk, and where the one after it begins; passes over what is gone, or done."""
    ids: list[str] = []
    texts: list[str] = []
    size = 0
    while at < len(waiting) and len(ids) < CHUNK_ARTICLES and size < CHUNK_CHARACTERS:
        query = f"SELECT text FROM articles a WHERE id = ? AND {_WAITING}"
        row = store.connection.execute(query, (waiting[at],)).fetchone()
        if row is not None:
            ids.append(waiting[at])
            texts.append(row[0])
            size += len(row[0])
        at += 1
    return ids, texts, at


def _add(store: Store, ids: Sequence[str], texts: Sequence[str]) -> None:
    if not ids:
        return
    given = store.connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'fingerprinted'").fetchone()
    first = given[0] + 1 if given else 1
    numbers = range(first, first + len(ids))
    store.connection.executemany("INSERT INTO fingerprinted (number, article) VALUES (?, ?)", zip(numbers, ids))
    _write(store, [keys_of(texts, numbers)], numbers[0], numbers[-1])


def _segments(store: Store) -> list[_Segment]:
    """The segments, oldest numbers first."""
    query = "SELECT segment, first_number, last_number, keys FROM fingerprint_segments ORDER BY first_number"
    return [_Segment(*row) for row in store.connection.execute(query)]


def _gone(store: Store) -> Ints:
    """The numbers of articles that were deleted."""
    query = "SELECT number FROM fingerprinted WHERE article IS NULL ORDER BY number"
    return np.array([number for (number,) in store.connection.execute(query)], np.int64)


def _compact(store: Store) -> None:
    """Merge the youngest segments with as many older ones as they outweigh."""
    with store.transaction():
        young: list[_Segment] = []
        for segment in reversed(_segments(store)):
            if young and segment.keys > GROWTH * sum(s.keys for s in young):
                break
            young.insert(0, segment)
        if len(young) > 1:
            gone = _gone(store)
            _merge(store, young, gone)
            store.connection.execute(
                "DELETE FROM fingerprinted WHERE article IS NULL AND number BETWEEN ? AND ?",
                (young[0].first_number, young[-1].last_number),
            )


def _merge(store: Store, segments: Sequence[_Segment], gone: Ints) -> None:
    """Put one segment in the place of several neighbours, or of one, without the keys of those ``gone``."""
    pages = without(merged([_pages(store, s.segment) for s in segments]), gone)
    _write(store, pages, segments[0].first_number, segments[-1].last_number)
    store.connection.executemany("DELETE FROM fingerprint_segments WHERE segment = ?", [(s.segment,) for s in segments])


def _write(store: Store, keys: Iterable[Keys], first_number: int, last_number: int) -> None:
    """A new segment of the ascending ``keys``; none where there are no keys."""
    execute = store.connection.execute
    cursor = execute(
        "INSERT INTO fingerprint_segments (version, first_number, last_number, keys, directory)"
        " VALUES (?, ?, ?, 0, x'')",
        (FINGERPRINTS, first_number, last_number),
    )
    firsts: list[int] = []
    total = 0
    for page in _repaged(keys):
        execute(
            "INSERT INTO fingerprint_pages (segment, page, keys) VALUES (?, ?, ?)",
            (cursor.lastrowid, len(firsts), page.astype(_STORED).tobytes()),
        )
        firsts.append(int(page[0]))
        total += len(page)
    if firsts:
        directory = np.array(firsts, _STORED).tobytes()
        query = "UPDATE fingerprint_segments SET keys = ?, directory = ? WHERE segment = ?"
        execute(query, (total, directory, cursor.lastrowid))
    else:
        execute("DELETE FROM fingerprint_segments WHERE segment = ?", (cursor.lastrowid,))


def _repaged(keys: Iterable[Keys]) -> Iterator[Keys]:
    """The same keys in pages of ``PAGE``, the last one shorter."""
    held = np.empty(0, np.uint64)
    for more in keys:
        held = np.concatenate((held, more))
        whole = len(held) // PAGE * PAGE
        yield from (held[at : at + PAGE] for at in range(0, whole, PAGE))
        held = held[whole:]
    if len(held):
        yield held


def _pages(store: Store, segment: int) -> Iterator[Keys]:
    query = "SELECT keys FROM fingerprint_pages WHERE segment = ? ORDER BY page"
    for (page,) in store.connection.execute(query, (segment,)):
        yield np.frombuffer(page, _STORED)


def _allowance(spans: Sequence[Ints]) -> int:
    """Pages that each gram may read of a segment, so that those over two come to ``MOST_PAGES`` at most.

    Two in any case: a gram that begins a page may, as far as the directory tells, begin at the end of the one before.
    """
    wide = np.sort(np.concatenate([*spans, np.empty(0, np.int64)]) - 2)
    wide = wide[wide > 0]
    if wide.sum() <= MOST_PAGES:
        return int(wide[-1]) + 2 if len(wide) else 2
    below = np.concatenate(([0], np.cumsum(wide)[:-1]))
    afforded = (MOST_PAGES - below) // np.arange(len(wide), 0, -1)  # by each of those that are no narrower
    return int(afforded[np.argmax(afforded < wide)]) + 2


def _read_pages(store: Store, segment: int, begin: Ints, end: Ints) -> Keys:
    """The keys of the pages ``begin`` to ``end`` of each gram, ascending, each page once."""
    wanted = np.unique(np.concatenate([np.empty(0, np.int64), *(np.arange(a, b) for a, b in zip(begin, end))]))
    runs = np.flatnonzero(np.diff(wanted, prepend=-2, append=wanted[-1] + 2 if len(wanted) else 0) != 1)
    query = "SELECT keys FROM fingerprint_pages WHERE segment = ? AND page BETWEEN ? AND ? ORDER BY page"
    found = [
        page
        for first, after in pairwise(runs.tolist())
        for (page,) in store.connection.execute(query, (segment, int(wanted[first]), int(wanted[after - 1])))
    ]
    return np.frombuffer(b"".join(found), _STORED) if found else np.empty(0, np.uint64)
