"""What a trace leaves for the next: see ``before``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wirecopy.lineage.before import Carrier, KeptEdge, KeptLost, KeptPair, KeptText, Met, Traced
from wirecopy.lineage.candidates import Node
from wirecopy.lineage.graph import KinGraph
from wirecopy.lineage.lost import LostNode
from wirecopy.lineage.reach import NAMELESS, Reach
from wirecopy.lineage.region import Region
from wirecopy.lineage.tree import Edge

Digests = Mapping[tuple[str, str], bytes]
"""By copy and original."""
Ids = Mapping[LostNode, str]


class Left(NamedTuple):
    """``pairs``: those that came, went or changed; ``met``: those of them that are kin; ``traced``: articles that are
    otherwise; ``texts``: those that were looked at again, ``None`` where they are no more; ``carriers``: of those."""

    pairs: set[tuple[str, str]]
    met: list[Met]
    traced: list[Traced]
    texts: dict[str, KeptText | None]
    carriers: list[Carrier]


def left_of(region: Region, changes: Digests, ids: Ids) -> Left:
    """What is left; nothing, of a graph without digests.

    ``changes``: digests of what the changes of copies follow from; ``ids``: of lost originals.
    """
    graph, reach = region.graph, region.reach
    if graph.digests is None:
        return Left(set(), [], [], {}, [])
    texts: dict[str, KeptText | None] = dict.fromkeys(reach.texts | reach.vanished)
    texts |= {text: _text(region, text, changes, ids) for text in region.texts}
    met = [graph.met[pair] for pair in sorted(reach.pairs) if pair in graph.met]
    return Left(reach.pairs, met, [*_traced(graph, reach)], texts, [*_carriers(graph, region)])


def _text(region: Region, text: str, changes: Digests, ids: Ids) -> KeptText:
    members, hung, absent = list(region.texts[text]), region.hung[text], region.absent
    place: dict[Node, int] = {member: n for n, member in enumerate(members)}
    place |= {node: -1 - n for n, node in enumerate(hung.names)}

    def kept(edge: Edge) -> KeptEdge:
        shown = region.shows(edge)
        told = changes.get((edge.copy, edge.original), b"") if shown and isinstance(edge.original, str) else b""
        pair = KeptPair(*edge.pair.side_a, *edge.pair.side_b, *edge.pair[4:]) if edge.pair else None
        return KeptEdge(place[edge.copy], place[edge.original], edge.log_odds, shown, pair, told)

    return KeptText(
        region.keys[text],
        tuple(members),
        tuple(map(kept, hung.edges)),
        tuple((place[near], place[far]) for near, far in hung.behind.items()),
        tuple(KeptLost(n.key, name, hung.earliest.get(n), ids.get(n, "")) for n, name in hung.names.items()),
        tuple(sorted(absent.present(text))),
        tuple(sorted(absent.implied(text))),
        absent.agencies_of(text),
    )


def _traced(graph: KinGraph, reach: Reach) -> Iterator[Traced]:
    assert graph.digests is not None
    for article in sorted({*reach.altered, *reach.anew, *reach.groups, *reach.meant}):
        before = graph.before.traced(article)
        if before is None or article in reach.altered:
            own, length = graph.digests.own(article), len(graph.articles[article].text)
        else:
            own, length = before.own, before.length
        joins = graph.joins(article)
        yield Traced(
            article,
            own,
            length,
            graph.may_join(article),
            joins,
            reach.groups.get(article, before.groups if before else NAMELESS) if joins else NAMELESS,
            reach.meant.get(article, before.meant if before else NAMELESS) if joins else NAMELESS,
        )


def _carriers(graph: KinGraph, region: Region) -> Iterator[Carrier]:
    for text, links in region.texts.items():
        joiners = set(graph.joiners(text))
        for article in links:
            if article in joiners:
                how = "joiner"
            else:
                how = "beside" if graph.joins(article) or graph.text_of(article) != text else "plain"
            yield Carrier(article, text, how)
