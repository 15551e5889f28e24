"""`wirecopy demo`: traces the pages that come with wirecopy and shows what it found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirecopy.cli.interrupts import one_interrupt
from wirecopy.cli.options import all_option, debug_option

if TYPE_CHECKING:
    from rich.console import Console

    from wirecopy.store import Store

DEMO_STORE = "wirecopy-demo.db"
_CHANGES_SHOWN = 2


@click.command()
@all_option("Show every change.")
@debug_option
def demo(everything: bool) -> None:
    """Trace twenty made-up news pages and show who copied whom.

    Leaves its store, wirecopy-demo.db, in the current folder.
    """
    from importlib import resources

    from wirecopy.cli.progress import shown_progress
    from wirecopy.cli.terminal import data_console, talk_console
    from wirecopy.run import trace_inputs
    from wirecopy.store import open_store

    _remove_last(Path(DEMO_STORE))
    pages = resources.files("wirecopy.demo") / "pages"
    with resources.as_file(pages) as folder, open_store(DEMO_STORE, create=True) as store:
        with one_interrupt("stopped: run `wirecopy demo` again"), shown_progress(talk_console()) as progress:
            trace_inputs([str(folder)], store, progress=progress)
        _show(data_console(), store, everything)


def _remove_last(store: Path) -> None:
    """Remove the store of the last demo; another file of that name is left, and refused (:class:`StoreUnusable`)."""
    from wirecopy.cli.discard import discard_store
    from wirecopy.store import open_store

    if store.exists():
        open_store(store, read_only=True).close()
        discard_store(store)


def _show(console: Console, store: Store, everything: bool) -> None:
    from rich.text import Text

    from wirecopy.cli.summary import print_next
    from wirecopy.cli.terminal import is_plain
    from wirecopy.cli.views.dropped import dropped_rows
    from wirecopy.cli.views.story import print_story
    from wirecopy.pictures.branches import Limits
    from wirecopy.pictures.independent import independence
    from wirecopy.pictures.story import load_story

    stories = sorted(store.records("stories", "articles > 1"), key=lambda s: (-s.articles, s.story))
    limits = Limits.fitting(console.width, everything)
    for story in stories:
        print_story(console, load_story(store, story, limits, heard=-1), is_plain(console), everything, _CHANGES_SHOWN)
        console.print()
        console.rule(style="dim")
    for part in dropped_rows(store):
        console.print(part)
    console.print()
    console.print(Text(independence(store), "bold"))
    console.print()
    where = f"--store {DEMO_STORE}"
    lines = [(f"wirecopy stories {where}", "every story")]
    if stories:
        lines.append((f"wirecopy story {stories[0].story} {where} --all", "the first one with every change"))
    lines.append(("wirecopy trace FOLDER", "your own pages"))
    print_next(console, lines)
