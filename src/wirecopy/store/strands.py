"""Strands, the articles that hang together as kin, and what lineage keeps of each for its next work.

What is kept stands in the table ``kept``, a row each, which is replaced where the strand is traced anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from wirecopy.store.store import AMONG, Store

_STAGE = "strands"


def strands_of(store: Store, articles: Iterable[str]) -> dict[str, str]:
    """The strand of each of ``articles`` that was in one when it was last traced, and stands since."""
    query = f"SELECT article, strand FROM strands WHERE article {AMONG}"
    return dict(store.connection.execute(query, (json.dumps(list(articles)),)).fetchall())


def left_of(store: Store, version: str, strands: Iterable[str]) -> list[bytes]:
    """What that version of the stage left of ``strands``."""
    query = f"SELECT value FROM kept WHERE stage = ? AND version = ? AND name {AMONG} ORDER BY name"
    rows = store.connection.execute(query, (_STAGE, version, json.dumps(sorted(set(strands)))))
    return [value for (value,) in rows]


def keep_strands(store: Store, version: str, strand_of: Mapping[str, str], left: Mapping[str, bytes]) -> None:
    """Enter articles that are in no strand yet, and keep what is ``left`` of their strands; call inside a transaction.

    What was kept of strands that are no more goes.
    """
    execute, many = store.connection.execute, store.connection.executemany
    many("INSERT INTO strands (article, strand) VALUES (?, ?)", strand_of.items())
    gone = f"stage = ? AND (name {AMONG} OR name NOT IN (SELECT strand FROM strands))"
    execute(f"DELETE FROM kept WHERE {gone}", (_STAGE, json.dumps(sorted(set(strand_of.values())))))
    many(
        "INSERT INTO kept (stage, name, part, version, value) VALUES (?, ?, 0, ?, ?)",
        ((_STAGE, strand, version, value) for strand, value in left.items()),
    )
