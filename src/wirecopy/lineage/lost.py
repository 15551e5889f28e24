"""Originals that must have existed but are not among the inputs: those that credits name.

A credit of the whole article (byline, dateline, credit line, metadata, link) to an outlet or agency none of
whose articles is among the article's kin, near or far, implies one. "CNN reported" in the body implies none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wirecopy.lineage.evidence import CREDIT_WEIGHT, LINK_TO_SITE, STRONG_PLACES
from wirecopy.lineage.graph import KinGraph
from wirecopy.model import Article, Credit, Evidence
from wirecopy.model.identity import own_address, site_of
from wirecopy.model.names import outlet_key

_PASSED_ON = ("via", "h/t", "hat tip")
"""How a credit line begins that names the last hand, not the first: nearer than a "Source:" beside it."""


class LostNode(NamedTuple):
    """A lost original within one component of the kin graph; credits to one name there mean the same one."""

    component: str
    key: str


class Absentees:
    """Which lost originals each article's credits imply."""

    def __init__(self, graph: KinGraph) -> None:
        self.graph = graph
        self.names: dict[LostNode, str] = {}
        self.agencies: set[LostNode] = set()
        self._present: dict[str, set[str]] = {}
        self._named: dict[str, tuple[LostNode, ...]] = {}
        for id, component in graph.component.items():
            self._present.setdefault(component, set()).update(_keys_of(graph.articles[id]))
        for article in sorted(graph.articles):
            self._named[article] = self._find(article)
        implied = {node for nodes in self._named.values() for node in nodes}
        for article, nodes in self._named.items():
            self._named[article] = nodes + self._also_of_kin(article, implied)

    def named_by(self, article: str) -> tuple[LostNode, ...]:
        """The lost originals that the article names, the nearest first: last hands, sources, then agencies."""
        return self._named[article]

    def _find(self, article: str) -> tuple[LostNode, ...]:
        record = self.graph.articles[article]
        component = self.graph.component.get(article, article)
        present, own = self._present.get(component, set()), set(_keys_of(record))
        nodes: dict[LostNode, None] = {}
        for credit in sorted(self._of_the_whole(article), key=_distance):
            key = outlet_key(credit.name)
            if not key or key in present or key in own:
                continue
            node = LostNode(component, key)
            nodes[node] = None
            # "Ostrel" here and "Ostrel News Agency" there: the fullest of the names that were printed
            self.names[node] = max(self.names.get(node, ""), credit.name, key=lambda name: (len(name), name))
            if credit.role == "agency":
                self.agencies.add(node)
        return tuple(nodes)

    def _also_of_kin(self, article: str, implied: set[LostNode]) -> tuple[LostNode, ...]:
        """Lost originals of kin that the article names too, if only in its body ("a report obtained by X")."""
        component = self.graph.component.get(article, article)
        named = (LostNode(component, outlet_key(c.name)) for c in self._credits(article) if c.place == "body")
        return tuple(dict.fromkeys(n for n in named if n in implied and n not in self._named[article]))

    def evidence(self, article: str, node: LostNode) -> tuple[Evidence, ...]:
        """The article's strongest credit to the lost original, as evidence."""
        credits = [c for c in self._credits(article) if outlet_key(c.name) == node.key]
        return (max((_as_evidence(c) for c in credits), key=lambda e: e.weight),) if credits else ()

    def _of_the_whole(self, article: str) -> Iterator[Credit]:
        return (c for c in self._credits(article) if c.place in STRONG_PLACES)

    def _credits(self, article: str) -> Iterator[Credit]:
        return (c for c in self.graph.credits.get(article, ()) if c.role in ("agency", "source"))


def _keys_of(article: Article) -> Iterator[str]:
    """The names by which credits may call an article's outlet."""
    if article.outlet:
        yield outlet_key(article.outlet)
    address = own_address(article.url, article.canonical_url)
    if address and (site := site_of(address)):
        yield outlet_key(site)


def _distance(credit: Credit) -> tuple[bool, bool, int, str]:
    passed_on = credit.text.casefold().lstrip(" (").startswith(_PASSED_ON)
    return credit.role == "agency", not passed_on, credit.start or 0, credit.name


def _as_evidence(credit: Credit) -> Evidence:
    if credit.place == "link":
        return Evidence(kind="link", detail=f"links to {credit.text}", weight=LINK_TO_SITE)
    where = credit.place.replace("_", " ")
    return Evidence(kind="credit", detail=f"{where}: {credit.text}", weight=CREDIT_WEIGHT[credit.place])
