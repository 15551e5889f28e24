"""What the copy tree is made of: edges between articles and originals, of one text and of all."""

from __future__ import annotations

from typing import NamedTuple

from wirecopy.lineage.candidates import Node
from wirecopy.lineage.kin import Pair
from wirecopy.lineage.lost import LostNode
from wirecopy.model import Evidence


class Edge(NamedTuple):
    """``copy`` took text from ``original``, or (``log_odds`` 0) they are kin and nobody can tell."""

    copy: str
    original: Node
    pair: Pair | None
    log_odds: float
    evidence: tuple[Evidence, ...]


class Tree(NamedTuple):
    """The edges by copy and original; of each lost original the name, and the one behind it where credits tell."""

    edges: list[Edge]
    behind: dict[LostNode, LostNode]
    names: dict[LostNode, str]


class Hung(NamedTuple):
    """The tree of one text. ``unread``: edges without the evidence that they have, which nobody has asked for yet."""

    edges: list[Edge]
    behind: dict[LostNode, LostNode]
    unnamed: list[LostNode]
    unread: frozenset[tuple[str, Node]] = frozenset()
