"""Which records are one article: a page is put into the store as new, as a version, or as a duplicate.

The same id or own address with the same text is the same article, kept once: the least id, then the least file.
With other text it is a version of its own. The outcome is the same in whatever order the records come.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec

from wirecopy.model import Article, Dropped, Page
from wirecopy.model.identity import own_address, text_digest, version_id
from wirecopy.model.times import moment_of
from wirecopy.store import Store


def settle(store: Store, page: Page) -> str | None:
    """Put ``page`` where it belongs; call inside a transaction. Returns its article's id, ``None`` for a duplicate."""
    names = _names_of(page)
    twins = [article for article in _sharing(store, names) if article.text == page.text]
    kept = min((*twins, page), key=_precedence)
    beaten = [twin for twin in twins if twin is not kept]
    for twin in twins:
        names.update(_claims(store, twin.id))
    for twin in beaten:
        store.connection.execute("DELETE FROM articles WHERE id = ?", (twin.id,))
    id = _insert(store, page) if kept is page else kept.id
    _claim(store, names, id)
    for twin in beaten:
        _rename_duplicates(store, twin.id, id)
        _drop_duplicate(store, twin.file, id)
    if kept is page:
        return id
    _drop_duplicate(store, page.file, id)
    return None


def drop(store: Store, dropped: Dropped) -> None:
    """Keep why a record made no article; call inside a transaction."""
    store.connection.execute("DELETE FROM dropped WHERE file = ?", (dropped.file,))
    store.insert("dropped", [dropped])


def _names_of(page: Article) -> set[str]:
    address = own_address(page.url, page.canonical_url)
    return {f"id:{page.id}"} | ({f"at:{address}"} if address else set())


def _precedence(article: Article) -> tuple[str, str]:
    return article.id.split("~")[0], article.file or ""


def _sharing(store: Store, names: Iterable[str]) -> list[Article]:
    """Stored articles that go by one of ``names``."""
    found: dict[str, Article] = {}
    for name in names:
        where = "id IN (SELECT article FROM identities WHERE name = ?)"
        found.update((a.id, a) for a in store.records("articles", where, (name,)))
    return list(found.values())


def _insert(store: Store, page: Page) -> str:
    """Store the page under its id; of several texts of one id the earliest keeps it, the others are versions."""
    id = page.id
    holder = store.one("articles", "id = ?", (id,))
    if holder is not None and _age(page) < _age(holder):
        version = version_id(holder.id, holder.text)
        store.connection.execute("UPDATE articles SET id = ? WHERE id = ?", (version, holder.id))
        _rename_duplicates(store, holder.id, version)
    elif holder is not None:
        id = version_id(id, page.text)
    fields = {name: getattr(page, name) for name in Article.__struct_fields__}
    store.insert("articles", [Article(**(fields | {"id": id}))])
    store.insert("images", [msgspec.structs.replace(image, article=id) for image in page.images])
    store.insert("credits", [msgspec.structs.replace(credit, article=id) for credit in page.credits])
    return id


def _age(article: Article) -> tuple[float, str]:
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


def _drop_duplicate(store: Store, file: str | None, kept: str) -> None:
    drop(store, Dropped(file=file or "", reason="duplicate", detail=_detail(kept)))


def _rename_duplicates(store: Store, old: str, new: str) -> None:
    """What was dropped as a duplicate of ``old`` names ``new`` from now on."""
    store.connection.execute(
        "UPDATE dropped SET detail = ? WHERE reason = 'duplicate' AND detail = ?", (_detail(new), _detail(old))
    )


def _detail(kept: str) -> str:
    return f"same article as {kept}"
