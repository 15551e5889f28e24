"""The trees of all texts that hang together with those that were reached, as one.

In: the kin graph and which texts were reached. Out: edges, without a cycle. A tree is hung anew where it follows from
something that is not as it was before; that of a text which was not reached stands. An article that joins texts ties
their trees, and has no parent that gives nothing which a closer one does not.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from wirecopy.lineage.candidates import Candidates, Node
from wirecopy.lineage.derivation import WEIGHTS
from wirecopy.lineage.graph import KinGraph
from wirecopy.lineage.kin import Spans, common, covered, union
from wirecopy.lineage.kinship import Link
from wirecopy.lineage.lost import Absentees, LostNode
from wirecopy.lineage.parents import hang
from wirecopy.lineage.reach import Reach
from wirecopy.lineage.recall import key_of, recalled
from wirecopy.lineage.tree import Edge, Edges, Hung, Tree
from wirecopy.lineage.verdicts import CERTAIN

_GIVEN_ALREADY = 0.8
"""A parent is none whose stretch of the article another, cheaper one gives to this share."""
_LEFT_OUT = 0.2


class Region:
    """``articles`` that carry, or carried, a text which hangs together with one that was reached; ``texts``: those that
    were looked at again, with who carries them; ``hung``: the trees of all; ``edges``: those of the whole."""

    def __init__(self, graph: KinGraph, absent: Absentees, reach: Reach) -> None:
        self.graph, self.absent, self.reach = graph, absent, reach
        self.texts: dict[str, dict[str, list[Link]]] = {}
        self.keys: dict[str, bytes] = {}
        self.hung: dict[str, Hung] = {}
        graph.lay_out({a for text in reach.texts for a in (*graph.plain(text), *graph.joiners(text))})
        for text in sorted(reach.texts):
            self._look_again(text)
        self.articles, standing = self._hanging_together()
        for text in standing:
            kept = graph.before.text(text)
            if kept is not None:
                self.hung[text] = recalled(text, kept, graph.before, None)
        self._settle()

    def otherwise_called(self, ids: Mapping[LostNode, str]) -> list[str]:
        """The texts that stand, but for the ids of their lost originals."""
        before = self.graph.before
        standing = ((text, before.text(text)) for text in self.hung if text not in self.texts)
        return [
            t for t, kept in standing if kept and any(ids.get(LostNode(t, one.key), "") != one.id for one in kept.lost)
        ]

    def look_again(self, texts: Iterable[str]) -> None:
        """Look at more texts again."""
        for text in texts:
            self._look_again(text)
        self._settle()

    def _settle(self) -> None:
        """Put the trees together; hang those anew of which more is asked than was worked out."""
        self.edges = self._together()
        while lacking := [text for text in self.hung if not self._holds(text)]:
            for text in lacking:
                if text in self.texts:
                    self.hung[text] = self._hang(text)
                else:
                    self._look_again(text)
            self.edges = self._together()

    @property
    def tree(self) -> Tree:
        """The trees as one."""
        edges = sorted((e for of in self.edges.values() for e in of.values()), key=lambda e: (e.copy, str(e.original)))
        trees = self.hung.values()
        behind = {near: far for one in trees for near, far in one.behind.items()}
        names = {node: name for one in trees for node, name in one.names.items()}
        return Tree(edges, behind, names, {node: time for one in trees for node, time in one.earliest.items()})

    def length(self, article: str) -> int:
        """Code points of an article's text."""
        traced = None if article in self.reach.altered else self.graph.before.traced(article)
        return traced.length if traced is not None else len(self.graph.articles[article].text)

    def _look_again(self, text: str) -> None:
        """The text's tree, as it was where it follows from nothing else."""
        graph, absent = self.graph, self.absent
        links = graph.carrying(text)
        absent.renew_implied(text)
        if len(links) == 1 and not absent.named_by(next(iter(links)), text):
            return
        self.texts[text] = links
        known = None
        if graph.digests:
            self.keys[text] = key_of(graph, absent, text, links)
            kept = graph.before.text(text)
            if kept is not None and kept.key == self.keys[text]:
                known = recalled(text, kept, graph.before, absent)
        self.hung[text] = known or self._hang(text)

    def _hang(self, text: str) -> Hung:
        return hang(Candidates(self.graph, self.absent, text, self.texts[text], WEIGHTS))

    def _hanging_together(self) -> tuple[set[str], list[str]]:
        """The articles of all texts that share any, near or far, with those reached; and the texts that stand."""
        before = self.graph.before
        known = self.reach.texts | self.reach.vanished
        articles: set[str] = set()
        standing: set[str] = set()
        waiting = {a for text in known for a in (*before.carriers(text), *self.texts.get(text, ()))}
        waiting |= self.reach.altered
        while waiting:
            articles |= waiting
            before.fetch(waiting)
            further = {text for article in waiting for text in before.texts(article)} - known - standing
            standing |= further
            waiting = {a for text in further for a in before.carriers(text)} - articles
        return articles, sorted(standing)

    def _holds(self, text: str) -> bool:
        """Whether nothing is asked of a tree that was not worked out."""
        one = self.hung[text]
        if text in self.texts:
            return not any((e.copy, e.original) in one.unread and self.shows(e) for e in one.edges)
        kept = self.graph.before.text(text)
        assert kept is not None
        return all(self.shows(edge) == was.shown for edge, was in zip(one.edges, kept.edges, strict=True))

    def shows(self, edge: Edge) -> bool:
        """Whether an edge of a text's tree went into that of all texts."""
        return self.edges.get(edge.copy, {}).get(edge.original) is edge

    def _together(self) -> Edges:
        """The edges of all texts, without a cycle, and without parents that give a round-up nothing."""
        graph = self.graph
        edges: dict[str, dict[Node, Edge]] = defaultdict(dict)
        joiners = set()
        for _, one in sorted(self.hung.items()):
            for edge in one.edges:
                if not graph.joins(edge.copy):
                    edges[edge.copy][edge.original] = edge
                else:
                    joiners.add(edge.copy)
                    if not _descends(edge.original, edge.copy, edges):
                        edges[edge.copy][edge.original] = edge
        for article in sorted(joiners & edges.keys()):
            _keep_givers(self.length, article, edges[article])
        return edges


def _keep_givers(length: Callable[[str], int], article: str, parents: dict[Node, Edge]) -> None:
    """Take away the parents of a round-up that give nothing which a closer one does not: those of its reprint."""
    taken: Spans = ()
    mine = [edge for edge in parents.values() if edge.pair is not None]
    for edge in sorted(mine, key=lambda e: (_distance(length, e), str(e.original))):
        spans = edge.pair.side(article).spans if edge.pair else ()
        if not spans or edge.log_odds >= CERTAIN or common(taken, spans) < _GIVEN_ALREADY * covered(spans):
            taken = union((*taken, *spans))
        else:
            del parents[edge.original]


def _distance(length: Callable[[str], int], edge: Edge) -> float:
    """What the copy has besides, and a little of what it leaves out, in code points."""
    if edge.pair is None or isinstance(edge.original, LostNode):
        return math.inf
    besides, left_out = ((1 - edge.pair.side(id).share) * length(id) for id in (edge.copy, edge.original))
    return besides + _LEFT_OUT * left_out


def _descends(node: Node, ancestor: str, edges: Edges) -> bool:
    """Whether ``node`` is ``ancestor`` or has text from it."""
    waiting, seen = [node], {node}
    while waiting:
        node = waiting.pop()
        if node == ancestor:
            return True
        for parent in edges.get(node, ()) if isinstance(node, str) else ():
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return False
