"""One stored article: where its text came from, in one sentence, then everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.text import Text

from wirecopy.cli.views.changes import changes_table
from wirecopy.cli.views.record import columns, credit_rows, fields, heading, image_rows, section
from wirecopy.cli.views.statements import statement_rows
from wirecopy.cli.views.verdicts import verdict_rows
from wirecopy.cli.views.versions import version_rows
from wirecopy.model import Article, Passage
from wirecopy.pictures.article import ArticlePicture, origin_sentence, partner_in
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import (
    clip,
    count,
    evidence_in_short,
    is_unsure,
    percent,
    sureness,
    when,
)

_SHOWN = 10
_PASSAGE = 90


def print_article(console: Console, picture: ArticlePicture, plain: bool, everything: bool) -> None:
    """Print the sentence of origin, the record, and what the article shares with whom."""
    console.print(heading(picture.article))
    console.print()
    console.print(Text(origin_sentence(picture), "bold"))
    for copy in picture.taken:
        if reasons := evidence_in_short(copy.evidence):
            console.print(Text(f"{picture.name(copy.original)}: {sureness(copy)} · {reasons}", "dim"))
    if len(picture.chain) > 1:
        console.print(Text("Traced back: " + " ← ".join(step.name for step in picture.chain)))
    console.print(section("Record"))
    console.print(fields(picture.article))
    parts = (
        *version_rows(picture.versions, picture.article.id, plain, everything),
        *verdict_rows(picture.verdicts, picture.dissents, picture.article.id, picture.name),
        *credit_rows(picture.credits),
        *image_rows(picture.images),
        *statement_rows(picture.statements, None if everything else _SHOWN),
        *_given(picture, everything),
        *_changes(picture, plain, everything),
        *_passages(picture, everything),
    )
    for part in parts:
        console.print(part)
    if picture.families:
        console.print()
        names = " · ".join(f"wirecopy story {harmless(f)}" for f in picture.families)
        console.print(Text(f"Its tree: {names}", "dim"))


def _given(picture: ArticlePicture, everything: bool) -> Iterator[RenderableType]:
    copies = [c for c in picture.given if not is_unsure(c)]
    if not copies:
        return
    yield section(f"Copies of it ({len(copies):,})")
    grid = columns(4)
    shown = copies if everything else copies[:_SHOWN]
    for copy in shown:
        brief = picture.partners.get(copy.copy)
        grid.add_row(
            copy.kind or "copy", picture.name(copy.copy), when(brief.published if brief else None), harmless(copy.copy)
        )
    yield grid
    yield from _more(len(copies) - len(shown))


def _changes(picture: ArticlePicture, plain: bool, everything: bool) -> Iterator[RenderableType]:
    for (_, original), changes in picture.changes.items():
        yield section(f"What it changed of {picture.name(original)} ({len(changes):,})")
        shown = changes if everything else changes[:_SHOWN]
        yield changes_table(shown, plain)
        yield from _more(len(changes) - len(shown))


def _passages(picture: ArticlePicture, everything: bool) -> Iterator[RenderableType]:
    own = picture.article
    by_partner: dict[str, list[Passage]] = {}
    for passage in picture.passages:
        by_partner.setdefault(partner_in(passage, own.id), []).append(passage)
    if not by_partner:
        return
    yield section(f"Passages shared with {count(len(by_partner), 'other article')}")
    ranked = sorted(by_partner.items(), key=lambda item: (-sum(p.words for p in item[1]), item[0]))
    shown = ranked if everything else ranked[:_SHOWN]
    for partner, passages in shown:
        words = count(sum(p.words for p in passages), "word")
        yield Text.assemble((picture.name(partner), "bold"), (f"  {words}  {harmless(partner)}", "dim"))
        yield _passage_rows(own, passages if everything else passages[:_SHOWN])
        yield from _more(0 if everything else len(passages) - _SHOWN)
    yield from _more(len(ranked) - len(shown))


def _passage_rows(own: Article, passages: Sequence[Passage]) -> RenderableType:
    grid = columns(4)
    for p in passages:
        start, end = (p.a_start, p.a_end) if p.a == own.id else (p.b_start, p.b_end)
        printed = f"“{clip(own.text[start:end], _PASSAGE)}”"
        grid.add_row(f"  {p.label}", f"{start}-{end}", percent(p.similarity), printed)
    return grid


def _more(number: int) -> Iterator[Text]:
    if number > 0:
        yield Text(f"… {number:,} more (--all shows them)", "dim")
