"""The statements of one article: as a table, and as its text with sources, cues and contents marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.console import RenderableType
from rich.text import Text

from wirecopy.cli.views.record import columns, section
from wirecopy.model import Article, Statement
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import as_said, clip

_CONTENT = 160
_STYLES = {"content": "green", "source": "bold cyan", "cue": "bold yellow"}
_SIGNS = {"content": ("[", "]"), "source": ("{", "}"), "cue": ("<", ">")}  # where colour cannot be shown


def statement_rows(statements: Sequence[Statement], limit: int | None = None) -> Iterator[RenderableType]:
    """Who said what, a row for each statement, the first ``limit`` of them."""
    if not statements:
        return
    yield section(f"Statements ({len(statements):,})")
    grid = columns(3)
    for statement in statements[:limit]:
        grid.add_row(statement.mode, _who(statement), _what(statement))
    yield grid
    if limit is not None and len(statements) > limit:
        yield Text(f"… {len(statements) - limit:,} more (--all shows them)", "dim")


def _who(statement: Statement) -> Text:
    name = statement.speaker or statement.source
    nobody = "(nobody named)" if statement.cue else "(the article itself)"
    text = Text(harmless(name), "bold") if name else Text(nobody, "dim")
    if statement.speaker and statement.source and statement.source != statement.speaker:
        text.append(f"\n“{clip(statement.source, 40)}”", "not bold dim")
    return text


def _what(statement: Statement) -> Text:
    text = Text(harmless(statement.cue or ""), "yellow")
    notes = [
        f"to {harmless(statement.told_to)}" if statement.told_to else "",
        f"to {harmless(statement.addressee)}" if statement.addressee else "",
        "hedged" if statement.hedged else "",
        "denied" if statement.negated else "",
    ]
    if noted := ", ".join(note for note in notes if note):
        text.append(f" ({noted})" if text else f"({noted})", "dim")
    if statement.content:
        said = as_said(statement.content, statement.mode, _CONTENT)
        text.append(f": {said}" if text else said, "not dim default")
    return text


def marked_text(article: Article, statements: Sequence[Statement], plain: bool) -> Text:
    """The text with every source, cue and content marked: in colour, or between signs."""
    spans = [span for statement in statements for span in _spans(statement)]
    legend = Text.assemble("Text: ", *(_sample(kind, plain) for kind in ("source", "cue", "content")))
    legend.append("\n\n")
    return legend.append_text(_signed(article.text, spans) if plain else _coloured(article.text, spans))


def _sample(kind: str, plain: bool) -> Text:
    opening, closing = _SIGNS[kind] if plain else ("", "")
    return Text(f"{opening}{kind}{closing} ", "" if plain else _STYLES[kind])


def _spans(statement: Statement) -> Iterator[tuple[int, int, str]]:
    for start, end in statement.content_parts:
        yield start, end, "content"
    if statement.source_start is not None and statement.source_end is not None:
        yield statement.source_start, statement.source_end, "source"
    if statement.cue_start is not None and statement.cue_end is not None:
        yield statement.cue_start, statement.cue_end, "cue"


def _coloured(text: str, spans: Sequence[tuple[int, int, str]]) -> Text:
    """Contents first, so that the source and cue of a statement within another are seen in it."""
    shown = Text()
    order = list(_STYLES)
    cuts = sorted({0, len(text), *(at for start, end, _ in spans for at in (start, end))})
    for start, end in pairwise(cuts):
        kinds = [order.index(kind) for first, last, kind in spans if first <= start and end <= last]
        shown.append(harmless(text[start:end], keep_lines=True), _STYLES[order[max(kinds)]] if kinds else None)
    return shown


def _signed(text: str, spans: Sequence[tuple[int, int, str]]) -> Text:
    """Signs nest: what ends last opens first."""
    opening: dict[int, list[tuple[int, str]]] = {}
    closing: dict[int, list[tuple[int, str]]] = {}
    for start, end, kind in spans:
        opening.setdefault(start, []).append((-end, _SIGNS[kind][0]))
        closing.setdefault(end, []).append((-start, _SIGNS[kind][1]))
    parts = []
    cuts = sorted({0, len(text), *opening, *closing})
    for at, until in zip(cuts, [*cuts[1:], len(text)], strict=True):
        parts += [sign for _, sign in sorted(closing.get(at, ()))]
        parts += [sign for _, sign in sorted(opening.get(at, ()))]
        parts.append(harmless(text[at:until], keep_lines=True))
    return Text("".join(parts))
