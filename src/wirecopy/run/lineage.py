"""The lineage stage over a store: only what follows from an article that was touched is traced anew.

The store says which were touched: those that came, went, changed or were renamed, those with other passages than
before, and those that a person judged. How far that reaches is found out step by step (``lineage.reach``), from what
the last work left; the rows of all else stand as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from wirecopy.lineage import LINEAGE, Retraced, Touched, retrace
from wirecopy.lineage.before import NOTHING
from wirecopy.lineage.pile import InMemory
from wirecopy.lineage.printed import Printed
from wirecopy.model import Verdict
from wirecopy.run.progress import Progress
from wirecopy.store import AMONG, Store
from wirecopy.store.kept import keep, kept
from wirecopy.store.pile import StoredPile, all_passages
from wirecopy.store.superseded import names_followed
from wirecopy.store.traces import Traces, forget_traces, leave

_TABLES = ("families", "copies", "lost_originals", "changes")


def trace_store(store: Store, progress: Progress) -> Callable[[], None]:
    """Trace what was touched; what is returned writes it, in the caller's transaction."""
    progress.stage("lineage", None)
    said = _said(store)
    before = _said_before(store)
    verdicts = list(store.records("verdicts"))
    if before is None or before.ids != said.ids:
        pile = InMemory(store.records("articles"), store.records("credits"), list(all_passages(store)))
        everything = retrace(pile, Touched(pile.articles.keys()), verdicts, NOTHING)
        return lambda: _write_all(store, everything, said)
    touched = _touched(store, before, said, verdicts)
    found = retrace(StoredPile(store, said.names, said.ids), touched, verdicts, Traces(store, touched.gone))
    return lambda: _write(store, found, touched, said)


class _Said(NamedTuple):
    """What articles say that bears on all others: names that they print of outlets and agencies, and ids that look like
    those of lost originals; ascending."""

    names: list[str]
    ids: list[str]


def _said(store: Store) -> _Said:
    names = store.connection.execute(
        "SELECT outlet FROM articles WHERE outlet <> '' UNION SELECT name FROM credits WHERE place <> 'link' ORDER BY 1"
    )
    ids = store.connection.execute("SELECT id FROM articles WHERE id >= 'lost:' AND id < 'lost;' ORDER BY id")
    return _Said([name for (name,) in names], [id for (id,) in ids])


def _said_before(store: Store) -> _Said | None:
    values = kept(store, "lineage", LINEAGE)
    return msgspec.json.decode(values["said"], type=_Said) if values else None


def _touched(store: Store, before: _Said, said: _Said, verdicts: Iterable[Verdict]) -> Touched:
    """What was touched, who was judged (one verdict may undo another), and who names somebody that goes by another name
    now."""
    execute = store.connection.execute
    touched = {id for (id,) in execute("SELECT article FROM touched")} | {id for v in verdicts for id in (v.a, v.b)}
    there = {id for (id,) in execute(f"SELECT id FROM articles WHERE id {AMONG}", _ids(touched))}
    was, now = Printed(before.names), Printed(said.names)
    credited = [name for (name,) in execute("SELECT DISTINCT name FROM credits")]
    names = [n for n in credited if was.key(n) != now.key(n) or _fullest(was, n) != _fullest(now, n)]
    renamed = {id for (id,) in execute(f"SELECT DISTINCT article FROM credits WHERE name {AMONG}", _ids(names))}
    return Touched(there | renamed, renamed, touched - there)


def _fullest(printed: Printed, name: str) -> str:
    return printed.fullest(printed.key(name), name)


def _ids(articles: Iterable[str]) -> tuple[str]:
    return (json.dumps(list(articles)),)


def _write_all(store: Store, found: Retraced, said: _Said) -> None:
    with names_followed(store, "family"):
        for table in _TABLES:
            store.replace_all(table, getattr(found.rows, table))
    forget_traces(store)
    leave(store, found.left, ())
    _finish(store, said)


def _write(store: Store, found: Retraced, touched: Touched, said: _Said) -> None:
    """Write the rows that are not as they were of the articles that hang together with what was touched."""
    ids = _ids(found.articles)
    execute, many = store.connection.execute, store.connection.executemany
    with names_followed(store, "family"):
        execute("DELETE FROM lost_originals WHERE family NOT IN (SELECT family FROM families)")  # whose articles went
        were = set(execute(f"SELECT family, article FROM families WHERE article {AMONG}", ids).fetchall())
        lost_were = set(store.records("lost_originals", f"family {AMONG}", _ids({family for family, _ in were})))
        copies = execute(f"SELECT copy, original, family FROM copies WHERE copy {AMONG}", ids).fetchall()
        standing = {(copy, original): family for copy, original, family in found.standing}
        gone = [(copy, original) for copy, original, _ in copies if (copy, original) not in standing]
        many("DELETE FROM changes WHERE copy = ? AND original = ?", set(gone).difference(found.as_before))
        many("DELETE FROM copies WHERE copy = ? AND original = ?", gone)
        moved = [(standing[c, o], c, o) for c, o, family in copies if standing.get((c, o), family) != family]
        many("UPDATE copies SET family = ? WHERE copy = ? AND original = ?", moved)
        families = {(row.family, row.article): row for row in found.rows.families}
        many("DELETE FROM families WHERE family = ? AND article = ?", were.difference(families))
        store.insert("families", [row for of, row in families.items() if of not in were])
        many(
            "DELETE FROM lost_originals WHERE id = ?",
            ((x.id,) for x in lost_were.difference(found.rows.lost_originals)),
        )
        store.insert("lost_originals", [lost for lost in found.rows.lost_originals if lost not in lost_were])
        store.insert("copies", found.rows.copies)
        store.insert("changes", found.rows.changes)
    leave(store, found.left, touched.gone)
    _finish(store, said)


def _finish(store: Store, said: _Said) -> None:
    store.connection.execute("DELETE FROM touched")
    keep(store, "lineage", LINEAGE, {"said": msgspec.json.encode(said)})
