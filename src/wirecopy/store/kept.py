"""What a stage leaves in the store for its next work: values by name, long ones in parts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from wirecopy.store.store import AMONG, Store

PART = 16_000_000
"""Bytes of a part; SQLite takes a thousand million at most in one value."""


def keep(store: Store, stage: str, version: str, values: Mapping[str, bytes]) -> None:
    """Keep ``values`` in the place of what the stage left before; call inside a transaction."""
    forget_kept(store, stage)
    add_kept(store, stage, version, values)


def add_kept(store: Store, stage: str, version: str, values: Mapping[str, bytes]) -> None:
    """Keep ``values`` beside what the stage left of other names; call inside a transaction."""
    store.connection.executemany(
        "INSERT INTO kept (stage, name, part, version, value) VALUES (?, ?, ?, ?, ?)",
        (
            (stage, name, part, version, memoryview(value)[at : at + PART])
            for name, value in values.items()
            for part, at in enumerate(range(0, max(len(value), 1), PART))
        ),
    )


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
