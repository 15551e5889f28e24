"""The lineage stage over a store: only what hangs together with an article that was touched is traced anew.

Articles hang together where they are kin, or kin of kin. What is inferred of them follows from them alone, and from
which names all articles print: so the rows of all others stand as they are. The store says which articles were touched:
those that came or were renamed, one of each that lost one, those with other passages than before, and those that a
person judged. Of those that hang together with them the trees and changes that follow from nothing new are kept too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

import msgspec

from wirecopy.lineage import LINEAGE, Elsewhere, Lineages, Memory, Written, trace_lineages
from wirecopy.lineage.graph import least_of_group
from wirecopy.lineage.kin import find_kin, furniture_of
from wirecopy.lineage.printed import Printed
from wirecopy.lineage.verdicts import Verdicts
from wirecopy.model import Passage, Verdict
from wirecopy.run.progress import Progress
from wirecopy.store import AMONG, Store
from wirecopy.store.kept import keep, kept
from wirecopy.store.strands import keep_strands, left_of, strands_of
from wirecopy.store.superseded import names_followed

_TABLES = ("families", "copies", "lost_originals", "changes")


def trace_store(store: Store, progress: Progress) -> Callable[[], None]:
    """Trace what was touched; what is returned writes it, in the caller's transaction."""
    progress.stage("lineage", None)
    said = _said(store)
    before = _said_before(store)
    verdicts = list(store.records("verdicts"))
    if before is None or before.ids != said.ids:
        memory = Memory()
        found = trace_lineages(
            store.records("articles"), store.records("credits"), _all_passages(store), verdicts, memory=memory
        )
        return lambda: _write_all(store, found, memory, said)
    chosen = _hanging_together(store, _touched(store, before, said), verdicts)
    ids, memory = _ids(chosen), _memory(store, chosen)
    found = trace_lineages(
        store.records("articles", f"id {AMONG}", ids),
        store.records("credits", f"article {AMONG}", ids),
        [p for p in _passages(store, chosen) if p.label == "boilerplate" or (p.a in chosen and p.b in chosen)],
        verdicts,
        Elsewhere(frozenset(said.names), frozenset(said.ids)),
        memory,
    )
    return lambda: _write(store, chosen, found, memory, said)


class _Said(NamedTuple):
    """What articles say that bears on all others, as in ``Elsewhere``; ascending."""

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


def _touched(store: Store, before: _Said, said: _Said) -> set[str]:
    """The articles that were touched, and those that name somebody who goes by another name now."""
    touched = {id for (id,) in store.connection.execute("SELECT article FROM touched JOIN articles ON id = article")}
    was, now = Printed(before.names), Printed(said.names)
    credited = [name for (name,) in store.connection.execute("SELECT DISTINCT name FROM credits")]
    renamed = [n for n in credited if was.key(n) != now.key(n) or _fullest(was, n) != _fullest(now, n)]
    rows = store.connection.execute(f"SELECT DISTINCT article FROM credits WHERE name {AMONG}", _ids(renamed))
    return touched | {id for (id,) in rows}


def _fullest(printed: Printed, name: str) -> str:
    return printed.fullest(printed.key(name), name)


def _hanging_together(store: Store, touched: set[str], verdicts: Iterable[Verdict]) -> set[str]:
    """The articles that are kin to those touched, near or far, or were when they were last traced."""
    passages = list(_passages(store, touched))
    partners = {id for p in passages if p.label == "copied" for id in (p.a, p.b)} | touched
    judged = {id for v in verdicts for id in (v.a, v.b) if v.a in touched or v.b in touched}
    ids = _ids(partners | judged)
    articles = {article.id: article for article in store.records("articles", f"id {AMONG}", ids)}
    furniture = furniture_of(_passages(store, partners, "boilerplate"))
    pairs = find_kin(articles, passages, furniture, Verdicts(verdicts, articles))
    ends = touched | {id for pair in pairs for id in (pair.a, pair.b)}
    query = f"""
        SELECT article FROM strands WHERE strand IN (SELECT strand FROM strands WHERE article {AMONG})
    """
    return ends | {id for (id,) in store.connection.execute(query, _ids(ends))}


def _memory(store: Store, chosen: Collection[str]) -> Memory:
    """What is known of those articles that were traced before."""
    strands = strands_of(store, chosen)
    copies = store.records("copies", f"copy {AMONG}", _ids(chosen))
    evidence = {(copy.copy, copy.original): copy.evidence for copy in copies}
    return Memory(left_of(store, LINEAGE, strands.values()), Written(frozenset(strands), evidence))


def _passages(store: Store, articles: Collection[str], label: str | None = None) -> Iterator[Passage]:
    """The passages of some articles with any, each once."""
    columns = "a, b, a_start, a_end, b_start, b_end, words, similarity, label"
    condition = f" AND label = '{label}'" if label else ""
    ids = _ids(articles)
    one, other = (f"SELECT {columns} FROM passages WHERE {side} {AMONG}{condition}" for side in "ab")
    yield from _records(store, f"{one} UNION ALL {other} AND NOT a {AMONG}", (*ids, *ids, *ids))


def _all_passages(store: Store) -> list[Passage]:
    columns = "a, b, a_start, a_end, b_start, b_end, words, similarity, label"
    return list(_records(store, f"SELECT {columns} FROM passages"))


def _records(store: Store, query: str, values: tuple[str, ...] = ()) -> Iterator[Passage]:
    for a, b, a_start, a_end, b_start, b_end, words, similarity, label in store.connection.execute(query, values):
        yield Passage(
            a=a,
            b=b,
            a_start=a_start,
            a_end=a_end,
            b_start=b_start,
            b_end=b_end,
            words=words,
            similarity=similarity,
            label=label,
        )


def _ids(articles: Iterable[str]) -> tuple[str]:
    return (json.dumps(list(articles)),)


def _write_all(store: Store, found: Lineages, memory: Memory, said: _Said) -> None:
    with names_followed(store, "family"):
        for table in _TABLES:
            store.replace_all(table, getattr(found, table))
    store.connection.execute("DELETE FROM strands")
    _finish(store, found, memory, said)


def _write(store: Store, chosen: set[str], found: Lineages, memory: Memory, said: _Said) -> None:
    """Replace the rows of ``chosen``, with lost originals of families that have no article left."""
    ids = _ids(chosen)
    execute = store.connection.execute
    with names_followed(store, "family"):
        _delete_changes(store, ids, found)
        execute(f"DELETE FROM copies WHERE copy {AMONG}", ids)
        execute(f"DELETE FROM families WHERE article {AMONG}", ids)
        execute("DELETE FROM lost_originals WHERE family NOT IN (SELECT family FROM families)")
        execute(f"DELETE FROM strands WHERE article {AMONG}", ids)
        for table in _TABLES:
            store.insert(table, getattr(found, table))
    _finish(store, found, memory, said)


def _delete_changes(store: Store, ids: tuple[str], found: Lineages) -> None:
    """Delete all but those that stand as they were written."""
    there = store.connection.execute(f"SELECT DISTINCT copy, original FROM changes WHERE copy {AMONG}", ids).fetchall()
    gone = set(there).difference(found.as_before)
    store.connection.executemany("DELETE FROM changes WHERE copy = ? AND original = ?", gone)


def _finish(store: Store, found: Lineages, memory: Memory, said: _Said) -> None:
    strands = least_of_group({id for pair in found.kin for id in pair}, found.kin)
    keep_strands(store, LINEAGE, strands, memory.left(strands))
    store.connection.execute("DELETE FROM touched")
    keep(store, "lineage", LINEAGE, {"said": msgspec.json.encode(said)})
