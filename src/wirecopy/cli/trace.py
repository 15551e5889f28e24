"""`wirecopy trace INPUT...`: the main job."""

from __future__ import annotations

from pathlib import Path

import click

from wirecopy.cli.failures import DROPPED
from wirecopy.cli.interrupts import one_interrupt
from wirecopy.cli.options import debug_option, store_option

STAGES = ("read", "reuse", "lineage", "speech", "stories")


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@store_option
@click.option(
    "--until", type=click.Choice(STAGES), default=STAGES[-1], show_default=True, help="The last stage to run."
)
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="How many work at once; default: every core.")
@click.option(
    "--max-record",
    metavar="MB",
    type=click.IntRange(min=1),
    default=32,
    show_default=True,
    help="Drop a record, unpacked, of more.",
)
@click.option(
    "--max-seconds",
    metavar="N",
    type=click.IntRange(min=1, max=86_400),
    default=60,
    show_default=True,
    help="Give up a record that takes more seconds of CPU.",
)
@click.option("--strict", is_flag=True, help="Exit with 3 if any input was dropped.")
@debug_option
def trace(
    inputs: tuple[str, ...],
    store: str,
    until: str,
    jobs: int | None,
    max_record: int,
    max_seconds: int,
    strict: bool,
) -> None:
    """Read pages, find who copied whom, and keep it all in a store.

    INPUT is a folder (walked) or a file: .html, .warc, .txt, .jsonl (all also .gz), .parquet, .mhtml, .json, .xml
    (feeds, NewsML-G2, NITF). Run it again on the same store with more input: only what is new or changed is worked on.
    """
    from wirecopy.cli.discard import discard_store
    from wirecopy.cli.progress import shown_progress
    from wirecopy.cli.summary import print_summary
    from wirecopy.cli.terminal import talk_console
    from wirecopy.errors import InputNotFound
    from wirecopy.read.reasons import Limits
    from wirecopy.run import trace_inputs
    from wirecopy.store import open_store

    console = talk_console()
    was_there = Path(store).exists()
    limits = Limits(record=max_record * 2**20, seconds=max_seconds)
    parting = f"stopped; what was finished is kept in {store}: run the same command again to go on"
    try:
        with one_interrupt(parting), open_store(store, create=True) as opened, shown_progress(console) as progress:
            summary = trace_inputs(inputs, opened, until=until, jobs=jobs, progress=progress, limits=limits)
    except InputNotFound:
        if not was_there:
            discard_store(Path(store))
        raise
    print_summary(console, summary, store, until)
    if strict and summary.dropped:
        raise click.exceptions.Exit(DROPPED)
