"""Whom each article took a text from: one parent, present or lost.

In: the articles of one text with what it costs to take each from each. Out: the text's tree. The articles, and the
originals that are not among them, are hung on one another in the cheapest tree (``derivation`` gives the costs,
``arborescence`` the tree). An original that nobody names is believed where the tree is cheaper with it. An article that
joins texts takes, of each, the parent that costs least. Where nothing tells two apart, an edge says that nobody can.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from wirecopy.lineage.candidates import Candidates, Choice, Node
from wirecopy.lineage.collation import Witness
from wirecopy.lineage.evidence import UNDECIDED, both_ways, innovation, of_family, published_within, weigh
from wirecopy.lineage.kinship import Link
from wirecopy.lineage.likeliest import Arcs, Solved, sizes
from wirecopy.lineage.lost import LostNode
from wirecopy.lineage.tree import Edge, Hung, Time
from wirecopy.lineage.verdicts import ALL_BUT_CERTAIN, CERTAIN, evidence
from wirecopy.model import Article, Evidence

_CANNOT = 6.0
"""Log-odds of a direction whose reverse is out of the question."""
_JOINS = 1.0
"""Log-odds that an article which has text of several took it from them, rather than they each a part from it."""
_LARGE = 300
"""Articles of one text above which no unnamed lost original is looked for: that takes a tree for each."""
_MANY_READINGS = 100
"""Articles of one text above which a lost original reads what those who name it say; another reading takes a tree."""
_ROUNDS = 3
"""Times that unnamed lost originals are looked for, each in the tree that the time before has left."""


def hang(candidates: Candidates) -> Hung:
    """The likeliest tree of one text."""
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
    return Hung(edges, behind, _names(candidates, edges, behind, unnamed), _earliest(graph.articles, edges))


def _names(
    candidates: Candidates, edges: Sequence[Edge], behind: Mapping[LostNode, LostNode], unnamed: Sequence[LostNode]
) -> dict[LostNode, str]:
    """The lost originals of the tree, with their names, "" where nobody names one."""
    found = {e.original for e in edges if isinstance(e.original, LostNode)}.union(behind, behind.values(), unnamed)
    return {node: "" if node in unnamed else candidates.absent.names[node] for node in sorted(found)}


def _earliest(articles: Mapping[str, Article], edges: Sequence[Edge]) -> dict[LostNode, Time]:
    """The earliest time of publication of the copies of each lost original, where any is known."""
    found: dict[LostNode, Time] = {}
    for edge in edges:
        article = articles[edge.copy]
        if isinstance(edge.original, LostNode) and article.published and (within := published_within(article)):
            time = within.latest, article.published
            found[edge.original] = min(found.get(edge.original, time), time)
    return found


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
