"""`wirecopy read FILE|-`: one article, nothing stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wirecopy.cli.options import debug_option, format_option

if TYPE_CHECKING:
    from wirecopy.export import Sink
    from wirecopy.run.one import Reading


@click.command()
@click.argument("file", metavar="FILE|-")
@format_option("table", "json")
@debug_option
def read(file: str, shape: str) -> None:
    """Read one article without storing it.

    FILE is a page or a text, - is stdin. Prints its record, its credits and where its text came from.
    """
    from wirecopy.cli.terminal import data_console, data_sink
    from wirecopy.run.one import read_article

    reading = read_article(file)
    if shape == "json":
        _write_json(reading, data_sink())
        return
    from wirecopy.cli.views.reading import print_reading

    print_reading(data_console(), reading)


def _write_json(reading: Reading, sink: Sink) -> None:
    from wirecopy.cli.objects import write_object

    rows = {
        "articles": [reading.page],
        "images": reading.page.images,
        "credits": reading.page.credits,
        "lost_originals": reading.lost_originals,
        "families": reading.families,
        "copies": reading.copies,
    }
    origin = [{"name": step.name, "role": step.role, "evidence": step.evidence} for step in reading.origin]
    write_object(sink, rows, {"origin": origin, "headline_comment": reading.headline_comment})
