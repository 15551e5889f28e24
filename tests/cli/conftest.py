"""A store of made-up news on disk, and a terminal without surprises."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import ferry_store


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The path of the ferry store."""
    path = tmp_path / "news.db"
    ferry_store(path).close()
    return path
