"""`trace`: what it hands to the run, and the summary it ends with."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import make
import pytest
import stubs
from rich.console import Console
from run import wirecopy

from wirecopy.cli.progress import BarProgress, LineProgress
from wirecopy.errors import InputNotFound
from wirecopy.read.reasons import Limits


def _install(monkeypatch: pytest.MonkeyPatch, summary: stubs.Summary) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = []

    def trace_inputs(inputs: Any, store: Any, *, progress: Any, **options: Any) -> stubs.Summary:
        calls.append({"inputs": tuple(inputs), "store": store.name} | options)
        progress.stage("read", 3)
        progress.advance(3)
        progress.say("compiling once: some twenty seconds")
        return summary

    stubs.install(monkeypatch, trace_inputs=trace_inputs)
    return calls


def test_the_summary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    calls = _install(monkeypatch, stubs.Summary())
    result = wirecopy("trace", "one", "two.html", "--until", "stories", "--jobs", "2", "--max-record", "1")
    assert result.exit_code == 0
    assert result.stdout == ""
    options = {"until": "stories", "jobs": 2, "limits": Limits(record=1_048_576, seconds=60)}
    assert calls == [{"inputs": ("one", "two.html"), "store": "wirecopy.db"} | options]
    assert result.stderr == (
        "reading pages (3)\n"
        "compiling once: some twenty seconds\n"
        "\n"
        "articles          410  400 new, 10 records there already\n"
        "dropped            12  duplicate 9, no_text 3\n"
        "passages        1,204\n"
        "families           31  the largest has 9\n"
        "copies             58\n"
        "lost originals     12\n"
        "statements        903\n"
        "stories            31\n"
        "time            8.2 s  read 6.1 s, reuse 1.2 s, lineage 0.9 s\n"
        "\n"
        "next  wirecopy stories         every story, the widest copied first\n"
        "      wirecopy story ID        one of them as a tree, with what each copy changed\n"
        "      wirecopy export dropped  which records were dropped, and why\n"
    )


def test_a_misspelt_input_leaves_no_store_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def not_there(*_: Any, **__: Any) -> Any:
        raise InputNotFound("no file or folder at x")

    stubs.install(monkeypatch, trace_inputs=not_there)
    result = wirecopy("trace", "x", "--store", tmp_path / "s.db")
    assert result.exit_code == 1
    assert "error[W101]" in result.stderr
    assert list(tmp_path.iterdir()) == []
    make.store(tmp_path / "s.db").close()
    wirecopy("trace", "x", "--store", tmp_path / "s.db")
    assert (tmp_path / "s.db").exists()


def test_nothing_new_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _install(monkeypatch, stubs.Summary(nothing_new=True, new=0, skipped=422))
    result = wirecopy("trace", "one", "--store", tmp_path / "s.db")
    assert "nothing new: " in result.stderr
    assert f"wirecopy stories --store {tmp_path / 's.db'}" in result.stderr.replace("\n", "")


def test_a_run_that_stops_early_shows_no_later_figures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _install(monkeypatch, stubs.Summary(stories=0))
    result = wirecopy("trace", "one", "--store", tmp_path / "s.db", "--until", "reuse")
    assert "passages" in result.stderr
    assert "families" not in result.stderr
    assert "the stages after reuse" in result.stderr


@pytest.mark.parametrize(("dropped", "code"), [(1, 3), (0, 0)])
def test_strict(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, dropped: int, code: int) -> None:
    _install(monkeypatch, stubs.Summary(dropped=dropped))
    assert wirecopy("trace", "one", "--store", tmp_path / "s.db", "--strict").exit_code == code
    assert wirecopy("trace", "one", "--store", tmp_path / "s.db").exit_code == 0


def test_both_kinds_of_progress_are_safe_to_drive() -> None:
    for kind in (BarProgress, LineProgress):
        out = StringIO()
        with kind(Console(file=out, force_terminal=kind is BarProgress, markup=False, highlight=False)) as progress:
            progress.advance()
            for name, total in (("read", 10), ("reuse", None), ("[red]odd[/red]", 0)):
                progress.stage(name, total)
                progress.advance(5)
                progress.say("\x1b[2Jhello")
        assert "\x1b[2J" not in out.getvalue()
        assert "␛[2Jhello" in out.getvalue()


def test_what_is_told_in_shares_is_shown_in_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirecopy.cli.progress._QUIET_SECONDS", -1.0)
    for kind in (BarProgress, LineProgress):
        out = StringIO()
        with kind(Console(file=out, force_terminal=kind is BarProgress, width=100)) as progress:
            progress.stage("reuse", 500)
            progress.advance(35)
        assert "7 %" in out.getvalue()
        assert "500" not in out.getvalue()


def test_a_misspelt_path_is_no_run(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A headline\n\n" + "The council met on Monday and agreed to mend the bridge. " * 9, "utf-8")
    store = tmp_path / "wirecopy.db"
    assert wirecopy("trace", page, "--until", "read", "--store", store).exit_code == 0
    assert wirecopy("trace", tmp_path / "paeg.txt", "--store", store).exit_code == 1
    assert wirecopy("export", "runs", "--store", store).stdout.count("\n") == 1
