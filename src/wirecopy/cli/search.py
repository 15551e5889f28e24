"""`wirecopy search QUERY`: which stored articles hold certain words."""

from __future__ import annotations

import click

from wirecopy.cli.failures import say
from wirecopy.cli.options import debug_option, format_option, store_option

_LIMIT = 20


@click.command()
@click.argument("query", nargs=-1, required=True)
@store_option
@format_option("table", "json", "jsonl", "csv")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1, max=100_000),
    default=_LIMIT,
    show_default=True,
    help="Articles to show: the best.",
)
@debug_option
def search(query: tuple[str, ...], store: str, shape: str, limit: int) -> None:
    """Find the stored articles that hold certain words.

    All words of QUERY must stand in an article's headline, text or outlet, whatever their case and accents. "A phrase"
    stands in quotes of its own, and a word that ends in * is the beginning of longer ones (three letters or more).
    Nothing else in QUERY means anything but itself. Those come first whose headline has the words, and whose text has
    them often.

    \b
    wirecopy search ferry Calvessa
    wirecopy search '"port of Calvessa" sank*' --format jsonl
    """
    from wirecopy.cli.terminal import data_console, data_sink, is_plain
    from wirecopy.pictures.words import clip
    from wirecopy.store import open_store
    from wirecopy.store.search import HITS
    from wirecopy.store.search import search as look_for

    asked = " ".join(query)
    with open_store(store, read_only=True) as opened, opened.snapshot():
        found = look_for(opened, asked, limit)
    if shape != "table":
        from wirecopy.cli.rows import write_rows

        write_rows(HITS, found.hits, shape, data_sink())
    if not found.hits:
        say(f"nothing found: no article of {store} has {clip(asked, 80) or 'an empty query'}")
    elif shape == "table":
        from wirecopy.cli.views.searched import print_searched

        console = data_console()
        print_searched(console, found, is_plain(console))
    if len(found.hits) < found.total:
        say(f"{found.total:,} articles have the words: these are the best {len(found.hits):,} (--limit)")
