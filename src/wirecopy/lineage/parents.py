"""Whom each article took its text from: one parent for each source text, present or lost.

In: the kin graph. Out: edges, without a cycle. The articles of one text, and the originals that are not among them,
are hung on one another in the cheapest tree (``derivation`` gives the costs, ``arborescence`` the tree). An original
that nobody names is believed where the tree is cheaper with it. An article that joins texts takes, of each, the parent
that costs least. Where nothing tells two apart, an edge says that nobody can.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wirecopy.lineage.candidates import Candidates, Choice, Node
from wirecopy.lineage.collation import Witness
from wirecopy.lineage.derivation import WEIGHTS, Weights
from wirecopy.lineage.evidence import UNDECIDED, both_ways, innovation, of_family, weigh
from wirecopy.lineage.graph import KinGraph, Link
from wirecopy.lineage.kin import Spans, common, covered, union
from wirecopy.lineage.likeliest import Arcs, Solved, sizes
from wirecopy.lineage.lost import Absentees, LostNode
from wirecopy.lineage.memory import Memory
from wirecopy.lineage.recall import CarriedText
from wirecopy.lineage.tree import Edge, Hung, Tree
from wirecopy.lineage.verdicts import ALL_BUT_CERTAIN, CERTAIN, evidence
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
_MANY_READINGS = 100
"""Articles of one text above which a lost original reads what those who name it say; another reading takes a tree."""
_ROUNDS = 3
"""Times that unnamed lost originals are looked for, each in the tree that the time before has left."""


Edges = dict[str, dict[Node, Edge]]
"""By copy and original."""


def infer_parents(graph: KinGraph, weights: Weights = WEIGHTS, memory: Memory | None = None) -> Tree:
    """The parents of every article of the graph that has any."""
    absent = Absentees(graph)
    texts = {text: links for text, links in graph.texts() if len(links) > 1 or absent.named_by(next(iter(links)), text)}
    carried = {text: CarriedText(graph, absent, text, links) for text, links in texts.items()} if memory else {}
    keys = {text: carried[text].digest(memory) for text in carried} if memory else {}

    def hang(text: str) -> Hung:
        return _hang(Candidates(graph, absent, text, texts[text], weights))

    def recall(text: str) -> Hung | None:
        tree = memory.tree(keys[text]) if memory else None
        return carried[text].recalled(tree, memory) if memory and tree else None

    hung = {text: recall(text) or hang(text) for text in texts}
    edges = _together(graph, hung)
    if lacking := [text for text, one in hung.items() if _asked_for(one, edges)]:
        hung |= {text: hang(text) for text in lacking}
        edges = _together(graph, hung)
    if memory:
        for text, one in hung.items():
            memory.has_tree(next(iter(texts[text])), carried[text].kept(keys[text], one, edges))
    names = absent.names | {node: "" for one in hung.values() for node in one.unnamed}
    behind = {near: far for one in hung.values() for near, far in one.behind.items()}
    all_edges = sorted((e for of in edges.values() for e in of.values()), key=lambda e: (e.copy, str(e.original)))
    return Tree(all_edges, behind, names)


def _together(graph: KinGraph, hung: Mapping[str, Hung]) -> Edges:
    """The edges of all texts, without a cycle, and without parents that give a round-up nothing."""
    edges: Edges = defaultdict(dict)
    for one in hung.values():
        for edge in one.edges:
            if not (graph.joins(edge.copy) and _descends(edge.original, edge.copy, edges)):
                edges[edge.copy][edge.original] = edge
    for article in graph.joiners():
        if article in edges:
            _keep_givers(graph, article, edges[article])
    return edges


def _asked_for(hung: Hung, edges: Edges) -> bool:
    """Whether evidence is needed that was not read."""
    return any((e.copy, e.original) in hung.unread and edges.get(e.copy, {}).get(e.original) is e for e in hung.edges)


def _hang(candidates: Candidates) -> Hung:
    """The edges of one text's tree."""
    choices = list(candidates.of_articles())
    lost: dict[LostNode, Witness] = {}
    for node, witness in candidates.named_lost().items():
        choices += candidates.of_lost(node, witness, lost.items())
        lost[node] = witness
    choices += candidates.third(list(lost))
    arcs = Arcs(choices, candidates.weights, len(candidates.members))
    solved = arcs.likeliest()
    if 2 < len(candidates.members) <= _MANY_READINGS:
        arcs, solved = _read_again(candidates, lost, arcs, solved)
    unnamed: list[LostNode] = []
    may_be_unnamed = not (candidates.are_of_one_outlet or candidates.collation.slips_alike)
    if may_be_unnamed and 2 < len(candidates.members) <= _LARGE:
        for _ in range(_ROUNDS):
            before = len(unnamed)
            for witness in candidates.unnamed_lost(solved.parents):
                node = LostNode(candidates.text, f"?{len(unnamed)}")
                more = list(candidates.of_lost(node, witness, lost.items()))
                if not _may_be_cheaper(arcs, solved, node, more):
                    continue
                tried = arcs.with_more(more)
                with_it = tried.likeliest()
                if with_it.cost < solved.cost:
                    solved, arcs = with_it, tried
                    lost[node] = witness
                    unnamed.append(node)
            if len(unnamed) == before:
                break
    return _edges(candidates, arcs, solved, unnamed)


def _read_again(
    candidates: Candidates, lost: dict[LostNode, Witness], arcs: Arcs, solved: Solved
) -> tuple[Arcs, Solved]:
    """Arcs and tree with each lost original of ``lost`` read as makes the tree cheapest; ``lost`` keeps what it reads.

    Those who name it may have cut what others kept, who do not say where they have it.
    """
    for node in list(lost):
        others = [item for item in lost.items() if item[0] != node]
        for witness in candidates.read_again(node, solved.parents):
            other = list(candidates.of_lost(node, witness, others))
            if not _may_read_cheaper(arcs, solved, node, other):
                continue
            tried = arcs.without(node).with_more(other)
            tried.add(candidates.third(list(lost)))
            again = tried.likeliest()
            if again.cost < solved.cost:
                solved, arcs, lost[node] = again, tried, witness
    return arcs, solved


def _may_read_cheaper(arcs: Arcs, solved: Solved, node: LostNode, other: Sequence[Choice]) -> bool:
    """Whether a lost original that reads otherwise saves more than it costs, each taken by itself."""
    own = min(c.cost for c in other if c.child == node) - min(arcs.into[node].values())
    saved = sum(
        max(arcs.into[c.child][solved.parents[c.child]] + arcs.handed_on - c.cost, 0.0)
        for c in other
        if c.parent == node
    )
    return saved > own


def _may_be_cheaper(arcs: Arcs, solved: Solved, node: LostNode, more: Sequence[Choice]) -> bool:
    """Whether what the others save by a lost original is more than it costs, each taken by itself."""
    own = min(c.cost for c in more if c.child == node)
    first = max((arcs.into[n][None] for n, p in solved.parents.items() if p is None), default=0.0)
    saved = sum(
        max(arcs.into[c.child][solved.parents[c.child]] + arcs.handed_on - c.cost, 0.0)
        for c in more
        if c.parent == node and solved.parents[c.child] is not None
    )
    hung = [c for c in more if c.child == node and c.parent is None]
    return saved > min(own, hung[0].cost - first if hung else own)


def _edges(candidates: Candidates, arcs: Arcs, solved: Solved, unnamed: list[LostNode]) -> Hung:
    into = arcs.into
    size = sizes(solved.parents)
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
            log_odds = min(_margin(into[node], original), ALL_BUT_CERTAIN)
            edges.append(Edge(node, original, None, log_odds, candidates.absent.evidence(node, original)))
            edges += _other_agencies(candidates, node, original, log_odds)
        else:
            link = candidates.links[node][original]
            judged = graph.verdicts.is_copy(node, original)
            log_odds = _reversal(candidates, into, solved, size, node)
            if graph.joins(node) and not graph.joins(original):
                log_odds = max(log_odds, _JOINS)
            log_odds = CERTAIN if judged else min(log_odds, ALL_BUT_CERTAIN)
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
    return Hung(edges, behind, unnamed)


def _evidence(candidates: Candidates, link: Link, copy: str) -> tuple[Evidence, ...]:
    graph, original, witnesses = candidates.graph, link.other(copy), candidates.collation.witnesses
    if graph.verdicts.is_copy(copy, original):
        return (evidence(original, graph.articles),)
    articles, credits = graph.articles, graph.credits
    mine_, theirs_ = credits.get(copy, ()), credits.get(original, ())
    _, found = weigh(link.pair, articles[copy], mine_, articles[original], theirs_)
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


def _reversal(
    candidates: Candidates,
    into: Mapping[Node, Mapping[Node | None, float]],
    solved: Solved,
    size: Mapping[Node, int],
    child: str,
) -> float:
    """How much more it would cost to hang the parent on the child, and the child where the parent hung.

    Of two that read alike the copies of the one may as well be the other's, and tell nothing.
    """
    parent = solved.parents[child]
    assert isinstance(parent, str)
    above, turned = solved.parents[parent], into[parent].get(child)
    if turned is None:
        return _CANNOT
    instead = into[child].get(above, into[child].get(None, 0.0) if above is None else into[parent][above])
    found = turned + instead - into[child][parent] - into[parent][above]
    if candidates.are_twins(child, parent):
        return found
    return found + candidates.weights.grown * math.log((size[parent] - size[child]) / size[child])


def _keep_givers(graph: KinGraph, article: str, parents: dict[Node, Edge]) -> None:
    """Take away the parents of a round-up that give nothing which a closer one does not: those of its reprint."""
    taken: Spans = ()
    mine = [edge for edge in parents.values() if edge.pair is not None]
    for edge in sorted(mine, key=lambda e: (_distance(graph, e), str(e.original))):
        spans = edge.pair.side(article).spans if edge.pair else ()
        if not spans or edge.log_odds >= CERTAIN or common(taken, spans) < _GIVEN_ALREADY * covered(spans):
            taken = union((*taken, *spans))
        else:
            del parents[edge.original]


def _distance(graph: KinGraph, edge: Edge) -> float:
    """What the copy has besides, and a little of what it leaves out, in code points."""
    if edge.pair is None or isinstance(edge.original, LostNode):
        return math.inf
    besides, left_out = (
        (1 - edge.pair.side(id).share) * len(graph.articles[id].text) for id in (edge.copy, edge.original)
    )
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
