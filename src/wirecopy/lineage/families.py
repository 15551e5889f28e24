"""Lineages of text: which articles carry text that descends from one original.

In: the edges of the copy trees. Out: families. Not a connected component: a round-up carries two texts and
stands in both families without making them one, and who copies only its own words is kin to neither text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from wirecopy.lineage.candidates import Node
from wirecopy.lineage.kin import Spans, common, covered, union
from wirecopy.lineage.lost import LostNode
from wirecopy.lineage.tree import Edge, Tree
from wirecopy.model.family_names import name_families

CARRIED = 100
"""Code points of a lineage (a short sentence), or half of what it took from the parent, make a child carry it on."""


class Lineage(NamedTuple):
    """One family: its name, its articles by id, and the lost originals above them."""

    name: str
    articles: tuple[str, ...]
    lost: tuple[LostNode, ...]


def find_families(tree: Tree, length: Callable[[str], int]) -> list[Lineage]:
    """Every lineage of two articles or more, or of one and a lost original; ordered by name.

    ``length`` gives the code points of an article's text.
    """
    children: dict[Node, list[Edge]] = defaultdict(list)
    parents: dict[str, list[Edge]] = defaultdict(list)
    for edge in tree.edges:
        children[edge.original].append(edge)
        if edge.log_odds > 0:
            parents[edge.copy].append(edge)
        elif isinstance(edge.original, str):  # either may be the older, and has its text from nobody else
            children[edge.copy].append(edge._replace(copy=edge.original, original=edge.copy))
    groups: dict[frozenset[str], set[LostNode]] = {}
    tops = {_top(tree, e.original) for e in tree.edges if isinstance(e.original, LostNode)}
    below: dict[LostNode, list[LostNode]] = defaultdict(list)
    for near, far in tree.behind.items():
        below[far].append(near)
    for top in sorted(tops):
        lost = _with_those_below(top, below)
        members = {a for node in lost for a in _carriers(node, None, children)}
        groups.setdefault(frozenset(members), set()).update(lost)
    for article in sorted(a for a in children if isinstance(a, str)):
        members = {article, *_carriers(article, _own_text(parents[article], article, length), children)}
        if len(members) > 1:
            groups.setdefault(frozenset(members), set())
    groups_of: dict[str, set[frozenset[str]]] = defaultdict(set)
    for group in groups:
        for article in group:
            groups_of[article].add(group)
    for edge in tree.edges:  # a scrap of each of several texts: kin of the parent alone
        if isinstance(edge.original, str) and groups_of[edge.copy].isdisjoint(groups_of[edge.original]):
            groups[frozenset((edge.copy, edge.original))] = set()
    return _named(_without_parts(groups))


def _top(tree: Tree, node: LostNode) -> LostNode:
    while node in tree.behind:
        node = tree.behind[node]
    return node


def _with_those_below(top: LostNode, below: Mapping[LostNode, list[LostNode]]) -> list[LostNode]:
    found, waiting = [], [top]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += below.get(node, [])
    return found


def _own_text(edges: Sequence[Edge], article: str, length: Callable[[str], int]) -> Spans | None:
    """The stretches of an article that it has from no parent; ``None``: all of it, it has no parent."""
    if not edges:
        return None
    if any(edge.pair is None for edge in edges):  # from a lost original: nobody can say which part
        return ()
    taken = union(s for e in edges if e.pair for s in e.pair.side(article).spans)
    ends = [0, *(x for span in taken for x in span), length(article)]
    return tuple((a, b) for a, b in zip(ends[::2], ends[1::2], strict=True) if a < b)


def _carriers(top: Node, text: Spans | None, children: Mapping[Node, list[Edge]]) -> set[str]:
    """Articles below ``top`` that carry its ``text`` on (``None``: any of it)."""
    carried: dict[str, Spans | None] = {}
    waiting: list[tuple[Node, Spans | None]] = [(top, text)]
    while waiting:
        node, text = waiting.pop()
        for edge in children.get(node, ()):
            if edge.copy in carried:
                continue
            if edge.pair is not None and text is not None and isinstance(node, str):
                stretch = edge.pair.side(node).spans
                if 2 * common(stretch, text) < min(2 * CARRIED, covered(stretch)):
                    continue
            carried[edge.copy] = None if edge.pair is None else edge.pair.side(edge.copy).spans
            waiting.append((edge.copy, carried[edge.copy]))
    return set(carried)


def _without_parts(groups: Mapping[frozenset[str], set[LostNode]]) -> dict[frozenset[str], set[LostNode]]:
    """Drop a group whose members all stand in a larger one: the same lineage seen from further down."""
    holding: dict[str, list[frozenset[str]]] = defaultdict(list)
    kept: dict[frozenset[str], set[LostNode]] = {}
    for group in sorted(groups, key=lambda g: (-len(g), sorted(g))):
        rarest = min((holding[a] for a in group), key=len)
        larger = next((g for g in rarest if group <= g), None)
        if larger is not None:
            kept[larger] |= groups[group]
            continue
        kept[group] = set(groups[group])
        for article in group:
            holding[article].append(group)
    return kept


def _named(groups: Mapping[frozenset[str], set[LostNode]]) -> list[Lineage]:
    names = name_families(groups)
    return sorted(Lineage(names[group], tuple(sorted(group)), tuple(sorted(lost))) for group, lost in groups.items())
