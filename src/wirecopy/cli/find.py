"""`wirecopy find TEXT|FILE|-`: which stored articles share a passage with a text."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import click

from wirecopy.cli.failures import say
from wirecopy.cli.options import all_option, debug_option, format_option, store_option

if TYPE_CHECKING:
    from wirecopy.store.find import Found


@click.command()
@click.argument("given", metavar="TEXT|FILE|-")
@store_option
@format_option("table", "json", "jsonl", "csv")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1, max=10_000),
    default=100,
    show_default=True,
    help="Articles to compare with: the likeliest.",
)
@all_option("Show every article and every passage.")
@debug_option
def find(given: str, store: str, shape: str, limit: int, everything: bool) -> None:
    """Find the stored articles that share a passage with a text.

    TEXT is the text itself, of ten words or more; FILE is a page or a text (what `wirecopy read` takes), whose body is
    looked for; - is stdin. The articles with most of its words come first, the earliest first among equals, with where
    each passage stands in the text and in the article.

    \b
    wirecopy find "At least 41 people were killed and about 30 are missing after"
    wirecopy find page.html --format jsonl
    """
    from wirecopy.cli.rows import write_rows
    from wirecopy.cli.terminal import data_console, data_sink, is_plain

    found = _found(store, _text(given), limit)
    if found.compared < found.candidates:
        say(
            f"{found.candidates:,} articles share a few words in a row with the text:"
            f" compared with the {found.compared:,} likeliest (--limit)"
        )
    if shape != "table":
        from wirecopy.store.find import FINDINGS

        write_rows(FINDINGS, found.findings, shape, data_sink())
    if not found.findings:
        say(f"nothing found: no article of {store} shares a passage of ten words or more with the text")
    elif shape == "table":
        from wirecopy.cli.views.found import print_found

        console = data_console()
        print_found(console, found, is_plain(console), everything)


def _text(given: str) -> str:
    """What to look for: the body of what the file or stdin holds, or what was given itself."""
    from wirecopy.errors import InputNotFound
    from wirecopy.run.one import read_article

    if given == "-" or os.path.exists(given):
        return read_article(given).page.text
    if not any(c.isspace() for c in given) and ("." in given or os.sep in given):
        raise InputNotFound(f"no file at {given}; a text to look for needs ten words or more")
    return given


def _found(store: str, text: str, limit: int) -> Found:
    """Search the store; articles that have no fingerprints yet are given theirs first, where the store can be
    written."""
    from wirecopy.errors import StoreUnusable
    from wirecopy.pictures.words import count
    from wirecopy.store import open_store
    from wirecopy.store.fingerprints import fingerprint_new

    with open_store(store, read_only=True) as opened:
        found = opened.find(text, limit)
    if not found.unsearched:
        return found
    say(f"taking fingerprints of {count(found.unsearched, 'article')} of {store} first, once")
    try:
        with open_store(store) as opened:
            fingerprint_new(opened)
            return opened.find(text, limit)
    except (StoreUnusable, sqlite3.Error) as error:
        say(f"{count(found.unsearched, 'article was', 'articles were')} not searched: {error}")
        return found
