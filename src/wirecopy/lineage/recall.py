"""The tree of a text as an earlier trace hung it, where nothing has changed that it follows from.

In: the articles that carry a text, with their links. Out: a digest of all that their tree follows from; the tree from
what was kept. It follows from the articles and their credits, from what each two share
and which is likelier the copy, from what of them is furniture, from what a person said of them, from who joins texts,
and from which originals that are lost their credits mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wirecopy.lineage.before import Before, KeptPair, KeptText
from wirecopy.lineage.candidates import Node
from wirecopy.lineage.digests import Digests, digest
from wirecopy.lineage.graph import KinGraph
from wirecopy.lineage.kin import Pair, Side
from wirecopy.lineage.kinship import Link
from wirecopy.lineage.lost import Absentees, LostNode
from wirecopy.lineage.tree import Edge, Hung


def key_of(graph: KinGraph, absent: Absentees, text: str, links: Mapping[str, Sequence[Link]]) -> bytes:
    """A digest of all that the tree of a text follows from; the graph must have digests."""
    assert graph.digests is not None
    meant = {m: (absent.meant_by(m, text), absent.named_by(m, text)) for m in links}
    agencies = sorted({n.key for both in meant.values() for some in both for n in some if n in absent.agencies})
    return digest((text, agencies, [*_told(graph, graph.digests, absent, links, meant)]))


def _told(
    graph: KinGraph,
    digests: Digests,
    absent: Absentees,
    links: Mapping[str, Sequence[Link]],
    meant: Mapping[str, tuple[tuple[LostNode, ...], ...]],
) -> Iterator[tuple[object, ...]]:
    for member in links:
        keys = [[node.key for node in nodes] for nodes in meant[member]]
        furniture = graph.furniture.get(member, ())
        yield digests.article(member), furniture, graph.joins(member), keys, absent.keys(member)
        for link in links[member]:
            if link.other(member) in links:
                yield graph.met[link.pair.a, link.pair.b].key, link.copy == member


def recalled(text: str, kept: KeptText, before: Before, absent: Absentees | None) -> Hung:
    """The tree as it was hung before; without ``absent`` its edges are left as they were written, and not read."""
    lost = [LostNode(text, one.key) for one in kept.lost]

    def node(at: int) -> Node:
        return kept.members[at] if at >= 0 else lost[-1 - at]

    unread: set[tuple[str, Node]] = set()
    edges = []
    for one in kept.edges:
        copy, original = kept.members[one.copy], node(one.original)
        evidence = None
        if absent is not None:
            if isinstance(original, LostNode):
                evidence = absent.evidence(copy, original)
            elif one.log_odds == 0.0:
                evidence = ()
            elif one.shown:
                evidence = before.evidence(copy, original)
            if evidence is None:
                unread.add((copy, original))
        pair = _pair(copy, original, one.pair) if one.pair and isinstance(original, str) else None
        edges.append(Edge(copy, original, pair, one.log_odds, evidence or (), absent is None))
    behind = {lost[-1 - near]: lost[-1 - far] for near, far in kept.behind}
    printed = absent.names if absent is not None else {}  # a fuller name may be printed elsewhere now
    names = {node: printed.get(node, one.name) for node, one in zip(lost, kept.lost, strict=True)}
    earliest = {node: one.before for node, one in zip(lost, kept.lost, strict=True) if one.before}
    return Hung(edges, behind, names, earliest, frozenset(unread))


def _pair(copy: str, original: str, kept: KeptPair) -> Pair:
    a, b = sorted((copy, original))
    return Pair(a, b, Side(kept.spans_a, kept.share_a), Side(kept.spans_b, kept.share_b), kept.words, kept.similarity)
