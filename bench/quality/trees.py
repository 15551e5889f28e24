"""Copy trees by the plainest means, to measure others beside: the earliest is the parent of all; a spanning tree.

In: articles and the passages between them. Out: rows of the contract's tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from wirecopy.model import Article, Change, Copy, Family, LostOriginal, Passage


class Found(NamedTuple):
    """What a method says: rows of the contract's tables."""

    families: Sequence[Family]
    copies: Sequence[Copy]
    lost_originals: Sequence[LostOriginal]
    changes: Sequence[Change]


def _components(
    pages: Sequence[Article], passages: Iterable[Passage]
) -> tuple[dict[str, set[str]], dict[frozenset[str], float]]:
    """Articles that copied passages join, and for each pair the share of the shorter that they share."""
    length = {page.id: max(len(page.text), 1) for page in pages}
    shares: dict[frozenset[str], float] = defaultdict(float)
    for p in passages:
        if p.label == "copied":
            shares[frozenset((p.a, p.b))] += (p.a_end - p.a_start) / min(length[p.a], length[p.b])
    group: dict[str, set[str]] = {page.id: {page.id} for page in pages}
    for a, b in map(tuple, shares):
        if group[a] is not group[b]:
            group[a] |= group[b]
            for article in group[b]:
                group[article] = group[a]
    return group, shares


def _order(pages: Sequence[Article]) -> Callable[[str], tuple[str, str]]:
    published = {page.id: page.published or "~" for page in pages}
    return lambda id: (published[id], id)


def earliest(pages: Sequence[Article], passages: Iterable[Passage]) -> Found:
    group, _ = _components(pages, passages)
    return _rooted(group, lambda members, first: [(a, first) for a in members if a != first], _order(pages))


def spanning_tree(pages: Sequence[Article], passages: Iterable[Passage]) -> Found:
    group, shares = _components(pages, passages)
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for pair, share in shares.items():
        a, b = pair
        near[a][b] = near[b][a] = share

    def tree(members: set[str], first: str) -> list[tuple[str, str]]:
        edges, inside = [], {first}
        while len(inside) < len(members):
            _, a, b = max((near[a][b], a, b) for a in inside for b in near[a] if b not in inside)
            edges.append((b, a))
            inside.add(b)
        return edges

    return _rooted(group, tree, _order(pages))


def _rooted(
    group: dict[str, set[str]], edges_of: Callable[[set[str], str], list[tuple[str, str]]], order: Any
) -> Found:
    families, copies = [], []
    for members in {id(m): m for m in group.values() if len(m) > 1}.values():
        name = f"f:{min(members)}"
        families += [Family(family=name, article=a) for a in members]
        copies += [
            Copy(copy=c, original=o, family=name, confidence=1.0) for c, o in edges_of(members, min(members, key=order))
        ]
    return Found(families, copies, [], [])
