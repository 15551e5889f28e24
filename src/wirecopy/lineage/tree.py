"""What the copy tree is made of: edges between articles and originals, of one text and of all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wirecopy.lineage.candidates import Node
from wirecopy.lineage.kin import Pair
from wirecopy.lineage.lost import LostNode
from wirecopy.model import Evidence


class Edge(NamedTuple):
    """``copy`` took text from ``original``, or (``log_odds`` 0) they are kin and nobody can tell.

    ``stands``: its row was written by an earlier trace, and is as it was; its evidence is there, and not here.
    """

    copy: str
    original: Node
    pair: Pair | None
    log_odds: float
    evidence: tuple[Evidence, ...]
    stands: bool = False


Edges = Mapping[str, Mapping[Node, Edge]]
"""By copy and original."""
Time = tuple[float, str]
"""A time of publication: the latest that it can be, in seconds, and as it is given."""


class Hung(NamedTuple):
    """The tree of one text.

    ``behind``: of lost originals the one behind them, where credits tell; ``names``: of lost originals, "" where nobody
    names one; ``earliest``: of their copies' times; ``unread``: edges without the evidence that they have, which nobody
    has asked for yet.
    """

    edges: list[Edge]
    behind: dict[LostNode, LostNode]
    names: dict[LostNode, str]
    earliest: dict[LostNode, Time]
    unread: frozenset[tuple[str, Node]] = frozenset()


class Tree(NamedTuple):
    """The trees of several texts as one: the edges by copy and original, and the rest as in :class:`Hung`."""

    edges: list[Edge]
    behind: dict[LostNode, LostNode]
    names: dict[LostNode, str]
    earliest: dict[LostNode, Time]
