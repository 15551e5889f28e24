"""What a story's articles say alike: how many carry it, who stands behind it, and where they differ."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from rich.console import RenderableType
from rich.text import Text

from wirecopy.cli.harmless import harmless
from wirecopy.cli.views.kin import Brief, load_briefs, outlet_of
from wirecopy.cli.views.words import clip, count, when
from wirecopy.model import Claim, Figure, Statement
from wirecopy.store import Store
from wirecopy.stories.claims.versions import Growth, Version, growth_of, versions_of
from wirecopy.stories.timeline import Entry, time_line

CLAIMS_SHOWN, ENTRIES_SHOWN = 6, 10
_OUTLETS_SHOWN, _CONTENT = 3, 110
_CHOSEN = "article IN (SELECT value FROM json_each(?))"


class ClaimPicture(msgspec.Struct, frozen=True):
    """A claim with who says it, who had it first, and the versions where articles differ."""

    claim: Claim
    speaker: str | None
    first: str
    versions: tuple[Version, ...]
    growth: tuple[Growth, ...]


class Voices(msgspec.Struct, frozen=True):
    """What is said in a story: its claims, the widest carried first, its time line, and the articles by id."""

    claims: tuple[ClaimPicture, ...] = ()
    entries: tuple[Entry, ...] = ()
    briefs: Mapping[str, Brief] = msgspec.field(default_factory=dict)


def load_voices(store: Store, story: str) -> Voices:
    """The claims and the time line of ``story``."""
    ids = [row.article for row in store.records("story_articles", "story = ?", (story,))]
    chosen = (json.dumps(ids),)
    statements = {s.id: s for s in store.records("statements", _CHOSEN, chosen)}
    if not statements:
        return Voices()
    articles = {a.id: a for a in store.records("articles", "id IN (SELECT value FROM json_each(?))", chosen)}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in store.records("figures", _CHOSEN, chosen):
        figures[figure.article].append(figure)
    entries = time_line(articles, statements.values(), store.records("times", _CHOSEN, chosen))
    order = {id: n for n, id in enumerate(dict.fromkeys(a for e in entries for a in e.articles))}
    claims = list(store.records("claims", "story = ?", (story,)))
    pictures = [_picture(store, claim, statements, figures, order) for claim in claims]
    pictures.sort(key=lambda p: (-p.claim.articles, -p.claim.independent_sources, p.claim.claim))
    return Voices(tuple(pictures), tuple(entries), load_briefs(store, ids))


def _picture(
    store: Store,
    claim: Claim,
    statements: Mapping[str, Statement],
    figures: Mapping[str, Sequence[Figure]],
    order: Mapping[str, int],
) -> ClaimPicture:
    rows = store.records("claim_statements", "claim = ?", (claim.claim,))
    members = sorted((statements[row.statement] for row in rows), key=lambda s: (order[s.article], s.id))
    first = next((s for s in members if s.content == claim.content), members[0])
    members.sort(key=lambda s: s is not first)
    copied = json.dumps([s.article for s in members])
    changes = store.records("changes", "kind = 'number' AND copy IN (SELECT value FROM json_each(?))", (copied,))
    return ClaimPicture(
        claim,
        next((s.speaker or s.source for s in members if s.speaker or s.source), None),
        first.article,
        tuple(versions_of(members, figures)) if claim.disputed else (),
        tuple(growth_of(members, changes)),
    )


def claims_shown(voices: Voices, everything: bool) -> Iterator[RenderableType]:
    """The claims as lines: who says what, how many carry it, how many sources stand behind it; then disputes."""
    if not voices.claims:
        return
    yield Text("\nWhat several articles say", "bold")
    shown = voices.claims if everything else voices.claims[:CLAIMS_SHOWN]
    for picture in shown:
        claim = picture.claim
        yield Text.assemble("● ", (_who(picture.speaker), "bold"), clip(claim.content, _CONTENT))
        facts = f"{count(claim.articles, 'article')}, {count(claim.independent_sources, 'independent source')}"
        alone = " (confirmed by nobody else)" if claim.independent_sources == 1 else ""
        yield Text(f"    {facts}{alone} · first in {_outlet(voices, picture.first)}", "dim")
        for version in picture.versions:
            yield Text.assemble("    ", (harmless(version.says), "yellow"), f": {_outlets(voices, version.articles)}")
        for growth in picture.growth:
            copy, original = _outlet(voices, growth.copy), _outlet(voices, growth.original)
            changed = f"{harmless(growth.before)} became {harmless(growth.after)}"
            yield Text.assemble("    ", (changed, "yellow"), f" when {copy} copied {original}")
    if len(shown) < len(voices.claims):
        yield Text(f"… {count(len(voices.claims) - len(shown), 'more claim')} (--all shows them)", "dim")


def time_line_shown(voices: Voices, everything: bool) -> Iterator[RenderableType]:
    """The time line as lines; unless ``everything``, what most articles have, in order."""
    if not voices.entries:
        return
    widest = sorted(voices.entries, key=lambda e: -len(e.articles))
    chosen = set(voices.entries if everything else widest[:ENTRIES_SHOWN])
    yield Text("\nTime line", "bold")
    for entry in voices.entries:
        if entry in chosen:
            day = when(entry.when) if entry.when else "undated"
            said = f"{_who(entry.speaker)}{clip(entry.content, _CONTENT - 30)}"
            yield Text.assemble(
                (f"{day:<16}  ", "cyan"), said, (f"  first in {_outlet(voices, entry.articles[0])}", "dim")
            )
    if len(chosen) < len(voices.entries):
        yield Text(
            f"… {count(len(voices.entries) - len(chosen), 'more entry', 'more entries')} (--all shows them)", "dim"
        )


def _who(speaker: str | None) -> str:
    return f"{clip(speaker, 40)}: " if speaker else ""


def _outlet(voices: Voices, article: str) -> str:
    brief = voices.briefs.get(article)
    return outlet_of(brief) if brief else harmless(article)


def _outlets(voices: Voices, articles: Sequence[str]) -> str:
    names = list(dict.fromkeys(_outlet(voices, article) for article in articles))
    more = len(names) - _OUTLETS_SHOWN
    return ", ".join(names[:_OUTLETS_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
