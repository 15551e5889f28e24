"""The list of stories: the widest copied first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wirecopy.model import Story
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import when

_SHOWN = 50
_WIDEST_ID = 20
_NARROW = 96  # columns: under it a headline beside all the rest would be a word or two


def print_stories(console: Console, stories: Iterable[Story], total: int, everything: bool) -> None:
    """A table of the ``total`` stories, at most fifty unless ``everything``; of a narrow one the day, no families."""
    shown = heapq.nsmallest(total if everything else _SHOWN, stories, key=_rank)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    longest = max((len(story.story) for story in shown), default=0)
    table.add_column("story", style="dim", overflow="fold", width=min(longest, _WIDEST_ID))
    table.add_column("headline", ratio=1, overflow="ellipsis", no_wrap=True)
    narrow = console.width < _NARROW
    table.add_column("first published", width=10 if narrow else 16)
    for heading in ("articles", *(() if narrow else ("families",)), "independent sources"):
        table.add_column(heading, justify="right", width=max(len(word) for word in heading.split()))
    for story in shown:
        table.add_row(
            harmless(story.story),
            Text(harmless(story.headline)) if story.headline else Text("(no headline)", "dim"),
            Text(when(story.first_published)[: 10 if narrow else None], "" if story.first_published else "dim"),
            f"{story.articles:,}",
            *(() if narrow else (f"{story.families:,}",)),
            f"{story.independent_sources:,}",
        )
    console.print(table)
    if len(shown) < total:
        console.print(Text(f"… {total - len(shown):,} more (--all shows them)", "dim"))


def _rank(story: Story) -> tuple[int, str, str]:
    return -story.articles, story.first_published or "~", story.story
