"""The summary that a run ends with: what came in, what was found, what was dropped and why, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wirecopy.cli.options import DEFAULT_STORE
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import count

if TYPE_CHECKING:
    from wirecopy.run import Summary

_STAGES = ("read", "reuse", "lineage", "speech", "stories")


def print_summary(console: Console, summary: Summary, store: str, until: str) -> None:
    """Print ``summary`` of a run over ``store`` as an aligned block, then the commands to try next."""
    console.print()
    if summary.nothing_new:
        console.print(Text(f"nothing new: every input was in {harmless(store)} already", "bold"))
    if not summary.articles and not summary.dropped:
        console.print(Text("nothing to read: INPUT holds no file", "bold"))
        return
    console.print(_block(summary, _STAGES.index(until)))
    if commands := _next_commands(store, until, summary):
        console.print()
        print_next(console, commands)


def print_next(console: Console, commands: Sequence[tuple[str, str]]) -> None:
    """What to type next: commands, each with what it shows, never broken in the middle by us."""
    column = max(len(command) for command, _ in commands)
    for number, (command, shows) in enumerate(commands):
        lead = ("next  " if number == 0 else "      ", "dim")
        console.print(Text.assemble(lead, command.ljust(column), (f"  {shows}", "dim")), soft_wrap=True)


def _next_commands(store: str, until: str, summary: Summary) -> list[tuple[str, str]]:
    """Nothing where there is nothing to see."""
    where = "" if store == DEFAULT_STORE else f" --store {harmless(store)}"
    commands = []
    if until != _STAGES[-1]:
        commands.append((f"wirecopy trace INPUT{where}", f"the stages after {until}"))
    elif summary.stories:
        commands.append((f"wirecopy stories{where}", "every story, the widest copied first"))
        commands.append((f"wirecopy story ID{where}", "one of them as a tree, with what each copy changed"))
    if summary.new_dropped:
        commands.append((f"wirecopy export dropped{where}", "which records were dropped, and why"))
    return commands


def _block(summary: Summary, last: int) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(style="dim", overflow="fold")
    came = _parts(("new", summary.new), ("records there already", summary.skipped))
    grid.add_row("articles", f"{summary.articles:,}", came)
    why = ", ".join(f"{harmless(reason)} {n:,}" for reason, n in _by_count(summary.reasons))
    grid.add_row("dropped", f"{summary.dropped:,}", why)
    if last >= _STAGES.index("reuse"):
        grid.add_row("passages", f"{summary.passages:,}", "")
    if last >= _STAGES.index("lineage"):
        largest = f"the largest has {summary.largest_family:,}" if summary.families else ""
        grid.add_row("families", f"{summary.families:,}", largest)
        grid.add_row("copies", f"{summary.copies:,}", "")
        grid.add_row("lost originals", f"{summary.lost_originals:,}", "")
    if last >= _STAGES.index("speech"):
        others = f"none from {count(summary.unheard, 'article')} in other languages" if summary.unheard else ""
        grid.add_row("statements", f"{summary.statements:,}", others)
    if last >= _STAGES.index("stories"):
        grid.add_row("stories", f"{summary.stories:,}", "")
    times = ", ".join(f"{harmless(stage)} {_seconds(spent)}" for stage, spent in summary.seconds.items())
    grid.add_row("time", _seconds(sum(summary.seconds.values())), times)
    return grid


def _parts(*parts: tuple[str, int]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in parts if number)


def _by_count(reasons: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(reasons.items(), key=lambda item: (-item[1], item[0]))


def _seconds(spent: float) -> str:
    if spent >= 120:
        return f"{int(spent) // 60} min {int(spent) % 60} s"
    return f"{spent:.1f} s"
