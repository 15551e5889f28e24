"""Stores that cannot be used: one line with a stable code that says what to do, nothing damaged, and a diagnosis."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import make
import pytest
from run import wirecopy

from wirecopy.store import Store, open_store

ROWS = [{"id": f"{n:02}", "text": make.text(*make.prose(n))} for n in range(40)]


def news(folder: Path, rows: list[dict[str, Any]]) -> Path:
    path = folder / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def filled(path: Path) -> None:
    make.store(path, articles=[make.article(f"a{n}", text=make.text(*make.prose(n))) for n in range(30)]).close()


def text(path: Path) -> None:
    path.write_text("a shopping list " * 300)


def of_something_else(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE cats (name)")
    other.close()


def newer(path: Path) -> None:
    filled(path)
    with sqlite3.connect(path) as store:
        store.execute("PRAGMA user_version = 99")
    store.close()


def damaged(path: Path) -> None:
    filled(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\x99" * (len(whole) - 100))


def cut_short(path: Path) -> None:
    filled(path)
    os.truncate(path, path.stat().st_size // 2)


BROKEN = [
    (text, "W202", "is no store"),
    (of_something_else, "W202", "something else"),
    (newer, "W203", "upgrade"),
    (damaged, "W204", "is damaged"),
    (cut_short, "W204", "is damaged"),
]


@pytest.mark.parametrize(("breaking", "code", "said"), BROKEN, ids=[case[0].__name__ for case in BROKEN])
@pytest.mark.parametrize("command", ["export articles", "trace", "forget a1", "judge a1 a2 kin", "find"])
def test_what_is_broken(tmp_path: Path, breaking: Callable[[Path], None], code: str, said: str, command: str) -> None:
    path = tmp_path / "s.db"
    breaking(path)
    before = path.read_bytes()
    given = {"trace": [news(tmp_path, ROWS)], "find": [ROWS[0]["text"]]}.get(command, [])
    fails(wirecopy(*command.split(), *given, "--store", path), code, said)
    assert path.read_bytes() == before


@pytest.mark.parametrize(("breaking", "code", "said"), BROKEN, ids=[case[0].__name__ for case in BROKEN])
def test_the_doctor_says_what_is_broken_and_what_to_do(
    tmp_path: Path, breaking: Callable[[Path], None], code: str, said: str
) -> None:
    path = tmp_path / "s.db"
    breaking(path)
    before = path.read_bytes()
    finding = diagnosis(path)["store"]
    assert finding["state"] == "bad"
    assert finding["said"].startswith(f"{code}: ")
    assert finding["advice"]
    assert path.read_bytes() == before


def fails(result: Any, code: str, said: str) -> None:
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = (line for line in result.stderr.splitlines() if line.startswith("wirecopy: error"))
    assert line.startswith(f"wirecopy: error[{code}]: ")
    assert said in line
    assert "Traceback" not in result.stderr


def diagnosis(path: Path) -> dict[str, Any]:
    result = wirecopy("doctor", "--store", path, "--format", "json")
    findings = {finding["what"]: finding for finding in json.loads(result.stdout)}
    assert result.exit_code == any(finding["state"] == "bad" for finding in findings.values())
    return findings


def test_a_folder(tmp_path: Path) -> None:
    result = wirecopy("trace", news(tmp_path, ROWS), "--store", tmp_path)
    assert result.exit_code == 2
    assert "error[W001]" in result.stderr
    assert "is a directory" in result.stderr


def test_no_folder(tmp_path: Path) -> None:
    result = wirecopy("trace", news(tmp_path, ROWS), "--store", tmp_path / "none" / "s.db")
    fails(result, "W207", "there is no folder")


def test_an_empty_file_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.touch()
    fails(wirecopy("stories", "--store", path), "W201", "is empty: fill it")
    assert diagnosis(path)["store"]["state"] == "note"
    assert wirecopy("trace", news(tmp_path, ROWS[:2]), "--store", path, "--until", "read").exit_code == 0
    assert held(path) == ["00", "01"]


def held(path: Path) -> list[str]:
    with open_store(path) as store:
        assert store.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [article.id for article in store.records("articles")]


@pytest.fixture
def writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store that another process is writing to."""
    path = tmp_path / "s.db"
    filled(path)
    monkeypatch.setattr("wirecopy.store.store.BUSY_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield path
    other.close()


def test_a_store_that_another_writes_to(writing: Path, tmp_path: Path) -> None:
    for command in (["trace", news(tmp_path, ROWS)], ["forget", "a1"], ["judge", "a1", "a2", "kin"]):
        fails(wirecopy(*command, "--store", writing), "W205", "is being written by another process")
    assert wirecopy("export", "articles", "--store", writing).exit_code == 0
    assert "another process" in diagnosis(writing)["writing"]["said"]
    assert len(held(writing)) == 30


def test_a_disk_without_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was done before stays, and once there is room the same command goes on."""
    path = tmp_path / "s.db"
    trace = ["trace", news(tmp_path, ROWS), "--store", path, "--until", "reuse"]
    prepare = Store.prepare

    def cramped(store: Store, create: bool) -> None:
        prepare(store, create)
        (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
        store.connection.execute(f"PRAGMA max_page_count = {pages + 15}")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "prepare", cramped)
        fails(wirecopy(*trace), "W206", "no room is left on the disk of")
        assert 0 < len(held(path)) <= len(ROWS)
    assert wirecopy(*trace).exit_code == 0
    assert held(path) == [row["id"] for row in ROWS]


def without_privileges() -> list[str]:
    """What makes a command of ours obey permissions also where we are root."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("permissions do not bind root, and there is no setpriv to give that up")
    return ["setpriv", "--bounding-set=-dac_override"]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    filled(folder / "s.db")
    before = (folder / "s.db").read_bytes()
    source = news(tmp_path, ROWS)
    script = "import sys; from wirecopy.cli import main; main()"

    def run(*command: object) -> Any:
        given = [*without_privileges(), sys.executable, "-c", script, *map(str, command)]
        result = subprocess.run(given, capture_output=True, text=True)
        result.exit_code = result.returncode  # type: ignore[attr-defined]
        return result

    folder.chmod(0o555)
    try:
        fails(run("trace", source, "--store", folder / "s.db"), "W207", "cannot be opened or written here")
        fails(run("trace", source, "--store", folder / "new.db"), "W207", "cannot be opened or written here")
        read = run("export", "articles", "--store", folder / "s.db")
        assert read.stdout.count("\n") == 30
        findings = json.loads(run("doctor", "--store", folder / "s.db", "--format", "json").stdout)
        assert "can only be read here" in next(f["said"] for f in findings if f["what"] == "writing")
    finally:
        folder.chmod(0o755)
    assert [file.name for file in folder.iterdir()] == ["s.db"]
    assert (folder / "s.db").read_bytes() == before
