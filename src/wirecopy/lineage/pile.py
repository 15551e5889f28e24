"""What there is to trace: articles with their credits, and what they share.

Lineage asks for what it needs and for no more, so that a store may hold far more than is read: see ``Pile``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from wirecopy.lineage.kin import Spans, furniture_of
from wirecopy.lineage.printed import names_in
from wirecopy.model import Article, Credit, Passage


class Pile(Protocol):
    """Articles by id, each read when it is first asked for, or before, where :meth:`fetch` says so."""

    @property
    def articles(self) -> Mapping[str, Article]: ...

    @property
    def credits(self) -> Mapping[str, Sequence[Credit]]: ...

    @property
    def furniture(self) -> Mapping[str, Spans]:
        """The stretches of each article that are its outlet's furniture, where it has any."""
        ...

    @property
    def names(self) -> Collection[str]:
        """All names of outlets and agencies that any article prints."""
        ...

    @property
    def taken(self) -> Collection[str]:
        """Ids of articles, at least those that look like the id of a lost original."""
        ...

    def passages(self, articles: Collection[str]) -> Iterable[Passage]:
        """The passages, but for furniture, that have an end in ``articles``, each once."""
        ...

    def fetch(self, articles: Collection[str]) -> None:
        """These will be asked for."""
        ...


class InMemory:
    """A pile that is there as a whole."""

    def __init__(self, articles: Iterable[Article], credits: Iterable[Credit], passages: Sequence[Passage]) -> None:
        self.articles = {a.id: a for a in articles}
        self.credits: dict[str, list[Credit]] = defaultdict(list)
        for credit in credits:
            self.credits[credit.article].append(credit)
        self.furniture = furniture_of(passages)
        self.names = names_in(self.articles.values(), self.credits.values())
        self.taken = self.articles.keys()
        self._passages = passages

    def passages(self, articles: Collection[str]) -> Iterable[Passage]:
        """The passages that have an end in ``articles``, each once."""
        if len(articles) == len(self.articles):
            return self._passages
        return [p for p in self._passages if p.a in articles or p.b in articles]

    def fetch(self, articles: Collection[str]) -> None:
        """All are here."""
