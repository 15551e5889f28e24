"""The reading stage over a store: records are read on every core and settled in batches.

A record that the store holds from the same file is skipped. Each batch is one transaction, so that a run that is
stopped keeps what it finished and the next one goes on from there.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import NamedTuple

from wirecopy.model import Dropped, Page
from wirecopy.model.identity import base_id
from wirecopy.read import READER, RawRecord, raw_records
from wirecopy.read.reasons import GIVEN_UP, LIMITS, Limits
from wirecopy.read.rows import said_of_names
from wirecopy.run.cutter import Cutter
from wirecopy.run.progress import Progress
from wirecopy.run.readers import Readers
from wirecopy.run.renaming import PARKED, hand_on, kept_for, succeed
from wirecopy.run.settle import drop, names_of, number_versions, remove, settle
from wirecopy.store import Store
from wirecopy.store.superseded import article_leaves

BATCH_RECORDS, BATCH_BYTES = 256, 4_000_000
"""A batch is read by one process and stored in one transaction: seconds of work."""

FIRST_BATCH = 4
"""Records of the first batch: somebody waits for a sign."""


class _Entry(NamedTuple):
    """A record with the digest of its bytes, read or not yet."""

    record: RawRecord | Dropped
    sha256: str

    @property
    def file(self) -> str:
        return self.record.file


def ingest(store: Store, inputs: Sequence[str], jobs: int, progress: Progress, limits: Limits = LIMITS) -> int:
    """Read every record of ``inputs`` that the store does not hold, and settle it; returns how many it held.

    The store's own files, where they lie among the inputs, are passed over.

    Raises :class:`wirecopy.errors.InputNotFound` before anything is read, :class:`wirecopy.errors.ReadersFail`.
    """
    own = {Path(store.name + ending).absolute() for ending in ("", "-wal", "-shm", "-journal")}
    held = _Held(store, progress)
    with Readers(jobs, limits) as readers, Cutter() as cutter:
        found = raw_records(*inputs, limits=limits, cut=cutter.cut)
        records = (r for r in found if Path(r.file).absolute() not in own)
        entries = _entries(_with_names_told(records, progress))
        progress.stage("read", None)
        for batch, pages in _read_batches(_batches(held.sift(entries)), readers, ahead=2 * jobs):
            with store.transaction():
                for entry, page in zip(batch, pages, strict=True):
                    keep(store, page, entry.sha256)
            progress.advance(len(batch))
    return held.count


def keep(store: Store, page: Page | Dropped, sha256: str, file: str | None = None) -> None:
    """Settle one record and enter it in the ledger; call inside a transaction.

    ``file``: the name of the record in the ledger, where it is not the page's own.
    """
    name = file or page.file or ""
    before = _forget_outdated(store, page, name, sha256)
    article = None
    if isinstance(page, Page):
        article = settle(store, page, name)
    else:
        drop(store, page)
    for old in before:
        now = article or kept_for(store, name) or old
        hand_on(store, PARKED, now)
        succeed(store, old, now)
    store.connection.execute("DELETE FROM work")
    store.connection.execute(
        "INSERT INTO inputs (file, sha256, reader, article) VALUES (?, ?, ?, ?)", (name, sha256, READER, article)
    )


def _forget_outdated(store: Store, page: Page | Dropped, file: str, sha256: str) -> list[str]:
    """Remove what an earlier reading of the same record gave, unless it is another version of the page's article.

    Returns the id of what was the same article, none or one; what was said of it is parked.
    """
    execute = store.connection.execute
    same: list[str] = []
    execute("DELETE FROM dropped WHERE file = ?", (file,))
    for old_sha256, id in execute("SELECT sha256, article FROM inputs WHERE file = ?", (file,)).fetchall():
        old = store.one("articles", "id = ?", (id,)) if id is not None else None
        if (
            old is not None
            and isinstance(page, Page)
            and old_sha256 != sha256
            and old.text != page.text
            and not names_of(old).isdisjoint(names_of(page))
        ):
            execute("UPDATE inputs SET superseded = 1 WHERE file = ? AND sha256 = ?", (file, old_sha256))
            continue
        execute("DELETE FROM inputs WHERE file = ? AND sha256 = ?", (file, old_sha256))
        if old is not None:
            if old_sha256 == sha256 or (isinstance(page, Page) and not names_of(old).isdisjoint(names_of(page))):
                same.append(old.id)
                article_leaves(store, old.id)
                hand_on(store, old.id, PARKED)
            remove(store, old.id)
            number_versions(store, base_id(old.id, old.text))
    return same


def is_held(store: Store, file: str, sha256: str) -> bool:
    """Whether the ledger holds the record with these bytes, from this reader; not where it was given up."""
    return store.connection.execute(_HELD, (file, sha256, READER, *GIVEN_UP)).fetchone() is not None


_HELD = f"""
SELECT 1 FROM inputs i WHERE file = ? AND sha256 = ? AND reader = ? AND NOT superseded AND NOT EXISTS (
  SELECT 1 FROM dropped d WHERE d.file = i.file AND d.reason IN ({", ".join("?" * len(GIVEN_UP))}))
"""


def _with_names_told(records: Iterable[RawRecord | Dropped], progress: Progress) -> Iterator[RawRecord | Dropped]:
    """The same records; of the first of each file of JSON or rows is said which fields were taken for which."""
    told = ""
    for record in records:
        file = record.file.rpartition("#")[0]
        if isinstance(record, RawRecord) and record.kind == "json" and file and file != told:
            told = file
            if said := said_of_names(record.data):
                progress.say(f"{file}: {said}")
        yield record


def _entries(records: Iterable[RawRecord | Dropped]) -> Iterator[_Entry]:
    for record in records:
        data = record.data if isinstance(record, RawRecord) else repr(record).encode()
        yield _Entry(record, hashlib.sha256(data).hexdigest())


class _Held:
    """Passes on the entries that the ledger does not hold, or holds with other bytes or from another reader."""

    def __init__(self, store: Store, progress: Progress) -> None:
        self.store = store
        self.progress = progress
        self.count = 0

    def sift(self, entries: Iterable[_Entry]) -> Iterator[_Entry]:
        """The entries that are not held; those that are, are counted."""
        for entry in entries:
            if is_held(self.store, entry.file, entry.sha256):
                self.count += 1
                self.progress.advance()
            else:
                yield entry


def _batches(entries: Iterable[_Entry]) -> Iterator[list[_Entry]]:
    """Entries in batches that grow, so that the first are soon done and all processes soon at work."""
    batch: list[_Entry] = []
    size, most = 0, FIRST_BATCH
    for entry in entries:
        batch.append(entry)
        size += len(entry.record.data) if isinstance(entry.record, RawRecord) else 0
        if len(batch) == most or size >= BATCH_BYTES:
            yield batch
            batch, size, most = [], 0, min(2 * most, BATCH_RECORDS)
    if batch:
        yield batch


def _read_batches(
    batches: Iterable[list[_Entry]], readers: Readers, ahead: int
) -> Iterator[tuple[list[_Entry], list[Page | Dropped]]]:
    """Each batch with its pages, in order; ``ahead`` batches are under way at once."""
    under_way: deque[tuple[list[_Entry], Future[list[Page | Dropped]]]] = deque()
    for batch in batches:
        under_way.append((batch, readers.submit([e.record for e in batch])))
        if len(under_way) > ahead:
            done, future = under_way.popleft()
            yield done, future.result()
    while under_way:
        done, future = under_way.popleft()
        yield done, future.result()
