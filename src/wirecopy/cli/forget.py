"""`wirecopy forget ID|--outlet NAME`: an article or an outlet, and all that was derived from it."""

from __future__ import annotations

import click

from wirecopy.cli.interrupts import one_interrupt
from wirecopy.cli.options import debug_option, store_option


@click.command()
@click.argument("id", required=False)
@click.option("--outlet", metavar="NAME", help="Forget every article of this outlet.")
@store_option
@debug_option
def forget(id: str | None, outlet: str | None, store: str) -> None:
    """Take an article, or an outlet, out of the store, with all that was derived from it.

    ID is an article's, or the start of one; its versions go with it. The trees that it leaves are drawn anew, and no
    word of it stays in the file. It comes back if its page is read again.
    """
    if (id is None) == (outlet is None):
        raise click.UsageError("give the ID of an article, or --outlet NAME")
    from wirecopy.cli.named import named
    from wirecopy.cli.progress import shown_progress
    from wirecopy.cli.terminal import talk_console
    from wirecopy.pictures.words import count
    from wirecopy.run.forget import articles_of, versions_of
    from wirecopy.run.forget import forget as take_out
    from wirecopy.store import open_store

    console = talk_console()
    parting = "stopped: run it again; if there is nothing to forget any more, the next `wirecopy trace` ends the work"
    with one_interrupt(parting), open_store(store) as opened:
        if outlet is not None:
            articles = articles_of(opened, outlet)
        else:
            articles = versions_of(opened, named(opened, id or "", "article").id)
        with shown_progress(console) as progress:
            take_out(opened, articles, f"forget {count(len(articles), 'article')}", progress)
        console.print(
            f"forgotten: {count(len(articles), 'article')}; {count(opened.count('articles'), 'article')} left"
        )
