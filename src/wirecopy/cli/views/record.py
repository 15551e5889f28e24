"""The record of one article, its images and its credits, as `read` and `article` print them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wirecopy.model import Article, Credit, Image
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import TITLE, clip, count, when, word_count

_PRINTED = 60
_CAPTION = 90


def heading(article: Article) -> Text:
    """Headline, then outlet and time."""
    text = Text(clip(article.headline or "(no headline)", TITLE), "bold")
    facts = [harmless(article.outlet) if article.outlet else "outlet unknown", when(article.published)]
    text.append("\n" + " · ".join(facts), "not bold dim")
    return text


def fields(article: Article) -> RenderableType:
    """What is known of the article, a line for each field; what is unknown is left out."""
    rows = [
        ("standfirst", article.standfirst),
        ("by", ", ".join(article.byline)),
        ("dateline", article.dateline),
        ("published", article.published),
        ("modified", article.modified),
        ("retrieved", article.retrieved),
        ("section", article.section),
        ("language", article.language),
        ("address", article.url),
        ("canonical", article.canonical_url if article.canonical_url != article.url else None),
        ("text", count(word_count(article.text), "word")),
        ("file", article.file),
        ("id", article.id),
    ]
    grid = columns()
    for name, value in rows:
        if value:
            grid.add_row(name, harmless(value))
    return grid


def credit_rows(credits: Sequence[Credit]) -> Iterator[RenderableType]:
    """The credits, each with what it says as printed and where."""
    if not credits:
        return
    yield section("Credits")
    grid = columns(3)
    for credit in credits:
        place = f"{credit.place.replace('_', ' ')}: “{clip(credit.text, _PRINTED)}”"
        grid.add_row(credit.role, Text(harmless(credit.name), "bold"), place)
    yield grid


def image_rows(images: Sequence[Image]) -> Iterator[RenderableType]:
    """The images: caption and credit."""
    if not images:
        return
    yield section("Images")
    grid = columns()
    for image in images:
        said = [clip(image.caption, _CAPTION) if image.caption else "(no caption)"]
        if image.credit:
            said.append(f"credit: {clip(image.credit, _PRINTED)}")
        grid.add_row(str(image.n), " · ".join(said))
    yield grid


def section(name: str) -> Text:
    """A heading with an empty line above."""
    return Text(f"\n{name}", "bold")


def columns(number: int = 2) -> Table:
    """A calm grid, its first column a cyan label."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True, min_width=10)
    for _ in range(number - 1):
        grid.add_column(overflow="fold")
    return grid
