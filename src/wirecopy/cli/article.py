"""`wirecopy article ID`: everything the store knows of one article."""

from __future__ import annotations

import click

from wirecopy.cli.options import all_option, debug_option, format_option, marked_option, store_option


@click.command()
@click.argument("id")
@store_option
@format_option("table", "json")
@all_option("Show every statement, every passage and every change.")
@marked_option
@debug_option
def article(id: str, store: str, shape: str, everything: bool, marked: bool) -> None:
    """Show one article and where its text came from.

    ID may be the start of the id. Prints credits, statements, copies, changes and shared passages.
    """
    from wirecopy.cli.named import named
    from wirecopy.cli.terminal import data_console, data_sink, is_plain
    from wirecopy.store import open_store

    with open_store(store, read_only=True) as opened:
        found = named(opened, id, "article")
        if shape == "json":
            from wirecopy.cli.objects import rows_about, write_object

            write_object(data_sink(), rows_about(opened, [found.id]))
            return
        from wirecopy.cli.views.article import print_article
        from wirecopy.pictures.article import load_article

        console = data_console()
        picture = load_article(opened, found.id)
        if marked:
            from wirecopy.cli.views.statements import marked_text

            console.print(marked_text(picture.article, picture.statements, is_plain(console)), soft_wrap=True)
            return
        print_article(console, picture, is_plain(console), everything)
