"""The records over HTTP: every row of every table once, in the order of its key, and one shape for every failure."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import make
import msgspec
import pytest
from browse import client_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from wirecopy.model import TABLES
from wirecopy.store import open_store
from wirecopy.web.openapi import openapi

ODD = "a/b c?d#e&f%g'h\"i~ü"


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A store with nulls in keys, equal keys, and ids that an address must escape."""
    path = tmp_path / "odd.db"
    make.store(
        path,
        articles=[make.article(id) for id in ("a", "b", "c", ODD)],
        credits=[
            *(make.credit("a", name) for name in ("Reuters", "Ostrel", "Veldane")),
            *(make.credit(ODD, "Reuters", start=start, end=start + 5, place="body") for start in (3, 40)),
            make.credit("b"),
            make.credit("b", text="by Reuters"),
        ],
        changes=[
            *(make.change(ODD, "a", "headline", before=f"x{n}", after="y") for n in range(5)),
            *(
                make.change("b", "a", copy_start=n, copy_end=n + 1, original_start=n, original_end=n + 1)
                for n in range(7)
            ),
        ],
        passages=[make.passage("a", ODD, a_start=n) for n in (0, 10, 200)],
        stories=[make.story("s:a")],
        story_sources=[
            make.story_source("s:a", family="f:a"),
            *(make.story_source("s:a", family=None, article=id) for id in ("a", "b", ODD)),
        ],
    ).close()
    return path


def walk(client: TestClient, table: str, limit: int) -> tuple[list[dict[str, Any]], list[str]]:
    """All rows of ``table`` and their keys, page by page."""
    rows: list[dict[str, Any]] = []
    keys: list[str] = []
    cursor = None
    while True:
        page = client.get(f"/api/{table}", params={"limit": limit} | ({"cursor": cursor} if cursor else {})).json()
        rows += page[table]
        keys += page["keys"]
        assert len(page[table]) == len(page["keys"]) <= limit
        if not (cursor := page["next"]):
            return rows, keys
        assert len(page[table]) == limit


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("limit", [1, 2, 3, 1000])
def test_pages_give_every_row_once_in_order(odd: Path, store: Path, table: str, limit: int) -> None:
    for path in (odd, store):
        with open_store(path, read_only=True) as opened:
            whole = json.loads(msgspec.json.encode(list(opened.records(table))))
        rows, _ = walk(client_of(path), table, limit)
        assert rows == whole


@pytest.mark.parametrize("table", TABLES)
def test_keys_lead_to_their_rows(odd: Path, store: Path, table: str) -> None:
    for path in (odd, store):
        client = client_of(path)
        rows, keys = walk(client, table, 100)
        for row, key in zip(rows, keys, strict=True):
            found = client.get(f"/api/{table}/{key}").json()
            assert {c: found[c] for c in TABLES[table].key} == {c: row[c] for c in TABLES[table].key}


def test_a_row_that_comes_between_pages_repeats_none(odd: Path) -> None:
    client = client_of(odd)
    first = client.get("/api/articles?limit=3").json()
    with open_store(odd) as opened:
        opened.insert("articles", [make.article("aa"), make.article("z")])
    rest = client.get("/api/articles", params={"cursor": first["next"]}).json()
    assert [row["id"] for row in (*first["articles"], *rest["articles"])] == ["a", ODD, "b", "c", "z"]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/nothing", 404, "W612"),
        ("/api/articles/nobody", 404, "W301"),
        ("/api/passages/a", 404, "W301"),
        ("/api/passages/a/b/c", 404, "W301"),
        ("/api/passages/a/b/99999999999999999999999", 404, "W301"),
        ("/api/articles?limit=0", 422, "W001"),
        ("/api/articles?limit=1001", 422, "W001"),
        ("/api/articles?limit=x", 422, "W001"),
        ("/api/articles?cursor=x", 404, "W612"),
        ("/api/articles?cursor=" + base64.urlsafe_b64encode(b'{"after":["a","b"],"given":1}').decode(), 404, "W612"),
        ("/api/articles?cursor=" + base64.urlsafe_b64encode(b'{"after":[1],"given":1}').decode(), 404, "W612"),
        ("/api/articles?cursor=" + base64.urlsafe_b64encode(b'{"after":["a"],"given":-1}').decode(), 404, "W612"),
    ],
)
def test_failures_have_one_shape(pages: TestClient, address: str, status: int, code: str) -> None:
    answer = pages.get(address)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "status"}
    assert (error["code"], error["status"]) == (code, status)


def test_other_methods_are_refused_in_that_shape(pages: TestClient) -> None:
    for ask in (pages.post, pages.put, pages.delete, pages.patch):
        answer = ask("/api/articles")
        assert (answer.status_code, answer.json()["error"]["status"]) == (405, 405)
        assert "GET" in answer.headers["allow"]


def test_a_store_that_is_gone_is_said(store: Path) -> None:
    client = client_of(store)
    store.unlink()
    for address in ("/api/articles", "/"):
        assert client.get(address).status_code == 503
    assert client.get("/api/articles").json()["error"]["code"] == "W201"


@given(st.text(max_size=40), st.sampled_from(sorted(TABLES)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cursor_or_key_makes_it_fail(pages: TestClient, anything: str, table: str) -> None:
    for answer in (
        pages.get(f"/api/{table}", params={"cursor": anything}),
        pages.get(f"/api/{table}", params={"limit": anything}),
        pages.get(f"/api/{table}/" + quote(anything, safe="")),
    ):
        assert answer.status_code in (200, 404, 422)
        assert answer.headers["content-type"] == "application/json"
        assert ("error" in answer.json()) == (answer.status_code != 200)


def test_the_description_names_every_table_and_column(pages: TestClient) -> None:
    described = pages.get("/openapi.json").json()
    assert described == json.loads(json.dumps(openapi()))
    for name, table in TABLES.items():
        assert {f"/api/{name}", f"/api/{name}/{{key}}"} <= set(described["paths"])
        schema = described["components"]["schemas"][table.record.__name__]
        assert list(schema["properties"]) == list(table.columns)
