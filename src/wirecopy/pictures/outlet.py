"""An outlet: what it takes from whom, what others take from it, what its copies change, and the outlets around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from wirecopy.lineage.changes.telling import TELLING
from wirecopy.model import Change, Copy
from wirecopy.pictures.changes import SeenChange
from wirecopy.pictures.kin import Brief, load_briefs
from wirecopy.store import Store

PARTNERS, EXAMPLES = 12, 6
"""Outlets named on either side, and changes shown of a kind."""
_TELLING = tuple(kind for kind in TELLING if kind not in ("moved", "spelling", "cut", "added"))


class Partner(NamedTuple):
    """Another outlet, or the name of a lost original, with the number of copies taken and an example of one.

    ``named``: whether it has a name, or ``name`` is what to call those that have none.
    """

    name: str
    copies: int
    kinds: Mapping[str, int]
    lost: bool
    example: tuple[str, str]
    named: bool


class Kept(NamedTuple):
    """An example of a change, with who made it of whom."""

    seen: SeenChange
    copy: str
    original: Brief | None


class OutletPicture(msgspec.Struct, frozen=True):
    """``takes`` and ``gives``: partners, the largest first. ``changed``: how many copies have a change of a kind."""

    name: str
    articles: int
    own: int
    copies: int
    takes: Sequence[Partner]
    gives: Sequence[Partner]
    changed: Mapping[str, int]
    examples: Mapping[str, Sequence[Kept]]


def load_outlet(store: Store, name: str) -> OutletPicture | None:
    """What the store knows of the outlet called ``name``; ``None`` where it has no article of it."""
    ask = store.connection.execute
    (articles,) = ask("SELECT count(*) FROM articles WHERE outlet = ?", (name,)).fetchone()
    if not articles:
        return None
    of_outlet = "SELECT id FROM articles WHERE outlet = ?"
    taken = ask(
        "SELECT c.copy, c.original, c.kind, coalesce(a.outlet, l.name), l.id IS NOT NULL FROM copies c"
        " LEFT JOIN articles a ON a.id = c.original LEFT JOIN lost_originals l ON l.id = c.original"
        f" WHERE c.copy IN ({of_outlet}) AND c.confidence > 0.5 ORDER BY c.copy, c.original",
        (name,),
    ).fetchall()
    given = ask(
        "SELECT c.copy, c.original, c.kind, a.outlet, 0 FROM copies c JOIN articles a ON a.id = c.copy"
        f" WHERE c.original IN ({of_outlet}) AND c.confidence > 0.5 ORDER BY c.copy, c.original",
        (name,),
    ).fetchall()
    changed = dict(
        ask(
            "SELECT kind, count(*) FROM (SELECT DISTINCT copy, original, kind FROM changes"
            f" WHERE copy IN ({of_outlet})) GROUP BY kind",
            (name,),
        ).fetchall()
    )
    return OutletPicture(
        name,
        articles,
        articles - len({row[0] for row in taken}),
        len({row[0] for row in taken}),
        _partners(taken),
        _partners(given),
        {kind: changed[kind] for kind in TELLING if kind in changed},
        {kind: kept for kind in _TELLING if (kept := _examples(store, name, kind))},
    )


class Pair(NamedTuple):
    """A copy with the two articles; ``original`` is ``None`` where it is lost."""

    copy: Copy
    article: Brief
    original: Brief | None


def load_pairs(store: Store, copying: str, copied: str, lost: bool, most: int, skip: int = 0) -> tuple[int, list[Pair]]:
    """How many copies the outlet ``copying`` took from ``copied``, and ``most`` of them after the first ``skip``.

    ``lost``: that is not another outlet, but the name of originals that are lost.
    """
    table, named = ("lost_originals", "name") if lost else ("articles", "outlet")
    whose = (
        "confidence > 0.5 AND copy IN (SELECT id FROM articles WHERE outlet = ?)"
        f" AND original IN (SELECT id FROM {table} WHERE {named} = ?)"
    )
    values = (copying, copied)
    (total,) = store.connection.execute(f"SELECT count(*) FROM copies WHERE {whose}", values).fetchone()
    copies: list[Copy] = list(store.records("copies", whose, values, most, skip))
    briefs = load_briefs(store, {id for copy in copies for id in (copy.copy, copy.original)})
    return total, [Pair(copy, briefs[copy.copy], briefs.get(copy.original)) for copy in copies]


def _partners(rows: Sequence[tuple[str, str, str | None, str | None, int]]) -> list[Partner]:
    by_name: dict[tuple[str, bool], list[tuple[str, str, str | None]]] = defaultdict(list)
    for copy, original, kind, name, lost in rows:
        by_name[name or "", bool(lost)].append((copy, original, kind))
    ranked = sorted(by_name.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        Partner(
            name or ("an original without a name" if lost else "an outlet without a name"),
            len(copies),
            dict(Counter(kind or "copy" for _, _, kind in copies).most_common()),
            lost,
            copies[0][:2],
            bool(name),
        )
        for (name, lost), copies in ranked[:PARTNERS]
    ]


def _examples(store: Store, name: str, kind: str) -> list[Kept]:
    rows: list[Change] = list(
        store.records("changes", "kind = ? AND copy IN (SELECT id FROM articles WHERE outlet = ?)", (kind, name),
                      limit=EXAMPLES)
    )  # fmt: skip
    originals = load_briefs(store, {change.original for change in rows})
    return [Kept(SeenChange(change), change.copy, originals.get(change.original)) for change in rows]


def load_matrix(store: Store, names: Sequence[str]) -> dict[tuple[str, str], int]:
    """How many copies each of the outlets ``names`` took from each, by (copying, copied) outlet; none: absent."""
    marks = ", ".join("?" * len(names))
    rows = store.connection.execute(
        f"WITH own(id, outlet) AS MATERIALIZED (SELECT id, outlet FROM articles WHERE outlet IN ({marks}))"
        " SELECT a.outlet, b.outlet, count(*) FROM own a JOIN copies c ON c.copy = a.id JOIN own b ON b.id = c.original"
        " WHERE c.confidence > 0.5 GROUP BY 1, 2",
        tuple(names),
    )
    return {(copying, copied): number for copying, copied, number in rows}
