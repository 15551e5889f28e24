"""The doctor: what is whole is said to be, and each fault is found with what to do."""

from __future__ import annotations

from pathlib import Path

import make
import pytest

from wirecopy.run import trace_records
from wirecopy.run.health import Finding, examine
from wirecopy.store import open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "s.db"
    with open_store(path, create=True) as store:
        text = make.text(*make.prose(4))
        trace_records([(make.page("a", text=text), "1"), (make.page("b", text=text), "2")], store)
    return path


def found(path: Path) -> dict[str, Finding]:
    return {finding.what: finding for finding in examine(str(path))}


def spoil(path: Path, statement: str) -> None:
    with open_store(path) as store:
        store.connection.execute("PRAGMA foreign_keys = OFF")
        store.connection.execute(statement)


def test_all_is_well(path: Path) -> None:
    findings = found(path)
    assert {what for what, finding in findings.items() if finding.state == "bad"} == set()
    assert findings["counts"].said == "2 records = 2 articles + 0 dropped"
    assert findings["stages"].said == "done up to stories"
    assert findings["integrity"].state == "ok"


def test_no_store(tmp_path: Path) -> None:
    finding = found(tmp_path / "none.db")["store"]
    assert finding.state == "note"
    assert "wirecopy trace" in (finding.advice or "")


def test_a_damaged_file(path: Path) -> None:
    whole = path.read_bytes()
    middle = len(whole) // 2 // 4096 * 4096
    path.write_bytes(whole[:middle] + b"\xff" * 8192 + whole[middle + 8192 :])
    findings = found(path)
    assert "bad" in {finding.state for finding in findings.values()}
    assert any(".recover" in (finding.advice or "") for finding in findings.values())


def test_another_s_file(tmp_path: Path) -> None:
    (tmp_path / "s.db").write_text("no database, whatever it is called " * 99)
    assert found(tmp_path / "s.db")["store"].state == "bad"


def test_counts_that_do_not_add_up(path: Path) -> None:
    spoil(path, "DELETE FROM inputs WHERE article = 'a'")
    assert found(path)["counts"].said == "1 records are not 2 articles + 0 dropped"
    assert found(path)["counts"].state == "bad"


def test_rows_that_name_nobody(path: Path) -> None:
    spoil(path, "INSERT INTO families VALUES ('f:x', 'nobody')")
    assert found(path)["references"].state == "bad"


@pytest.mark.parametrize(
    ("statement", "what", "word"),
    [
        ("UPDATE inputs SET reader = 'old'", "read", "another version"),
        ("DELETE FROM fingerprinted", "find", "2 articles"),
        ("UPDATE work SET version = 'old' WHERE stage = 'lineage'", "stages", "lineage"),
        ("INSERT INTO verdicts VALUES ('a', 'b', 'not', NULL, '2025-01-01')", "stages", "lineage"),
        ("UPDATE runs SET finished = NULL", "runs", "1 did not end"),
    ],
)
def test_what_the_next_run_mends(path: Path, statement: str, what: str, word: str) -> None:
    spoil(path, statement)
    assert found(path)[what].state == "note"
    assert word in found(path)[what].said
