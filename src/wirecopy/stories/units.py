"""What stories are made of: families, and articles without kin, each spoken for by one article.

A family is one unit: its copies say what its root says, and must not outvote those who wrote on their own.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wirecopy.model import Article, Copy, Family
from wirecopy.model.times import moment_of

UNDECIDED = 0.5
"""Confidence of a copy whose direction nobody can tell."""
FULL = 0.9
"""Of several roots the earliest speaks that is nearly as long as the longest: one that is cut short tells less."""
_LOST = "lost:"


class Unit(NamedTuple):
    """A family, or an article without kin: its members, its members that are copies of no other, and who speaks."""

    family: str | None
    articles: tuple[str, ...]
    roots: tuple[str, ...]
    head: str


def gather_units(articles: Mapping[str, Article], families: Iterable[Family], copies: Iterable[Copy]) -> list[Unit]:
    """The units of all ``articles``, in an order that says nothing about them, and depends on their ids alone."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in families:
        members[row.family].append(row.article)
    parents: dict[str, list[str]] = defaultdict(list)
    for copy in copies:
        if copy.confidence > UNDECIDED or copy.original.startswith(_LOST):  # what is lost was taken from nobody here
            parents[copy.copy].append(copy.original)
    standing = Counter(article for group in members.values() for article in group)
    units = [_family(name, sorted(group), articles, parents, standing) for name, group in members.items()]
    units += [Unit(None, (id,), (id,), id) for id in articles if id not in standing]
    return sorted(units, key=lambda unit: (_drawn(unit.head), unit.family or ""))


def _drawn(id: str) -> bytes:
    return hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def published(article: Article) -> float:
    """The last second at which ``article`` can have come out; infinite where that is unknown."""
    moment = moment_of(article.published)
    return moment.latest if moment else math.inf


def _family(
    name: str,
    group: Sequence[str],
    articles: Mapping[str, Article],
    parents: Mapping[str, Sequence[str]],
    standing: Mapping[str, int],
) -> Unit:
    known = set(group)
    lost = f"{_LOST}{name}:"
    roots = [a for a in group if not any(p in known or p.startswith(lost) for p in parents.get(a, ()))]
    speakers = roots or list(group)
    alone = [a for a in speakers if standing[a] == 1] or speakers  # a round-up speaks of other things as well
    longest = max(len(articles[a].text) for a in alone)
    full = [a for a in alone if len(articles[a].text) >= FULL * longest]
    return Unit(name, tuple(group), tuple(roots), min(full, key=lambda a: (published(articles[a]), a)))
