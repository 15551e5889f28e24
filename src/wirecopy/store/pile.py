"""The articles of a store for lineage: each is read when it is first asked for, or with others, where that is said."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from wirecopy.lineage.kin import Spans, furniture_of
from wirecopy.model import Article, Credit, Passage
from wirecopy.store.store import AMONG, Store

Value = TypeVar("Value")
_COLUMNS = "a, b, a_start, a_end, b_start, b_end, words, similarity, label"


class StoredPile:
    """All articles of a store; ``names``: all names of outlets and agencies that any prints; ``taken``: those of their
    ids that look like the id of a lost original."""

    def __init__(self, store: Store, names: Collection[str], taken: Collection[str]) -> None:
        self._store, self.names, self.taken = store, names, taken
        self._fetched: set[str] = set()
        self._articles: dict[str, Article] = {}
        self._credits: dict[str, list[Credit]] = defaultdict(list)
        self._furniture: dict[str, Spans] = {}
        self.articles: Mapping[str, Article] = _OnDemand(self._articles, self.fetch)
        self.credits: Mapping[str, list[Credit]] = _OnDemand(self._credits, self.fetch)
        self.furniture: Mapping[str, Spans] = _OnDemand(self._furniture, self.fetch)

    def fetch(self, articles: Collection[str]) -> None:
        """Read these articles, as far as there are such, with credits and furniture."""
        if not (new := set(articles) - self._fetched):
            return
        self._fetched |= new
        ids = (json.dumps(list(new)),)
        self._articles.update((a.id, a) for a in self._store.records("articles", f"id {AMONG}", ids))
        for credit in self._store.records("credits", f"article {AMONG}", ids):
            self._credits[credit.article].append(credit)
        furniture = furniture_of(_passages(self._store, new, "label = 'boilerplate'"))
        self._furniture.update((id, spans) for id, spans in furniture.items() if id in new)

    def passages(self, articles: Collection[str]) -> Iterable[Passage]:
        """The passages, but for furniture, that have an end in ``articles``, each once."""
        return _passages(self._store, articles, "label <> 'boilerplate'")


class _OnDemand(Mapping[str, Value]):
    """What is known by id; what is not is fetched first."""

    def __init__(self, known: dict[str, Value], fetch: Callable[[Collection[str]], None]) -> None:
        self._known, self._fetch = known, fetch

    def __getitem__(self, id: str) -> Value:
        if id not in self._known:
            self._fetch((id,))
        if id not in self._known:
            raise KeyError(id)
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def all_passages(store: Store, condition: str = "true") -> Iterator[Passage]:
    """All passages of a store that meet an SQL condition, in no order."""
    return _records(store, f"SELECT {_COLUMNS} FROM passages WHERE {condition}", ())


def _passages(store: Store, articles: Collection[str], condition: str) -> Iterator[Passage]:
    ids = json.dumps(list(articles))
    one, other = (f"SELECT {_COLUMNS} FROM passages WHERE {side} {AMONG} AND {condition}" for side in "ab")
    return _records(store, f"{one} UNION ALL {other} AND NOT a {AMONG}", (ids, ids, ids))


def _records(store: Store, query: str, values: tuple[str, ...]) -> Iterator[Passage]:
    for a, b, a_start, a_end, b_start, b_end, words, similarity, label in store.connection.execute(query, values):
        yield Passage(
            a=a,
            b=b,
            a_start=a_start,
            a_end=a_end,
            b_start=b_start,
            b_end=b_end,
            words=words,
            similarity=similarity,
            label=label,
        )
