"""Who may ask, what every answer carries, and what may be written by whom."""

from __future__ import annotations

import hashlib
from pathlib import Path

import make
import pytest
from browse import Found, client_of, read
from starlette.testclient import TestClient

from wirecopy.store import open_store
from wirecopy.web.app import make_app
from wirecopy.web.guard import host_name

EVERY = ("/", "/story/f:ostrel", "/article/ostrel", "/find", "/nothing", "/api/articles", "/api/nothing",
         "/openapi.json", "/static/nothing")  # fmt: skip


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::1", "0"])
def test_other_names_are_refused(pages: TestClient, host: str) -> None:
    for address in EVERY:
        answer = pages.get(address, headers={"host": host})
        assert answer.status_code == 421
        assert "Ostrel" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9", "[::1]:8000"])
def test_names_of_this_machine_are_let_in(pages: TestClient, host: str) -> None:
    assert pages.get("/", headers={"host": host}).status_code == 200


def test_a_name_given_at_the_start_is_let_in(store: Path) -> None:
    client = TestClient(make_app(str(store), ("news.example",)), base_url="http://news.example:8000")
    assert client.get("/").status_code == 200


def test_host_names_lose_their_port() -> None:
    assert [host_name(h) for h in ("a.example", "a.example:80", "[::1]", "[::1]:80")] == [
        "a.example", "a.example", "[::1]", "[::1]",
    ]  # fmt: skip


@pytest.mark.parametrize("address", EVERY)
def test_every_answer_forbids_script_and_frames_of_others(pages: TestClient, address: str) -> None:
    headers = pages.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_pages_have_no_script_or_style_of_their_own(pages: TestClient) -> None:
    for address in ("/", "/story/f:ostrel", "/article/quayside", "/compare?a=ostrel&b=courier", "/find",
                    "/outlet/Newsheap"):  # fmt: skip
        page = read(pages.get(address))
        assert not [a for tag, a in page.tags if tag == "style" or "style" in a or (tag == "script" and "src" not in a)]


def test_reading_leaves_the_store_as_it_was(store: Path) -> None:
    before = hashlib.sha256(store.read_bytes()).hexdigest()
    client = client_of(store)
    for address in (*EVERY, "/compare?a=ostrel&b=courier", "/outlet/Newsheap"):
        client.get(address)
    client.post("/find", data={"text": make.TEXT})
    assert hashlib.sha256(store.read_bytes()).hexdigest() == before


def _form(pages: TestClient) -> dict[str, str]:
    found = Found(pages.get("/compare?a=gazette&b=mercury").text)
    given = {a["name"] or "": a["value"] or "" for t, a in found.tags if t == "input" and a.get("type") == "hidden"}
    return given | {"verdict": "copy", "note": "they said so"}


def test_a_verdict_is_kept_and_shown(traced: Path) -> None:
    pages = client_of(traced)
    answer = pages.post("/judge", data=_form(pages), headers={"origin": "http://localhost"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/compare?a=gazette&b=mercury#verdict")
    with open_store(traced, read_only=True) as opened:
        (kept,) = opened.records("verdicts")
    assert (kept.a, kept.b, kept.verdict, kept.note) == ("mercury", "gazette", "copy", "they said so")
    assert "Mercury is a copy of Gazette: they said so" in read(pages.get(answer.headers["location"])).text


@pytest.mark.parametrize(
    ("changed", "headers", "status"),
    [
        ({"token": "x"}, {}, 403),
        ({"token": "é"}, {}, 403),
        ({}, {"origin": "http://evil.example"}, 403),
        ({}, {"origin": "null"}, 403),
        ({}, {"sec-fetch-site": "cross-site"}, 403),
        ({}, {"sec-fetch-site": "same-site"}, 403),
        ({"verdict": "sold"}, {}, 422),
        ({"a": "nobody"}, {}, 404),
        ({"a": "gazette"}, {}, 409),
        ({"note": "x" * 3000}, {}, 422),
    ],
)
def test_other_verdicts_are_refused(
    pages: TestClient, store: Path, changed: dict[str, str], headers: dict[str, str], status: int
) -> None:
    form = _form(pages) | changed
    assert pages.post("/judge", data=form, headers=headers).status_code == status
    with open_store(store, read_only=True) as opened:
        assert not list(opened.records("verdicts"))


def test_a_verdict_needs_a_post_and_its_fields(pages: TestClient) -> None:
    assert pages.get("/judge").status_code == 405
    assert pages.post("/judge").status_code == 422
    for address in ("/", "/api/articles", "/story/f:ostrel"):
        assert pages.post(address).status_code == 405
        assert pages.delete(address).status_code == 405


def test_files_of_ours_are_the_only_files(pages: TestClient) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/", "/static"):
        assert pages.get(path).status_code in (404, 405, 307)
    assert "immutable" in pages.get("/static/wirecopy.css").headers["cache-control"]
