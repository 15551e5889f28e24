"""Articles that hold certain words: each with its headline and a stretch of its text, the words marked.

In colour the words are green; where colour cannot be shown they stand in ⟦brackets⟧.
"""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import TITLE, clip, when
from wirecopy.store.search import Hit, Marks, Searched

_INSET = (0, 0, 0, 2)


def print_searched(console: Console, found: Searched, plain: bool) -> None:
    """Print the articles, best first."""
    for number, hit in enumerate(found.hits):
        if number:
            console.print()
        facts = f"  {when(hit.published)}  {clip(hit.article, TITLE)}"
        console.print(Text.assemble("● ", (_name(hit), "bold"), (facts, "dim")))
        if hit.headline:
            console.print(Padding(_marked(hit.headline[:TITLE], hit.headline_marks, plain, "italic"), _INSET))
        console.print(Padding(_marked(hit.snippet, hit.marks, plain), _INSET))


def _name(hit: Hit) -> str:
    return clip(hit.outlet or hit.headline or hit.article, TITLE)


def _marked(text: str, marks: Marks, plain: bool, style: str = "") -> Text:
    shown, at = Text(style=style), 0
    for start, end in marks:
        word = harmless(text[start:end])
        shown.append(harmless(text[at:start]))
        shown.append(f"⟦{word}⟧" if plain and word else word, "" if plain else "green")
        at = end
    shown.append(harmless(text[at:]))
    return shown
