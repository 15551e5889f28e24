"""Two articles side by side: their heads, the passages that they share, and each change in both texts.

On a narrow terminal the two sides of a change stand in one column, as in a story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from wirecopy.cli.views.changes import changes_table, rendered
from wirecopy.lineage.changes.telling import how_telling
from wirecopy.lineage.kin import covered, union
from wirecopy.model import Article, Passage
from wirecopy.pictures.changes import FULL, IN_LIST, seen_in, sides
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import clip, count, percent, when
from wirecopy.run.compare import Comparison

_NARROW = 80
_SHOWN = 20
_PASSAGES_SHOWN = 10
_KIND_WIDTH = 11


def print_comparison(console: Console, comparison: Comparison, plain: bool, everything: bool) -> None:
    """Print the comparison, at most twenty changes (the most telling) unless ``everything``, in the copy's order."""
    console.print(_heads(comparison, console.width))
    console.print()
    for part in (*_passages(comparison, everything), *_changes(comparison, plain, everything, console.width)):
        console.print(part)


def _heads(comparison: Comparison, width: int) -> RenderableType:
    table = _columns(width)
    for name in ("outlet", "headline", "published", "id"):
        values = [getattr(article, name) for article in (comparison.original, comparison.copy)]
        if name == "published":
            values = [when(value) for value in values]
        shown = [Text(harmless(value or ""), "bold" if name == "outlet" else "") for value in values]
        if width < _NARROW:
            for letter, value in zip("AB", shown, strict=True):
                table.add_row(f"{letter} {name}", value)
        else:
            table.add_row(name, *shown)
    return table


def _columns(width: int) -> Table:
    """A kind and two sides; a kind and one side where the terminal is narrow."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=width >= _NARROW)
    table.add_column(style="cyan", no_wrap=True, min_width=_KIND_WIDTH)
    for _ in range(2 if width >= _NARROW else 1):
        table.add_column(ratio=1 if width >= _NARROW else None, overflow="fold")
    return table


def _passages(comparison: Comparison, everything: bool) -> Iterator[RenderableType]:
    passages = comparison.passages
    if not passages:
        yield Text("They share no passage.", "bold")
        return
    original, copy = comparison.original, comparison.copy
    shares = [f"{percent(_share(article, passages))} of {letter}" for article, letter in ((original, "A"), (copy, "B"))]
    yield Text(f"They share {count(len(passages), 'passage')}: {', '.join(shares)}", "bold")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True, min_width=_KIND_WIDTH)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    shown = sorted(passages, key=lambda p: _span(p, copy))[: None if everything else _PASSAGES_SHOWN]
    for p in shown:
        start, end = _span(p, copy)
        grid.add_row(
            p.label, count(p.words, "word"), f"“{clip(copy.text[start:end], FULL if everything else IN_LIST)}”"
        )
    yield grid
    if len(shown) < len(passages):
        yield Text(f"… {count(len(passages) - len(shown), 'more passage')} (--all shows them)", "dim")


def _span(p: Passage, article: Article) -> tuple[int, int]:
    return (p.b_start, p.b_end) if p.b == article.id else (p.a_start, p.a_end)


def _share(article: Article, passages: Sequence[Passage]) -> float:
    return min(covered(union(_span(p, article) for p in passages)) / max(len(article.text), 1), 1.0)


def _changes(comparison: Comparison, plain: bool, everything: bool, width: int) -> Iterator[RenderableType]:
    changes = comparison.changes
    if not changes:
        yield Text("\nB changed nothing of A.", "bold")
        return
    yield Text(f"\nWhat B changed of A: {count(len(changes), 'change')}\n", "bold")
    chosen = {id(c) for c in sorted(changes, key=how_telling)[: None if everything else _SHOWN]}
    shown = [seen_in(c, comparison.original.text, comparison.copy.text) for c in changes if id(c) in chosen]
    length = FULL if everything else IN_LIST
    if width < _NARROW:
        yield changes_table([was if was.change.after is None else now for was, now in shown], plain, length)
    else:
        table = _columns(width)
        for was, now in shown:
            table.add_row(was.change.kind, *(rendered(side, plain) for side in sides(was, now, length)))
        yield table
    if len(shown) < len(changes):
        yield Text(f"… {count(len(changes) - len(shown), 'more change')} (--all shows them)", "dim")
