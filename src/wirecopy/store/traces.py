"""What lineage left in the store of its last work, read as it is asked for, and written.

The tables ``kin``, ``traced``, ``carried`` and ``trees``; see :mod:`wirecopy.lineage.before`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import msgspec

from wirecopy.lineage.before import KeptText, Met, Traced
from wirecopy.lineage.left import Left
from wirecopy.model import Evidence
from wirecopy.store.store import AMONG, Store

_TABLES = ("kin", "traced", "carried", "trees")


class Traces:
    """What an earlier trace left; ``gone``: articles that are no more, of which nothing is told but of them alone."""

    def __init__(self, store: Store, gone: Collection[str]) -> None:
        self._execute, self._gone = store.connection.execute, gone
        self._fetched: set[str] = set()
        self._met: dict[str, dict[str, Met]] = defaultdict(dict)
        self._traced: dict[str, Traced] = {}
        self._texts: dict[str, dict[str, str]] = defaultdict(dict)
        self._carriers: dict[str, dict[str, str]] = {}
        self._trees: dict[str, KeptText | None] = {}
        self._evidence: dict[str, dict[str, tuple[Evidence, ...]]] = {}

    def fetch(self, articles: Collection[str]) -> None:
        """These will be asked for."""
        if not (new := set(articles) - self._fetched):
            return
        self._fetched |= new
        ids = (json.dumps(list(new)),)
        for row in self._execute(f"SELECT * FROM kin WHERE a {AMONG}", ids):
            self._enter(row[0], row[1], Met(*row))
        for row in self._execute(f"SELECT * FROM kin WHERE b {AMONG}", ids):
            self._enter(row[1], row[0], Met(*row))
        for article, own, length, may_join, joins, groups, meant in self._execute(
            f"SELECT * FROM traced WHERE article {AMONG}", ids
        ):
            self._traced[article] = Traced(article, own, length, bool(may_join), bool(joins), groups, meant)
        for text, article, how in self._execute(f"SELECT * FROM carried WHERE article {AMONG}", ids):
            self._texts[article][text] = how

    def _fetch_one(self, article: str) -> None:
        if article not in self._fetched:
            self.fetch((article,))

    def _enter(self, article: str, other: str, met: Met) -> None:
        if other not in self._gone or article in self._gone:
            self._met[article][other] = met

    def met(self, article: str) -> Mapping[str, Met]:
        """The kin that an article had, by id."""
        self._fetch_one(article)
        return self._met.get(article, {})

    def traced(self, article: str) -> Traced | None:
        """The article as it was traced."""
        self._fetch_one(article)
        return self._traced.get(article)

    def texts(self, article: str) -> Mapping[str, str]:
        """How it carried each text."""
        self._fetch_one(article)
        return self._texts.get(article, {})

    def carriers(self, text: str) -> Mapping[str, str]:
        """How each article carried the text."""
        if (found := self._carriers.get(text)) is None:
            rows = self._execute("SELECT article, how FROM carried WHERE text = ?", (text,))
            found = self._carriers[text] = {article: how for article, how in rows if article not in self._gone}
        return found

    def text(self, name: str) -> KeptText | None:
        """The tree of a text."""
        if name not in self._trees:
            row = self._execute("SELECT value FROM trees WHERE text = ?", (name,)).fetchone()
            self._trees[name] = msgspec.msgpack.decode(row[0], type=KeptText) if row else None
        return self._trees[name]

    def stand(self, copy: str, original: str) -> bool:
        """Whether both articles were traced and are there ever since, and with them what was written of the two."""
        traced = map(self.traced, (copy, original))
        return all(one is not None and one.own for one in traced)

    def evidence(self, copy: str, original: str) -> tuple[Evidence, ...] | None:
        """The evidence that was written of a copy, where it was and both stand."""
        if not self.stand(copy, original):
            return None
        if (found := self._evidence.get(copy)) is None:
            rows = self._execute("SELECT original, evidence FROM copies WHERE copy = ?", (copy,))
            found = {of: msgspec.json.decode(value, type=tuple[Evidence, ...]) for of, value in rows}
            self._evidence[copy] = found
        return found.get(original)


def leave(store: Store, left: Left, gone: Iterable[str]) -> None:
    """Write what is left for the next trace; call inside a transaction."""
    many = store.connection.executemany
    many("DELETE FROM kin WHERE a = ? AND b = ?", left.pairs)
    many("INSERT INTO kin (a, b, centre, key, leaning) VALUES (?, ?, ?, ?, ?)", left.met)
    many("DELETE FROM traced WHERE article = ?", ((article,) for article in gone))
    many("INSERT OR REPLACE INTO traced VALUES (?, ?, ?, ?, ?, ?, ?)", left.traced)
    texts = [(text,) for text in left.texts]
    many("DELETE FROM carried WHERE text = ?", texts)
    many("INSERT INTO carried (article, text, how) VALUES (?, ?, ?)", left.carriers)
    many("DELETE FROM trees WHERE text = ?", texts)
    trees = ((text, msgspec.msgpack.encode(tree)) for text, tree in left.texts.items() if tree is not None)
    many("INSERT INTO trees (text, value) VALUES (?, ?)", trees)


def forget_traces(store: Store) -> None:
    """Have the next trace begin from nothing; call inside a transaction."""
    for table in _TABLES:
        store.connection.execute(f"DELETE FROM {table}")
