"""Whom each article took its text from: one parent for each source text, present or lost.

In: the kin graph. Out: edges, without a cycle. The articles of one text, and the originals that are not among them,
are hung on one another in the cheapest tree (``derivation`` gives the costs, ``arborescence`` the tree). An original
that nobody names is believed where the tree is cheaper with it. An article that joins texts takes, of each, the parent
that costs least. Where nothing tells two apart, an edge says that nobody can.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wirecopy.lineage.arborescence import Arc, cheapest_arborescence
from wirecopy.lineage.candidates import Candidates, Choice, Node
from wirecopy.lineage.collation import Witness
from wirecopy.lineage.derivation import WEIGHTS, Weights
from wirecopy.lineage.evidence import UNDECIDED, both_ways, innovation, of_family, weigh
from wirecopy.lineage.graph import KinGraph, Link
from wirecopy.lineage.kin import Pair, Spans, common, covered, union
from wirecopy.lineage.lost import Absentees, LostNode
from wirecopy.lineage.verdicts import CERTAIN
from wirecopy.model import Evidence

_GIVEN_ALREADY = 0.8
"""A parent is none whose stretch of the article another, cheaper one gives to this share."""
_CANNOT = 6.0
"""Log-odds of a direction whose reverse is out of the question."""
_LEFT_OUT = 0.2
_JOINS = 1.0
"""Log-odds that an article which has text of several took it from them, rather than they each a part from it."""
_LARGE = 300
"""Articles of one text above which no unnamed lost original is looked for: that takes a tree for each."""
_TRIED = 4
"""Articles that are tried for the first text, besides the one that comes out first."""


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


def infer_parents(graph: KinGraph, weights: Weights = WEIGHTS) -> Tree:
    """The parents of every article of the graph that has any."""
    absent = Absentees(graph)
    edges: dict[tuple[str, Node], Edge] = {}
    behind: dict[LostNode, LostNode] = {}
    names = dict(absent.names)
    for text, links in graph.texts():
        if len(links) == 1 and not absent.named_by(next(iter(links)), text):
            continue
        hung = _hang(Candidates(graph, absent, text, links, weights))
        names.update((node, "") for node in hung.unnamed)
        behind.update(hung.behind)
        for edge in hung.edges:
            if not (graph.joins(edge.copy) and _descends(edge.original, edge.copy, edges)):
                edges[edge.copy, edge.original] = edge
    for article in graph.joiners():
        _keep_givers(graph, article, edges)
    return Tree([edges[k] for k in sorted(edges, key=lambda k: (k[0], str(k[1])))], behind, names)


class _Hung(NamedTuple):
    edges: list[Edge]
    behind: dict[LostNode, LostNode]
    unnamed: list[LostNode]


class _Solved(NamedTuple):
    """A cheapest tree: the parent of each node, and what it costs."""

    parents: dict[Node, Node | None]
    cost: float


def _solve(choices: Iterable[Choice], handed_on: float) -> _Solved:
    """The cheapest tree where what is taken from another than its first text costs ``handed_on`` more.

    Which text is the first is not known beforehand: those that most others would be taken from are tried.
    """
    choices = list(choices)
    plain = _cheapest(choices)
    firsts = {node for node, parent in plain.parents.items() if parent is None}
    children = Counter(parent for parent in plain.parents.values() if parent is not None)
    tried = [firsts]
    for node, _ in children.most_common(_TRIED):
        if node not in firsts:
            tried.append(firsts - {_first_of(node, plain.parents)} | {node})
    found = [_cheapest(_dearer(choices, nodes, handed_on)) for nodes in tried]
    return min(found, key=lambda solved: solved.cost)


def _first_of(node: Node, parents: Mapping[Node, Node | None]) -> Node:
    while (parent := parents[node]) is not None:
        node = parent
    return node


def _dearer(choices: Iterable[Choice], firsts: set[Node], handed_on: float) -> Iterator[Choice]:
    for c in choices:
        if c.parent is None:
            yield c if c.child in firsts else c._replace(cost=c.cost + handed_on)
        else:
            yield c if c.parent in firsts else c._replace(cost=c.cost + handed_on)


def _cheapest(choices: Iterable[Choice]) -> _Solved:
    nodes: dict[Node, int] = {}
    best: dict[tuple[Node, Node | None], float] = {}
    for child, parent, cost in choices:
        best[child, parent] = min(cost, best.get((child, parent), cost))
    for child, _ in best:
        nodes.setdefault(child, 0)
    names = sorted(nodes, key=lambda n: (isinstance(n, LostNode), n))
    place = {node: n for n, node in enumerate(names, 1)}
    arcs = [Arc(cost, 0 if p is None else place[p], place[c]) for (c, p), cost in best.items()]
    found = cheapest_arborescence(len(names) + 1, arcs)
    parents = {node: names[found[n] - 1] if found[n] else None for node, n in place.items()}
    return _Solved(parents, sum(best[c, p] for c, p in parents.items()))


def _hang(candidates: Candidates) -> _Hung:
    """The edges of one text's tree."""
    choices = list(candidates.of_articles())
    lost: dict[LostNode, Witness] = {}
    for node, witness in candidates.named_lost().items():
        choices += candidates.of_lost(node, witness, lost.items())
        lost[node] = witness
    choices += candidates.third(list(lost))
    handed_on = candidates.weights.handed_on * (1 + math.log(len(candidates.members)))
    solved = _solve(choices, handed_on)
    unnamed: list[LostNode] = []
    if 2 < len(candidates.members) <= _LARGE:
        for n, witness in enumerate(candidates.unnamed_lost()):
            node = LostNode(candidates.text, f"?{n}")
            more = list(candidates.of_lost(node, witness, lost.items()))
            with_it = _solve([*choices, *more], handed_on)
            if with_it.cost < solved.cost:
                solved, choices = with_it, [*choices, *more]
                lost[node] = witness
                unnamed.append(node)
    return _edges(candidates, choices, solved, unnamed)


def _edges(candidates: Candidates, choices: Sequence[Choice], solved: _Solved, unnamed: list[LostNode]) -> _Hung:
    into: dict[Node, dict[Node | None, float]] = defaultdict(dict)
    for child, parent, cost in choices:
        into[child][parent] = cost
    edges: list[Edge] = []
    behind: dict[LostNode, LostNode] = {}
    graph = candidates.graph
    for node, original in solved.parents.items():
        if original is None:
            continue
        if isinstance(node, LostNode):
            if isinstance(original, LostNode):
                behind[node] = original
        elif isinstance(original, LostNode):
            log_odds = _margin(into[node], original)
            edges.append(Edge(node, original, None, log_odds, candidates.absent.evidence(node, original)))
            edges += _other_agencies(candidates, node, original, log_odds)
        else:
            link = candidates.links[node][original]
            judged = graph.verdicts.is_copy(node, original)
            log_odds = CERTAIN if judged else _reversal(node, original, solved.parents[original], into)
            if graph.joins(node):
                log_odds = max(log_odds, _JOINS)
            if log_odds < UNDECIDED:
                copy, other = max(node, original), min(node, original)
                edges.append(Edge(copy, other, link.pair, 0.0, ()))
            else:
                found = _evidence(candidates, link, node)
                found = (*found, *of_family(found, log_odds))
                edges.append(Edge(node, original, link.pair, log_odds, found))
    third = LostNode(candidates.text, "")
    if third in behind.values():
        unnamed = [*unnamed, third]
    return _Hung(edges, behind, unnamed)


def _evidence(candidates: Candidates, link: Link, copy: str) -> tuple[Evidence, ...]:
    graph, original, witnesses = candidates.graph, link.other(copy), candidates.collation.witnesses
    if graph.verdicts.is_copy(copy, original):
        return link.evidence
    found = link.evidence
    if link.copy != copy:
        articles, credits = graph.articles, graph.credits
        found = weigh(link.pair, articles[copy], credits.get(copy, ()), articles[original], credits.get(original, ()))[
            1
        ]
    mine, theirs = witnesses[copy], witnesses[original]
    read = innovation(candidates.collation, mine, theirs), innovation(candidates.collation, theirs, mine)
    return found + both_ways(*read)


def _other_agencies(candidates: Candidates, article: str, original: LostNode, log_odds: float) -> Iterator[Edge]:
    """ "AFP, Reuters": the article has its text from both."""
    agencies = candidates.absent.agencies
    for other in candidates.absent.named_by(article, candidates.text) if original in agencies else ():
        if other in agencies and other != original:
            yield Edge(article, other, None, log_odds, candidates.absent.evidence(article, other))


def _margin(into: dict[Node | None, float], parent: Node) -> float:
    """How much more the next best parent would cost than the chosen one."""
    return max(min((cost for p, cost in into.items() if p != parent), default=into[parent]) - into[parent], 0.0)


def _reversal(child: Node, parent: Node, above: Node | None, into: dict[Node, dict[Node | None, float]]) -> float:
    """How much more it would cost to hang the parent on the child, and the child where the parent hung."""
    turned = into[parent].get(child)
    if turned is None:
        return _CANNOT
    instead = into[child].get(above, into[child].get(None, 0.0) if above is None else into[parent][above])
    return turned + instead - into[child][parent] - into[parent][above]


def _keep_givers(graph: KinGraph, article: str, edges: dict[tuple[str, Node], Edge]) -> None:
    """Take away the parents of a round-up that give nothing which a closer one does not: those of its reprint."""
    taken: Spans = ()
    mine = [edge for (copy, _), edge in edges.items() if copy == article and edge.pair is not None]
    for edge in sorted(mine, key=lambda e: (_distance(graph, e), str(e.original))):
        spans = edge.pair.side(article).spans if edge.pair else ()
        if not spans or edge.log_odds >= CERTAIN or common(taken, spans) < _GIVEN_ALREADY * covered(spans):
            taken = union((*taken, *spans))
        else:
            del edges[article, edge.original]


def _distance(graph: KinGraph, edge: Edge) -> float:
    """What the copy has besides, and a little of what it leaves out, in code points."""
    if edge.pair is None or isinstance(edge.original, LostNode):
        return math.inf
    besides, left_out = (
        (1 - edge.pair.side(id).share) * len(graph.articles[id].text) for id in (edge.copy, edge.original)
    )
    return besides + _LEFT_OUT * left_out


def _descends(node: Node, ancestor: str, edges: dict[tuple[str, Node], Edge]) -> bool:
    """Whether ``node`` is ``ancestor`` or has text from it."""
    parents: dict[str, list[Node]] = defaultdict(list)
    for copy, original in edges:
        parents[copy].append(original)
    waiting, seen = [node], {node}
    while waiting:
        node = waiting.pop()
        if node == ancestor:
            return True
        for parent in parents.get(node, ()) if isinstance(node, str) else ():
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return False
