"""Parsed sentences in a store: each distinct one is parsed once, whatever articles it comes back in.

In: a store, and the model that parses. Out: a shelf to take parses from and to put them on. Each batch is written in a
transaction of its own, so that whatever stops a run, what was parsed stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice

from wirecopy.store.store import Store

_ASKED = 500  # keys in one query; SQLite takes 32,766 at most


class StoredParses:
    """The packed parses of one model, named by its package and version."""

    def __init__(self, store: Store, package: str, version: str) -> None:
        self._store = store
        with store.transaction():
            store.connection.execute(
                "INSERT OR IGNORE INTO parsers (package, version) VALUES (?, ?)", (package, version)
            )
        (self._parser,) = store.connection.execute(
            "SELECT parser FROM parsers WHERE package = ? AND version = ?", (package, version)
        ).fetchone()

    def held(self, keys: Collection[bytes]) -> dict[bytes, bytes]:
        """Those of ``keys`` that are in the store, with their parses."""
        found: dict[bytes, bytes] = {}
        remaining = iter(dict.fromkeys(keys))
        while some := list(islice(remaining, _ASKED)):
            marks = ", ".join("?" * len(some))
            query = f"SELECT sentence, parse FROM parses WHERE parser = ? AND sentence IN ({marks})"
            found.update(self._store.connection.execute(query, (self._parser, *some)))
        return found

    def keep(self, parses: Mapping[bytes, bytes]) -> None:
        """Put parses into the store."""
        if not parses:
            return
        with self._store.transaction():
            self._store.connection.executemany(
                "INSERT OR IGNORE INTO parses (parser, sentence, parse) VALUES (?, ?, ?)",
                ((self._parser, key, parse) for key, parse in parses.items()),
            )


def keep_only(store: Store, keys: Iterable[bytes]) -> None:
    """Delete the parses, of any model, of all sentences but those of ``keys``. Call it inside a transaction."""
    execute = store.connection.execute
    execute("DROP TABLE IF EXISTS temp.spoken")
    execute("CREATE TEMP TABLE spoken (sentence BLOB PRIMARY KEY) WITHOUT ROWID")
    store.connection.executemany("INSERT OR IGNORE INTO spoken VALUES (?)", ((key,) for key in keys))
    execute("DELETE FROM parses WHERE sentence NOT IN (SELECT sentence FROM spoken)")
    execute("DELETE FROM parsers WHERE parser NOT IN (SELECT parser FROM parses)")
    execute("DROP TABLE spoken")
