"""Takes a store off the disk, with the files that SQLite keeps beside it."""

from __future__ import annotations

from pathlib import Path


def discard_store(path: Path) -> None:
    """Remove the store at ``path``, which nobody has open."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
