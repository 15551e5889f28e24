"""The speech stage over a store: only articles that are new or changed are heard, only new sentences parsed.

In: a store's articles. Out: their statements, mentions, times and figures. Articles are taken some at a time: their new
sentences are parsed and kept, processes read the articles' rows off the parses, and the rows are stored with a digest
of what they were made from. Whatever stops a run, what it had heard stays heard.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from wirecopy.model import Article
from wirecopy.run.progress import Progress
from wirecopy.speech import SPEECH
from wirecopy.store import Store
from wirecopy.store.parses import StoredParses

if TYPE_CHECKING:
    from wirecopy.speech.heard import Heard
    from wirecopy.speech.parse import Crew, Model

TOGETHER = 64
"""Articles taken at a time: some ten seconds' work of a core, enough for several shares of sentences."""

_SHARE = 8  # articles whose rows a process makes at a time
_TABLES = ("statements", "mentions", "times", "figures")

Packed = tuple[Article, dict[bytes, bytes]]


def speech_model() -> dict[str, str]:
    """The package that parses and its version, as a row of ``runs`` keeps it; empty without one."""
    from wirecopy.speech.parse import installed_model

    model = installed_model()
    return {model.package: model.version} if model else {}


def hear_articles(store: Store, jobs: int, progress: Progress) -> bool:
    """Hear what is new; returns whether it could: where spaCy or its model is missing, that is said."""
    from wirecopy.speech.parse import INSTALL, Crew, installed_model

    model = installed_model()
    if model is None:
        progress.say(f"speech was left out: statements need spaCy and its English model: {INSTALL}")
        return False
    heard = dict(store.connection.execute("SELECT article, input FROM heard"))
    new = [article.id for article in store.records("articles") if heard.get(article.id) != _digest(article, model)]
    progress.stage("speech", len(new))
    with Crew(model, jobs) as crew:
        shelf = StoredParses(store, *model)
        remaining = iter(new)
        while ids := list(islice(remaining, TOGETHER)):
            articles = list(_articles(store, ids))
            rows = _hear(articles, crew, shelf)
            _write(store, list(zip(articles, rows, strict=True)), model)
            progress.advance(len(ids))
    return True


def _articles(store: Store, ids: Sequence[str]) -> Iterator[Article]:
    return store.records("articles", f"id IN ({', '.join('?' * len(ids))})", ids)


def _digest(article: Article, model: Model) -> str:
    """Of all that an article's rows follow from."""
    parts = (
        SPEECH,
        *model,
        article.id,
        article.language,
        article.outlet,
        article.dateline,
        article.published,
        article.modified,
        article.text,
    )
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _hear(articles: Sequence[Article], crew: Crew, shelf: StoredParses) -> list[Heard | None]:
    """The rows of each article; ``None`` for one in another language."""
    from wirecopy.speech.hear import is_understood
    from wirecopy.speech.parse import cut, parse_cuts

    cuts = {article.id: cut(article.text) for article in articles if is_understood(article)}
    parse_cuts(list(cuts.values()), crew, shelf)
    packed = [(a, shelf.held(cuts[a.id].keys)) for a in articles if a.id in cuts]
    shares = [packed[at : at + _SHARE] for at in range(0, len(packed), _SHARE)]
    heard = {a.id: rows for share in crew.run(hear_share, shares) for a, rows in share}
    return [heard.get(article.id) for article in articles]


def hear_share(share: Sequence[Packed]) -> list[tuple[Article, Heard]]:
    """What each of some articles says; ``share`` has the packed parses of all their sentences."""
    from wirecopy.speech.hear import hear
    from wirecopy.speech.parse import cut, placed

    return [(article, hear(article, placed(cut(article.text), parses))) for article, parses in share]


def _write(store: Store, heard: Sequence[tuple[Article, Heard | None]], model: Model) -> None:
    """Replace the rows of articles that still stand in the store as they were heard."""
    with store.transaction():
        standing = {article.id: article for article in _articles(store, [article.id for article, _ in heard])}
        for article, rows in heard:
            if standing.get(article.id) != article:
                continue
            for table in _TABLES:
                store.connection.execute(f"DELETE FROM {table} WHERE article = ?", (article.id,))
                store.insert(table, getattr(rows, table, ()))
            store.connection.execute(
                "INSERT OR REPLACE INTO heard (article, input, understood) VALUES (?, ?, ?)",
                (article.id, _digest(article, model), rows is not None),
            )
