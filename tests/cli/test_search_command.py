"""`search`: a list with the words marked, records, and plain words when nothing is found."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import make
import pytest
from run import wirecopy

from wirecopy.store.search import HITS


def test_a_list_with_the_words_marked(store: Path) -> None:
    result = wirecopy("search", "smelter", "--store", store)
    assert result.exit_code == 0
    assert "● Northern Gazette  2025-03-04  gazette-smelter" in result.stdout
    assert "⟦smelter⟧" in result.stdout
    assert result.stderr == ""


def test_records_in_three_shapes(store: Path) -> None:
    def printed(shape: str) -> str:
        return wirecopy("search", "ferry", "Calvessa", "--format", shape, "--store", store).stdout

    rows = json.loads(printed("json"))
    assert list(rows[0]) == list(HITS.columns)
    assert [json.loads(line) for line in printed("jsonl").splitlines()] == rows
    assert [row["article"] for row in csv.DictReader(io.StringIO(printed("csv")))] == [row["article"] for row in rows]
    for row in rows:
        for start, end in row["marks"]:
            assert row["snippet"][start:end].casefold() in ("ferry", "calvessa")


@pytest.mark.parametrize("query", ["zzz", "", "NEAR(", '"', "*", "x" * 100_000])
def test_what_is_not_there_is_said(store: Path, query: str) -> None:
    result = wirecopy("search", query, "--store", store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing found" in result.stderr
    assert len(result.stderr) < 300
    assert wirecopy("search", query, "--format", "json", "--store", store).stdout == "[]\n"


def test_more_than_are_shown_is_said(store: Path) -> None:
    result = wirecopy("search", "ferry", "--limit", 2, "--store", store)
    assert result.stdout.count("● ") == 2
    assert "articles have the words: these are the best 2 (--limit)" in result.stderr


def test_hostile_words_are_made_harmless(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    make.store(path, articles=[make.article("a", headline="\x1b[31mRed\u202e goose", text="goose \x1b[2J" * 9)]).close()
    result = wirecopy("search", "goose", "--store", path)
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
