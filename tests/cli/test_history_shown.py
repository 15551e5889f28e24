"""What a person sees of time: the versions of a page, ids that changed, verdicts that the evidence contradicts."""

from __future__ import annotations

from pathlib import Path

import make
import pytest
from run import wirecopy

from wirecopy.model.identity import version_id
from wirecopy.store.superseded import names_followed

FIRST = make.text(*make.prose(1))
SECOND = FIRST.replace(f" {FIRST.split()[5]} ", " otherwise ", 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "s.db"
    later = version_id("ostrel", SECOND)
    store = make.store(
        path,
        articles=[
            make.article("ostrel", outlet="Ostrel Post", text=FIRST, published="2024-03-04T06:00:00Z"),
            make.article(later, outlet="Ostrel Post", text=SECOND, published="2024-03-04T08:00:00Z"),
            make.article("quay", outlet="Quayside", text=FIRST, published="2024-03-04T09:00:00Z"),
        ],
        passages=[make.passage("ostrel", "quay", a_end=len(FIRST), b_end=len(FIRST), words=200)],
        families=make.family("f:quay", "ostrel", "quay"),
        copies=[make.copy("ostrel", "quay", "f:quay", confidence=1.0)],
        stories=[make.story("s:quay")],
        story_articles=make.story_articles("s:quay", "ostrel", "quay"),
        verdicts=[make.verdict("ostrel", "quay", "copy")],
    )
    with store.transaction(), names_followed(store, "family"), names_followed(store, "story"):
        store.connection.execute("UPDATE families SET family = 'f:ostrel'")
        store.connection.execute("UPDATE copies SET family = 'f:ostrel'")
        store.connection.execute("DELETE FROM stories")
        store.insert("stories", [make.story("s:ostrel")])
        store.insert("story_articles", make.story_articles("s:ostrel", "ostrel", "quay"))
    store.close()
    return path


def said(*args: object) -> str:
    result = wirecopy(*args)
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


OTHERWISE = "a person judged Ostrel Post a copy of Quayside; the evidence says otherwise (time +"


def test_versions_are_listed_with_what_each_changed(path: Path) -> None:
    shown = said("article", "ostrel", "--store", path)
    assert "Versions of this page (2)" in shown
    assert "2024-03-04 06:00 the earliest ostrel (this one)" in shown
    assert f"2024-03-04 08:00 1 change: 1 reworded {version_id('ostrel', SECOND)}" in shown
    assert "otherwise" in shown
    assert "Versions" not in said("article", "quay", "--store", path)


@pytest.mark.parametrize(
    "command", [("article", "ostrel"), ("article", "quay"), ("story", "s:ostrel"), ("compare", "quay", "ostrel")]
)
def test_a_verdict_that_the_evidence_contradicts_says_so(path: Path, command: tuple[str, ...]) -> None:
    assert OTHERWISE in said(*command, "--store", path)


@pytest.mark.parametrize(("old", "new"), [("f:quay", "f:ostrel"), ("s:quay", "s:ostrel")])
def test_a_former_id_leads_on_and_says_where(path: Path, old: str, new: str) -> None:
    result = wirecopy("story", old, "--store", path)
    assert result.exit_code == 0
    assert f"wirecopy: {old} goes by {new} now" in result.stderr
    assert result.stdout == wirecopy("story", new, "--store", path).stdout
    assert "goes by" not in wirecopy("story", new, "--store", path).stderr


def test_a_report_of_a_former_id(path: Path, tmp_path: Path) -> None:
    assert wirecopy("report", "s:quay", "--store", path, "-o", tmp_path / "r.html").exit_code == 0
    assert "Ostrel Post" in (tmp_path / "r.html").read_text()
