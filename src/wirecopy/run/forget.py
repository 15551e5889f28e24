"""Articles taken out of a store with everything that was derived from them, to the last byte of the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wirecopy.errors import NoSuchRecord
from wirecopy.model.names import outlet_key
from wirecopy.reuse.cores import cores
from wirecopy.run.progress import Progress, Silent
from wirecopy.run.settle import base_id, duplicates_of, number_versions, remove
from wirecopy.run.stages import last_stage
from wirecopy.run.trace import Job, run_job
from wirecopy.store import Store
from wirecopy.store.fingerprints import forget_fingerprints


def versions_of(store: Store, id: str) -> list[str]:
    """The article of that id and, where it names no version but the article, its versions."""
    rows = store.connection.execute(
        "SELECT id, text FROM articles WHERE id = ? OR (id > ? AND id < ?) ORDER BY id", (id, f"{id}~", f"{id}~g")
    )
    return [found for found, text in rows if found == id or base_id(found, text) == id]


def articles_of(store: Store, outlet: str) -> list[str]:
    """The articles of an outlet, by its name as printed or another spelling of it. Raises :class:`NoSuchRecord`."""
    printed = store.connection.execute("SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL").fetchall()
    names = [name for (name,) in printed if name == outlet] or [
        name for (name,) in printed if outlet_key(name) == outlet_key(outlet)
    ]
    if not names:
        raise NoSuchRecord(f"no article of {outlet} in {store.name}: `wirecopy export articles` lists their outlets")
    marks = ", ".join("?" * len(names))
    rows = store.connection.execute(f"SELECT id FROM articles WHERE outlet IN ({marks}) ORDER BY id", names)
    return [id for (id,) in rows]


def forget(store: Store, articles: Sequence[str], command: str, progress: Progress | None = None) -> None:
    """Take ``articles``, ids of the store, out of it; find anew what follows from the others; shrink the file.

    With an article go its records in the ledger and the duplicates that were dropped for it, its fingerprints, and
    the verdicts on it. Nothing keeps it from coming back when its file is read again. ``command``: what the row of
    ``runs`` says was done; it should not hold what is to be forgotten.
    """
    until = last_stage(store)
    execute = store.connection.execute
    execute("PRAGMA secure_delete = ON")  # what is deleted is written over
    with store.transaction():
        bases = {base_id(id, text) for id, text in _texts(store, articles)}
        for id in articles:
            for file in duplicates_of(store, id):
                execute("DELETE FROM dropped WHERE file = ?", (file,))
                execute("DELETE FROM inputs WHERE file = ? AND article IS NULL", (file,))
            execute("DELETE FROM inputs WHERE article = ?", (id,))
            execute("DELETE FROM verdicts WHERE a = ? OR b = ?", (id, id))
            remove(store, id)
        for base in sorted(bases):
            number_versions(store, base)
        forget_fingerprints(store)
        execute("DELETE FROM work")
    run_job(store, lambda: 0, Job(command, until, cores()), progress or Silent())
    execute("INSERT INTO search (search) VALUES ('optimize')")  # one segment: what it lost is in none
    execute("VACUUM")
    execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _texts(store: Store, articles: Iterable[str]) -> list[tuple[str, str]]:
    query = "SELECT id, text FROM articles WHERE id = ?"
    return [row for id in articles for row in store.connection.execute(query, (id,))]
