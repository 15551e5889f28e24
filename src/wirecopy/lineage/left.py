"""What a trace leaves for the next: see ``before``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wirecopy.lineage.before import Carrier, KeptText, Met, Traced
from wirecopy.lineage.graph import KinGraph
from wirecopy.lineage.lost import Absentees, LostNode
from wirecopy.lineage.reach import NAMELESS, Reach
from wirecopy.lineage.recall import kept_text
from wirecopy.lineage.region import Region


class Left(NamedTuple):
    """``pairs``: those that came, went or changed; ``met``: those of them that are kin; ``traced``: articles that are
    otherwise; ``texts``: those that were looked at again, ``None`` where they are no more; ``carriers``: of those."""

    pairs: set[tuple[str, str]]
    met: list[Met]
    traced: list[Traced]
    texts: dict[str, KeptText | None]
    carriers: list[Carrier]


def left_of(
    graph: KinGraph,
    absent: Absentees,
    reach: Reach,
    region: Region,
    changes: Mapping[tuple[str, str], bytes],
    ids: Mapping[LostNode, str],
) -> Left:
    """What is left; nothing, of a graph without digests."""
    if graph.digests is None:
        return Left(set(), [], [], {}, [])
    texts: dict[str, KeptText | None] = dict.fromkeys(reach.texts | reach.vanished)
    for text, links in region.texts.items():
        members = list(links)
        texts[text] = kept_text(region.keys[text], text, members, region.hung[text], region.edges, absent, changes, ids)
    met = [graph.met[pair] for pair in sorted(reach.pairs) if pair in graph.met]
    return Left(reach.pairs, met, [*_traced(graph, reach)], texts, [*_carriers(graph, region)])


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
