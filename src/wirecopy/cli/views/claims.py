"""What a story's articles say alike, as lines: how many carry it, who stands behind it, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.kin import outlet_of
from wirecopy.pictures.voices import Voices
from wirecopy.pictures.words import clip, count, when

CLAIMS_SHOWN, ENTRIES_SHOWN = 6, 10
_OUTLETS_SHOWN, _CONTENT = 3, 110


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
        first = f" · first in {outlet_of(picture.first)}" if picture.first else ""
        yield Text(f"    {facts}{alone}{first}", "dim")
        for version in picture.versions:
            yield Text.assemble("    ", (harmless(version.says), "yellow"), f": {_outlets(voices, version.articles)}")
        for growth in picture.growth:
            copy, original = voices.name(growth.copy), voices.name(growth.original)
            changed = f"{harmless(growth.before)} became {harmless(growth.after)}"
            yield Text.assemble("    ", (changed, "yellow"), f" when {copy} copied {original}")
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
        said = f"{_who(entry.speaker)}{clip(entry.content, _CONTENT - 30)}"
        yield Text.assemble((f"{day:<16}  ", "cyan"), said, (f"  first in {voices.name(entry.articles[0])}", "dim"))
    if len(chosen) < len(voices.entries):
        yield Text(
            f"… {count(len(voices.entries) - len(chosen), 'more entry', 'more entries')} (--all shows them)", "dim"
        )


def _who(speaker: str | None) -> str:
    return f"{clip(speaker, 40)}: " if speaker else ""


def _outlets(voices: Voices, articles: Sequence[str]) -> str:
    names = list(dict.fromkeys(voices.name(article) for article in articles))
    more = len(names) - _OUTLETS_SHOWN
    return ", ".join(names[:_OUTLETS_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
