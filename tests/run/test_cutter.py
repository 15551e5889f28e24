"""Cutting documents in a process of its own: a crash costs the rest of one document, never the run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import misreaders
import pytest
from make import prose, text

from wirecopy.model import Dropped
from wirecopy.read.reasons import Limits
from wirecopy.run import ingest, trace_inputs
from wirecopy.run.cutter import Cutter
from wirecopy.store import open_store


@pytest.fixture
def cutter() -> Iterator[Cutter]:
    with Cutter(misreaders.cut) as cutter:
        yield cutter


def cut(cutter: Cutter, path: Path, *lines: bytes, seconds: float = 5.0) -> list[str]:
    """What comes of a document: the names of its records, reason and detail of what was dropped."""
    path.write_bytes(b"\n".join(lines))
    found = cutter.cut(path, path.name, Limits(seconds=seconds))
    return [f"{r.reason}: {r.detail}" if isinstance(r, Dropped) else r.file for r in found]


def test_documents_are_cut_one_after_the_other(cutter: Cutter, tmp_path: Path) -> None:
    assert cut(cutter, tmp_path / "a", b"x", b"y") == ["a#1", "a#2"]
    assert cut(cutter, tmp_path / "b", b"x") == ["b#1"]


@pytest.mark.parametrize(
    ("said", "cause"),
    [(b"segfault", "crashed: its process ended by SIGSEGV"), (b"exit", "crashed: its process ended with status 7")],
)
def test_what_came_before_a_crash_is_kept_once(cutter: Cutter, tmp_path: Path, said: bytes, cause: str) -> None:
    assert cut(cutter, tmp_path / "a", b"x", b"y", said, b"z") == ["a#1", "a#2", f"{cause} after record 2"]
    assert cut(cutter, tmp_path / "b", said) == [cause]
    assert cut(cutter, tmp_path / "c", b"x") == ["c#1"]


def test_who_is_killed_by_chance_is_cut_the_second_time(cutter: Cutter, tmp_path: Path) -> None:
    assert cut(cutter, tmp_path / "a", b"x", b"kill once", b"y") == ["a#1", "a#2", "a#3"]


def test_a_document_that_takes_too_long_is_given_up(cutter: Cutter, tmp_path: Path) -> None:
    late = "timed_out: more than 0.3 s of CPU after record 1"
    assert cut(cutter, tmp_path / "a", b"x", b"loop", seconds=0.3) == ["a#1", late]


def test_a_document_that_nobody_takes_to_its_end_ends_its_process(cutter: Cutter, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x\n" * 100_000)
    records = cutter.cut(path, "a")
    next(records)
    records.close()  # type: ignore[attr-defined]
    assert cut(cutter, tmp_path / "b", b"x") == ["b#1"]


def test_a_crash_while_cutting_costs_a_run_one_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "Cutter", partial(Cutter, misreaders.cut))
    folder = tmp_path / "pile"
    folder.mkdir()
    for name in ("a.txt", "c.txt"):
        (folder / name).write_text(f"Headline of {name}\n\n" + text(*prose(ord(name[0]))))
    (folder / "b.xml").write_bytes(b"segfault")
    with open_store(tmp_path / "store.db", create=True) as store:
        summary = trace_inputs([str(folder)], store, until="read")
        dropped = store.arrow("dropped").to_pylist()
    assert (summary.records, summary.articles, summary.dropped) == (3, 2, 1)
    assert [(Path(row["file"]).name, row["reason"]) for row in dropped] == [("b.xml", "crashed")]
