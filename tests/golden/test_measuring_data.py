"""What must hold on the measuring data, where ``WIRECOPY_DATA`` names it; skipped elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from wirecopy.run import Reading, read_article, trace_inputs
from wirecopy.store import open_store

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("WIRECOPY_DATA", "/nonexistent"))

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="WIRECOPY_DATA names no folder")


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DATA / "specimen" / "facts.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def specimen() -> Reading:
    return read_article(str(DATA / "specimen" / "article.txt"))


def test_the_specimens_record(specimen: Reading, facts: dict[str, Any]) -> None:
    page = specimen.page
    assert page.headline == facts["headline"]
    assert page.published == facts["published"]
    assert list(page.byline) == facts["byline"]
    assert page.section == facts["section"]
    assert (page.standfirst or "").startswith(facts["standfirst_starts"])
    assert page.text.startswith(facts["body_starts"])
    assert [image.caption for image in page.images] == [facts["caption"]]


def test_the_specimens_credits(specimen: Reading, facts: dict[str, Any]) -> None:
    found = {(c.role, c.name, c.place) for c in specimen.page.credits}
    assert found == {(c["role"], c["name"], c["place"]) for c in facts["credits"]}


def test_the_specimens_chain(specimen: Reading, facts: dict[str, Any]) -> None:
    assert [step.name for step in specimen.origin] == facts["chain"]
    assert specimen.headline_comment is not None
    assert specimen.headline_comment in facts["headline"]


def test_the_specimens_statements(specimen: Reading, facts: dict[str, Any]) -> None:
    said = specimen.heard.statements
    for fact in facts["statements"]:
        fitting = [
            s
            for s in said
            if s.mode == fact["mode"]
            and fact["speaker"] in (s.speaker or "")
            and (s.content or "").startswith(fact.get("content_starts", ""))
            and s.cue == fact.get("cue", s.cue)
            and s.told_to == fact.get("told_to", s.told_to)
            and fact.get("addressee", "") in (s.addressee or "")
        ]
        assert fitting, fact


@pytest.mark.parametrize("folder", ["reposts", "pages"])
def test_every_record_is_accounted_for(folder: str) -> None:
    with open_store(":memory:", create=True) as store:
        summary = trace_inputs([str(DATA / folder)], store, until="lineage")
        assert store.count("inputs") == summary.articles + summary.dropped
        assert list(store.records("dropped", "reason = 'bad_record'")) == []


def test_the_floors_of_the_reposts_hold() -> None:
    bench = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "quality" / "reposts.py")], capture_output=True, text=True, check=False
    )
    assert bench.returncode == 0, bench.stdout + bench.stderr
