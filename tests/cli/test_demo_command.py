"""`demo`: traces the bundled pages into a store of its own and says what it found and what to type next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import make
import pytest
import stubs
from newsroom import ferry_tables
from run import wirecopy

from wirecopy.store import Store


@pytest.fixture
def _traced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def trace_inputs(inputs: list[str], store: Store, *, progress: Any) -> None:
        assert len(list(Path(inputs[0]).glob("*.html"))) >= 14
        make.fill(store, ferry_tables())

    stubs.install(monkeypatch, trace_inputs=trace_inputs)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_traced")
def test_shows_trees_changes_what_was_dropped_and_what_to_type(tmp_path: Path) -> None:
    result = wirecopy("demo")
    assert result.exit_code == 0
    shown = result.stdout
    assert "○ (lost) Veldane Press Agency, before 2025-03-04" in shown
    assert "? Mercury  undated  shares 83 % with Northern Gazette" in shown
    assert "[-41-]{+47+} were taken to hospital" in shown
    assert "no_text     broken-page.html  nothing but navigation" in shown
    assert "10 pages, but 3 independent sources: 9 of the pages share their text with others, in 2 stories." in shown
    assert "next  wirecopy stories --store wirecopy-demo.db" in shown
    assert [path.name for path in tmp_path.iterdir()] == ["wirecopy-demo.db"]
    assert "Veldane" in wirecopy("story", "echo-smelter", "--store", "wirecopy-demo.db").stdout


@pytest.mark.usefixtures("_traced")
def test_starts_afresh_each_time() -> None:
    assert wirecopy("demo").stdout == wirecopy("demo").stdout


@pytest.mark.usefixtures("_traced")
def test_leaves_a_file_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "wirecopy-demo.db").write_text("my own notes " * 99)
    result = wirecopy("demo")
    assert result.exit_code == 1
    assert "error[W202]" in result.stderr
    assert (tmp_path / "wirecopy-demo.db").read_text().startswith("my own notes")
