"""Who shares text with whom: passages gathered into pairs, pairs sifted into kin.

In: articles and the passages between them. Out: for each pair of kin what of each is shared, in code points.
Passages that are furniture, formulas or a third one's words make no kin.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wirecopy.lineage.verdicts import Verdicts
from wirecopy.model import Article, Passage
from wirecopy.model.spans import merged

Spans = tuple[tuple[int, int], ...]
"""Disjoint, ascending half-open stretches of one text."""

KIN_WORDS, KIN_SHARE, KIN_LONG = 20, 0.08, 45
"""Copied words that make two articles of different outlets kin, if they are this share of either; so many do in any
case: decision note 0004."""
SAME_TEXT = 0.95
"""Two flashes of one sentence each are kin, however short, if that is all there is to either."""
OWN_WORDS, OWN_SHARE, OWN_LONG = 30, 0.25, 150
"""An outlet repeats its own background paragraphs: its articles are kin from so many words on that are this share
of the shorter one, or from so many in any case."""
QUOTED_DISCOUNT = 0.5
"""Two reports of one speech share its words and some around them: quoted words weigh against copied ones."""
_NO_VERDICTS = Verdicts()


class Side(NamedTuple):
    """What one article of a pair shares with the other: where, and how much of its news text that is."""

    spans: Spans
    share: float


class Pair(NamedTuple):
    """Two kin: ``a`` < ``b`` by id, what each shares, and how alike the shared text is (0..1)."""

    a: str
    b: str
    side_a: Side
    side_b: Side
    words: int
    similarity: float

    def side(self, article: str) -> Side:
        """The side of ``article``, which must be one of the two."""
        return self.side_a if article == self.a else self.side_b

    def other(self, article: str) -> str:
        """The partner of ``article``."""
        return self.b if article == self.a else self.a


def find_kin(
    articles: Mapping[str, Article],
    passages: Iterable[Passage],
    furniture: Mapping[str, Spans],
    verdicts: Verdicts = _NO_VERDICTS,
) -> list[Pair]:
    """Pairs of articles that share enough copied text, or are kin by a person's word; ordered by their ids."""
    copied: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    quoted: dict[tuple[str, str], int] = defaultdict(int)
    for p in passages:
        if p.label == "copied":
            copied[p.a, p.b].append(p)
        elif p.label == "quotation":
            quoted[p.a, p.b] += p.words
    ends = {id for pair in (copied.keys() | verdicts.kin) for id in pair}
    lengths = {id: max(len(articles[id].text) - covered(furniture.get(id, ())), 1) for id in ends}
    pairs = [_pair(a, b, copied[a, b], lengths) for a, b in sorted(copied.keys() | verdicts.kin)]
    return [
        p
        for p in pairs
        if (p.a, p.b) in verdicts.kin
        or ((p.a, p.b) not in verdicts.apart and is_kin(p, articles[p.a], articles[p.b], quoted[p.a, p.b]))
    ]


def _pair(a: str, b: str, rows: list[Passage], lengths: Mapping[str, int]) -> Pair:
    """What ``rows`` say that two articles share; without a row they are kin by a person's word alone."""
    spans_a = union((p.a_start, p.a_end) for p in rows)
    spans_b = union((p.b_start, p.b_end) for p in rows)
    words = sum(p.words for p in rows)
    return Pair(
        a,
        b,
        Side(spans_a, min(covered(spans_a) / lengths[a], 1.0)),
        Side(spans_b, min(covered(spans_b) / lengths[b], 1.0)),
        words,
        math.fsum(p.similarity * p.words for p in rows) / max(words, 1),  # the same in any order
    )


def is_kin(pair: Pair, a: Article, b: Article, quoted_words: int = 0) -> bool:
    """Whether two articles that share so much, and ``quoted_words`` of a third's besides, are kin."""
    words = pair.words - QUOTED_DISCOUNT * quoted_words
    share = max(pair.side_a.share, pair.side_b.share)
    if a.outlet is not None and a.outlet == b.outlet:
        return words >= OWN_LONG or (words >= OWN_WORDS and share >= OWN_SHARE)
    if min(pair.side_a.share, pair.side_b.share) >= SAME_TEXT:
        return True
    return words >= KIN_LONG or (words >= KIN_WORDS and share >= KIN_SHARE)


def composed(one: Pair, other: Pair, centre: str) -> Pair | None:
    """What the partners of ``centre`` in two pairs share, as far as both share it with ``centre``; ``None``: nothing.

    Spans are those shared with the centre; shares shrink with what the two pairs do not have in common there.
    """
    mine, theirs = one.side(centre).spans, other.side(centre).spans
    both = common(mine, theirs)
    if not both:
        return None
    a, b = sorted((one.other(centre), other.other(centre)))
    sides = {}
    for pair, spans in ((one, mine), (other, theirs)):
        id = pair.other(centre)
        sides[id] = Side(pair.side(id).spans, pair.side(id).share * both / covered(spans))
    words = round(min(one.words * both / covered(mine), other.words * both / covered(theirs)))
    return Pair(a, b, sides[a], sides[b], words, one.similarity * other.similarity)


def furniture_of(passages: Iterable[Passage]) -> dict[str, Spans]:
    """The stretches of each article that are an outlet's furniture."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for p in passages:
        if p.label == "boilerplate":
            found[p.a].add((p.a_start, p.a_end))
            found[p.b].add((p.b_start, p.b_end))
    return {article: union(spans) for article, spans in found.items()}


def union(spans: Iterable[tuple[int, int]]) -> Spans:
    """Overlapping and touching stretches made one."""
    return tuple(merged(spans))


def covered(spans: Spans) -> int:
    """Code points in ``spans``."""
    return sum(end - start for start, end in spans)


def common(one: Spans, other: Spans) -> int:
    """Code points that two lists of stretches of one text have in common."""
    total = i = j = 0
    while i < len(one) and j < len(other):
        total += max(0, min(one[i][1], other[j][1]) - max(one[i][0], other[j][0]))
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1
    return total
