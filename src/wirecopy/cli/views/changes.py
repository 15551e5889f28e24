"""Changes on a terminal.

In colour the struck words are red and crossed out and the new ones green; where colour cannot be shown they
are ``[-struck-]`` and ``{+new+}``.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wirecopy.pictures.changes import (
    FULL,
    IN_LIST,
    Piece,
    SeenChange,
    change_pieces,
    headline_note,
    made_anew,
    words_told,
)
from wirecopy.pictures.words import clip, count

_IN_TREE = 60
_SIGNS = {"standing": ("", ""), "struck": ("[-", "-]"), "new": ("{+", "+}")}
_STYLES = {"standing": "", "struck": "red strike", "new": "green"}


def changes_table(changes: Sequence[SeenChange], plain: bool, length: int = FULL) -> RenderableType:
    """A line for each change, its kind in front; see :func:`change_text`."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True, min_width=10)
    grid.add_column(overflow="fold")
    for seen in changes:
        text = change_text(seen, plain, length)
        if note := headline_note(seen.change):
            text.append(f"  {note}", "dim")
        grid.add_row(seen.change.kind, text)
    return grid


def change_text(seen: SeenChange, plain: bool, length: int = FULL) -> Text:
    """One change, without its kind; a struck or a new stretch is cut at ``length`` characters."""
    text = rendered(change_pieces(seen, length), plain)
    if words := words_told(seen.change):
        text.append(f"  {count(words, 'word')}", "dim")
    return text


def short_text(seen: SeenChange, plain: bool) -> Text:
    """One change with its kind, for one line of a tree; of a headline made anew only the new one."""
    change = seen.change
    if change.kind == "headline" and change.before and change.after and made_anew(change.before, change.after):
        return Text.assemble("headline: ", rendered([Piece(clip(change.after, IN_LIST), "new")], plain))
    return Text.assemble(f"{change.kind}: ", change_text(seen, plain, _IN_TREE))


def rendered(pieces: Sequence[Piece], plain: bool) -> Text:
    """Pieces of a change as one text."""
    text = Text()
    before = ""
    for words, mark in pieces:
        if before == "struck" and mark == "new" and not plain:
            text.append(" ")
        opening, closing = _SIGNS[mark] if plain else ("", "")
        text.append(f"{opening}{words}{closing}", "" if plain else _STYLES[mark])
        before = mark
    return text
