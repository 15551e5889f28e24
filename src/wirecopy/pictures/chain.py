"""The way a text came: from an article back, original by original, as far as one can be told from another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wirecopy.model import LostOriginal
from wirecopy.pictures.kin import load_briefs, outlet_of
from wirecopy.pictures.words import UNSURE, clip, lost_name
from wirecopy.store import Store

_LONGEST = 12  # steps shown
_NAME = 80  # characters of a name


class Step(NamedTuple):
    """An original on the way; ``lost``: it is not among the articles, and ``id`` leads nowhere."""

    id: str
    name: str
    lost: bool


def load_chain(store: Store, id: str) -> tuple[Step, ...]:
    """The originals behind article ``id``, the nearest first.

    It ends where an article has several, where nobody can tell which came first, and where none is known.
    """
    return tuple(_steps(store, id))


def _steps(store: Store, id: str) -> Iterator[Step]:
    seen = {id}
    while len(seen) <= _LONGEST:
        above = _above(store, id)
        if above is None or above in seen:
            return
        seen.add(id := above)
        lost = store.one("lost_originals", "id = ?", (id,))
        if isinstance(lost, LostOriginal):
            yield Step(id, lost_name(lost), True)
        elif brief := load_briefs(store, [id]).get(id):
            yield Step(id, clip(outlet_of(brief), _NAME), False)


def _above(store: Store, id: str) -> str | None:
    """The one original of an article or a lost original, ``None`` where there is none or several."""
    rows = store.connection.execute(
        "SELECT original FROM copies WHERE copy = ? AND confidence > ?"
        " UNION SELECT original FROM lost_originals WHERE id = ? AND original IS NOT NULL",
        (id, UNSURE, id),
    ).fetchall()
    return rows[0][0] if len(rows) == 1 else None
