"""How commands fail: one line that says what, where and what to do, and the contract's exit codes."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import stubs
from run import wirecopy

from wirecopy.cli import main


def _raises(error: BaseException) -> Any:
    def call(*_: Any, **__: Any) -> Any:
        raise error

    return call


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["trace"],
        ["stories", "--format", "xml"],
        ["story"],
        ["export", "graph"],
        ["export", "all"],
        ["export", "articles", "-o", "articles.xlsx"],
        ["trace", "x", "--until", "claims"],
        ["trace", "x", "--jobs", "0"],
        ["--nonsense"],
    ],
)
def test_wrong_usage(args: list[str]) -> None:
    result = wirecopy(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("wirecopy: error[W001]: ")
    assert result.stderr.count("\n") == 1
    assert "--help" in result.stderr


def test_no_arguments_shows_help() -> None:
    result = wirecopy()
    assert result.exit_code == 2
    assert "who copied whom" in result.output


@pytest.mark.parametrize("command", [["stories"], ["story", "x"], ["article", "x"], ["export", "articles"]])
def test_a_missing_store(command: list[str], tmp_path: Path) -> None:
    result = wirecopy(*command, "--store", tmp_path / "none.db")
    assert result.exit_code == 1
    assert result.stderr.startswith("wirecopy: error[W201]: no store at ")
    assert "wirecopy trace" in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_endless_id_is_cut(store: Path) -> None:
    result = wirecopy("article", "x" * 100_000, "--store", store)
    assert result.exit_code == 1
    assert "error[W301]" in result.stderr
    assert len(result.stderr) < 500
    assert len(wirecopy("read", "x" * 100_000).stderr) < 1_100


def test_the_unexpected(monkeypatch: pytest.MonkeyPatch) -> None:
    stubs.install(monkeypatch, read_article=_raises(ZeroDivisionError("by nothing")))
    result = wirecopy("read", "x")
    assert result.exit_code == 1
    assert result.stderr == (
        "wirecopy: error[W000]: unexpected ZeroDivisionError: by nothing; run it again with --debug to see where\n"
    )
    with_traceback = wirecopy("read", "x", "--debug").stderr
    assert "Traceback" in with_traceback
    assert with_traceback.endswith("please report the traceback above\n")


def test_a_full_disk_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    stubs.install(monkeypatch, read_article=_raises(OSError(errno.ENOSPC, "No space left on device", "/scratch/x")))
    result = wirecopy("read", "x")
    assert result.exit_code == 1
    assert result.stderr.startswith("wirecopy: error[W206]: no room is left on the disk of /scratch/x: make some")


def test_interrupted_run_says_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stubs.install(monkeypatch, trace_inputs=_raises(KeyboardInterrupt()))
    result = wirecopy("trace", "x", "--store", tmp_path / "s.db")
    assert result.exit_code == 130
    assert result.stderr.splitlines()[-1].startswith("wirecopy: stopped; what was finished is kept in ")
    assert "Traceback" not in result.stderr


def test_interrupted_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    stubs.install(monkeypatch, read_article=_raises(KeyboardInterrupt()))
    result = wirecopy("read", "x")
    assert result.exit_code == 130
    assert result.stderr.strip() == "wirecopy: stopped"


def test_every_command_takes_debug_and_help() -> None:
    for name, command in main.commands.items():
        options = {o for p in command.params if isinstance(p, click.Option) for o in p.opts}
        assert "--debug" in options
        assert command.help
        assert wirecopy(name, "--help").exit_code == 0


def test_a_reader_that_goes_away_is_no_failure_worth_a_word(store: Path) -> None:
    code = "from wirecopy.cli import main; main()"
    for command in (["export", "articles"], ["stories"], ["story", "f:ostrel"]):
        process = subprocess.Popen(
            [sys.executable, "-c", f"import time; time.sleep(.3); {code}", *command, "--store", str(store)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        errors = process.stderr.read()
        process.wait()
        process.stderr.close()
        assert b"Broken" not in errors
        assert b"Traceback" not in errors
        assert b"Exception" not in errors


def test_as_a_program(store: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from wirecopy.cli import main; main()", "story", "f:ostrel", "--store", str(store)],
        capture_output=True,
        env={"PATH": "/usr/bin", "PYTHONPATH": ":".join(sys.path), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0, done.stderr
    assert b"Northern Gazette" in done.stdout
    assert done.stdout.isascii()


@pytest.mark.parametrize("command", ["read", "trace"])
def test_an_address_is_not_fetched(command: str, tmp_path: Path) -> None:
    result = wirecopy(command, "https://ostrel.example/ferry", *(["--store", tmp_path / "x.db"] * (command == "trace")))
    assert result.exit_code == 1
    assert "error[W101]: https://ostrel.example/ferry is no file: save the page" in result.stderr
    assert not (tmp_path / "x.db").exists()
