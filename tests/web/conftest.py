"""The ferry store on disk, its pages, and made-up speech in it."""

from __future__ import annotations

from pathlib import Path

import make
import pytest
from browse import client_of
from newsroom import FERRY, ferry_tables
from starlette.testclient import TestClient

from wirecopy.run import trace_records
from wirecopy.store import open_store
from wirecopy.store.fingerprints import fingerprint_new


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The path of the ferry store, with who says what in it."""
    path = tmp_path / "news.db"
    tables = ferry_tables()
    at = FERRY.index("declined to comment")
    tables["story_sources"] = [
        make.story_source("f:ostrel", reason="its text goes back to Ostrel News Agency"),
        make.story_source("f:bulletin+gazette-smelter", reason="its text goes back to Veldane Press Agency"),
    ]
    tables["statements"] = [
        make.statement(f"{article}-1", article, source="The owner, Talvane Lines", speaker="Talvane Lines",
                       cue="declined to comment", content=FERRY[at + 20 : at + 45], content_start=at + 20,
                       content_end=at + 45, content_parts=((at + 20, at + 45),))
        for article in ("ostrel", "gazette", "courier")
    ]  # fmt: skip
    number = FERRY.index("41 were")
    tables["mentions"] = [
        make.mention("ostrel", FERRY.index("Calvessa")),
        make.mention("ostrel", FERRY.index("police"), text="police", kind="role"),
    ]
    tables["figures"] = [
        make.figure("ostrel", start=number, end=number + 2),
        make.figure("ostrel", "214", 200.0, start=13, end=16, high=None, approximate=True),
    ]
    tables["times"] = [make.time("ostrel", FERRY.index("Monday"))]
    tables["claims"] = [make.claim("c1", "f:ostrel", content="41 were taken to hospital", disputed=True)]
    tables["claim_statements"] = make.claim_statements("c1", "ostrel-1", "gazette-1")
    tables["runs"] = [make.run()]
    with make.store(path, **tables) as made:
        fingerprint_new(made)
    return path


@pytest.fixture
def pages(store: Path) -> TestClient:
    """A client of the ferry store's pages."""
    return client_of(store)


@pytest.fixture
def traced(tmp_path: Path) -> Path:
    """A store as a run leaves it: three articles with one text, two of them without a time."""
    path = tmp_path / "traced.db"
    times = {"ostrel": "2025-03-03T06:10:00Z", "gazette": None, "mercury": None}
    pages = [make.page(id, outlet=id.title(), text=FERRY, published=time) for id, time in times.items()]
    with open_store(path, create=True) as opened:
        trace_records(((page, page.id) for page in pages), opened)
    return path
