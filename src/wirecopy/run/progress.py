"""What a run tells of itself while it works."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told by a run; shown by a face."""

    def stage(self, name: str, total: int | None) -> None:
        """A stage begins; ``total`` pieces of work lie ahead where that is known."""

    def advance(self, count: int = 1) -> None:
        """``count`` more pieces are done."""

    def say(self, message: str) -> None:
        """Something the user should know while waiting."""


class Silent:
    """Shows nothing."""

    def stage(self, name: str, total: int | None) -> None:
        """Nothing."""

    def advance(self, count: int = 1) -> None:
        """Nothing."""

    def say(self, message: str) -> None:
        """Nothing."""
