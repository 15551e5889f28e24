"""What one trace leaves for the next, so that only what came to follow from something else is worked out anew.

In: for each strand (articles that hang together as kin) the bytes that an earlier trace left of it. Out: the same for
the next. Three things cost nearly all the time of a trace, and each is kept under a digest of all that it follows from:
which of two kin is likelier the copy; the tree of each text; and that the changes of a copy are those written before.
Where a digest is not known, what it stands for is worked out. Numbers, no words: evidence is read from the rows that
were written with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

from wirecopy.lineage.kin import Pair, Spans
from wirecopy.model import Article, Credit, Evidence

_SIZE = 8
"""Bytes of a digest: among a hundred million, two alike are met once in three and a half thousand stores."""

Copying = tuple[str, str]
"""The ids of a copy and its original."""


class KeptEdge(msgspec.Struct, frozen=True, array_like=True):
    """An edge of a text's tree. Members are counted in the order of the text, originals that are lost back from -1.

    ``shown``: it went into the tree of all texts, and its evidence into the rows.
    """

    copy: int
    original: int
    log_odds: float
    shown: bool


class KeptTree(msgspec.Struct, frozen=True, array_like=True):
    """The tree of one text. ``behind``: pairs of originals that are lost, the nearer first."""

    key: bytes
    edges: tuple[KeptEdge, ...]
    behind: tuple[tuple[int, int], ...]
    unnamed: tuple[int, ...]


class _Left(msgspec.Struct, array_like=True):
    """What is left of a strand. ``leanings``: digests of pairs, each with a byte for the direction."""

    leanings: bytearray = msgspec.field(default_factory=bytearray)
    changes: bytearray = msgspec.field(default_factory=bytearray)
    trees: list[KeptTree] = []


class Written(NamedTuple):
    """What the rows say that were written last. ``articles``: those that were traced then and stand as they were;
    ``evidence``: of their copies."""

    articles: frozenset[str] = frozenset()
    evidence: Mapping[Copying, tuple[Evidence, ...]] = {}


NOTHING_WRITTEN = Written()


class Memory:
    """What earlier traces worked out, and what this one does."""

    def __init__(self, left: Iterable[bytes] = (), written: Written = NOTHING_WRITTEN) -> None:
        self._written = written
        self._leanings: dict[bytes, int] = {}
        self._trees: dict[bytes, KeptTree] = {}
        self._changes: set[bytes] = set()
        for bytes_ in left:
            strand = msgspec.msgpack.decode(bytes_, type=_Left)
            self._leanings.update((row[:_SIZE], row[_SIZE]) for row in _cut(strand.leanings, _SIZE + 1))
            self._changes.update(_cut(strand.changes, _SIZE))
            self._trees.update((tree.key, tree) for tree in strand.trees)
        self._digests: dict[str, bytes] = {}
        self._digests_of_pairs: dict[tuple[str, str], bytes] = {}
        self._now: dict[str, _Left] = defaultdict(_Left)
        self._articles: Mapping[str, Article] = {}
        self._credits: Mapping[str, Sequence[Credit]] = {}

    def begin(self, articles: Mapping[str, Article], credits: Mapping[str, Sequence[Credit]]) -> None:
        """These are traced now."""
        self._articles, self._credits = articles, credits

    def of_article(self, article: str) -> bytes:
        """A digest of an article and its credits."""
        if article not in self._digests:
            told = msgspec.structs.astuple(self._articles[article])
            credits = [msgspec.structs.astuple(credit) for credit in self._credits.get(article, ())]
            self._digests[article] = _digest((told, credits), 2 * _SIZE)
        return self._digests[article]

    def of_pair(self, pair: Pair) -> bytes:
        """A digest of two kin and what they share."""
        of = pair.a, pair.b
        if of not in self._digests_of_pairs:
            self._digests_of_pairs[of] = _digest((*map(self.of_article, of), *pair[2:]))
        return self._digests_of_pairs[of]

    def leaning(self, key: bytes) -> int | None:
        """What :meth:`leans` said of a pair."""
        return self._leanings.get(key)

    def leans(self, pair: Pair, key: bytes, leaning: int) -> None:
        """Of a pair with that digest one is likelier the copy."""
        self._now[pair.a].leanings += key + bytes((leaning,))

    def tree(self, key: bytes) -> KeptTree | None:
        """The tree of the text with that digest."""
        return self._trees.get(key)

    def evidence(self, copy: str, original: str) -> tuple[Evidence, ...] | None:
        """The evidence with which the copy was written."""
        return self._written.evidence.get((copy, original)) if self._stand(copy, original) else None

    def has_tree(self, article: str, tree: KeptTree) -> None:
        """The tree of a text that ``article`` carries."""
        self._now[article].trees.append(tree)

    def has_changes(self, copy: str, original: str, pair: Pair, furniture: tuple[Spans, Spans]) -> bool:
        """Whether the changes of ``copy`` are those that were written; from now on they are."""
        key = _digest((self.of_pair(pair), copy, furniture))
        self._now[copy].changes += key
        return key in self._changes and self._stand(copy, original)

    def _stand(self, *articles: str) -> bool:
        return self._written.articles.issuperset(articles)

    def left(self, strands: Mapping[str, str]) -> dict[str, bytes]:
        """What is left for the next trace of each strand; ``strands``: that of each article."""
        parts: dict[str, list[_Left]] = defaultdict(list)
        for article, left in sorted(self._now.items()):
            if article in strands:
                parts[strands[article]].append(left)
        return {strand: msgspec.msgpack.encode(_joined(lefts)) for strand, lefts in parts.items()}


def _joined(parts: Sequence[_Left]) -> _Left:
    return _Left(
        bytearray().join(part.leanings for part in parts),
        bytearray().join(part.changes for part in parts),
        [tree for part in parts for tree in part.trees],
    )


def _cut(rows: bytearray, size: int) -> Iterable[bytes]:
    return (bytes(rows[at : at + size]) for at in range(0, len(rows), size))


def _digest(told: Any, size: int = _SIZE) -> bytes:
    """Of what is told by numbers, strings and bytes; by ``repr``, which takes any string."""
    return blake2b(repr(told).encode(), digest_size=size).digest()


def digest_of_text(told: Any) -> bytes:
    """A digest of all that the tree of a text follows from."""
    return _digest(told)
