"""Parses in a store: there after it is closed, apart by model, brought by a migration."""

from __future__ import annotations

from pathlib import Path

from wirecopy.store import open_store
from wirecopy.store.parses import StoredParses

KEYS = {n.to_bytes(16): bytes([n % 256]) * 20 for n in range(1_200)}


def test_parses_are_there_after_the_store_is_closed(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db", create=True) as store:
        StoredParses(store, "en_core_web_sm", "3.8.0").keep(KEYS)
    with open_store(tmp_path / "s.db") as store:
        shelf = StoredParses(store, "en_core_web_sm", "3.8.0")
        assert shelf.held([*KEYS, b"x" * 16]) == KEYS
        shelf.keep({next(iter(KEYS)): b"another"})  # the first parse of a sentence stays
        assert shelf.held(KEYS) == KEYS


def test_each_version_of_a_model_has_its_own(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db", create=True) as store:
        StoredParses(store, "en_core_web_sm", "3.8.0").keep(KEYS)
        assert StoredParses(store, "en_core_web_sm", "3.9.0").held(KEYS) == {}
        assert StoredParses(store, "en_core_web_md", "3.8.0").held(KEYS) == {}
