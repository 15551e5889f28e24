"""The versions of a page as a list: when each was seen, and what it changed of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from wirecopy.lineage.changes.telling import how_telling
from wirecopy.model import Article, Change
from wirecopy.model.identity import base_id
from wirecopy.pictures.changes import SeenChange, load_changes, seen_in
from wirecopy.run.compare import compare_stored
from wirecopy.run.settle import age_of
from wirecopy.store import Store


class Version(msgspec.Struct, frozen=True):
    """One text of a page; ``changes``: what it changed of the version before, the most telling first."""

    id: str
    headline: str | None
    published: str | None
    modified: str | None
    retrieved: str | None
    changes: Sequence[SeenChange] = ()

    def seen(self) -> str | None:
        """When this text stood there, as far as is known: when it was last touched, came out, or was fetched."""
        return self.modified or self.published or self.retrieved


def load_versions(store: Store, article: Article) -> tuple[Version, ...]:
    """The versions of the page that ``article`` is one of, the earliest first; none where it is the only one.

    Versions go by one id with other texts, or by one address of their own.
    """
    found = sorted(_texts(store, article), key=age_of)
    if len(found) < 2:
        return ()
    changes: list[Sequence[SeenChange]] = [(), *(_changes(store, *pair) for pair in pairwise(found))]
    return tuple(
        Version(a.id, a.headline, a.published, a.modified, a.retrieved, changed)
        for a, changed in zip(found, changes, strict=True)
    )


def _texts(store: Store, article: Article) -> list[Article]:
    base = base_id(article.id, article.text)
    by_id = store.records("articles", "id = ? OR (id > ? AND id < ?)", (base, f"{base}~", f"{base}~g"))
    found = {a.id: a for a in by_id if base_id(a.id, a.text) == base}
    by_address = store.records(
        "articles",
        "id IN (SELECT article FROM identities WHERE name IN"
        " (SELECT name FROM identities WHERE article = ? AND name LIKE 'at:%'))",
        (article.id,),
    )
    return list((found | {a.id: a for a in by_address}).values())


def _changes(store: Store, before: Article, after: Article) -> Sequence[SeenChange]:
    """What lineage found, where it took the one for the source of the other; else what a comparison finds."""
    pair = (after.id, before.id)
    if kept := load_changes(store, [pair]).get(pair):
        return kept
    changes: Sequence[Change] = compare_stored(store, before, after).changes
    return [_shown(change, before, after) for change in sorted(changes, key=how_telling)]


def _shown(change: Change, before: Article, after: Article) -> SeenChange:
    was, now = seen_in(change, before.text, after.text)
    return was if change.after is None else now
