"""`wirecopy judge A B copy|original|kin|not`: a person's word on two articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wirecopy.cli.interrupts import one_interrupt
from wirecopy.cli.options import debug_option, store_option

if TYPE_CHECKING:
    from wirecopy.run.judge import Word

WORDS = ("copy", "original", "kin", "not")


@click.command()
@click.argument("a")
@click.argument("b")
@click.argument("word", metavar="copy|original|kin|not", type=click.Choice(WORDS))
@click.option("--note", metavar="TEXT", help="Why; kept with the verdict.")
@store_option
@debug_option
def judge(a: str, b: str, word: Word, note: str | None, store: str) -> None:
    """Say what A is to B: a copy of it, its original, kin to it, or not kin.

    A and B are ids of articles, or the starts of ids. A verdict outranks all evidence and survives every later run;
    the tree around it follows. Another verdict on the same two takes its place.
    """
    from wirecopy.cli.named import named
    from wirecopy.cli.progress import shown_progress
    from wirecopy.cli.terminal import talk_console
    from wirecopy.cli.views.judged import print_judged
    from wirecopy.run.judge import judge as keep
    from wirecopy.run.stages import last_stage
    from wirecopy.store import open_store

    console = talk_console()
    parting = f"stopped; if the verdict was kept, the next `wirecopy trace` on {store} follows it"
    with one_interrupt(parting), open_store(store) as opened:
        one, other = (named(opened, given, "article").id for given in (a, b))
        with shown_progress(console) as progress:
            verdict = keep(opened, one, other, word, note, progress)
        print_judged(console, opened, verdict, last_stage(opened))
