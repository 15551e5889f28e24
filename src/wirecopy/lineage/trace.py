"""``trace_lineages``: the stage as a pure function from records to records."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from wirecopy.collector import uncollected
from wirecopy.lineage.changes import Sharing, find_changes
from wirecopy.lineage.evidence import confidence, published_within
from wirecopy.lineage.families import Lineage, find_families
from wirecopy.lineage.graph import KinGraph
from wirecopy.lineage.kin import Spans, find_kin, furniture_of
from wirecopy.lineage.kinds import kind_of
from wirecopy.lineage.lost import LostNode
from wirecopy.lineage.memory import Copying, Memory
from wirecopy.lineage.parents import infer_parents
from wirecopy.lineage.tree import Edge, Tree
from wirecopy.lineage.verdicts import Verdicts
from wirecopy.model import Article, Change, Copy, Credit, Family, LostOriginal, Passage, Verdict

LINEAGE = "8"
"""Version of what this stage infers: part of the key of its finished work."""


class Lineages(NamedTuple):
    """The rows of four tables, each in the order of its key; ``kin``: the pairs of articles that are kin.

    ``as_before``: copies whose changes are not among these, since a memory says that they were written before.
    """

    families: list[Family]
    copies: list[Copy]
    lost_originals: list[LostOriginal]
    changes: list[Change]
    kin: list[tuple[str, str]]
    as_before: list[Copying]


class Elsewhere(NamedTuple):
    """What articles that are not traced now say: ``names`` that they print of outlets and agencies; ``ids`` of theirs
    that look like those of lost originals."""

    names: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()


NOWHERE = Elsewhere()


@uncollected()
def trace_lineages(
    articles: Iterable[Article],
    credits: Iterable[Credit],
    passages: Sequence[Passage],
    verdicts: Iterable[Verdict] = (),
    elsewhere: Elsewhere = NOWHERE,
    memory: Memory | None = None,
) -> Lineages:
    """Families, copies, lost originals and changes of ``articles``; nothing depends on the order of the inputs.

    Articles that are not kin to any of these, directly or through others, may be left out, all but what ``elsewhere``
    says of them: nothing changes. Of their passages only furniture of ``articles`` counts.

    ``verdicts`` outrank all evidence: ``copy`` and ``original`` give a parent with confidence 1, ``kin`` joins two
    articles even if they share no passage, ``not`` parts them.

    ``memory``: what earlier traces left. It changes nothing but the time that this takes, and takes in what this finds.
    """
    by_id = {a.id: a for a in articles}
    credits_of: dict[str, list[Credit]] = defaultdict(list)
    for credit in credits:
        credits_of[credit.article].append(credit)
    furniture = furniture_of(passages)
    judged = Verdicts(verdicts, by_id)
    if memory:
        memory.begin(by_id, credits_of)
    kin = find_kin(by_id, passages, furniture, judged)
    graph = KinGraph(by_id, credits_of, kin, judged, memory)
    graph.names_elsewhere = elsewhere.names
    graph.furniture = furniture
    tree = infer_parents(graph, memory=memory)
    lineages = find_families(tree, by_id)
    family_of = _FamilyOf(lineages)
    names = _name_lost(lineages, by_id.keys() | elsewhere.ids)
    as_before, edited = _known_and_not(tree, furniture, memory)
    copies = [_copy(edge, by_id, family_of, names) for edge in tree.edges]
    return Lineages(
        [Family(family=line.name, article=a) for line in lineages for a in line.articles],
        sorted(copies, key=lambda c: (c.copy, c.original)),
        sorted(_lost_originals(tree, lineages, names, by_id), key=lambda x: x.id),
        [*_changes(edited, by_id, furniture)],
        [(pair.a, pair.b) for pair in kin],
        as_before,
    )


class _FamilyOf:
    """The family in which an edge lies: the first by name that holds both ends."""

    def __init__(self, lineages: Sequence[Lineage]) -> None:
        self.of_article: dict[str, set[str]] = defaultdict(set)
        self.of_lost: dict[LostNode, str] = {}
        for line in lineages:
            for article in line.articles:
                self.of_article[article].add(line.name)
            for node in line.lost:
                self.of_lost[node] = line.name

    def __call__(self, edge: Edge) -> str:
        if isinstance(edge.original, LostNode):
            return self.of_lost[edge.original]
        mine, theirs = self.of_article[edge.copy], self.of_article[edge.original]
        return min(mine & theirs)


def _name_lost(lineages: Sequence[Lineage], taken: Container[str]) -> dict[LostNode, str]:
    """Ids of lost originals, counted through each family; an id that an article was given is passed over."""
    names: dict[LostNode, str] = {}
    for line in lineages:
        numbers = (n for n in count(1) if f"lost:{line.name}:{n}" not in taken)
        names.update((node, f"lost:{line.name}:{n}") for node, n in zip(line.lost, numbers, strict=False))
    return names


def _copy(edge: Edge, articles: Mapping[str, Article], family_of: _FamilyOf, names: Mapping[LostNode, str]) -> Copy:
    lost = isinstance(edge.original, LostNode)
    original = names[edge.original] if isinstance(edge.original, LostNode) else edge.original
    kind = share = share_of_original = None
    if edge.pair is not None and not lost:
        kind = kind_of(edge.pair, articles[edge.copy], articles[original], edge.log_odds > 0)
        share = round(edge.pair.side(edge.copy).share, 4)
        share_of_original = round(edge.pair.side(original).share, 4)
    return Copy(
        copy=edge.copy,
        original=original,
        family=family_of(edge),
        kind=kind,
        share_of_copy=share,
        share_of_original=share_of_original,
        confidence=confidence(edge.log_odds),
        evidence=edge.evidence,
    )


def _lost_originals(
    tree: Tree, lineages: Sequence[Lineage], names: Mapping[LostNode, str], articles: Mapping[str, Article]
) -> Iterator[LostOriginal]:
    before: dict[LostNode, list[Article]] = defaultdict(list)
    for edge in tree.edges:
        node = edge.original
        while isinstance(node, LostNode):
            before[node].append(articles[edge.copy])
            node = tree.behind.get(node, "")
    for line in lineages:
        for node in line.lost:
            far = tree.behind.get(node)
            yield LostOriginal(
                id=names[node],
                name=tree.names[node] or None,
                family=line.name,
                original=names[far] if far else None,
                published_before=_earliest(before[node]),
            )


def _earliest(articles: Iterable[Article]) -> str | None:
    """The earliest time of publication as it is given, ``None`` where none is known."""
    dated = [(within.latest, a.published) for a in articles if a.published and (within := published_within(a))]
    return min(dated, default=(math.inf, None))[1]


def _known_and_not(
    tree: Tree, furniture: Mapping[str, Spans], memory: Memory | None
) -> tuple[list[Copying], list[Edge]]:
    """The copies whose changes were written before, and the edges of the others."""
    known, others = [], []
    for edge in tree.edges:
        if edge.pair is not None and isinstance(edge.original, str):
            both = furniture.get(edge.copy, ()), furniture.get(edge.original, ())
            if memory and memory.has_changes(edge.copy, edge.original, edge.pair, both):
                known.append((edge.copy, edge.original))
            else:
                others.append(edge)
    return known, others


def _changes(
    edges: Iterable[Edge], articles: Mapping[str, Article], furniture: Mapping[str, Spans]
) -> Iterator[Change]:
    for edge in edges:
        if edge.pair is not None and isinstance(edge.original, str):
            ours, theirs = (
                Sharing(articles[id], edge.pair.side(id).spans, furniture.get(id, ()))
                for id in (edge.copy, edge.original)
            )
            yield from find_changes(copy=ours, original=theirs)
