"""``/story/ID``: who copied whom over time, what each copy changed, what is claimed, who is quoted, why it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from wirecopy.errors import NoSuchRecord
from wirecopy.model import Copy, Run, Story, StorySource
from wirecopy.pictures.branches import Limits, walk
from wirecopy.pictures.changes import SeenChange
from wirecopy.pictures.kin import Brief, Kin
from wirecopy.pictures.resolve import resolve
from wirecopy.pictures.speech import Claimed, Speaker, load_claims, load_speakers
from wirecopy.pictures.story import FamilyPicture, StoryPicture, families_of, load_story
from wirecopy.pictures.words import clip
from wirecopy.store import Store
from wirecopy.web.addresses import page as address_of
from wirecopy.web.desk import AtDesk
from wirecopy.web.drawing.family import NARROW, WIDE, FamilyDrawing, draw_family
from wirecopy.web.rendering import render

router = APIRouter(include_in_schema=False)

FAMILIES = 8
"""How many families of a story are drawn, the largest; the others are named."""
_FOLDED, _UNFOLDED = Limits(children=12, nodes=60, depth=12), Limits(children=None, nodes=400, depth=40)
_TIMES = 50
_FURTHEST = 100_000


class DrawnFamily(msgspec.Struct, frozen=True):
    """A family with its pictures, one for a desk and one for a hand."""

    picture: FamilyPicture
    wide: FamilyDrawing
    narrow: FamilyDrawing


class Published(msgspec.Struct, frozen=True):
    """A line of the time line: an article, and the copy that it is, if it is one that is drawn."""

    article: Brief
    copies: Sequence[Copy]


class DrawnStory(msgspec.Struct, frozen=True):
    """A story's families with their pictures, the largest first, and its speech; ``others``: families not drawn."""

    picture: StoryPicture
    families: Sequence[DrawnFamily]
    others: Sequence[str]
    claims: Sequence[Claimed]
    speakers: Sequence[Speaker]


class StoryPage(msgspec.Struct, frozen=True):
    """Everything that the page of a story shows."""

    story: Story
    drawn: DrawnStory
    times: Sequence[Published]
    run: Run | None

    def name(self, id: str) -> str:
        """What to call an article or a lost original of any of the families."""
        return next((f.picture.kin.name(id) for f in self.drawn.families if id in f.picture.kin.members), clip(id, 80))

    def kinds(self) -> list[str]:
        """The kinds of the articles drawn, for the legend."""
        return list({kind: None for family in self.drawn.families for kind in family.wide.kinds})

    def copies(self) -> list[tuple[Kin, Copy, Sequence[SeenChange]]]:
        """The copies drawn, as they stand in the trees, each with its family and its changes."""
        drawn = [
            (family.picture, branch.copy) for family in self.drawn.families for branch in walk(family.picture.roots)
        ]
        return [(p.kin, copy, p.changes.get((copy.copy, copy.original), ())) for p, copy in drawn if copy is not None]

    def source_name_of(self, family: DrawnFamily) -> str:
        """What to call a family: by its root."""
        return family.picture.kin.name(family.picture.roots[0].id)

    def address(self, number: int) -> str:
        """The address of page ``number`` of the time line."""
        return address_of("story", self.story.story, page=number) + "#times"

    def source_name(self, source: StorySource) -> str:
        """What to call a source: the article, or the one that its family begins with."""
        if source.article:
            return next((b.outlet or b.id for b in self.drawn.picture.alone if b.id == source.article), source.article)
        for family in self.drawn.families:
            if family.picture.kin.family == source.family and family.picture.roots:
                return self.source_name_of(family)
        return source.family or "a source"


@router.get("/story/{id:path}", response_class=HTMLResponse)
def story(
    desk: AtDesk, id: str, unfolded: bool = False, page: Annotated[int, Query(ge=1, le=_FURTHEST)] = 1
) -> Response:
    """The page of a story; of a family or an article, the one that it is in."""
    with desk.open() as store, store.snapshot():
        found = find_story(store, id)
        if found.story != id:
            return RedirectResponse(address_of("story", found.story), 303)
        limits = _UNFOLDED if unfolded else _FOLDED
        drawn = desk.remembered((found.story, unfolded), lambda: draw_story(store, found, limits))
        shown = load_story_page(store, found, drawn, page)
        pages = -(-found.articles // _TIMES)
        return HTMLResponse(render("story.html", shown=shown, unfolded=unfolded, number=page, pages=pages))


def find_story(store: Store, id: str) -> Story:
    """The story meant by its id, or by that of a family or an article of it. Raises :class:`NoSuchRecord`."""
    kind, whole = resolve(store, id)
    ways = {
        "story": "story = ?",
        "family": "story IN (SELECT story FROM story_sources WHERE family = ?)",
        "article": "story IN (SELECT story FROM story_articles WHERE article = ?)",
    }
    found: Story | None = store.one("stories", ways[kind], (whole,))
    if found is None:
        raise NoSuchRecord(f"{clip(whole, 80)} is in no story: it shares its text with no other article")
    return found


def draw_story(store: Store, story: Story, limits: Limits) -> DrawnStory:
    """The families of a story and its articles without kin, drawn within ``limits``, with what is said in it."""
    families = families_of(store, story.story)
    picture = load_story(store, story, limits, families[:FAMILIES])
    return DrawnStory(
        picture,
        [_drawn(family) for family in picture.families],
        families[FAMILIES:],
        load_claims(store, story.story),
        load_speakers(store, story.story),
    )


def load_story_page(store: Store, story: Story, drawn: DrawnStory, number: int = 1, most: int = _TIMES) -> StoryPage:
    """Everything that the page shows; ``number`` is that of the page of its time line, which has ``most`` lines."""
    return StoryPage(
        story,
        drawn,
        _times(store, story, drawn, number, most),
        _last_run(store),
    )


def _drawn(family: FamilyPicture) -> DrawnFamily:
    wide, narrow = (draw_family(family.kin, family.roots, room) for room in (WIDE, NARROW))
    return DrawnFamily(family, wide, narrow)


def _times(store: Store, story: Story, drawn: DrawnStory, number: int, most: int) -> list[Published]:
    rows = store.connection.execute(
        "SELECT id, outlet, headline, published FROM articles WHERE id IN"
        " (SELECT article FROM story_articles WHERE story = ?)"
        " ORDER BY published IS NULL, published || iif(length(published) = 10, '~', ''), id LIMIT ? OFFSET ?",
        (story.story, most, (number - 1) * most),
    )
    briefs = [Brief(*row) for row in rows]
    wanted = {brief.id for brief in briefs}
    copies: dict[str, list[Copy]] = {}
    for family in drawn.families:
        for copy in family.picture.kin.copies:
            if copy.copy in wanted:
                copies.setdefault(copy.copy, []).append(copy)
    return [Published(brief, copies.get(brief.id, ())) for brief in briefs]


def _last_run(store: Store) -> Run | None:
    rows: list[Run] = list(store.records("runs"))
    return max(rows, key=lambda run: run.started, default=None)
