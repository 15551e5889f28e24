"""``/``: every story, to be searched, filtered and sorted, each with a small picture of its tree.

Stories of one article stand behind all others, whatever the order: nine of ten articles of a day may be alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from wirecopy.model import Story
from wirecopy.pictures.branches import Limits, grow
from wirecopy.pictures.independent import independence
from wirecopy.pictures.kin import Kin, load_glimpse, load_members
from wirecopy.store import Store
from wirecopy.store.search import IN_STORIES, Hit, best_of_stories, expression
from wirecopy.web.addresses import listing
from wirecopy.web.desk import AtDesk
from wirecopy.web.drawing.family import FamilyDrawing, Room, draw_family
from wirecopy.web.rendering import render

router = APIRouter(include_in_schema=False)

_A_PAGE = 20
_FURTHEST = 100_000
_OUTLETS_OFFERED = 300
_GLIMPSE, _DOTS = 40, 9
_SMALL = Room(width=176, time=150, row=6, step=7, letter=1, margin=6)

Sort = Literal["copies", "sources", "newest"]
_SORTED: Mapping[Sort, str] = {
    "copies": "articles DESC, families DESC, first_published, story",
    "sources": "articles = 1, independent_sources DESC, articles DESC, families DESC, story",
    "newest": "articles = 1, first_published DESC, story",
}


class Asked(NamedTuple):
    """What the list is asked for; "" is anything."""

    q: str
    outlet: str
    since: str
    until: str
    sort: Sort

    def address(self, number: int) -> str:
        """The address of page ``number`` of the same list."""
        return listing("/", **self._asdict(), page=number if number > 1 else None)


class Entry(msgspec.Struct, frozen=True):
    """A story with the small picture of its tree, and the best of its articles that has the words asked for."""

    story: Story
    drawing: FamilyDrawing | None
    hit: Hit | None


class Found(NamedTuple):
    """How many stories there are, how many of them have one article, and those of the page."""

    total: int
    alone: int
    stories: Sequence[Story]


@router.get("/", response_class=HTMLResponse)
def stories(
    desk: AtDesk,
    q: Annotated[str, Query(max_length=200)] = "",
    outlet: Annotated[str, Query(max_length=300)] = "",
    since: Annotated[str, Query(max_length=30)] = "",
    until: Annotated[str, Query(max_length=30)] = "",
    sort: Sort = "copies",
    page: Annotated[int, Query(ge=1, le=_FURTHEST)] = 1,
) -> str:
    """The list of stories."""
    asked = Asked(q.strip(), outlet.strip(), since, until, sort)
    with desk.open() as store, store.snapshot():
        found = _found(store, asked, page)
        hits = best_of_stories(store, asked.q, [story.story for story in found.stories]) if asked.q else {}
        return render(
            "stories.html",
            asked=asked,
            found=found,
            number=page,
            pages=-(-found.total // _A_PAGE),
            entries=[Entry(story, _small(store, story), hits.get(story.story)) for story in found.stories],
            outlets=_outlets(store),
            independence=desk.remembered("independence", lambda: independence(store)),
        )


def _found(store: Store, asked: Asked, number: int) -> Found:
    """What is on page ``number`` of the list."""
    conditions: list[tuple[str, Any]] = []
    if asked.q:
        wanted = expression(asked.q)
        if wanted is None:
            return Found(0, 0, ())
        conditions.append((IN_STORIES, wanted))
    if asked.outlet:
        of_outlet = "SELECT story FROM story_articles WHERE article IN (SELECT id FROM articles WHERE outlet = ?)"
        conditions.append((f"story IN ({of_outlet})", asked.outlet))
    if asked.since:
        conditions.append(("first_published >= ?", asked.since))
    if asked.until:
        conditions.append(("first_published < ?", asked.until + "~"))  # the whole of that day
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    values = [value for _, value in conditions]
    counted = f"SELECT count(*), coalesce(sum(articles = 1), 0) FROM stories WHERE {where}"
    total, alone = store.connection.execute(counted, values).fetchone()
    columns = ", ".join(Story.__struct_fields__)
    rows = store.connection.execute(
        f"SELECT {columns} FROM stories WHERE {where} ORDER BY {_SORTED[asked.sort]} LIMIT ? OFFSET ?",
        (*values, _A_PAGE, (number - 1) * _A_PAGE),
    )
    return Found(total, alone, [Story(**dict(zip(Story.__struct_fields__, row))) for row in rows])


def _outlets(store: Store) -> list[str]:
    """The first few hundred names of outlets, each found by one step through the index."""
    rows = store.connection.execute(
        "WITH RECURSIVE name(outlet) AS (SELECT min(outlet) FROM articles UNION ALL"
        " SELECT (SELECT min(outlet) FROM articles WHERE outlet > name.outlet) FROM name WHERE name.outlet IS NOT NULL)"
        " SELECT outlet FROM name WHERE outlet IS NOT NULL LIMIT ?",
        (_OUTLETS_OFFERED,),
    )
    return [row[0] for row in rows]


def _small(store: Store, story: Story) -> FamilyDrawing | None:
    """The story's largest tree, or where no text is shared the first of its articles over time."""
    if story.families:
        kin = load_glimpse(store, story.story, _GLIMPSE)
    elif story.articles > 1:
        briefs = {brief.id: brief for brief in load_members(store, story.story, _DOTS)}
        kin = Kin(story.story, frozenset(briefs), briefs, {}, ())
    else:
        return None
    roots = grow(kin, Limits(children=9, nodes=16, depth=9))
    return draw_family(kin, roots, _SMALL) if roots else None
