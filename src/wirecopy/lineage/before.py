"""What an earlier trace left, so that only what came to follow from something else is worked out anew.

Five things are left: which articles were kin, and which of two was likelier the copy; what of an article its kin follow
from, and whether it joined texts; who carried each text; the text's tree, with what it follows from as a digest; and
that the changes of a copy are those that were written. Numbers, ids and names of outlets, no words: the evidence is
read from the rows that were written with it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

import msgspec

from wirecopy.lineage.kin import Spans
from wirecopy.model import Evidence


class Met(NamedTuple):
    """Two kin, ``a`` < ``b``: by way of which third one (``None``: directly), a digest of all that their link follows
    from, and which is likelier the copy: ``b`` (1), ``a`` (2), nobody can tell (0)."""

    a: str
    b: str
    centre: str | None
    key: bytes
    leaning: int


class Traced(NamedTuple):
    """An article as it was traced.

    ``own``: a digest of it, its credits and its furniture, empty where it went meanwhile; ``length``: code points of
    its text; ``joins``: whether it joins texts; ``may_join``: the same as told without knowing who else does;
    ``groups``, ``meant``: digests of the groups that it joins, and of whom its credits mean.
    """

    article: str
    own: bytes
    length: int
    may_join: bool
    joins: bool
    groups: bytes
    meant: bytes


class Carrier(NamedTuple):
    """An article that carries a text: alone (``plain``), as one of several (``joiner``), or ``beside`` one that has
    several, by what it shares with that."""

    article: str
    text: str
    how: str


class KeptPair(msgspec.Struct, frozen=True, array_like=True):
    """What two kin share, of an edge: sides in the order of their ids."""

    spans_a: Spans
    share_a: float
    spans_b: Spans
    share_b: float
    words: int
    similarity: float


class KeptEdge(msgspec.Struct, frozen=True, array_like=True):
    """An edge of a text's tree. Members are counted in the order of the text, lost originals back from -1.

    ``shown``: it went into the tree of all texts, and its evidence into the rows; ``changes``: a digest of what the
    changes follow from that were written.
    """

    copy: int
    original: int
    log_odds: float
    shown: bool
    pair: KeptPair | None
    changes: bytes


class KeptLost(msgspec.Struct, frozen=True, array_like=True):
    """A lost original of a text: its key, its name, the earliest time (latest possible, as given) of its copies, and by
    what id it was written."""

    key: str
    name: str
    before: tuple[float, str] | None
    id: str


class KeptText(msgspec.Struct, frozen=True, array_like=True):
    """The tree of one text. ``key``: a digest of all that it follows from; ``behind``: pairs of lost originals, the
    nearer first; ``present``: outlets of its articles; ``implied``, ``agencies``: keys of the lost originals that
    credits of its articles name."""

    key: bytes
    members: tuple[str, ...]
    edges: tuple[KeptEdge, ...]
    behind: tuple[tuple[int, int], ...]
    lost: tuple[KeptLost, ...]
    present: tuple[str, ...]
    implied: tuple[str, ...]
    agencies: tuple[str, ...]


class Before(Protocol):
    """What is known of articles and texts from an earlier trace; of those that are unknown, nothing."""

    def fetch(self, articles: Collection[str]) -> None:
        """These will be asked for."""
        ...

    def met(self, article: str) -> Mapping[str, Met]:
        """The kin that an article had, by id."""
        ...

    def traced(self, article: str) -> Traced | None: ...

    def texts(self, article: str) -> Mapping[str, str]:
        """How it carried each text."""
        ...

    def carriers(self, text: str) -> Mapping[str, str]:
        """How each article carried the text."""
        ...

    def text(self, name: str) -> KeptText | None: ...

    def stand(self, copy: str, original: str) -> bool:
        """Whether both articles were traced and are there ever since, and with them what was written of the two."""
        ...

    def evidence(self, copy: str, original: str) -> tuple[Evidence, ...] | None:
        """The evidence that was written of a copy, where it was and both stand."""
        ...


class _Nothing:
    """Nothing was traced before."""

    def fetch(self, articles: Collection[str]) -> None:
        pass

    def met(self, article: str) -> Mapping[str, Met]:
        return {}

    def traced(self, article: str) -> Traced | None:
        return None

    def texts(self, article: str) -> Mapping[str, str]:
        return {}

    def carriers(self, text: str) -> Mapping[str, str]:
        return {}

    def text(self, name: str) -> KeptText | None:
        return None

    def stand(self, copy: str, original: str) -> bool:
        return False

    def evidence(self, copy: str, original: str) -> tuple[Evidence, ...] | None:
        return None


NOTHING: Before = _Nothing()
