"""`wirecopy stories`: the list of stories."""

from __future__ import annotations

import click

from wirecopy.cli.failures import say
from wirecopy.cli.options import all_option, debug_option, format_option, store_option


@click.command()
@store_option
@format_option("table", "json", "jsonl", "csv")
@all_option("Show every story, however many there are.")
@debug_option
def stories(store: str, shape: str, everything: bool) -> None:
    """List the stories, the widest copied first (as records: by id)."""
    from wirecopy.cli.rows import write_rows
    from wirecopy.cli.terminal import data_console, data_sink
    from wirecopy.model import TABLES
    from wirecopy.store import open_store

    with open_store(store, read_only=True) as opened:
        total = opened.count("stories")
        if shape != "table":
            write_rows(TABLES["stories"], opened.records("stories"), shape, data_sink())
            return
        if not total:
            say(f"no stories in {store}: it holds no articles, or `wirecopy trace` stopped before that stage")
            return
        from wirecopy.cli.views.stories import print_stories

        print_stories(data_console(), opened.records("stories"), total, everything)
    say("see one as a tree with `wirecopy story ID`")
