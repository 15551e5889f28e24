"""`wirecopy read FILE|-`: one article, nothing stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wirecopy.cli.options import debug_option, format_option, marked_option

if TYPE_CHECKING:
    from wirecopy.export import Sink
    from wirecopy.run.one import Reading


@click.command()
@click.argument("file", metavar="FILE|-")
@format_option("table", "json")
@marked_option
@debug_option
def read(file: str, shape: str, marked: bool) -> None:
    """Read one article without storing it.

    FILE is a page or a text, - is stdin. Prints its record, its credits, where its text came from and who says what.
    """
    from wirecopy.cli.terminal import data_console, data_sink, is_plain
    from wirecopy.run.one import read_article

    reading = read_article(file)
    if shape == "json":
        _write_json(reading, data_sink())
        return
    console = data_console()
    if marked:
        from wirecopy.cli.views.statements import marked_text

        console.print(marked_text(reading.page, reading.heard.statements, is_plain(console)), soft_wrap=True)
        return
    from wirecopy.cli.views.reading import print_reading

    print_reading(console, reading)


def _write_json(reading: Reading, sink: Sink) -> None:
    from wirecopy.cli.objects import write_object

    rows = {
        "articles": [reading.page],
        "images": reading.page.images,
        "credits": reading.page.credits,
        "lost_originals": reading.lost_originals,
        "families": reading.families,
        "copies": reading.copies,
        "statements": reading.heard.statements,
        "mentions": reading.heard.mentions,
        "times": reading.heard.times,
        "figures": reading.heard.figures,
    }
    origin = [{"name": step.name, "role": step.role, "evidence": step.evidence} for step in reading.origin]
    write_object(sink, rows, {"origin": origin, "headline_comment": reading.headline_comment})
