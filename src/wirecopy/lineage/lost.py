"""Originals that must have existed but are not among the inputs: those that credits name.

A credit of the whole article (byline, dateline, credit line, metadata, link) to an outlet or agency none of
whose articles is among the article's kin, near or far, implies one. "CNN reported" in the body implies none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wirecopy.lineage.evidence import LINK_TO_SITE, STRONG_PLACES, credit_weight
from wirecopy.lineage.graph import KinGraph
from wirecopy.lineage.kin import covered
from wirecopy.lineage.printed import Printed
from wirecopy.model import Credit, Evidence
from wirecopy.model.names import outlet_keys

_PASSED_ON = ("via", "h/t", "hat tip")
"""How a credit line begins that names the last hand, not the first: nearer than a "Source:" beside it."""


class LostNode(NamedTuple):
    """A lost original of one text of the kin graph; credits to one name in articles of that text mean the same one."""

    text: str
    key: str


class Absentees:
    """Which lost originals each article's credits imply; of texts that are not told anew, as it was before."""

    def __init__(self, graph: KinGraph) -> None:
        self.graph = graph
        self.names: dict[LostNode, str] = {}
        self.agencies: set[LostNode] = set()
        self._printed = Printed(graph.pile.names)
        self._present: dict[str, frozenset[str]] = {}
        self._implied: dict[str, frozenset[str]] = {}
        self._renewed: dict[str, bool] = {}

    def renew_present(self, text: str) -> bool:
        """Tell anew of which outlets articles carry a text; whether they are others than before."""
        articles = [*self.graph.plain(text), *self.graph.joiners(text)]
        self.graph.pile.fetch(articles)
        keys = (key for article in articles for key in outlet_keys(self.graph.articles[article]))
        self._present[text] = frozenset(keys)
        before = self.graph.before.text(text)
        return before is None or self._present[text] != frozenset(before.present)

    def renew_implied(self, text: str) -> bool:
        """Tell anew which lost originals of a text its articles imply; whether they are others than before."""
        if text not in self._renewed:
            articles = sorted((*self.graph.plain(text), *self.graph.joiners(text)))
            self.graph.pile.fetch(articles)
            self._implied[text] = frozenset(key for article in articles for key in self._implied_by(article, text))
            before = self.graph.before.text(text)
            was = (frozenset(before.implied), before.agencies) if before else (frozenset(), ())
            self._renewed[text] = was != (self._implied[text], self.agencies_of(text))
        return self._renewed[text]

    def present(self, text: str) -> frozenset[str]:
        """The keys of the outlets whose articles carry a text."""
        if text not in self._present:
            before = self.graph.before.text(text)
            if before is None:
                self.renew_present(text)
            else:
                self._present[text] = frozenset(before.present)
        return self._present[text]

    def implied(self, text: str) -> frozenset[str]:
        """The keys of the lost originals of a text."""
        if text not in self._implied:
            before = self.graph.before.text(text)
            if before is None:
                self.renew_implied(text)
            else:
                self._implied[text] = frozenset(before.implied)
        return self._implied[text]

    def agencies_of(self, text: str) -> tuple[str, ...]:
        """The keys of those that are agencies; ascending."""
        return tuple(sorted(key for key in self.implied(text) if LostNode(text, key) in self.agencies))

    def named_by(self, article: str, text: str) -> tuple[LostNode, ...]:
        """The lost originals of ``text`` that the article names, the nearest first: last hands, sources, agencies.

        Those of kin that it names only in its body ("a report obtained by X") come last.
        """
        own = outlet_keys(self.graph.articles[article])
        credits = sorted(self._credits(article), key=_distance)
        of_whole = [c for c in credits if c.place in STRONG_PLACES]
        nodes = [LostNode(text, self.key(c.name)) for c in (*of_whole, *credits)]
        implied = self.implied(text)
        return tuple(n for n in dict.fromkeys(nodes) if n.key in implied and n.key not in own)

    def meant_by(self, article: str, text: str) -> tuple[LostNode, ...]:
        """Those that the article names for ``text``, where it joins several.

        A name that kin of the text give too means that text; one that no kin give, the text that it has most of.
        """
        named = self.named_by(article, text)
        if not named or not self.graph.joins(article):
            return named
        groups = {self.graph.text_of(article, group): group for group in self.graph.sources(article)}
        theirs = {
            name: {n.key for k in group for n in self.named_by(k.other(article), name)}
            for name, group in groups.items()
        }
        shared = tuple(n for n in named if n.key in theirs.get(text, ()))  # none where another's source is the text
        if shared:
            return shared
        claimed = set().union(*theirs.values())
        free = [name for name in groups if not any(n.key in theirs[name] for n in self.named_by(article, name))]
        largest = max(
            free, key=lambda name: (max(covered(k.pair.side(article).spans) for k in groups[name]), name), default=None
        )
        return tuple(n for n in named if n.key not in claimed) if text == largest else ()

    def key(self, name: str) -> str:
        """The key of the outlet or agency that a credit names, in full or by its initials."""
        return self._printed.key(name)

    def keys(self, article: str) -> list[str]:
        """The keys of all outlets and agencies that the article's credits name."""
        return [self.key(c.name) for c in self._credits(article)]

    def _implied_by(self, article: str, text: str) -> Iterator[str]:
        own = outlet_keys(self.graph.articles[article])
        for credit in self._credits(article):
            key = self.key(credit.name)
            if credit.place not in STRONG_PLACES or not key or key in own:
                continue
            if any(key in self.present(other) for other in self.graph.texts(article)):
                continue
            node = LostNode(text, key)
            self.names[node] = self._printed.fullest(key, credit.name)
            if credit.role == "agency":
                self.agencies.add(node)
            yield key

    def evidence(self, article: str, node: LostNode) -> tuple[Evidence, ...]:
        """The article's strongest credit to the lost original, as evidence."""
        credits = [c for c in self._credits(article) if self.key(c.name) == node.key]
        return (max(map(_as_evidence, credits), key=lambda e: (e.weight, e.detail)),) if credits else ()

    def _credits(self, article: str) -> Iterator[Credit]:
        return (c for c in self.graph.credits.get(article, ()) if c.role in ("agency", "source"))


def _distance(credit: Credit) -> tuple[bool, bool, int, str]:
    passed_on = credit.text.casefold().lstrip(" (").startswith(_PASSED_ON)
    return credit.role == "agency", not passed_on, credit.start or 0, credit.name


def _as_evidence(credit: Credit) -> Evidence:
    if credit.place == "link":
        return Evidence(kind="link", detail=f"links to {credit.text}", weight=LINK_TO_SITE)
    where = credit.place.replace("_", " ")
    return Evidence(kind="credit", detail=f"{where}: {credit.text}", weight=credit_weight(credit))
