"""What a story's articles say alike, as lines: how many carry it, who stands behind it, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.voices import ClaimPicture, Voices
from wirecopy.pictures.words import as_said, clip, count, when
from wirecopy.stories.claims import Growth

CLAIMS_SHOWN, ENTRIES_SHOWN = 6, 10
_OUTLETS_SHOWN, _CONTENT, _ANSWER = 3, 110, 60


def answer_shown(voices: Voices) -> Iterator[RenderableType]:
    """Whether anything is confirmed by anyone else, in a few lines: what most carry of each kind."""
    confirmed = [c for c in voices.claims if c.is_confirmed]
    alone = [c for c in voices.claims if not c.is_confirmed]
    disputed = [c for c in voices.claims if c.versions]
    if confirmed:
        yield from _kind(f"confirmed by another source: {_of_all(confirmed, voices)}, such as", _widest(confirmed))
    if alone:
        yield from _kind(f"confirmed by nobody else: {_of_all(alone, voices)}, such as", _widest(alone))
    if disputed:
        yield from _kind(f"disputed: {_of_all(disputed, voices)}, such as", _widest(disputed))


def _widest(some: Sequence[ClaimPicture]) -> ClaimPicture:
    return max(some, key=lambda c: (c.claim.articles, c.claim.independent_sources))


def _of_all(some: Sequence[ClaimPicture], voices: Voices) -> str:
    return f"{len(some):,} of {count(len(voices.claims), 'claim')}"


def _kind(what: str, widest: ClaimPicture) -> Iterator[RenderableType]:
    """One kind of claim, with the one that most carry."""
    said = f"{_who(widest.speaker)}{as_said(widest.claim.content, widest.mode, _ANSWER)}"
    yield Text.assemble(f"  {what} ", (said, "bold"), (f" ({_carried(widest)})", "dim"))


def _carried(picture: ClaimPicture) -> str:
    """How many articles have it, and how many sources stand behind it."""
    claim = picture.claim
    of_one = claim.independent_sources > 1 and not picture.is_confirmed
    whose = f", all of {clip(picture.outlets[0], 40)}" if of_one else ""
    return f"{count(claim.articles, 'article')}, {count(claim.independent_sources, 'independent source')}{whose}"


def claims_shown(voices: Voices, everything: bool) -> Iterator[RenderableType]:
    """The claims as lines: who says what, how many carry it, how many sources stand behind it; then disputes."""
    if not voices.claims:
        return
    yield Text("\nWhat several articles say", "bold")
    shown = voices.claims if everything else voices.claims[:CLAIMS_SHOWN]
    for picture in shown:
        claim = picture.claim
        yield Text.assemble("● ", (_who(picture.speaker), "bold"), as_said(claim.content, picture.mode, _CONTENT))
        alone = "" if picture.is_confirmed else " (confirmed by nobody else)"
        first = f" · first in {_seen(voices, picture.first.id)}" if picture.first else ""
        yield Text(f"    {_carried(picture)}{alone}{first}", "dim")
        for version in picture.versions:
            yield Text.assemble("    ", (harmless(version.says), "yellow"), f": {_outlets(voices, version.articles)}")
        for growth in picture.growth:
            changed = f"{harmless(growth.before)} became {harmless(growth.after)}"
            yield Text.assemble("    ", (changed, "yellow"), f" {_how(voices, growth)}")
    if len(shown) < len(voices.claims):
        yield Text(f"… {count(len(voices.claims) - len(shown), 'more claim')} (--all shows them)", "dim")
    if voices.unheard:
        yield Text(f"heard in the first {len(voices.briefs):,} articles (--all hears {voices.unheard:,} more)", "dim")


def time_line_shown(voices: Voices, everything: bool) -> Iterator[RenderableType]:
    """The time line as lines; unless ``everything``, what most articles have, in order."""
    if not voices.entries:
        return
    chosen = voices.widest(len(voices.entries) if everything else ENTRIES_SHOWN)
    yield Text("\nTime line", "bold")
    for entry in chosen:
        day = when(entry.when) if entry.when else "undated"
        mode = voices.spoken(entry).statement.mode
        said = f"{_who(entry.speaker)}{as_said(entry.content, mode, _CONTENT - 30)}"
        yield Text.assemble((f"{day:<16}  ", "cyan"), said, (f"  first in {voices.name(entry.articles[0])}", "dim"))
    if len(chosen) < len(voices.entries):
        yield Text(
            f"… {count(len(voices.entries) - len(chosen), 'more entry', 'more entries')} (--all shows them)", "dim"
        )


def _who(speaker: str | None) -> str:
    return f"{clip(speaker, 40)}: " if speaker else ""


def _seen(voices: Voices, article: str) -> str:
    """Where and when something was first seen."""
    brief = voices.briefs.get(article)
    return f"{voices.name(article)}, {when(brief.published) if brief and brief.published else 'undated'}"


def _how(voices: Voices, growth: Growth) -> str:
    copy, original = voices.name(growth.copy), voices.name(growth.original)
    return f"when {copy} updated its article" if copy == original else f"when {copy} copied {original}"


def _outlets(voices: Voices, articles: Sequence[str]) -> str:
    names = list(dict.fromkeys(voices.name(article) for article in articles))
    more = len(names) - _OUTLETS_SHOWN
    return ", ".join(names[:_OUTLETS_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
