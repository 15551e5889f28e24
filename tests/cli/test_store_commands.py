"""`stories`, `story` and `article` over a store of made-up news."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import make
import pytest
from run import wirecopy

from wirecopy.model import TABLES

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("command", "golden"),
    [
        (["stories"], "stories.txt"),
        (["story", "f:ostrel"], "story-ferry.txt"),
        (["story", "f:bulletin+gazette-smelter"], "story-smelter.txt"),
        (["article", "newsheap"], "article-newsheap.txt"),
        (["article", "bulletin"], "article-bulletin.txt"),
    ],
)
def test_what_is_printed(store: Path, command: list[str], golden: str) -> None:
    result = wirecopy(*command, "--store", store)
    assert result.exit_code == 0
    assert result.stdout == (GOLDEN / golden).read_text("utf-8")
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_every_width_is_kept(store: Path, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for command in (["story", "f:ostrel"], ["article", "newsheap"], ["stories"]):
        result = wirecopy(*command, "--store", store)
        assert result.exit_code == 0
        assert max(len(line) for line in result.stdout.splitlines()) <= int(columns)


def test_a_headline_has_room_in_a_narrow_terminal(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = wirecopy("stories", "--store", store).stdout
    assert "families" not in shown
    assert "At least 41 hurt" in shown


def test_stories_as_records(store: Path) -> None:
    as_json = json.loads(wirecopy("stories", "--store", store, "--format", "json").stdout)
    as_lines = [
        json.loads(line) for line in wirecopy("stories", "--store", store, "--format", "jsonl").stdout.splitlines()
    ]
    as_csv = list(csv.DictReader(io.StringIO(wirecopy("stories", "--store", store, "--format", "csv").stdout)))
    assert [row["story"] for row in as_json] == ["f:bulletin+gazette-smelter", "f:ostrel"]
    assert as_lines == as_json
    assert list(as_json[0]) == list(TABLES["stories"].columns)
    assert [{k: str(v) for k, v in row.items()} for row in as_json] == as_csv


@pytest.mark.parametrize("given", ["f:ostrel", "f:ost", "quayside", "quays"])
def test_a_story_goes_by_the_ids_of_what_it_holds(store: Path, given: str) -> None:
    assert "Ostrel News Agency" in wirecopy("story", given, "--store", store).stdout


def test_a_round_up_shows_both_stories(store: Path) -> None:
    shown = wirecopy("story", "bulletin", "--store", store).stdout
    assert "At least 41 hurt" in shown
    assert "(lost) Veldane Press Agency, before 2025-03-04" in shown


def test_an_article_without_kin_is_shown_as_such(store: Path) -> None:
    assert "On their own" in wirecopy("story", "essay", "--store", store).stdout
    assert "shares its text with no other article" in wirecopy("article", "essay", "--store", store).stdout


def test_a_family_alone(tmp_path: Path) -> None:
    """Before the stage of stories has run, a family can be looked at by its own id."""
    path = tmp_path / "s.db"
    make.store(
        path,
        articles=[make.article("a"), make.article("b")],
        families=make.family("f:a", "a", "b"),
        copies=[make.copy("b", "a")],
    ).close()
    for given in ("f:a", "b"):
        shown = wirecopy("story", given, "--store", path).stdout
        assert "Family of Outlet a · 2 articles · f:a" in shown
        assert "└── ● Outlet b" in shown


def test_a_large_family_is_folded_unless_all_is_asked_for(tmp_path: Path) -> None:
    path, ids = tmp_path / "s.db", [f"n{i:03}" for i in range(300)]
    make.store(
        path,
        articles=[make.article("a"), *(make.article(id) for id in ids)],
        families=make.family("f:a", "a", *ids),
        copies=[make.copy(id, "a") for id in ids],
        stories=[make.story("f:a", articles=301)],
        story_articles=make.story_articles("f:a", "a", *ids),
    ).close()
    folded = wirecopy("story", "f:a", "--store", path).stdout
    assert "… 288 more reprints (--all shows them)" in folded
    whole = wirecopy("story", "f:a", "--store", path, "--all").stdout
    assert "more reprints" not in whole
    assert all(id in whole for id in ids)


@pytest.mark.parametrize("command", [["article", "newsheap"], ["story", "newsheap"]])
def test_an_object_has_a_key_for_each_table(store: Path, command: list[str]) -> None:
    whole = json.loads(wirecopy(*command, "--store", store, "--format", "json").stdout)
    assert list(whole) == list(TABLES)
    assert [row["id"] for row in whole["articles"]] == ["newsheap"]
    assert {row["original"] for row in whole["copies"]} == {"courier"}
    assert [row["role"] for row in whole["credits"]] == ["source"]
    assert whole["statements"] == []


def test_the_object_of_a_story_holds_its_articles(store: Path) -> None:
    whole = json.loads(wirecopy("story", "f:ostrel", "--store", store, "--format", "json").stdout)
    assert len(whole["articles"]) == 7
    assert len(whole["changes"]) == 5


@pytest.mark.parametrize("given", ["nothing", "gazet"])
def test_an_unknown_or_ambiguous_id(store: Path, given: str) -> None:
    result = wirecopy("article", given, "--store", store)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("wirecopy: error[W301]: ")
    assert result.stderr.count("\n") == 1


def test_what_to_do_with_an_id_that_nothing_goes_by(store: Path) -> None:
    assert "`wirecopy search WORDS`" in wirecopy("article", "nothing", "--store", store).stderr
    assert "`wirecopy stories`" in wirecopy("story", "nothing", "--store", store).stderr
    assert "3 signs are wanted" in wirecopy("article", "ga", "--store", store).stderr


def test_a_store_without_stories_says_so(tmp_path: Path) -> None:
    make.store(tmp_path / "s.db").close()
    result = wirecopy("stories", "--store", tmp_path / "s.db")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no stories" in result.stderr
    assert wirecopy("stories", "--store", tmp_path / "s.db", "--format", "json").stdout == "[]\n"


def test_views_leave_the_store_as_it_was(store: Path) -> None:
    before = store.read_bytes()
    for command in (["stories"], ["story", "f:ostrel"], ["article", "newsheap", "--format", "json"]):
        wirecopy(*command, "--store", store)
    assert store.read_bytes() == before
