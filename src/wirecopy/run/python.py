"""The Python API: articles in, Arrow tables out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pyarrow as pa

from wirecopy.model import TABLES, Article, Change, Page
from wirecopy.read import credited
from wirecopy.run.compare import compare_articles
from wirecopy.run.progress import Progress
from wirecopy.run.trace import Summary, trace_records
from wirecopy.store import Store, open_store


class Trace:
    """What a run found: each table of the contract is an attribute (``trace.copies``), as ``pyarrow.Table``."""

    def __init__(self, store: Store, summary: Summary) -> None:
        self.store = store
        self.summary = summary

    def __getattr__(self, name: str) -> pa.Table:
        if name not in TABLES:
            raise AttributeError(f"no table {name!r}; there are {', '.join(TABLES)}")
        return self.store.arrow(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]


def trace(
    articles: Iterable[Article],
    store: Store | str | Path | None = None,
    until: str = "stories",
    *,
    progress: Progress | None = None,
) -> Trace:
    """Find who copied whom among ``articles``, as ``wirecopy trace`` does.

    ``store``: an open store, or the path of one (made where it is missing); ``None`` keeps all in memory. Articles
    that :func:`wirecopy.read` gave keep the credits of their pages; of others the record and the text are searched.
    Raises the errors of ``wirecopy.errors``, and ``ValueError`` for an ``until`` that is no stage.
    """
    opened = store if isinstance(store, Store) else open_store(store or ":memory:", create=True)
    pages = (article if isinstance(article, Page) else credited(article) for article in articles)
    summary = trace_records(((p, _digest(p)) for p in pages), opened, until=until, progress=progress)
    return Trace(opened, summary)


def compare(a: Article, b: Article) -> list[Change]:
    """What ``b`` changed of ``a``: the headline first, then in the order of ``b``'s text."""
    return list(compare_articles(a, b).changes)


def _digest(page: Page) -> str:
    return page.sha256 or hashlib.sha256(msgspec.json.encode(page)).hexdigest()
