"""What the store knows of one family, read with as few look-ups as it takes and without the texts."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from wirecopy.model import Copy, LostOriginal
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import TITLE, clip, lost_name
from wirecopy.store import Store

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


def load_kin(store: Store, family: str) -> Kin:
    """Everything but the texts of ``family``."""
    of_family = "SELECT article FROM families WHERE family = ?"
    copies = tuple(store.records("copies", "family = ?", (family,)))
    elsewhere = tuple(store.records("copies", f"family <> ? AND copy IN ({of_family})", (family, family)))
    rows = store.connection.execute(
        f"SELECT id, outlet, headline, published FROM articles WHERE id IN ({of_family})", (family,)
    )
    articles = {row[0]: Brief(*row) for row in rows}
    lost = {record.id: record for record in store.records("lost_originals", "family = ?", (family,))}
    members = {*articles, *lost, *(c.copy for c in copies), *(c.original for c in copies)}
    named = members | {c.original for c in elsewhere}
    articles |= load_briefs(store, named - articles.keys() - lost.keys())
    lost |= {
        record.id: record
        for id in sorted(named - articles.keys() - lost.keys())
        if (record := store.one("lost_originals", "id = ?", (id,))) is not None
    }
    known = articles.keys() | lost.keys()
    return Kin(family, frozenset(members & known), articles, lost, copies, elsewhere)


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
