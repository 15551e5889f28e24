"""`wirecopy simulate`: a made-up wire with its truth."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import click

from wirecopy.cli.failures import INTERRUPTED, say
from wirecopy.cli.options import debug_option

# Spelled out, so that the command line loads without the worlds; a test holds them equal.
WORLD_NAMES = ("mixed", "calm", "syndicate", "repost-ring", "ocr")


class _WithRates(click.Command):
    """A command with an option for each rate of a world, looked up when the command is used."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*super().get_params(ctx), *self._rates]

    @cached_property
    def _rates(self) -> list[click.Parameter]:
        from wirecopy.simulate.world import rates

        options: list[click.Parameter] = []
        for rate in rates():
            kind = click.IntRange(min=1) if rate.whole else click.FloatRange(min=0, max=1 if rate.at_most_one else None)
            name = f"--{rate.name.replace('_', '-')}"
            options.append(click.Option([name, rate.name], type=kind, metavar="X", help=rate.text))
        return options


@click.command(cls=_WithRates)
@click.option("--articles", metavar="N", type=click.IntRange(min=1), required=True, help="How many articles.")
@click.option("-o", "folder", metavar="DIR", type=click.Path(path_type=Path), required=True, help="An empty folder.")
@click.option(
    "--seed", metavar="S", type=click.IntRange(min=0), default=0, show_default=True, help="Equal seeds, equal wires."
)
@click.option(
    "--world", type=click.Choice(WORLD_NAMES), default="mixed", show_default=True, help="The rates to begin with."
)
@debug_option
def simulate(articles: int, folder: Path, seed: int, world: str, **given: Any) -> None:
    """Make up a wire of articles that copy one another, and tell the truth about it.

    Writes DIR/articles.jsonl and DIR/truth/{families,copies,lost_originals,passages,changes}.jsonl, with the columns
    of the tables of these names. The options from --alone on replace single rates of the world: a share from 0 to 1,
    or, where the text says weight, any number.

    \b
    Example: wirecopy simulate --articles 5000 --world repost-ring -o ring
             wirecopy trace ring/articles.jsonl --store ring.db
    """
    from wirecopy.cli.progress import shown_progress
    from wirecopy.cli.terminal import talk_console
    from wirecopy.simulate.wire import write_wire
    from wirecopy.simulate.world import make_world

    try:
        chosen = make_world(world, **{name: value for name, value in given.items() if value is not None})
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    try:
        with shown_progress(talk_console()) as progress:
            progress.stage("simulate", articles)
            counts = write_wire(articles, folder, chosen, seed, progress.advance)
    except KeyboardInterrupt:
        say(f"stopped; what was written to {folder} is no whole wire: remove it before you make another there")
        raise click.exceptions.Exit(INTERRUPTED) from None
    rows = ", ".join(f"{n:,} {table.replace('_', ' ')}" for table, n in counts.items())
    say(f"{folder}: {rows}")
