"""What a given ID means: a story, a family or an article, one that had it before, or the unmistakable start of one."""

from __future__ import annotations

from typing import NamedTuple

from wirecopy.errors import NoSuchRecord
from wirecopy.pictures.words import clip
from wirecopy.store import Store
from wirecopy.store.superseded import successor

_SHORTEST_START = 3
_ID = 80  # of an id, in an error: it may be as long as its maker liked
_COLUMNS = {"story": ("stories", "story"), "family": ("families", "family"), "article": ("articles", "id")}


class Found(NamedTuple):
    """``kind`` is "story", "family" or "article"; ``id`` the whole id."""

    kind: str
    id: str


def resolve(store: Store, given: str, kinds: tuple[str, ...] = ("story", "family", "article")) -> Found:
    """The first of ``kinds`` that has the id, else what had it before, else the only one that starts with it.

    A family's or a story's former id may lead to an article, where nothing else is left of it. Raises
    :class:`NoSuchRecord`.
    """
    for kind in kinds:
        table, column = _COLUMNS[kind]
        if store.connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", (given,)).fetchone():
            return Found(kind, given)
    if former := successor(store, given, kinds):
        return Found(*former)
    shown = clip(given, _ID)
    starting = [Found(kind, id) for kind in kinds for id in _starting(store, kind, given)]
    if len({found.id for found in starting}) == 1:
        return starting[0]
    wanted = " or ".join((", ".join(kinds[:-1]), kinds[-1])) if len(kinds) > 1 else kinds[0]
    if starting:
        some = ", ".join(clip(found.id, _ID) for found in starting[:2])
        raise NoSuchRecord(f"{shown} is the start of several ids ({some}, …): give more of it")
    where = "`wirecopy stories` lists them" if "story" in kinds else "`wirecopy search WORDS` finds it by its words"
    short = f" (of an id, {_SHORTEST_START} signs are wanted at least)" if len(given) < _SHORTEST_START else ""
    raise NoSuchRecord(f"no {wanted} goes by {shown} in {store.name}{short}: {where}")


def renamed(given: str, found: Found) -> str | None:
    """What to tell somebody who gave an id that nothing goes by any more."""
    return None if found.id.startswith(given) else f"{clip(given, _ID)} goes by {clip(found.id, _ID)} now"


def _starting(store: Store, kind: str, start: str) -> list[str]:
    if len(start.removeprefix("f:")) < _SHORTEST_START:
        return []
    table, column = _COLUMNS[kind]
    rows = store.connection.execute(
        f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= ? AND {column} < ? LIMIT 3",
        (start, start + "\U0010ffff"),
    )
    return [row[0] for row in rows]
