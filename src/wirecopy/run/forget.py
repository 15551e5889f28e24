"""Articles taken out of a store with everything that was derived from them, to the last byte of the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wirecopy.errors import NoSuchRecord
from wirecopy.model.identity import base_id
from wirecopy.model.names import outlet_key
from wirecopy.reuse.cores import cores
from wirecopy.run.progress import Progress, Silent
from wirecopy.run.settle import duplicates_of, number_versions, remove
from wirecopy.run.stages import last_stage
from wirecopy.run.trace import Job, run_job
from wirecopy.store import Store
from wirecopy.store.fingerprints import forget_fingerprints
from wirecopy.store.parses import keep_only
from wirecopy.store.superseded import names_followed


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

    With an article go its records in the ledger and the duplicates that were dropped for it, its fingerprints, the
    parses of sentences that no other article has, the stories and claims that may repeat its words (they are told anew
    without it), the verdicts on it, and its id and file where the command of a run names them. Nothing keeps it from
    coming back when its file is read again. ``command``: what the row of ``runs`` says was done; it should not hold
    what is to be forgotten.
    """
    shown = progress or Silent()
    until = last_stage(store)
    execute = store.connection.execute
    execute("PRAGMA secure_delete = ON")  # what is deleted is written over
    with store.transaction():
        bases = {base_id(id, text) for id, text in _texts(store, articles)}
        _withdraw_stories(store, articles)
        for id in articles:
            _strike_from_runs(store, id)
            for file in duplicates_of(store, id):
                execute("DELETE FROM dropped WHERE file = ?", (file,))
                execute("DELETE FROM inputs WHERE file = ? AND article IS NULL", (file,))
            execute("DELETE FROM inputs WHERE article = ?", (id,))
            execute("DELETE FROM verdicts WHERE a = ? OR b = ?", (id, id))
            execute("DELETE FROM superseded WHERE article = ?", (id,))
            remove(store, id)
        for base in sorted(bases):
            number_versions(store, base)
        forget_fingerprints(store)
        _forget_parses(store)
        execute("DELETE FROM work")
    run_job(store, lambda: 0, Job(command, until, cores()), shown)
    execute("INSERT INTO search (search) VALUES ('optimize')")  # one segment: what it lost is in none
    execute("VACUUM")
    (busy, _, _) = execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        shown.say(f"others have {store.name} open: their log may hold words of what is forgotten until they close it")


def _withdraw_stories(store: Store, articles: Sequence[str]) -> None:
    """Delete the stories of ``articles``, whose headlines and claims may be theirs; their names lead on."""
    with names_followed(store, "story"):
        for id in articles:
            store.connection.execute(
                "DELETE FROM stories WHERE story IN (SELECT story FROM story_articles WHERE article = ?)", (id,)
            )


def _strike_from_runs(store: Store, article: str) -> None:
    """Put "…" where the command of a run names the article, its address or the file that it came in alone."""
    execute = store.connection.execute
    url, canonical_url, file = execute(
        "SELECT url, canonical_url, file FROM articles WHERE id = ?", (article,)
    ).fetchone()
    for said in {article, url, canonical_url, file} - {None, ""}:
        for run, command in execute("SELECT run, command FROM runs WHERE instr(command, ?)", (said,)).fetchall():
            struck = f" {command} ".replace(f" {said} ", " … ")[1:-1]
            execute("UPDATE runs SET command = ? WHERE run = ?", (struck, run))


def _forget_parses(store: Store) -> None:
    """Keep the parses of sentences that an article of the store has; cutting all again takes 40 s for 100 MB."""
    from wirecopy.speech.parse import cut

    if store.count("parses"):
        texts = store.connection.execute("SELECT text FROM articles")
        keep_only(store, (key for (text,) in texts for key in cut(text).keys))


def _texts(store: Store, articles: Iterable[str]) -> list[tuple[str, str]]:
    query = "SELECT id, text FROM articles WHERE id = ?"
    return [row for id in articles for row in store.connection.execute(query, (id,))]
