"""`wirecopy compare A B`: ids and files, side by side and narrow, as records, and on hostile text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import make
import pytest
from run import wirecopy

from wirecopy.cli.views.changes import rendered
from wirecopy.model import TABLES
from wirecopy.pictures.changes import seen_in, sides

BEFORE = make.text(
    "About 40 people were hurt when a ferry ran aground off Port Ardine on Monday, the coastguard said.",
    "The captain, who allegedly ignored two warnings, was questioned at the harbour until the evening.",
    "Nobody was missing by nightfall, and the ship was to be towed to the yard at Quayle in the morning.",
)
AFTER = make.text(
    "About 400 people were hurt when a ferry ran aground off Port Ardine on Monday, the coastguard said.",
    "The captain, who ignored two warnings, was questioned at the harbor until the evening.",
)


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    path = tmp_path / "pair.db"
    make.store(
        path,
        articles=[
            make.article("agency-copy", outlet="Ostrel", text=BEFORE),
            make.article("lantern-copy", outlet="The \x1b[31mLantern", headline="Ferry [...AT LAST]", text=AFTER),
        ],
    ).close()
    return path


def test_side_by_side(pair: Path) -> None:
    result = wirecopy("compare", "agency", "lantern", "--store", pair)
    assert result.exit_code == 0
    lines = " ".join(result.stdout.split())
    assert "What B changed of A: 5 changes" in lines
    assert "About [-40-] people" in lines
    assert "About {+400+} people" in lines
    assert "who [-allegedly-]" in lines
    assert "[-Nobody was missing" in lines
    assert "\x1b" not in result.stdout


def test_each_side_is_shown_in_its_own_words() -> None:
    """The words around a change are those of the side, though they were changed too."""
    changed = make.change(before="taken", after="sold", original_start=14, original_end=19, copy_start=16, copy_end=20)
    was, now = seen_in(changed, "The geese was taken by night.", "The gooses were sold by night.")
    left, right = (rendered(side, plain=True) for side in sides(was, now))
    assert left.plain == "The geese was [-taken-] by night."
    assert right.plain == "The gooses were {+sold+} by night."


def test_narrow(pair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    result = wirecopy("compare", "agency", "lantern", "--store", pair)
    assert max(map(len, result.stdout.splitlines())) <= 50
    assert "[-40-]{+400+}" in result.stdout


def test_records(pair: Path) -> None:
    args = ("compare", "agency", "lantern", "--store", pair, "--format")
    rows = [json.loads(line) for line in wirecopy(*args, "jsonl").stdout.splitlines()]
    assert [row["kind"] for row in rows] == ["headline", "number", "hedge", "spelling", "cut"]
    assert list(rows[0]) == list(TABLES["changes"].columns)
    table = list(csv.DictReader(io.StringIO(wirecopy(*args, "csv").stdout)))
    assert [row["kind"] for row in table] == [row["kind"] for row in rows]
    whole = json.loads(wirecopy(*args, "json").stdout)
    assert whole["changes"] == rows
    assert {a["id"] for a in whole["articles"]} == {"agency-copy", "lantern-copy"}
    assert [p["label"] for p in whole["passages"]] == ["copied"]


def test_files_need_no_store(tmp_path: Path) -> None:
    for name, text in (("a.txt", BEFORE), ("b.txt", AFTER)):
        (tmp_path / name).write_text(f"Ferry runs aground off Port Ardine\n\n{text}\n")
    result = wirecopy("compare", tmp_path / "a.txt", tmp_path / "b.txt", "--store", tmp_path / "none.db")
    assert result.exit_code == 0
    assert "{+400+}" in result.stdout


def test_the_same_twice(pair: Path) -> None:
    result = wirecopy("compare", "agency", "agency", "--store", pair)
    assert result.exit_code == 0
    assert "B changed nothing of A." in result.stdout


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("agency", "nowhere"), 1, "error[W301]"),
        (("agency",), 2, "error[W001]"),
    ],
)
def test_failures(pair: Path, args: tuple[str, ...], code: int, said: str) -> None:
    result = wirecopy("compare", *args, "--store", pair)
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_store_and_no_file(tmp_path: Path) -> None:
    result = wirecopy("compare", "x", "y", "--store", tmp_path / "none.db")
    assert result.exit_code == 1
    assert "error[W201]" in result.stderr
