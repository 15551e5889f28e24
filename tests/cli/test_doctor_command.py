"""`wirecopy doctor`: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

from run import wirecopy

from wirecopy import __version__


def test_healthy(store: Path) -> None:
    result = wirecopy("doctor", "--store", store, "--format", "json")
    findings = json.loads(result.stdout)
    assert {finding["what"] for finding in findings} >= {"wirecopy", "libraries", "store", "integrity"}


def test_broken(tmp_path: Path) -> None:
    (tmp_path / "s.db").write_text("no database at all " * 300)
    result = wirecopy("doctor", "--store", tmp_path / "s.db")
    assert result.exit_code == 1
    assert __version__ in result.stdout
    assert "BAD" in result.stdout
    assert "→ " in result.stdout


def test_no_store_is_no_fault(tmp_path: Path) -> None:
    assert wirecopy("doctor", "--store", tmp_path / "none.db").exit_code == 0
