"""What the store knows of one family, read with as few look-ups as it takes and without the texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec

from wirecopy.model import Copy, LostOriginal
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import TITLE, UNSURE, clip, lost_name
from wirecopy.store import Store

_LOOKED_AT, _UP = 400, 6  # rows that tell where a tree is large; generations gone back to its root
_IDS_AT_ONCE = 500  # below SQLite's oldest limit of variables in a statement


class Brief(msgspec.Struct, frozen=True):
    """As much of an article as a line of a tree needs."""

    id: str
    outlet: str | None
    headline: str | None
    published: str | None


class Kin(msgspec.Struct, frozen=True):
    """A family: its articles, its lost originals, who took from whom, and what members took elsewhere.

    ``members`` are the ids that the tree shows; ``articles`` and ``lost`` know the names of more.
    """

    family: str
    members: frozenset[str]
    articles: dict[str, Brief]
    lost: dict[str, LostOriginal]
    copies: tuple[Copy, ...]
    elsewhere: tuple[Copy, ...] = ()

    def name(self, id: str) -> str:
        """What to call a node: its outlet, else its headline, else its id; a lost original by its name."""
        if id in self.lost:
            return f"(lost) {lost_name(self.lost[id])}"
        brief = self.articles.get(id)
        return outlet_of(brief) if brief else harmless(id)


def outlet_of(brief: Brief) -> str:
    """The article's outlet; without one its headline, without that its id."""
    return clip(brief.outlet or brief.headline or brief.id, TITLE)


def load_kin(store: Store, family: str, only: Collection[str] | None = None) -> Kin:
    """Everything but the texts of ``family``, or of its members ``only``."""
    if only is None:
        copies = tuple(store.records("copies", "family = ?", (family,)))
        only = [row.article for row in store.records("families", "family = ?", (family,))]
    else:
        copies = tuple(_among(store, "copies", "copy", only, "family = ?", family))
    lost = {record.id: record for record in store.records("lost_originals", "family = ?", (family,))}
    articles = load_briefs(store, {*only, *(id for copy in copies for id in (copy.copy, copy.original))} - lost.keys())
    elsewhere = tuple(_among(store, "copies", "copy", articles, "family <> ?", family))
    members = frozenset(articles.keys() | lost.keys())
    named = {copy.original for copy in elsewhere} - members
    lost |= {record.id: record for record in _among(store, "lost_originals", "id", named)}
    return Kin(family, members, articles | load_briefs(store, named - lost.keys()), lost, copies, elsewhere)


def _among(store: Store, table: str, column: str, ids: Iterable[str], where: str = "1", *values: str) -> Iterator[Any]:
    """Records of ``table`` whose ``column`` is one of ``ids``, in the order of those."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        some = wanted[start : start + _IDS_AT_ONCE]
        marks = ", ".join("?" * len(some))
        yield from store.records(table, f"{where} AND {column} IN ({marks})", (*values, *some))


def load_glimpse(store: Store, story: str, most: int) -> Kin:
    """As much of a story's largest tree as a small picture shows, from its root: at most ``most`` copies, no evidence.

    The tree is looked for around the original with most copies among the first few hundred, whatever the family's size.
    """
    row = store.connection.execute(
        "SELECT original FROM (SELECT original FROM copies WHERE family IN"
        " (SELECT family FROM story_sources WHERE story = ?) LIMIT ?) GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
        (story, _LOOKED_AT),
    ).fetchone()
    copies: dict[tuple[str, str], Copy] = {}
    at = [row[0]] if row else []
    for _ in range(_UP):  # to the root
        if not (above := _copies(store, "copy", at, 1)) or above[0].original in at:
            break
        at = [above[0].original]
    while at and len(copies) < most:
        found = _copies(store, "original", at[:_IDS_AT_ONCE], most - len(copies))
        at = [c.copy for c in found if (c.copy, c.original) not in copies]
        copies |= {(c.copy, c.original): c for c in found}
    ids = {id for pair in copies for id in pair}
    lost = {id: row for id in sorted(ids) if (row := store.one("lost_originals", "id = ?", (id,))) is not None}
    articles = load_briefs(store, ids - lost.keys())
    return Kin(story, frozenset(articles.keys() | lost.keys()), articles, lost, tuple(copies.values()))


def _copies(store: Store, end: str, ids: list[str], most: int) -> list[Copy]:
    """The surest copies whose ``end`` ("copy" or "original") is one of ``ids``, without evidence."""
    marks = ", ".join("?" * len(ids))
    rows = store.connection.execute(
        "SELECT copy, original, family, kind, share_of_copy, confidence FROM copies"
        f" WHERE {end} IN ({marks}) AND confidence > ? ORDER BY confidence DESC, copy LIMIT ?",
        (*ids, UNSURE if end == "copy" else 0, most),
    )
    return [
        Copy(copy=c, original=o, family=f, kind=k, share_of_copy=s, confidence=sure) for c, o, f, k, s, sure in rows
    ]


def load_members(store: Store, story: str, most: int = -1, skip: int = 0) -> list[Brief]:
    """The articles of ``story``, the earliest first, at most ``most`` (-1: all) after the first ``skip``."""
    rows = store.connection.execute(
        "SELECT id FROM story_articles CROSS JOIN articles INDEXED BY articles_published ON id = article"
        " WHERE story = ?"
        " ORDER BY published IS NULL, published || iif(length(published) = 10, '~', ''), id LIMIT ? OFFSET ?",
        (story, most, skip),
    ).fetchall()
    briefs = load_briefs(store, (id for (id,) in rows))
    return [briefs[id] for (id,) in rows]


def load_times(store: Store, ids: Iterable[str]) -> dict[str, str | None]:
    """When the articles of these ids that exist were published, as printed."""
    wanted = sorted(ids)
    found: dict[str, str | None] = {}
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        some = wanted[start : start + _IDS_AT_ONCE]
        of_them = f"id IN ({', '.join('?' * len(some))})"
        query = f"SELECT id, published FROM articles INDEXED BY articles_published WHERE {of_them}"
        found.update(store.connection.execute(query, some).fetchall())
    return found


def load_briefs(store: Store, ids: Iterable[str]) -> dict[str, Brief]:
    """The articles of these ids that exist, by id."""
    wanted = sorted(ids)
    found: dict[str, Brief] = {}
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        some = wanted[start : start + _IDS_AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = store.connection.execute(
            f"SELECT id, outlet, headline, published FROM articles WHERE id IN ({marks})", some
        )
        found.update((row[0], Brief(*row)) for row in rows)
    return found
