"""One JSON object with a key for each table of the contract: everything about one article or one story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from wirecopy.export import Sink
from wirecopy.model import TABLES, Record
from wirecopy.store import Store

_OF_ARTICLES = "article IN (SELECT article FROM chosen)"
_PAIRS = "{} IN (SELECT article FROM chosen) OR {} IN (SELECT article FROM chosen)"
_BY_ARTICLE = ("images", "credits", "families", "statements", "mentions", "times", "figures", "story_articles")

# What belongs to the articles in the temporary table `chosen`; tables not named here belong to none.
_WHERE = {
    "articles": "id IN (SELECT article FROM chosen)",
    "passages": _PAIRS.format("a", "b"),
    "copies": _PAIRS.format("copy", "original"),
    "changes": _PAIRS.format("copy", "original"),
    "lost_originals": f"family IN (SELECT family FROM families WHERE {_OF_ARTICLES})",
    "stories": f"story IN (SELECT story FROM story_articles WHERE {_OF_ARTICLES})",
    "story_sources": f"story IN (SELECT story FROM story_articles WHERE {_OF_ARTICLES})",
    "claim_statements": f"statement IN (SELECT id FROM statements WHERE {_OF_ARTICLES})",
    "claims": "claim IN (SELECT claim FROM claim_statements WHERE statement IN"
    f" (SELECT id FROM statements WHERE {_OF_ARTICLES}))",
    "verdicts": _PAIRS.format("a", "b"),
    **dict.fromkeys(_BY_ARTICLE, _OF_ARTICLES),
}


def rows_about(store: Store, articles: Iterable[str]) -> dict[str, Iterator[Record]]:
    """The rows of every table that speak of ``articles``; the store may be open for reading only."""
    store.connection.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (article TEXT PRIMARY KEY)")
    store.connection.execute("DELETE FROM chosen")
    store.connection.executemany("INSERT OR IGNORE INTO chosen VALUES (?)", ((a,) for a in articles))
    return {name: store.records(name, where) for name, where in _WHERE.items()}


def write_object(sink: Sink, rows: Mapping[str, Iterable[Record]], more: Mapping[str, Any] | None = None) -> None:
    """Write one indented JSON object: a list for each table, empty where there are no rows, then ``more``."""
    whole: dict[str, Any] = {}
    for name, table in TABLES.items():
        whole[name] = [{c: getattr(row, c) for c in table.columns} for row in rows.get(name, ())]
    whole.update(more or {})
    sink.write(msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n")
    sink.flush()
