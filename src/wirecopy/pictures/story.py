"""A story: its families as trees with what each copy changed, its articles without kin, and why its sources count."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from wirecopy.model import Copy, Story, StorySource
from wirecopy.pictures.branches import Branch, Limits, grow_outline, walk
from wirecopy.pictures.changes import Changes, load_changes
from wirecopy.pictures.kin import Brief, Kin, load_briefs, load_kin, outlet_of
from wirecopy.pictures.outline import load_outline
from wirecopy.pictures.verdicts import contradicted, load_dissents
from wirecopy.pictures.voices import Voices, load_voices
from wirecopy.store import Store


class FamilyPicture(msgspec.Struct, frozen=True):
    """A family with the trees to draw and the changes of the copies drawn; ``members``: how many articles it has.

    ``kin`` knows those that are drawn.
    """

    kin: Kin
    roots: list[Branch]
    changes: Changes
    members: int

    def name(self) -> str:
        """What to call the family: by its root."""
        return self.kin.name(self.roots[0].id)

    def copies(self) -> list[Copy]:
        """The copies drawn, as they stand in the trees, those with changes only."""
        rows = [branch.copy for branch in walk(self.roots) if branch.copy is not None]
        return [row for row in rows if (row.copy, row.original) in self.changes]


class StoryPicture(msgspec.Struct, frozen=True):
    """A story ready to be drawn; ``alone``: its articles without kin; ``voices``: what is said in it, if asked for.

    ``contradicted``: a line for each person's verdict on two of its articles that the evidence speaks against.
    """

    story: Story | None
    families: tuple[FamilyPicture, ...]
    alone: tuple[Brief, ...] = ()
    sources: tuple[StorySource, ...] = ()
    voices: Voices = Voices()
    contradicted: tuple[str, ...] = ()

    def source_name(self, source: StorySource) -> str:
        """What to call a source: the article's outlet, or that of the one that its family begins with."""
        if source.article:
            return next((outlet_of(brief) for brief in self.alone if brief.id == source.article), source.article)
        for family in self.families:
            if family.kin.family == source.family and family.roots:
                return family.name()
        return source.family or "a source"

    def outlets(self) -> int:
        """How many different outlets its independent sources are of."""
        return len({self.source_name(source) for source in self.sources if source.independent})


def load_family(store: Store, family: str, limits: Limits) -> FamilyPicture:
    """One family, with the evidence and the changes of what is drawn of it."""
    outline = load_outline(store, family)
    roots = grow_outline(outline, limits)
    drawn = walk(roots)
    kin = load_kin(store, family, {branch.id for branch in drawn})
    whole = {(copy.copy, copy.original): copy for copy in kin.copies}
    for branch in drawn:
        if branch.copy is not None:
            branch.copy = whole[branch.copy.copy, branch.copy.original]
    pairs = [(b.copy.copy, b.copy.original) for b in drawn if b.copy is not None]
    members = len(outline.members) - len(outline.lost)
    return FamilyPicture(kin, roots, load_changes(store, pairs, limits.changes), members)


def load_story(
    store: Store, story: Story, limits: Limits, families: Sequence[str] | None = None, heard: int = 0
) -> StoryPicture:
    """A story with all its families, or those named, and what is said in its first ``heard`` articles (-1: in all)."""
    if families is None:
        families = families_of(store, story.story)
    rows = store.connection.execute(
        "SELECT s.article FROM story_articles s WHERE s.story = ?"
        " AND NOT EXISTS (SELECT 1 FROM families f WHERE f.article = s.article)",
        (story.story,),
    )
    alone = load_briefs(store, (row[0] for row in rows))
    return StoryPicture(
        story,
        tuple(load_family(store, family, limits) for family in families),
        tuple(sorted(alone.values(), key=lambda b: (b.published or "~", b.id))),
        tuple(store.records("story_sources", "story = ?", (story.story,))),
        load_voices(store, story.story, heard) if heard else Voices(),
        _contradicted(store, story.story),
    )


def _contradicted(store: Store, story: str) -> tuple[str, ...]:
    members = "(SELECT article FROM story_articles WHERE story = ?)"
    verdicts = list(store.records("verdicts", f"a IN {members} OR b IN {members}", (story, story)))
    briefs = load_briefs(store, {id for v in verdicts for id in (v.a, v.b)})
    return tuple(contradicted(verdicts, load_dissents(store, verdicts), lambda id: outlet_of(briefs[id])))


def families_of(store: Store, story: str) -> list[str]:
    """The families whose every member is of the story, the largest first.

    A round-up stands in two families; the one that belongs to another story has members that this one lacks.
    """
    rows = store.connection.execute(
        "SELECT f.family FROM families f JOIN story_articles s ON s.article = f.article AND s.story = ?"
        " GROUP BY f.family HAVING count(*) = (SELECT count(*) FROM families g WHERE g.family = f.family)"
        " ORDER BY count(*) DESC, f.family",
        (story,),
    )
    return [row[0] for row in rows]
