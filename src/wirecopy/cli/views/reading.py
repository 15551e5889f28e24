"""One article read and not stored: where it came from, its record, what it says of its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from wirecopy.cli.views.record import columns, credit_rows, fields, heading, image_rows, section
from wirecopy.cli.views.statements import statement_rows
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import clip

if TYPE_CHECKING:
    from wirecopy.run.one import Reading

_PARAGRAPHS = 3
_PARAGRAPH = 240


def print_reading(console: Console, reading: Reading) -> None:
    """Print the heading, the chain of origin, the record, credits, images, statements and the text's first lines."""
    page = reading.page
    console.print(heading(page))
    if reading.headline_comment:
        console.print(Text(f"added to the headline by who reposted it: {harmless(reading.headline_comment)}", "yellow"))
    console.print(section("Origin"))
    if len(reading.origin) > 1:
        console.print(Text(" ← ".join(harmless(step.name or "unknown") for step in reading.origin), "bold"))
        grid = columns(3)
        for step in reading.origin[1:]:
            grid.add_row(step.role, harmless(step.name or "unknown"), Text(harmless(step.evidence or ""), "dim"))
        console.print(grid)
    else:
        console.print(Text("The page names no source: as far as it tells, the text is the outlet's own.", "dim"))
    console.print(section("Record"))
    console.print(fields(page))
    for part in (*credit_rows(page.credits), *image_rows(page.images)):
        console.print(part)
    for part in statement_rows(reading.heard.statements):
        console.print(part)
    if reading.unheard:
        console.print(section("Statements"))
        console.print(Text(reading.unheard, "dim"))
    console.print(section("Text"))
    paragraphs = [p for p in page.text.split("\n\n") if p.strip()]
    for paragraph in paragraphs[:_PARAGRAPHS]:
        console.print(Text(clip(paragraph, _PARAGRAPH)))
    if len(paragraphs) > _PARAGRAPHS:
        console.print(Text(f"… {len(paragraphs) - _PARAGRAPHS:,} more paragraphs", "dim"))
