"""Which records are one article: a page is put into the store as new, as a version, or as a duplicate.

The same id or own address with the same text is the same article, kept once: the least id, then the least file.
With other text it is a version of its own; of the versions of one id the earliest goes by the id itself. The outcome
is the same in whatever order the records come.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from wirecopy.model import Article, Dropped, Page
from wirecopy.model.identity import VERSION_DIGITS, base_id, own_address, text_digest, version_id
from wirecopy.model.times import moment_of
from wirecopy.run.renaming import PARKED, duplicate_of, hand_on, rename, succeed
from wirecopy.store import Store
from wirecopy.store.superseded import article_leaves


class _Stored(NamedTuple):
    """An article of the store: its row, and the record of the ledger that it was read from."""

    row: int
    article: Article
    file: str
    superseded: bool


def settle(store: Store, page: Page, file: str) -> str | None:
    """Put ``page``, read from the record ``file``, where it belongs; call inside a transaction.

    Returns its article's id, ``None`` where it is a duplicate.
    """
    base = base_id(page.id, page.text)
    names = names_of(page)
    twins = [twin for twin in _sharing(store, names) if twin.article.text == page.text]
    best = min(twins, key=_precedence, default=None)
    is_kept = best is None or (base, *_place(file)) < _precedence(best)
    for twin in twins:
        names.update(_claims(store, twin.article.id))
    beaten = [twin for twin in twins if is_kept or twin != best]
    for twin in beaten:
        article_leaves(store, twin.article.id)
        remove(store, twin.article.id)
        hand_on(store, twin.article.id, PARKED)
    row = _insert(store, page, base) if best is None or is_kept else best.row
    for id in sorted({base, *(base_id(twin.article.id, twin.article.text) for twin in twins)}):
        number_versions(store, id)
    (kept,) = store.connection.execute("SELECT id FROM articles WHERE rowid = ?", (row,)).fetchone()
    _claim(store, names, kept)
    hand_on(store, PARKED, kept)
    for twin in beaten:
        succeed(store, twin.article.id, kept)
        if twin.superseded:  # its file holds another text by now, and is accounted for by that
            store.connection.execute(
                "DELETE FROM inputs WHERE file = ? AND superseded AND article IS NULL", (twin.file,)
            )
        else:
            drop(store, Dropped(file=twin.file, reason="duplicate", detail=duplicate_of(kept)))
    if is_kept:
        return str(kept)
    drop(store, Dropped(file=file, reason="duplicate", detail=duplicate_of(kept)))
    return None


def drop(store: Store, dropped: Dropped) -> None:
    """Keep why a record made no article; call inside a transaction."""
    store.connection.execute("DELETE FROM dropped WHERE file = ?", (dropped.file,))
    store.insert("dropped", [dropped])


def remove(store: Store, article: str) -> None:
    """Delete an article and what names it as an original."""
    store.connection.execute("DELETE FROM copies WHERE original = ?", (article,))
    store.connection.execute("DELETE FROM articles WHERE id = ?", (article,))


def duplicates_of(store: Store, article: str) -> list[str]:
    """The records that were dropped as duplicates of ``article``."""
    query = "SELECT file FROM dropped WHERE reason = 'duplicate' AND detail = ?"
    return [file for (file,) in store.connection.execute(query, (duplicate_of(article),))]


def names_of(page: Article) -> set[str]:
    """The names by which an article claims to be itself: its id and its own address."""
    address = own_address(page.url, page.canonical_url)
    return {f"id:{base_id(page.id, page.text)}"} | ({f"at:{address}"} if address else set())


def number_versions(store: Store, base: str) -> None:
    """Give ``base`` to the earliest of its versions, and to the others an id each that follows from their text."""
    found = [
        stored
        for stored in store.records("articles", "id = ? OR (id > ? AND id < ?)", (base, f"{base}~", f"{base}~g"))
        if base_id(stored.id, stored.text) == base
    ]
    found.sort(key=age_of)
    wanted = {stored.id: base if n == 0 else _version(store, base, stored) for n, stored in enumerate(found)}
    renamed = {old: new for old, new in wanted.items() if old != new}
    for old in renamed:  # first out of each other's way
        rename(store, old, f"{old}\x00")
    for old, new in renamed.items():
        rename(store, f"{old}\x00", new)
    for old, new in renamed.items():
        succeed(store, old, new)


def _version(store: Store, base: str, article: Article) -> str:
    """The version's id; with more digits in the odd case that another article was given just this id."""
    for digits in VERSION_DIGITS:
        id = version_id(base, article.text, digits)
        other = store.one("articles", "id = ?", (id,))
        if other is None or other.text == article.text:
            return id
    raise AssertionError(f"two texts with one SHA-256 under {base}")


def _precedence(stored: _Stored) -> tuple[str, str, int]:
    return base_id(stored.article.id, stored.article.text), *_place(stored.file)


def _place(file: str) -> tuple[str, int]:
    """A record's file and its number in it: the ninth of a file goes before the tenth."""
    whole, _, number = file.rpartition("#")
    return (whole, int(number)) if number.isdecimal() and number.isascii() and len(number) < 19 else (file, 0)


def _sharing(store: Store, names: Iterable[str]) -> list[_Stored]:
    """Stored articles that go by one of ``names``."""
    found: dict[str, _Stored] = {}
    for name in names:
        where = "id IN (SELECT article FROM identities WHERE name = ?)"
        for article in store.records("articles", where, (name,)):
            found[article.id] = _stored(store, article)
    return list(found.values())


def _stored(store: Store, article: Article) -> _Stored:
    execute = store.connection.execute
    (row,) = execute("SELECT rowid FROM articles WHERE id = ?", (article.id,)).fetchone()
    file, superseded = execute("SELECT file, superseded FROM inputs WHERE article = ?", (article.id,)).fetchone()
    return _Stored(row, article, file, bool(superseded))


def _insert(store: Store, page: Page, base: str) -> int:
    """Store the page as a version of ``base`` that is still to be numbered; returns its row."""
    id = base
    if store.one("articles", "id = ?", (base,)) is not None:
        id = version_id(base, page.text, VERSION_DIGITS[-1])
    fields = {name: getattr(page, name) for name in Article.__struct_fields__}
    store.insert("articles", [Article(**(fields | {"id": id}))])
    store.insert("images", [msgspec.structs.replace(image, article=id) for image in page.images])
    store.insert("credits", [msgspec.structs.replace(credit, article=id) for credit in page.credits])
    (row,) = store.connection.execute("SELECT rowid FROM articles WHERE id = ?", (id,)).fetchone()
    return int(row)


def age_of(article: Article) -> tuple[float, str]:
    """Earliest first: a version's own time is when it was last touched; equal ages by their text."""
    moments = (moment_of(article.modified), moment_of(article.published), moment_of(article.retrieved))
    known = next((m.latest for m in moments if m is not None), math.inf)
    return known, text_digest(article.text)


def _claim(store: Store, names: Iterable[str], article: str) -> None:
    store.connection.executemany(
        "INSERT OR IGNORE INTO identities (name, article) VALUES (?, ?)", [(name, article) for name in names]
    )


def _claims(store: Store, article: str) -> list[str]:
    rows = store.connection.execute("SELECT name FROM identities WHERE article = ?", (article,))
    return [name for (name,) in rows]
