"""What a stage leaves in the store for its next work: values by name, long ones in parts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from wirecopy.store.store import AMONG, Store

PART = 1 << 20
"""Bytes of a part: what did not change of a long value is not written again."""


def keep(store: Store, stage: str, version: str, values: Mapping[str, bytes | memoryview]) -> None:
    """Keep ``values`` in the place of what the stage left before; call inside a transaction."""
    execute = store.connection.execute
    parts = {name: len(_begins(value)) for name, value in values.items()}
    for name, part in execute("SELECT name, part FROM kept WHERE stage = ?", (stage,)).fetchall():
        if part >= parts.get(name, 0):
            execute("DELETE FROM kept WHERE stage = ? AND name = ? AND part = ?", (stage, name, part))
    add_kept(store, stage, version, values)


def add_kept(store: Store, stage: str, version: str, values: Mapping[str, bytes | memoryview]) -> None:
    """Keep ``values`` beside what the stage left of other names; call inside a transaction."""
    store.connection.executemany(
        _KEEP,
        (
            (stage, name, part, version, memoryview(value)[at : at + PART])
            for name, value in values.items()
            for part, at in enumerate(_begins(value))
        ),
    )


def _begins(value: bytes | memoryview) -> range:
    return range(0, max(len(value), 1), PART)


_KEEP = """
INSERT INTO kept (stage, name, part, version, value) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (stage, name, part) DO UPDATE SET version = excluded.version, value = excluded.value
WHERE version <> excluded.version OR value <> excluded.value
"""


def kept(store: Store, stage: str, version: str, names: Iterable[str] | None = None) -> dict[str, bytes] | None:
    """What that version of the stage left, all of it or under some ``names``; ``None`` where it left nothing."""
    query = "SELECT name, value FROM kept WHERE stage = ? AND version = ?"
    values: tuple[str, ...] = (stage, version)
    if names is not None:
        query, values = f"{query} AND name {AMONG}", (*values, json.dumps(list(names)))
    rows = store.connection.execute(f"{query} ORDER BY name, part", values)
    parts: dict[str, list[bytes]] = {}
    for name, value in rows:
        parts.setdefault(name, []).append(value)
    return {name: b"".join(values) for name, values in parts.items()} or None


def forget_kept(store: Store, stage: str) -> None:
    """Make the stage begin from nothing next time; call inside a transaction."""
    store.connection.execute("DELETE FROM kept WHERE stage = ?", (stage,))
