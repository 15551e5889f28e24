"""`wirecopy report ID -o FILE.html`: a story in one file."""

from __future__ import annotations

from pathlib import Path

import click

from wirecopy.cli.failures import say
from wirecopy.cli.options import debug_option, store_option


@click.command()
@click.argument("id")
@click.option(
    "-o", "--output", metavar="FILE.html", required=True, type=click.Path(dir_okay=False), help="The file to write."
)
@store_option
@debug_option
def report(id: str, output: str, store: str) -> None:
    """Write a story as one page, to send to an editor or a lawyer.

    ID is a story, a family or an article, or the start of its id. The file has no script and loads nothing from
    elsewhere. Needs the extra `web`.
    """
    from wirecopy.cli.extras import extra
    from wirecopy.errors import UnwritableOutput
    from wirecopy.store import open_store

    with extra("web", "fastapi", "starlette", "jinja2", "markupsafe"):
        from wirecopy.web.pages.story import find_story
        from wirecopy.web.report import make_report
    with open_store(store, read_only=True) as opened:
        page = make_report(opened, find_story(opened, id))
    try:
        Path(output).write_text(page, "utf-8")
    except OSError as error:
        raise UnwritableOutput(f"cannot write {output}: {error.strerror}; name another file with -o") from error
    say(f"{output}: {len(page.encode()):,} bytes, whole in itself")
