"""The tree of a text as an earlier trace hung it, where nothing has changed that it follows from.

In: the articles that carry a text, with their links. Out: a digest of all that their tree follows from; the tree from
what is kept, and what is to be kept of it. It follows from the articles and their credits, from what each two share and
which is likelier the copy, from what of them is furniture, from what a person said of them, from who joins texts, and
from which originals that are lost their credits mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wirecopy.lineage.candidates import Node
from wirecopy.lineage.graph import KinGraph, Link
from wirecopy.lineage.lost import Absentees, LostNode
from wirecopy.lineage.memory import KeptEdge, KeptTree, Memory, digest_of_text
from wirecopy.lineage.tree import Edge, Hung
from wirecopy.model import Evidence


class CarriedText:
    """A text by name, and the articles that carry it with the links of each."""

    def __init__(self, graph: KinGraph, absent: Absentees, text: str, links: Mapping[str, Sequence[Link]]) -> None:
        self._graph, self._absent, self._text = graph, absent, text
        self._members = list(links)
        self._links = {m: {k.other(m): k for k in links[m] if k.other(m) in links} for m in links}
        self._meant = {m: (absent.meant_by(m, text), absent.named_by(m, text)) for m in links}
        named = sorted({node for nodes in self._meant.values() for some in nodes for node in some})
        self._lost = [*named, LostNode(text, "")]

    def digest(self, memory: Memory) -> bytes:
        """Of all that the tree follows from."""
        agencies = [node in self._absent.agencies for node in self._lost]
        return digest_of_text((self._text, agencies, [*self._told(memory)]))

    def _told(self, memory: Memory) -> Iterator[tuple[object, ...]]:
        verdicts = self._graph.verdicts
        for member in self._members:
            keys = [[node.key for node in nodes] for nodes in self._meant[member]]
            furniture = self._graph.furniture.get(member, ())
            yield memory.of_article(member), furniture, self._graph.joins(member), keys, self._absent.keys(member)
            for other, link in self._links[member].items():
                judged = (
                    verdicts.is_copy(member, other),
                    verdicts.is_copy(other, member),
                    (link.pair.a, link.pair.b) in verdicts.kin,
                )
                yield memory.of_pair(link.pair), link.copy == member, judged

    def recalled(self, tree: KeptTree, memory: Memory) -> Hung:
        """The tree as it was hung before."""
        unread: set[tuple[str, Node]] = set()
        edges = []
        for kept in tree.edges:
            copy, original = self._members[kept.copy], self._node(kept.original)
            link = None if isinstance(original, LostNode) else self._link(copy, original)
            evidence = self._evidence(copy, original, kept, memory)
            if evidence is None:
                unread.add((copy, original))
            edges.append(Edge(copy, original, link.pair if link else None, kept.log_odds, evidence or ()))
        behind = {self._lost_node(near): self._lost_node(far) for near, far in tree.behind}
        return Hung(edges, behind, [self._lost_node(at) for at in tree.unnamed], frozenset(unread))

    def _evidence(self, copy: str, original: Node, kept: KeptEdge, memory: Memory) -> tuple[Evidence, ...] | None:
        if isinstance(original, LostNode):
            return self._absent.evidence(copy, original)
        if kept.log_odds == 0.0:
            return ()
        return memory.evidence(copy, original) if kept.shown else None

    def kept(self, key: bytes, hung: Hung, edges: Mapping[str, Mapping[Node, Edge]]) -> KeptTree:
        """What to keep of the tree; ``edges``: those that went into the tree of all texts, by copy and original."""
        place = {member: n for n, member in enumerate(self._members)}
        place_of_lost = {node: -1 - n for n, node in enumerate(self._lost)}

        def at(node: Node) -> int:
            if isinstance(node, LostNode):
                known = place_of_lost.get(node)
                return -1 - len(self._lost) - int(node.key[1:]) if known is None else known
            return place[node]

        return KeptTree(
            key,
            tuple(
                KeptEdge(at(e.copy), at(e.original), e.log_odds, edges.get(e.copy, {}).get(e.original) is e)
                for e in hung.edges
            ),
            tuple((at(near), at(far)) for near, far in hung.behind.items()),
            tuple(map(at, hung.unnamed)),
        )

    def _node(self, at: int) -> Node:
        return self._members[at] if at >= 0 else self._lost_node(at)

    def _lost_node(self, at: int) -> LostNode:
        n = -1 - at
        return self._lost[n] if n < len(self._lost) else LostNode(self._text, f"?{n - len(self._lost)}")

    def _link(self, one: str, other: str) -> Link:
        return self._links[one].get(other) or self._links[other][one]
