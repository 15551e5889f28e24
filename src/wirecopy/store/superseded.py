"""Names that are gone: ids of families, stories and articles that nothing goes by any more, and where they lead.

A family's id follows from its members, so that it changes where an earlier member arrives, two families prove one, or
a member is forgotten. Of each name that goes, the articles that it last had are kept; where it leads is asked of them,
so that it follows whatever becomes of them later. The name itself is kept as a digest: it may be made of the id of an
article that was forgotten. Decision note 0030.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple

from wirecopy.store.store import Store

Group = Literal["family", "story"]
_MEMBERS = {"family": "families", "story": "story_articles"}


class Successor(NamedTuple):
    """What a name that is gone leads to; ``kind``: "family", "story" or "article"."""

    kind: str
    id: str


@contextmanager
def names_followed(store: Store, group: Group) -> Iterator[None]:
    """Within it families, or stories, may be replaced: the names that go lead on. Use it inside a transaction."""
    execute, table, before = store.connection.execute, _MEMBERS[group], f"{group}_before"
    execute(f"DROP TABLE IF EXISTS temp.{before}")
    execute(f"CREATE TEMP TABLE {before} AS SELECT {group} AS name, article FROM {table}")
    yield
    standing = f"SELECT {group} FROM {table}"
    gone = execute(
        f"SELECT name, article FROM {before} WHERE name NOT IN ({standing}) AND article IN (SELECT id FROM articles)"
    ).fetchall()
    back = execute(f"{standing} EXCEPT SELECT name FROM {before}").fetchall()
    for (name,) in back:
        execute("DELETE FROM superseded WHERE kind = ? AND name = ?", (group, _digest(name)))
    store.connection.executemany(
        "INSERT OR IGNORE INTO superseded (kind, name, article) VALUES (?, ?, ?)",
        ((group, _digest(name), article) for name, article in gone),
    )
    execute(f"DROP TABLE {before}")


def article_leaves(store: Store, article: str) -> None:
    """An article is about to be deleted that goes by another id from now on: its families and stories lead there.

    Call it inside a transaction.
    """
    for group, table in _MEMBERS.items():
        names = store.connection.execute(f"SELECT {group} FROM {table} WHERE article = ?", (article,)).fetchall()
        store.connection.executemany(
            "INSERT OR IGNORE INTO superseded (kind, name, article) VALUES (?, ?, ?)",
            ((group, _digest(name), article) for (name,) in names),
        )


def article_follows(store: Store, old: str, new: str) -> None:
    """Nothing goes by ``old`` any more; what it named is called ``new``. Call it inside a transaction."""
    store.connection.execute("DELETE FROM superseded WHERE kind = 'article' AND name = ?", (_digest(old),))
    store.connection.execute("INSERT INTO superseded VALUES ('article', ?, ?)", (_digest(old), new))


def successor(store: Store, name: str, kinds: Iterable[str]) -> Successor | None:
    """Where a name of one of ``kinds`` that is gone leads; ``None`` where it was never one, or nothing is left of it.

    Of an article: to the article. Of a family or a story: to the one with most of the articles that it last had, or,
    where they are in none any more, to the first of them.
    """
    for kind in kinds:
        members = store.connection.execute(
            "SELECT article FROM superseded JOIN articles ON id = article WHERE kind = ? AND name = ? ORDER BY 1",
            (kind, _digest(name)),
        ).fetchall()
        if kind in _MEMBERS and members:
            found = store.connection.execute(
                f"SELECT {kind} FROM {_MEMBERS[kind]} JOIN superseded USING (article) WHERE kind = ? AND name = ?"
                " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
                (kind, _digest(name)),
            ).fetchone()
            if found:
                return Successor(kind, found[0])
        if members:
            return Successor("article", members[0][0])
    return None


def _digest(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:16]
