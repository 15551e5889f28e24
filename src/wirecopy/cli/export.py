"""`wirecopy export TABLE|all`: tables as files."""

from __future__ import annotations

from pathlib import Path

import click

from wirecopy.cli.failures import say
from wirecopy.cli.options import debug_option, store_option

# The contract's tables: spelled out, so that the command line loads without Arrow; a test holds them equal.
TABLE_NAMES = (
    "articles", "images", "credits", "passages", "families", "copies", "lost_originals", "changes", "statements",
    "mentions", "times", "figures", "stories", "story_articles", "story_sources", "claims", "claim_statements",
    "verdicts", "dropped", "runs",
)  # fmt: skip
FORMAT_NAMES = ("jsonl", "csv", "parquet")


@click.command()
@click.argument("table", metavar="TABLE|all", type=click.Choice((*TABLE_NAMES, "all")))
@store_option
@click.option("--format", "shape", type=click.Choice(FORMAT_NAMES), help="Default: as PATH ends, else jsonl.")
@click.option("-o", "path", metavar="PATH", type=click.Path(path_type=Path), help="A file; for all a folder.")
@debug_option
def export(table: str, store: str, shape: str | None, path: Path | None) -> None:
    """Write a table, or all of them, in the order of the key.

    Without -o a table goes to stdout. TABLE is articles, images, credits, passages, families, copies,
    lost_originals, changes, statements, mentions, times, figures, stories, story_articles, story_sources,
    claims, claim_statements, verdicts, dropped or runs.
    """
    if table == "all" and path is None:
        raise click.UsageError("`all` makes a file for each table: name a folder with -o")
    path = None if path == Path("-") else path
    chosen = shape or (FORMAT_NAMES[0] if table == "all" else _by_ending(path))
    from wirecopy.cli.terminal import data_sink
    from wirecopy.export import export_all, export_table
    from wirecopy.store import open_store

    with open_store(store, read_only=True) as opened:
        if table == "all" and path is not None:
            rows = export_all(opened, chosen, path)
            say(f"{sum(rows.values()):,} rows of {len(rows)} tables in {path}")
            return
        written = export_table(opened, table, chosen, path, data_sink() if path is None else None)
    if path is not None:
        say(f"{written:,} rows of {table} in {path}")


def _by_ending(path: Path | None) -> str:
    ending = path.suffix.removeprefix(".").lower() if path else ""
    if not ending:
        return FORMAT_NAMES[0]
    if ending not in FORMAT_NAMES:
        known = ", ".join(f".{name}" for name in FORMAT_NAMES)
        raise click.UsageError(f"{path} ends in none of {known}: name the format with --format")
    return ending
