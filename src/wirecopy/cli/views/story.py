"""A story on a terminal: its families as trees, and below them what each copy changed."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from wirecopy.cli.views.changes import changes_table
from wirecopy.cli.views.claims import answer_shown, claims_shown, time_line_shown
from wirecopy.cli.views.tree import Drawing
from wirecopy.model import Copy
from wirecopy.pictures.branches import walk
from wirecopy.pictures.changes import FULL, IN_LIST
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.kin import Kin, outlet_of
from wirecopy.pictures.story import StoryPicture
from wirecopy.pictures.words import TITLE, clip, count, is_unsure, when

CHANGES_SHOWN = 3
_COPIES_SHOWN = 12
_ALONE_SHOWN = 20
_SOURCES_SHOWN = 12
_SOURCE = 60
_LOST_SIGN, _UNSURE_SIGN = "○ not among the inputs", "? nobody can tell which of the two came first"


def print_story(
    console: Console, picture: StoryPicture, plain: bool, everything: bool, changes: int = CHANGES_SHOWN
) -> None:
    """Print the heading, the trees, at most ``changes`` of each copy unless ``everything``, and what the signs mean."""
    for part in (*_heading(picture), *answer_shown(picture.voices)):
        console.print(part)
    known = picture.story.headline if picture.story else None
    for family in picture.families:
        console.print()
        if len(picture.families) > 1 or picture.story is None:
            facts = f" · {count(family.members, 'article')} · {harmless(family.kin.family)}"
            console.print(Text.assemble((f"Family of {clip(family.name(), _SOURCE)}", "bold dim"), (facts, "dim")))
        hint = "too deep to draw" if everything else "--all shows them"
        for number, tree in enumerate(Drawing(family.kin, family.changes, plain, hint, known).trees(family.roots)):
            if number:
                console.print()
            console.print(tree)
    for contradicted in picture.contradicted:
        console.print()
        console.print(Text(f"! {contradicted}", "yellow"))
    for part in _alone(picture, everything):
        console.print(part)
    for part in (*claims_shown(picture.voices, everything), *time_line_shown(picture.voices, everything)):
        console.print(part)
    for part in _all_changes(picture, plain, None if everything else changes):
        console.print(part)
    if legend := _legend(picture):
        console.print()
        console.print(Text(legend, "dim"))


def _heading(picture: StoryPicture) -> Iterator[Text]:
    story = picture.story
    if story is None:
        return
    yield Text(clip(story.headline or "(no headline)", TITLE), "bold")
    joint = ", but " if story.independent_sources < story.articles else ", "
    of = f" of {count(picture.outlets(), 'outlet')}" if 0 < picture.outlets() < story.independent_sources else ""
    facts = [
        f"{count(story.articles, 'article')}{joint}{count(story.independent_sources, 'independent source')}{of}",
        f"first published {when(story.first_published)}" if story.first_published else "no time known",
        harmless(story.story),
    ]
    yield Text(" · ".join(facts), "dim")
    if len(picture.sources) > 1:
        shown = sorted(picture.sources, key=lambda s: not s.independent)[:_SOURCES_SHOWN]
        for source in shown:
            sign = "independent" if source.independent else "not independent"
            who = clip(picture.source_name(source), _SOURCE)
            yield Text(f"  {sign}: {who}: {harmless(source.reason)}", "dim")
        if len(shown) < len(picture.sources):
            yield Text(f"  … {len(picture.sources) - len(shown):,} more in `wirecopy export story_sources`", "dim")


def _alone(picture: StoryPicture, everything: bool) -> Iterator[RenderableType]:
    if not picture.alone:
        return
    yield Text("\nOn their own, sharing text with nobody", "bold")
    shown = picture.alone if everything else picture.alone[:_ALONE_SHOWN]
    for brief in shown:
        facts = f"  {when(brief.published)}  {harmless(brief.id)}"
        yield Text.assemble("● ", (outlet_of(brief), "bold"), (facts, "dim"))
    if len(shown) < len(picture.alone):
        yield Text(f"… {len(picture.alone) - len(shown):,} more (--all shows them)", "dim")


def _all_changes(picture: StoryPicture, plain: bool, each: int | None) -> Iterator[RenderableType]:
    rows = [(family, copy) for family in picture.families for copy in family.copies()]
    if not rows:
        return
    yield Text("\nWhat each copy changed", "bold")
    shown = rows if each is None else rows[:_COPIES_SHOWN]
    for family, copy in shown:
        yield Text.assemble("\n", (family.kin.name(copy.copy), "bold"), _after(family.kin, copy))
        changes = family.changes[copy.copy, copy.original]
        some = changes[:each]
        yield Padding(changes_table(some, plain, FULL if each is None else IN_LIST), (0, 0, 0, 2))
        if len(some) < len(changes):
            yield Text(f"  … {count(len(changes) - len(some), 'more change')} (--all shows them)", "dim")
    if len(shown) < len(rows):
        rest = count(len(rows) - len(shown), "more copy", "more copies")
        yield Text(f"\n… and those of {rest} (--all shows them)", "dim")


def _after(kin: Kin, copy: Copy) -> str:
    """What follows a copy's name: its original, or the other of two that nobody can put in order."""
    other = kin.name(copy.original)
    return f" beside {other}, whichever came first" if is_unsure(copy) else f" ← {other}"


def _legend(picture: StoryPicture) -> str:
    branches = [b for family in picture.families for b in walk(family.roots)]
    signs = []
    if any(b.id in family.kin.lost for family in picture.families for b in branches):
        signs.append(_LOST_SIGN)
    if any(b.copy is not None and is_unsure(b.copy) for b in branches):
        signs.append(_UNSURE_SIGN)
    return " · ".join(signs)
