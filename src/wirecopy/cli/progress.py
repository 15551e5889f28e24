"""Progress of a run on stderr: a bar that vanishes on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

from wirecopy.pictures.harmless import harmless

if TYPE_CHECKING:
    from rich.console import Console

_DOING = {
    "read": "reading pages",
    "fingerprints": "taking fingerprints",
    "reuse": "finding shared passages",
    "lineage": "working out who copied whom",
    "speech": "finding who says what",
    "stories": "gathering stories",
    "store": "storing",
    "simulate": "making articles up",
}
_IN_SHARES = frozenset({"reuse"})  # told in shares of the whole: a count of them means nothing to anybody
_QUIET_SECONDS = 30.0  # between lines of a long stage, off a terminal


def shown_progress(console: Console) -> BarProgress | LineProgress:
    """The progress that suits ``console``; use it as a context manager."""
    return BarProgress(console) if console.is_terminal else LineProgress(console)


class _DoneColumn(MofNCompleteColumn):
    """How much is done: of articles their number, of shares the percentage."""

    def render(self, task: Task) -> Text:
        """ "37/500", or "7 %"."""
        if task.fields.get("shares"):
            return Text(f"{int(task.percentage)} %", "progress.download")
        return super().render(task)


class BarProgress:
    """One bar for the stage under way; what is said stays above it."""

    def __init__(self, console: Console) -> None:
        self.bar = Progress(
            SpinnerColumn(finished_text=" "),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            _DoneColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self.task: TaskID | None = None

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.bar.stop()

    def stage(self, name: str, total: int | None) -> None:
        """A stage begins; ``total`` pieces of work lie ahead where that is known."""
        if self.task is not None:
            self.bar.remove_task(self.task)
        self.task = self.bar.add_task(f"{_DOING.get(name, name):<28}", total=total, shares=name in _IN_SHARES)

    def advance(self, count: int = 1) -> None:
        """``count`` more pieces are done."""
        if self.task is not None:
            self.bar.advance(self.task, count)

    def say(self, message: str) -> None:
        """Something the user should know while waiting."""
        self.bar.console.print(harmless(message), style="dim")


class LineProgress:
    """A line as a stage begins, and one now and then while it lasts."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.name = ""
        self.shares = False
        self.total: int | None = None
        self.done = 0
        self.last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        return None

    def stage(self, name: str, total: int | None) -> None:
        """A stage begins; ``total`` pieces of work lie ahead where that is known."""
        self.name, self.total, self.done, self.last = _DOING.get(name, name), total, 0, time.monotonic()
        self.shares = name in _IN_SHARES
        self.say(self.name if total is None or self.shares else f"{self.name} ({total:,})")

    def advance(self, count: int = 1) -> None:
        """``count`` more pieces are done."""
        self.done += count
        if time.monotonic() - self.last > _QUIET_SECONDS:
            self.last = time.monotonic()
            self.say(f"{self.name}: {self._so_far()}")

    def _so_far(self) -> str:
        if self.total is None:
            return f"{self.done:,}"
        return f"{100 * self.done // self.total} %" if self.shares else f"{self.done:,} of {self.total:,}"

    def say(self, message: str) -> None:
        """Something the user should know while waiting."""
        self.console.print(harmless(message), soft_wrap=True)
