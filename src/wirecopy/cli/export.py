"""`wirecopy export TABLE|keep|all`: tables, and which articles to keep, as files."""

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
@click.argument("table", metavar="TABLE|keep|all", type=click.Choice((*TABLE_NAMES, "keep", "all")))
@store_option
@click.option("--format", "shape", type=click.Choice(FORMAT_NAMES), help="Default: as PATH ends, else jsonl.")
@click.option("-o", "path", metavar="PATH", type=click.Path(path_type=Path), help="A file; for all a folder.")
@debug_option
def export(table: str, store: str, shape: str | None, path: Path | None) -> None:
    """Write a table, or all of them, or which articles to keep, in the order of the key.

    Without -o a table goes to stdout. TABLE is articles, images, credits, passages, families, copies,
    lost_originals, changes, statements, mentions, times, figures, stories, story_articles, story_sources,
    claims, claim_statements, verdicts, dropped or runs.

    keep is for whoever cleans a corpus: one article of each family (its root, else the fullest early one) and every
    article without kin. Every article is kept or stood for; what shares only furniture is without kin. Columns:

    \b
    article       the id of the article to keep
    reason        root: of its family; fullest: early one of a family without a single
                  root; source: of several families and a copy of none; alone: no kin
    families      the families that it is kept for
    stands_for    the ids of their other members, all but those kept themselves
    holding_more  those among them with much text (100 words or half of theirs) that no
                  article kept for them has: keep them too where no text may be lost

    \b
    wirecopy export keep -o keep.csv
    """
    if table == "all" and path is None:
        raise click.UsageError("`all` makes a file for each table: name a folder with -o")
    path = None if path == Path("-") else path
    chosen = shape or (FORMAT_NAMES[0] if table == "all" else _by_ending(path))
    from wirecopy.cli.terminal import data_sink
    from wirecopy.export import export_all, export_keep, export_table
    from wirecopy.store import open_store

    with open_store(store, read_only=True) as opened:
        if table == "all" and path is not None:
            rows = export_all(opened, chosen, path)
            say(f"{sum(rows.values()):,} rows of {len(rows)} tables in {path}")
            return
        stdout = data_sink() if path is None else None
        if table == "keep":
            written = export_keep(opened, chosen, path, stdout)
            if not opened.count("families"):
                say(f"no families in {store}: nothing in it was copied, or `wirecopy trace` stopped before that stage")
        else:
            written = export_table(opened, table, chosen, path, stdout)
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
