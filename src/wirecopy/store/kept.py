"""What a stage leaves in the store for its next work: values by name, long ones in parts."""

from __future__ import annotations

from collections.abc import Mapping

from wirecopy.store.store import Store

PART = 1 << 20
"""Bytes of a part: what did not change of a long value is not written again."""


def keep(
    store: Store,
    stage: str,
    version: str,
    values: Mapping[str, bytes | memoryview],
    before: Mapping[str, bytes] | None = None,
) -> None:
    """Keep ``values`` in the place of what the stage left before; call inside a transaction.

    ``before``: what :func:`kept` gave, where that is known: only the parts that differ are then looked at.
    """
    was = before or {}
    execute = store.connection.execute
    parts = {name: range(0, max(len(value), 1), PART) for name, value in values.items()}
    for name, part in execute("SELECT name, part FROM kept WHERE stage = ?", (stage,)).fetchall():
        if part >= len(parts.get(name, ())):
            execute("DELETE FROM kept WHERE stage = ? AND name = ? AND part = ?", (stage, name, part))
    store.connection.executemany(
        _KEEP,
        (
            (stage, name, part, version, memoryview(values[name])[at : at + PART])
            for name, begins in parts.items()
            for part, at in enumerate(begins)
            if at >= len(was.get(name, b"")) or was[name][at : at + PART] != bytes(values[name][at : at + PART])
        ),
    )


_KEEP = """
INSERT INTO kept (stage, name, part, version, value) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (stage, name, part) DO UPDATE SET version = excluded.version, value = excluded.value
WHERE version <> excluded.version OR value <> excluded.value
"""


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
