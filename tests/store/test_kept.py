"""What a stage leaves in the store: long values in parts, of which only those are written that changed."""

from __future__ import annotations

import make
import pytest

from wirecopy.store import kept as kept_module
from wirecopy.store.kept import forget_kept, keep, kept


def test_values_are_kept_in_parts_and_only_what_changed_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_module, "PART", 4)
    store = make.store()
    keep(store, "reuse", "1", {"long": b"aaaabbbbccc", "none": b"", "other": memoryview(b"xy")})
    assert kept(store, "reuse", "1") == {"long": b"aaaabbbbccc", "none": b"", "other": b"xy"}
    before = store.connection.total_changes
    keep(store, "reuse", "1", {"long": b"aaaaBBBBccc", "none": b"", "other": b"xy"})
    assert store.connection.total_changes - before == 1
    known, before = kept(store, "reuse", "1"), store.connection.total_changes
    keep(store, "reuse", "1", {"long": b"aaaaBBBBcccdd", "none": b"", "other": b"xy"}, known)
    assert store.connection.total_changes - before == 2
    assert kept(store, "reuse", "1") == {"long": b"aaaaBBBBcccdd", "none": b"", "other": b"xy"}
    keep(store, "reuse", "1", {"long": b"aaaaB"})
    assert kept(store, "reuse", "1") == {"long": b"aaaaB"}
    assert kept(store, "reuse", "2") is None
    keep(store, "reuse", "2", {"long": b"aaaaB"})
    assert kept(store, "reuse", "1") is None
    assert kept(store, "reuse", "2") == {"long": b"aaaaB"}
    forget_kept(store, "reuse")
    assert kept(store, "reuse", "2") is None
