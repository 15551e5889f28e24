"""What was dropped, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from rich.console import RenderableType

from wirecopy.cli.views.record import columns, section
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.words import clip
from wirecopy.store import Store

_DETAIL = 70


def dropped_rows(store: Store) -> Iterator[RenderableType]:
    """A line for each dropped record: reason, file, detail."""
    dropped = list(store.records("dropped"))
    if not dropped:
        return
    yield section(f"Dropped ({len(dropped):,})")
    grid = columns(3)
    for row in dropped:
        grid.add_row(harmless(row.reason), harmless(PurePath(row.file).name), clip(row.detail or "", _DETAIL))
    yield grid
