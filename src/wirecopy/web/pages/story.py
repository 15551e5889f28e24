"""``/story/ID``: who stands behind it, who copied whom, what is claimed, what each copy changed, who is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, NamedTuple

import msgspec
from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from wirecopy.errors import NoSuchRecord
from wirecopy.model import Copy, Run, Story, StorySource
from wirecopy.pictures.branches import Limits, walk
from wirecopy.pictures.changes import SeenChange
from wirecopy.pictures.kin import Brief, Kin, load_members
from wirecopy.pictures.published import Published, load_published
from wirecopy.pictures.resolve import resolve
from wirecopy.pictures.story import FamilyPicture, StoryPicture, families_of, load_story
from wirecopy.pictures.voices import HEARD
from wirecopy.pictures.words import clip
from wirecopy.store import Store
from wirecopy.web.addresses import page as address_of
from wirecopy.web.desk import AtDesk
from wirecopy.web.drawing.family import NARROW, WIDE, FamilyDrawing, draw_family
from wirecopy.web.rendering import render

router = APIRouter(include_in_schema=False)

FAMILIES = 8
"""How many families of a story are drawn, the largest; the others are named."""
CHANGES = 4
"""Changes shown of a copy; all of them stand side by side on its page."""
_FOLDED = Limits(children=12, nodes=60, depth=12, changes=CHANGES)
_UNFOLDED = Limits(children=None, nodes=400, depth=40, changes=CHANGES)
_TIMES = 50
_FURTHEST = 100_000


class DrawnFamily(msgspec.Struct, frozen=True):
    """A family with its pictures, one for a desk and one for a hand."""

    picture: FamilyPicture
    wide: FamilyDrawing
    narrow: FamilyDrawing


class DrawnStory(msgspec.Struct, frozen=True):
    """A story's families with their pictures, the largest first; ``others``: families that are not drawn."""

    picture: StoryPicture
    families: Sequence[DrawnFamily]
    others: Sequence[str]


class DrawnCopy(NamedTuple):
    """A copy in a tree, with its family and its changes."""

    kin: Kin
    copy: Copy
    changes: Sequence[SeenChange]


class StoryPage(msgspec.Struct, frozen=True):
    """Everything that the page of a story shows."""

    story: Story
    drawn: DrawnStory
    times: Sequence[Published]
    run: Run | None

    @property
    def only(self) -> Brief | None:
        """The article of a story that has one and shares its text with nobody."""
        alone = self.drawn.picture.alone
        return alone[0] if len(alone) == self.story.articles == 1 and not self.drawn.families else None

    def kinds(self) -> list[str]:
        """The kinds of the articles drawn, for the legend."""
        return list({kind: None for family in self.drawn.families for kind in family.wide.kinds})

    def copies(self) -> list[DrawnCopy]:
        """The copies drawn, as they stand in the trees."""
        return [
            DrawnCopy(p.kin, branch.copy, p.changes.get((branch.copy.copy, branch.copy.original), ()))
            for p in self.drawn.picture.families
            for branch in walk(p.roots)
            if branch.copy is not None
        ]

    def address(self, number: int) -> str:
        """The address of page ``number`` of the list of who published when."""
        return address_of("story", self.story.story, page=number) + "#times"

    @property
    def outlets(self) -> int:
        """How many outlets the independent sources are of, where all families are drawn."""
        return self.story.independent_sources if self.drawn.others else self.drawn.picture.outlets()

    def sources(self) -> list[StorySource]:
        """Why the sources count as they do, the independent ones first."""
        return sorted(self.drawn.picture.sources, key=lambda source: not source.independent)


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
        drawn = desk.remembered((found.story, unfolded), lambda: draw_story(store, found, limits, HEARD))
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


def draw_story(store: Store, story: Story, limits: Limits, heard: int) -> DrawnStory:
    """The families of a story and its articles without kin, drawn within ``limits``, with what is said in it.

    Several families share the room that the limits give: of two each has it, of eight each a quarter.
    """
    families = families_of(store, story.story)
    shares = max(len(families[:FAMILIES]) // 2, 1)
    each = replace(limits, nodes=limits.nodes and limits.nodes // shares)
    picture = load_story(store, story, each, families[:FAMILIES], heard)
    return DrawnStory(picture, [_drawn(family) for family in picture.families], families[FAMILIES:])


def load_story_page(store: Store, story: Story, drawn: DrawnStory, number: int = 1, most: int = _TIMES) -> StoryPage:
    """Everything that the page shows; ``number`` is that of the page of who published when, of ``most`` lines."""
    members = load_members(store, story.story, most, (number - 1) * most)
    return StoryPage(story, drawn, load_published(store, members), _last_run(store))


def _drawn(family: FamilyPicture) -> DrawnFamily:
    wide, narrow = (draw_family(family.kin, family.roots, room) for room in (WIDE, NARROW))
    return DrawnFamily(family, wide, narrow)


def _last_run(store: Store) -> Run | None:
    rows: list[Run] = list(store.records("runs"))
    return max(rows, key=lambda run: run.started, default=None)
