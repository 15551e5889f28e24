"""What a stage leaves in the store for its next work: values by name, long ones in parts."""

from __future__ import annotations

from collections.abc import Mapping

from wirecopy.store.store import Store

PART = 16_000_000
"""Bytes of a part; SQLite takes a thousand million at most in one value."""


def keep(store: Store, stage: str, version: str, values: Mapping[str, bytes]) -> None:
    """Keep ``values`` in the place of what the stage left before; call inside a transaction."""
    forget_kept(store, stage)
    store.connection.executemany(
        "INSERT INTO kept (stage, name, part, version, value) VALUES (?, ?, ?, ?, ?)",
        (
            (stage, name, part, version, memoryview(value)[at : at + PART])
            for name, value in values.items()
            for part, at in enumerate(range(0, max(len(value), 1), PART))
        ),
    )


def kept(store: Store, stage: str, version: str) -> dict[str, bytes] | None:
    """What that version of the stage left; ``None`` where it left nothing."""
    rows = store.connection.execute(
        "SELECT name, value FROM kept WHERE stage = ? AND version = ? ORDER BY name, part", (stage, version)
    )
    parts: dict[str, list[bytes]] = {}
    for name, value in rows:
        parts.setdefault(name, []).append(value)
    return {name: b"".join(values) for name, values in parts.items()} or None


def forget_kept(store: Store, stage: str) -> None:
    """Make the stage begin from nothing next time; call inside a transaction."""
    store.connection.execute("DELETE FROM kept WHERE stage = ?", (stage,))
