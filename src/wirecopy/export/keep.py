"""`export keep`: which articles to keep of a corpus that is to hold each text once, and for which others each stands.

In: families, copies and passages of a store. Out: one article of each family (its root, else the fullest early one)
and every article without kin, with the ids it stands for: every article of the store is kept or stood for, never
both. What "stands for" means, and what it does not, is decision note 0010.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from wirecopy.lineage.kin import Spans, covered, furniture_of, union
from wirecopy.model import Record, Table
from wirecopy.model.times import moment_of
from wirecopy.reuse.against import find_against
from wirecopy.store import Store

FULL = 0.95
"""Of the articles that could stand for a family, those with this share of the longest one's text are as full: the
earliest of them is taken."""
MORE, MORE_SHARE = 600, 0.5
"""An article holds more than those that stand for it if so many code points of it (a hundred words) are in none of
them, or this share of it."""
UNDECIDED = 0.5
"""Confidence of a copy whose direction nobody can tell: it makes neither of the two a copy."""
_TEXTS = 256  # compared at once

Reason = Literal["root", "fullest", "source", "alone"]


class Kept(Record, frozen=True, kw_only=True):
    """A row of `keep`.

    ``reason``: why the article is kept: the ``root`` of a family · the ``fullest`` early one of a family without a
    single root · ``source``: of several families, and a copy of none · ``alone``: without kin. ``families``: those it
    is kept for. ``stands_for``: the other members of those, unless they are kept themselves. ``holding_more``: those
    among them that hold much text which no article that stands for them has; who must lose no text keeps them too.
    """

    article: str
    reason: Reason
    families: tuple[str, ...]
    stands_for: tuple[str, ...]
    holding_more: tuple[str, ...]


KEEP = Table("keep", Kept, ("article",))


def kept(store: Store) -> Iterator[Kept]:
    """The rows of `keep`, by the articles' ids."""
    families = _families(store)
    heads, reasons = _choose(store, families)
    stands_for: dict[str, set[str]] = defaultdict(set)
    kept_for: dict[str, list[str]] = defaultdict(list)
    for family, members in families.items():
        kept_for[heads[family]].append(family)
        stands_for[heads[family]].update(member for member in members if member not in reasons)
        for source in (member for member in members if reasons.get(member) == "source"):
            kept_for[source].append(family)
    more = _holding_more(store, stands_for)
    for (id,) in store.connection.execute("SELECT id FROM articles ORDER BY id"):
        if id in reasons:
            others = sorted(stands_for[id])
            yield Kept(
                article=id,
                reason=reasons[id],
                families=tuple(kept_for[id]),
                stands_for=tuple(others),
                holding_more=tuple(other for other in others if other in more),
            )


def _families(store: Store) -> dict[str, list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for row in store.records("families"):
        members[row.family].append(row.article)
    return dict(members)


def _choose(store: Store, families: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], dict[str, Reason]]:
    """The article kept for each family, and every article that is kept with the reason."""
    taken_from: dict[str, set[str]] = defaultdict(set)
    for copy, original, confidence in store.connection.execute("SELECT copy, original, confidence FROM copies"):
        if confidence > UNDECIDED:
            taken_from[copy].add(original)
    standing = Counter(member for members in families.values() for member in members)
    heads: dict[str, str] = {}
    reasons: dict[str, Reason] = {}
    for family, members in families.items():
        among = set(members)
        roots = [m for m in members if among.isdisjoint(taken_from[m])] or list(members)
        of_it_alone = [m for m in roots if standing[m] == 1]  # a round-up is long by what it has of others
        heads[family] = _fullest_early(store, of_it_alone or roots)
        if reasons.get(heads[family]) != "root":
            reasons[heads[family]] = "root" if len(roots) == 1 else "fullest"
    articles = {id for (id,) in store.connection.execute("SELECT id FROM articles")}
    for member in standing:
        if standing[member] > 1 and not taken_from[member]:
            reasons.setdefault(member, "source")
    for id in articles - standing.keys():
        reasons[id] = "alone"
    return heads, reasons


def _fullest_early(store: Store, ids: Sequence[str]) -> str:
    """The earliest of those that are about as long as the longest."""
    if len(ids) == 1:
        return ids[0]
    known = []
    for id in ids:
        ((text, published),) = store.connection.execute("SELECT text, published FROM articles WHERE id = ?", (id,))
        moment = moment_of(published)
        known.append((moment.latest if moment else math.inf, -len(text), id))
    longest = -min(negative for _, negative, _ in known)
    return min(row for row in known if -row[1] >= FULL * longest)[2]


def _holding_more(store: Store, stands_for: Mapping[str, Iterable[str]]) -> set[str]:
    """Those stood for that hold much text which is in none of the articles that stand for them; an outlet's furniture
    is no such text."""
    had: dict[str, list[tuple[int, int]]] = defaultdict(list)
    lengths: dict[str, int] = {}
    for head in sorted(stands_for):
        others = sorted(stands_for[head])
        (text,) = _texts(store, [head])
        for at in range(0, len(others), _TEXTS):
            some = others[at : at + _TEXTS]
            texts = _texts(store, some)
            lengths |= {id: len(text) for id, text in zip(some, texts, strict=True)}
            for stretch in find_against(text, texts).stretches:
                had[some[stretch.other]].append(stretch.other_span)
    furniture = furniture_of(store.records("passages", "label = 'boilerplate'"))
    return {id for id, length in lengths.items() if _is_more(had[id], furniture.get(id, ()), length)}


def _is_more(had: Iterable[tuple[int, int]], furniture: Spans, length: int) -> bool:
    own = length - covered(union([*had, *furniture]))
    return own >= MORE or own >= MORE_SHARE * length


def _texts(store: Store, ids: Iterable[str]) -> list[str]:
    query = "SELECT text FROM articles WHERE id = ?"
    return [text for id in ids for (text,) in store.connection.execute(query, (id,))]
