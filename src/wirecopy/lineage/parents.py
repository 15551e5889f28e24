"""Whom each article took its text from: one parent for each source text, present or lost.

In: the kin graph. Out: edges, without a cycle. An article's own word comes first (a credit or a link to kin),
then a credit to an original that is absent, then the closest kin that the evidence calls earlier. Where nothing
decides, kin are joined by an edge that says so.
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from wirecopy.lineage.evidence import published_within
from wirecopy.lineage.graph import KinGraph, Link
from wirecopy.lineage.kin import Pair, Spans, common, covered, union
from wirecopy.lineage.lost import Absentees, LostNode
from wirecopy.model import Evidence
from wirecopy.model.names import outlet_key, outlet_keys

Node = str | LostNode

_NAMED_BY_KIN = 0.4
"""Log-odds that an article goes back to the lost original that its kin, not it, names."""


_CHANGED_WORD, _LEFT_OUT = 20.0, 0.2
"""A word changed weighs as much as so many code points added; a code point left out as so much of one added."""
_GIVEN_ALREADY = 0.8
"""A parent is none whose stretch of the article another, closer one gives to this share."""
_AS_GOOD, _NO_WORSE = 4.0, 1.01
"""So many edits more, or so many times as many, are no worse: spans end by chance a word sooner or later."""


class Edge(NamedTuple):
    """``copy`` took text from ``original``, or (``log_odds`` 0) they are kin and nobody can tell."""

    copy: str
    original: Node
    pair: Pair | None
    log_odds: float
    evidence: tuple[Evidence, ...]


class Tree(NamedTuple):
    """The edges by copy and original; of each lost original the name, and the one behind it where credits tell."""

    edges: list[Edge]
    behind: dict[LostNode, LostNode]
    names: dict[LostNode, str]


def infer_parents(graph: KinGraph) -> Tree:
    """The parents of every article of the graph that has any."""
    return _Inference(graph).run()


class _Inference:
    def __init__(self, graph: KinGraph) -> None:
        self.graph = graph
        self.absent = Absentees(graph)
        self.edges: dict[tuple[str, Node], Edge] = {}
        self.parents: dict[str, list[Node]] = defaultdict(list)
        self.behind: dict[LostNode, LostNode] = {}
        self.wanted: list[Link] = []
        self.undecided: list[Link] = []
        self.also_named: list[tuple[str, LostNode]] = []

    def run(self) -> Tree:
        for article in sorted(self.graph.articles):
            self._choose(article)
        for link in sorted(self.wanted, key=lambda k: (-k.log_odds, k.copy, k.original)):
            self._add(Edge(link.copy, link.original, link.pair, link.log_odds, link.evidence))
        for article, node in self.also_named:
            self._give_root_of(article, node)
        for article in sorted(self.graph.links):
            self._follow_kin(article)
        self._line_up_lost()
        self._join_roots()
        edges = [self.edges[k] for k in sorted(self.edges, key=lambda k: (k[0], str(k[1])))]
        return Tree(edges, self.behind, self.absent.names)

    def _choose(self, article: str) -> None:
        """Note the parent wanted for each source text of the article; add those that are lost."""
        sources = self.graph.sources(article)
        if not sources:
            self._descend(article, self.absent.named_by(article, self.graph.text_of(article)))
            return
        wanted: list[Link] = []
        uncredited: list[list[Link]] = []
        judged: list[Link] = []
        for group in sources:
            if said := [k for k in group if self.graph.verdicts.is_copy(article, k.other(article))]:
                judged += said
                continue
            self.undecided += [k for k in group if not k.decided and k.copy == article]
            credited = [k for k in group if _is_named(k, article)]
            if credited:
                wanted.append(self._closest([*credited, *self._bearers(group, credited, article)], article))
            else:
                uncredited.append(group)
        lost = self._lost_sources(article, uncredited)
        for group in uncredited:
            text = self.graph.text_of(article, group)
            earlier = [k for k in group if k.decided and k.copy == article]
            if text in lost:
                self._descend(article, lost[text])
            elif earlier:
                wanted.append(self._closest(earlier, article))
        if wanted and not uncredited:
            text = self.graph.text_of(article, sources[0])
            self.also_named += [(wanted[0].original, node) for node in self.absent.named_by(article, text)[:1]]
        self.wanted += judged + self._of_its_own_stretch(wanted, article)

    def _lost_sources(self, article: str, groups: list[list[Link]]) -> dict[str, tuple[LostNode, ...]]:
        """For each text without a credited parent, the absent originals that the article's credits mean by it.

        A name that kin of the text give too means that text; one that no kin give, the text that the article has
        most of.
        """
        found: dict[str, tuple[LostNode, ...]] = {}
        unclaimed: set[str] = set()
        for group in groups:
            text = self.graph.text_of(article, group)
            named = self.absent.named_by(article, text)
            theirs = {node for k in group for node in self.absent.named_by(k.other(article), text)}
            shared = tuple(node for node in named if node in theirs)
            if shared:
                found[text] = shared
            unclaimed.update(node.key for node in named)
        unclaimed -= {node.key for nodes in found.values() for node in nodes}
        free = [g for g in groups if self.graph.text_of(article, g) not in found]
        if unclaimed and free:
            most = max(free, key=lambda group: max(covered(k.pair.side(article).spans) for k in group))
            text = self.graph.text_of(article, most)
            nodes = tuple(node for node in self.absent.named_by(article, text) if node.key in unclaimed)
            if nodes:
                found[text] = nodes
        elif unclaimed and len(groups) == 1:
            text = self.graph.text_of(article, groups[0])
            found[text] = self.absent.named_by(article, text)
        return found

    def _of_its_own_stretch(self, wanted: list[Link], article: str) -> list[Link]:
        """Without parents that give nothing which a closer one does not: the sources of a reprinted round-up."""
        kept: list[Link] = []
        taken: Spans = ()
        for link in sorted(wanted, key=lambda k: (self._edits(k, article), k.original)):
            spans = link.pair.side(article).spans
            if not spans or common(taken, spans) < _GIVEN_ALREADY * covered(spans):
                kept.append(link)
                taken = union((*taken, *spans))
        return kept

    def _bearers(self, group: list[Link], credited: list[Link], article: str) -> list[Link]:
        """Earlier kin with the same agency's credit: a copy of a copy bears it too, for it is part of the text."""
        agencies = self._agencies_of(article)
        if not all(agencies & outlet_keys(self.graph.articles[k.original]) for k in credited):
            return []  # a source was named, and that is no other than it says
        return [
            k
            for k in group
            if k.decided and k.copy == article and k not in credited and agencies & {*self._agencies_of(k.original)}
        ]

    def _agencies_of(self, article: str) -> set[str]:
        return {outlet_key(c.name) for c in self.graph.credits.get(article, ()) if c.role == "agency"}

    def _closest(self, links: list[Link], article: str) -> Link:
        """The link to the original that takes fewest edits; among equals the earliest, then the least id."""
        costs = [self._edits(link, article) for link in links]
        within = min(costs) * _NO_WORSE + _AS_GOOD

        def rank(link: Link) -> tuple[float, str]:
            published = published_within(self.graph.articles[link.original])
            return published.latest if published else math.inf, link.original

        return min((link for link, cost in zip(links, costs, strict=True) if cost <= within), key=rank)

    def _edits(self, link: Link, article: str) -> float:
        """What was done to the original, in code points: what the copy has besides, words changed, and a little what
        was left out."""
        copy, original = link.pair.side(article), link.pair.side(link.other(article))
        besides = (1 - copy.share) * len(self.graph.articles[article].text)
        left_out = (1 - original.share) * len(self.graph.articles[link.other(article)].text)
        changed = (1 - link.pair.similarity) * link.pair.words
        return besides + _CHANGED_WORD * changed + _LEFT_OUT * left_out

    def _descend(self, article: str, absent: tuple[LostNode, ...]) -> None:
        """The article took its text from the nearest of ``absent``, that one from the next, and so on."""
        for near, far in pairwise(absent):
            both_agencies = {near, far} <= self.absent.agencies
            if not both_agencies and near not in self.behind and not self._stands_behind(near, far):
                self.behind[near] = far
        for node in absent:
            if node == absent[0] or {absent[0], node} <= self.absent.agencies:  # "AFP, Reuters": two originals
                evidence = self.absent.evidence(article, node)
                self._add(Edge(article, node, None, sum(e.weight for e in evidence), evidence))

    def _stands_behind(self, far: LostNode, node: LostNode) -> bool:
        """Whether ``far`` is ``node`` or among those behind it."""
        while node != far and node in self.behind:
            node = self.behind[node]
        return node == far

    def _add(self, edge: Edge) -> None:
        if (edge.copy, edge.original) not in self.edges and not self._descends(edge.original, edge.copy):
            self.edges[edge.copy, edge.original] = edge
            self.parents[edge.copy].append(edge.original)

    def _descends(self, node: Node, ancestor: Node) -> bool:
        """Whether ``node`` is ``ancestor`` or descends from it."""
        waiting, seen = [node], {node}
        while waiting:
            node = waiting.pop()
            if node == ancestor:
                return True
            for parent in self.parents.get(node, ()) if isinstance(node, str) else ():
                if parent not in seen:
                    seen.add(parent)
                    waiting.append(parent)
        return False

    def _give_root_of(self, article: str, node: LostNode) -> None:
        """A copy names its source and, besides, an absent one: that stands behind the source's root."""
        while parents := [p for p in self.parents[article] if isinstance(p, str)]:
            article = parents[0]
        if not self.parents[article]:
            detail = f"a copy of it names {self.absent.names[node]}"
            self._add(Edge(article, node, None, _NAMED_BY_KIN, (_guess(detail),)))

    def _follow_kin(self, article: str) -> None:
        """Text that later kin have from a lost original, and the article from nobody present, is from there too.

        So it stands for a root, and for an article with more of that text than its supposed parent has.
        """
        if self._lost_source(article) is not None:
            return
        for link in self.graph.links[article]:
            kin = link.other(article)
            if link.decided and link.copy == article:
                continue  # it can have the text from these kin
            node = self._lost_source(kin)
            if node is None or self._descends(kin, article) or self._has_elsewhere(kin, link.pair.side(kin).spans):
                continue
            if not self._has_elsewhere(article, link.pair.side(article).spans):
                for parent in [p for p in self.parents[article] if self._descends(p, node)]:
                    self._remove(article, parent)
                who = self.graph.articles[kin].outlet or kin
                detail = f"has text that {who} has from {self.absent.names[node]}, and nobody else before it"
                self._add(Edge(article, node, None, _NAMED_BY_KIN, (_guess(detail),)))
                return

    def _line_up_lost(self) -> None:
        """One text whose copies name different absent originals: a source has it from an agency, or both from a third.

        The third is named by nobody.
        """
        tops: dict[str, set[LostNode]] = defaultdict(set)
        for edge in self.edges.values():
            if isinstance(edge.original, LostNode):
                top = edge.original
                while top in self.behind:
                    top = self.behind[top]
                tops[top.text].add(top)
        lost_parents = [[p for p in parents if isinstance(p, LostNode)] for parents in self.parents.values()]
        together = {node for nodes in lost_parents if len(nodes) > 1 for node in nodes}  # "AFP, Reuters": two originals
        for text, nodes in sorted(tops.items()):
            if len(nodes) < 2 or nodes & together:
                continue
            agencies = sorted(nodes & self.absent.agencies)
            if len(agencies) == 1:
                first = agencies[0]
            else:
                first = LostNode(text, "")
                self.absent.names.setdefault(first, "")
            for node in sorted(nodes - {first}):
                self.behind[node] = first

    def _lost_source(self, article: str) -> LostNode | None:
        """The lost original that the article itself names as its parent."""
        for parent in self.parents[article]:
            if isinstance(parent, LostNode) and self.edges[article, parent].log_odds > _NAMED_BY_KIN:
                return parent
        return None

    def _remove(self, copy: str, original: Node) -> None:
        del self.edges[copy, original]
        self.parents[copy].remove(original)

    def _has_elsewhere(self, article: str, stretches: Spans) -> bool:
        """Whether the article has most of ``stretches`` from an article among its parents."""
        pairs = (self.edges[article, parent].pair for parent in self.parents[article])
        taken = union(span for pair in pairs if pair is not None for span in pair.side(article).spans)
        return 2 * common(taken, stretches) >= covered(stretches)

    def _join_roots(self) -> None:
        """Kin without a direction: joined where nothing else joins their trees, roots before others, closest first."""
        groups: dict[Node, Node] = {}

        def group_of(article: str) -> set[Node]:
            found = set()
            for root in self._roots(article):
                while root in groups:
                    root = groups[root]
                found.add(root)
            return found

        closest = sorted(self.undecided, key=lambda k: (self._edits(k, k.copy), k.copy, k.original))
        for second_parents, link in [*((False, k) for k in closest), *((True, k) for k in closest)]:
            if self.parents[link.copy] and not second_parents:
                continue
            mine, theirs = group_of(link.copy), group_of(link.original)
            if not mine & theirs:
                self._add(Edge(link.copy, link.original, link.pair, 0.0, ()))
                one, *others = sorted(mine | theirs, key=str)
                groups.update(dict.fromkeys(others, one))

    def _roots(self, node: Node) -> set[Node]:
        """The articles and lost originals without a parent that ``node`` goes back to."""
        roots, waiting, seen = set(), [node], {node}
        while waiting:
            node = waiting.pop()
            parents = self.parents.get(node, []) if isinstance(node, str) else []
            if not parents:
                roots.add(node)
            waiting += [p for p in parents if p not in seen]
            seen.update(parents)
        return roots


def _guess(detail: str) -> Evidence:
    return Evidence(kind="innovation", detail=detail, weight=_NAMED_BY_KIN)


def _is_named(link: Link, article: str) -> bool:
    """Whether the article, by the link's likelier direction a copy, credits or links to the other itself."""
    return (
        link.decided
        and link.copy == article
        and any(e.kind in ("credit", "link") and e.weight > 0 for e in link.evidence)
    )
