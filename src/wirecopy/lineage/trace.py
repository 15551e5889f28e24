"""``trace_lineages``: the stage as a pure function from records to records; ``retrace``: as what a change changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from wirecopy.collector import uncollected
from wirecopy.lineage.before import Before
from wirecopy.lineage.candidates import Node
from wirecopy.lineage.changes import Sharing, find_changes
from wirecopy.lineage.digests import Digests, digest
from wirecopy.lineage.evidence import confidence
from wirecopy.lineage.families import Lineage, find_families
from wirecopy.lineage.graph import KinGraph
from wirecopy.lineage.kin import Spans
from wirecopy.lineage.kinds import kind_of
from wirecopy.lineage.kinship import Known
from wirecopy.lineage.left import Left, left_of
from wirecopy.lineage.lost import Absentees, LostNode
from wirecopy.lineage.pile import InMemory, Pile
from wirecopy.lineage.reach import Reach, Touched
from wirecopy.lineage.region import Region
from wirecopy.lineage.tree import Edge, Time, Tree
from wirecopy.lineage.verdicts import Verdicts
from wirecopy.model import Article, Change, Copy, Credit, Family, LostOriginal, Passage, Verdict

LINEAGE = "8"
"""Version of what this stage infers: part of the key of its finished work."""


class Lineages(NamedTuple):
    """The rows of four tables, each in the order of its key."""

    families: list[Family]
    copies: list[Copy]
    lost_originals: list[LostOriginal]
    changes: list[Change]


class Standing(NamedTuple):
    """The row of a copy that stands as it was written, but for the names of its lost original and its family."""

    copy: str
    original: str
    family: str


class Retraced(NamedTuple):
    """What came of tracing what was touched.

    ``rows``: all families and lost originals of the ``articles`` that hang together with what was touched; of their
    copies those that were looked at again, of their changes those that are not as they were written. ``standing``: the
    other copies. ``as_before``: copies whose changes were written before. ``left``: what the next trace begins with.
    """

    rows: Lineages
    articles: Collection[str]
    standing: list[Standing]
    as_before: set[tuple[str, str]]
    left: Left


def trace_lineages(
    articles: Iterable[Article],
    credits: Iterable[Credit],
    passages: Sequence[Passage],
    verdicts: Iterable[Verdict] = (),
) -> Lineages:
    """Families, copies, lost originals and changes of ``articles``; nothing depends on the order of the inputs.

    ``verdicts`` outrank all evidence: ``copy`` and ``original`` give a parent with confidence 1, ``kin`` joins two
    articles even if they share no passage, ``not`` parts them.
    """
    pile = InMemory(articles, credits, passages)
    everything = Touched(pile.articles.keys())
    return _retrace(KinGraph(pile, Verdicts(verdicts, pile.articles)), everything).rows


def retrace(pile: Pile, touched: Touched, verdicts: Iterable[Verdict], before: Before) -> Retraced:
    """What changes in the tables of a pile of which all but what was ``touched`` was traced before.

    The tables are then those that :func:`trace_lineages` makes of everything.
    """
    judged = Verdicts(verdicts, pile.articles)
    return _retrace(KinGraph(pile, judged, Known(before, touched.articles, Digests(pile, judged))), touched)


@uncollected()
def _retrace(graph: KinGraph, touched: Touched) -> Retraced:
    absent = Absentees(graph)
    region = Region(graph, absent, Reach(graph, absent, touched))
    lineages, names = _lineages(graph, region)
    if renamed := region.otherwise_called(names):
        region.look_again(renamed)
        lineages, names = _lineages(graph, region)
    tree, articles, family_of = region.tree, graph.articles, _FamilyOf(lineages)
    keys = _keys_of_changes(graph, tree)
    before = _changes_before(region)
    edited = {(e.copy, e.original): e for e in tree.edges if not e.stands and e.pair and isinstance(e.original, str)}
    as_before = {of for of in edited if keys.get(of) in before.get(of, ())}
    changed = [edge for of, edge in edited.items() if of not in as_before]
    fresh = (edge for edge in tree.edges if not edge.stands)
    rows = Lineages(
        [Family(family=line.name, article=a) for line in lineages for a in line.articles],
        sorted((_copy(edge, articles, family_of, names) for edge in fresh), key=lambda c: (c.copy, c.original)),
        sorted(_lost_originals(tree, lineages, names), key=lambda x: x.id),
        [*_changes(changed, articles, graph.furniture)],
    )
    standing = [Standing(e.copy, _id(e.original, names), family_of(e)) for e in tree.edges if e.stands]
    return Retraced(rows, region.articles, standing, as_before, left_of(region, keys, names))


def _lineages(graph: KinGraph, region: Region) -> tuple[list[Lineage], dict[LostNode, str]]:
    lineages = find_families(region.tree, region.length)
    return lineages, _name_lost(lineages, graph.pile.taken)


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


def _id(original: Node, names: Mapping[LostNode, str]) -> str:
    return names[original] if isinstance(original, LostNode) else original


def _copy(edge: Edge, articles: Mapping[str, Article], family_of: _FamilyOf, names: Mapping[LostNode, str]) -> Copy:
    lost = isinstance(edge.original, LostNode)
    original = _id(edge.original, names)
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


def _lost_originals(tree: Tree, lineages: Sequence[Lineage], names: Mapping[LostNode, str]) -> Iterator[LostOriginal]:
    before: dict[LostNode, Time] = {}
    for node, time in tree.earliest.items():
        above: LostNode | None = node
        while above is not None:
            before[above] = min(before.get(above, time), time)
            above = tree.behind.get(above)
    for line in lineages:
        for node in line.lost:
            far = tree.behind.get(node)
            yield LostOriginal(
                id=names[node],
                name=tree.names[node] or None,
                family=line.name,
                original=names[far] if far else None,
                published_before=before[node][1] if node in before else None,
            )


def _keys_of_changes(graph: KinGraph, tree: Tree) -> dict[tuple[str, str], bytes]:
    """Of each copy that was looked at again a digest of what its changes follow from."""
    if graph.digests is None:
        return {}
    found = {}
    for edge in tree.edges:
        if edge.pair is not None and isinstance(edge.original, str) and not edge.stands:
            both = graph.furniture.get(edge.copy, ()), graph.furniture.get(edge.original, ())
            found[edge.copy, edge.original] = digest((graph.met[edge.pair.a, edge.pair.b].key, edge.copy, both))
    return found


def _changes_before(region: Region) -> dict[tuple[str, str], set[bytes]]:
    """The same of the copies that were written before, as far as both articles were there."""
    found: dict[tuple[str, str], set[bytes]] = defaultdict(set)
    before = region.graph.before
    for text in (*region.texts, *region.reach.vanished):
        if (kept := before.text(text)) is None:
            continue
        for edge in kept.edges:
            if edge.changes and edge.original >= 0:
                copy, original = kept.members[edge.copy], kept.members[edge.original]
                if before.stand(copy, original):
                    found[copy, original].add(edge.changes)
    return found


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
