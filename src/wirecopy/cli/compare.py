"""`wirecopy compare A B`: two articles side by side, what they share and what the second changed of the first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from wirecopy.cli.options import all_option, debug_option, format_option, store_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from wirecopy.model import Article
    from wirecopy.run.compare import Comparison
    from wirecopy.store import Store


@click.command()
@click.argument("a")
@click.argument("b")
@store_option
@format_option("table", "json", "jsonl", "csv")
@all_option("Show every change, in full.")
@debug_option
def compare(a: str, b: str, store: str, shape: str, everything: bool) -> None:
    """Show two articles side by side: what they share, and what B changed of A.

    A and B are files, or ids of the store or the starts of ids. As jsonl and csv the changes are printed, as json the
    articles and passages too.
    """
    from wirecopy.cli.terminal import data_console, data_sink, is_plain

    comparison, judged = _compare(a, b, store)
    if shape == "json":
        from wirecopy.cli.objects import write_object

        both = (comparison.original, comparison.copy)
        rows = {"articles": both, "passages": comparison.passages, "changes": comparison.changes}
        write_object(data_sink(), rows)
    elif shape != "table":
        from wirecopy.cli.rows import write_rows
        from wirecopy.model import TABLES

        write_rows(TABLES["changes"], comparison.changes, shape, data_sink())
    else:
        from wirecopy.cli.views.compare import print_comparison

        console = data_console()
        print_comparison(console, comparison, is_plain(console), everything)
        for line in judged:
            console.print(line)


def _compare(a: str, b: str, store: str) -> tuple[Comparison, list[RenderableType]]:
    """Compare two files, two articles of the store, or one of each; with what persons said of two of the store."""
    from wirecopy.run.compare import compare_articles, compare_stored
    from wirecopy.store import open_store

    with ExitStack() as stack:
        in_files = [_is_file(given) for given in (a, b)]
        opened = None if all(in_files) else stack.enter_context(open_store(store, read_only=True))

        def article(given: str) -> Article:
            from wirecopy.cli.named import named

            if opened is None or _is_file(given):
                return _read(given)
            (found,) = opened.records("articles", "id = ?", (named(opened, given, "article").id,))
            return cast("Article", found)

        original, copy = article(a), article(b)
        if opened is not None and not any(in_files):
            return compare_stored(opened, original, copy), list(_judged(opened, original, copy))
        return compare_articles(original, copy), []


def _judged(store: Store, original: Article, copy: Article) -> Iterator[RenderableType]:
    from wirecopy.cli.views.verdicts import verdict_rows
    from wirecopy.pictures.verdicts import load_dissents
    from wirecopy.pictures.words import TITLE, clip

    verdicts = list(store.records("verdicts", "? IN (a, b) AND ? IN (a, b)", (original.id, copy.id)))
    names = {a.id: clip(a.outlet or a.headline or a.id, TITLE) for a in (original, copy)}
    yield from verdict_rows(verdicts, load_dissents(store, verdicts), copy.id, names.__getitem__)


def _is_file(given: str) -> bool:
    return given == "-" or Path(given).is_file()


def _read(path: str) -> Article:
    from wirecopy.run.one import read_article

    return read_article(path).page
