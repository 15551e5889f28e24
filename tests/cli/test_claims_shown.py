"""A story shows what its articles say alike, who stands behind it, where they differ, and the time line."""

from __future__ import annotations

from pathlib import Path

import make
import pytest
from run import wirecopy

TOLL = "at least {} people were killed when the ferry capsized in the Talvane Strait"


@pytest.fixture
def spoken(tmp_path: Path) -> Path:
    path = tmp_path / "spoken.db"
    times = {"a": "2025-03-04T10:00:00Z", "b": "2025-03-04T12:00:00Z", "c": "2025-03-05"}
    names = {"a": "Ostrel", "b": "Quayside Post", "c": "Radio Calvessa"}
    said = {"a": TOLL.format(41), "b": TOLL.format(47), "c": TOLL.format(41)}
    at = said["a"].index("41")
    make.store(
        path,
        articles=[make.article(id, outlet=names[id], published=times[id], text=said[id]) for id in "abc"],
        families=make.family("f:a", "a", "b"),
        copies=[make.copy("b", "a")],
        changes=[make.change("b", "a", "number", before="41", after="47", copy_start=at, copy_end=at + 2)],
        statements=[make.statement(f"{id}:1", id, said[id], speaker="Pers Odenmark") for id in "abc"],
        figures=[make.figure(id, n, int(n), start=at, end=at + 2) for id, n in (("a", "41"), ("b", "47"), ("c", "41"))],
        stories=[make.story("s:a", articles=3, independent_sources=2)],
        story_articles=make.story_articles("s:a", "a", "b", "c"),
        claims=[make.claim("c:a:1", "s:a", content=said["a"], articles=3, independent_sources=2, disputed=True)],
        claim_statements=make.claim_statements("c:a:1", "a:1", "b:1", "c:1"),
    ).close()
    return path


def test_a_claim_with_its_sources_and_versions(spoken: Path) -> None:
    shown = wirecopy("story", "s:a", "--store", spoken).stdout
    assert "● Pers Odenmark: at least 41 people were killed" in shown
    assert "3 articles, 2 independent sources · first in Ostrel" in shown
    assert "41: Ostrel, Radio Calvessa" in shown
    assert "47: Quayside Post" in shown
    assert "41 became 47 when Quayside Post copied Ostrel" in shown
    assert "2025-03-04 10:00  Pers Odenmark: at least 41" in shown


def test_records_hold_the_claims(spoken: Path) -> None:
    shown = wirecopy("export", "claims", "--store", spoken).stdout
    assert '"claim":"c:a:1"' in shown.replace(" ", "")


def test_a_story_of_which_nothing_is_heard_shows_no_claims(store: Path) -> None:
    assert "What several articles say" not in wirecopy("story", "f:ostrel", "--store", store).stdout
