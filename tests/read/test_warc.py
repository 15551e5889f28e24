"""WARC files to articles."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest
from make_page import PARAGRAPHS, page
from make_warc import DATE, URL, packed, record, request, response

from wirecopy.model import Dropped, Page
from wirecopy.read import RawRecord, raw_records, read_record
from wirecopy.read.reasons import LIMITS, Limits

HTML = "Content-Type: text/html"
PAGE = response(page())


def read(path: Path, *records: bytes, limits: Limits = LIMITS) -> list[Page | Dropped]:
    path.write_bytes(b"".join(records))
    found = raw_records(path, limits=limits)
    return [read_record(r, limits) if isinstance(r, RawRecord) else r for r in found]


def outcome(found: list[Page | Dropped]) -> list[str | tuple[str, str | None]]:
    """ "read" for a page, reason and detail for what was dropped."""
    return [(f.reason, f.detail) if isinstance(f, Dropped) else "read" for f in found]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crawl.warc"


def test_a_page_knows_where_and_when_it_was_fetched(path: Path) -> None:
    (found,) = read(path, PAGE)
    assert isinstance(found, Page)
    assert (found.url, found.retrieved, found.file) == (URL, DATE, f"{path.as_posix()}#1")
    assert PARAGRAPHS[0] in found.text


def test_records_are_numbered_among_all_and_what_a_crawler_notes_is_none(path: Path) -> None:
    notes = (
        record("warcinfo", b"software: none\r\n", "application/warc-fields"),
        request(),
        record("metadata", b"fetchTimeMs: 9\r\n", "application/warc-fields"),
        record("revisit", b"HTTP/1.1 200 OK\r\n\r\n", "application/http; msgtype=response"),
    )
    found = read(path, *notes, PAGE, *notes, PAGE)
    assert [f.file for f in found] == [f"{path.as_posix()}#{n}" for n in (5, 10)]


@pytest.mark.parametrize("data", [packed(PAGE, PAGE), gzip.compress(PAGE + PAGE), PAGE + PAGE])
def test_gzip_by_record_or_of_the_whole_or_not_at_all(tmp_path: Path, data: bytes) -> None:
    assert outcome(read(tmp_path / "a.warc.gz", data)) == ["read", "read"]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ((HTML, "Content-Encoding: gzip"), gzip.compress(page().encode())),
        ((HTML, "Content-Encoding: deflate"), zlib.compress(page().encode())),
        ((HTML, "Transfer-Encoding: chunked"), b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page().encode())),
        ((HTML, "Content-Encoding: gzip"), page().encode()),
        ((HTML, "Transfer-Encoding: chunked"), page().encode()),
        ((HTML, "Content-Encoding: unheard-of"), page().encode()),
        (("Content-Length: 7",), page().encode()),
    ],
    ids=["gzip", "deflate", "chunked", "unpacked already", "unchunked already", "unknown encoding", "no type"],
)
def test_bodies_are_unwrapped(path: Path, headers: tuple[str, ...], body: bytes) -> None:
    (found,) = read(path, response(body, *headers))
    assert isinstance(found, Page)
    assert PARAGRAPHS[0] in found.text


def test_the_charset_that_the_server_names_goes_before_what_the_page_declares(path: Path) -> None:
    paragraphs = (PARAGRAPHS[0] + " Čerstvě ťukal žluťoučký kůň na dveře přístavu.", *PARAGRAPHS[1:])
    body = page(head="<meta charset='koi8-r'>", paragraphs=paragraphs).encode("iso-8859-2")
    (found,) = read(path, response(body, 'Content-Type: text/html; charset="ISO-8859-2"'))
    assert isinstance(found, Page)
    assert "žluťoučký kůň" in found.text


def test_a_resource_and_a_conversion_are_records(path: Path) -> None:
    text = "A ferry ran aground\n\n" + "\n\n".join(PARAGRAPHS)
    found = read(
        path, record("resource", page().encode(), "text/html"), record("conversion", text.encode(), "text/plain")
    )
    assert [f.url for f in found if isinstance(f, Page)] == [URL, URL]


@pytest.mark.parametrize(
    ("data", "reason", "detail"),
    [
        (response(page(), status="404 Not Found"), "not_an_article", "HTTP status 404"),
        (response(b"GIF89a", "Content-Type: image/gif"), "unsupported_type", "image/gif"),
        (record("resource", b"x", "image/png"), "unsupported_type", "image/png"),
        (response(b""), "empty", None),
        (record("response", b"nothing of the kind", "application/http"), "not_an_article", "no HTTP status"),
    ],
)
def test_a_response_without_a_page_is_dropped(path: Path, data: bytes, reason: str, detail: str | None) -> None:
    assert outcome(read(path, data, PAGE)) == [(reason, detail), "read"]


def test_a_body_that_unfolds_beyond_measure_is_a_bomb(path: Path) -> None:
    bomb = response(gzip.compress(b" " * 60_000_000), HTML, "Content-Encoding: gzip")
    first, second = read(path, bomb, PAGE)
    assert isinstance(first, Dropped)
    assert first.reason == "decompression_bomb"
    assert isinstance(second, Page)


def test_limits_hold_before_and_after_unwrapping(path: Path) -> None:
    limits = Limits(record=4000)
    big = response(gzip.compress(b"<p>" + b"word " * 4000), HTML, "Content-Encoding: gzip")
    assert [o[0] for o in outcome(read(path, response("x" * 5000), big, limits=limits))] == ["too_large"] * 2


BREAKS = "truncated_archive"


@pytest.mark.parametrize(
    ("data", "reason", "detail"),
    [
        (PAGE + PAGE[:-90], BREAKS, "the file breaks off after record 2"),
        (PAGE + PAGE[:40], BREAKS, "the file breaks off after record 1"),
        (packed(PAGE, PAGE)[:-90], BREAKS, None),
        (PAGE + b"nothing of the kind", "unreadable_file", "no WARC record begins where one should after record 1"),
        (PAGE + PAGE.replace(b"Content-Length: ", b"Content-Length: 9999999"), BREAKS, None),
        (PAGE + PAGE.replace(b"Content-Length: ", b"Content-Length: -"), "unreadable_file", None),
        (PAGE + PAGE.replace(b"Content-Length: ", b"Content-Length: 9999999999999999999"), "unreadable_file", None),
        (PAGE + b"WARC/1.0\r\n" + b"x" * 100_000, "unreadable_file", "headers without an end after record 1"),
    ],
)
def test_what_came_before_a_break_is_kept(path: Path, data: bytes, reason: str, detail: str | None) -> None:
    first, *_, last = read(path, data)
    assert isinstance(first, Page)
    assert isinstance(last, Dropped)
    assert last.reason == reason
    assert detail in (None, last.detail)


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"\r\n\r\n", "empty"), (b"<html>", "unreadable_file")])
def test_what_is_no_warc_is_dropped(path: Path, data: bytes, reason: str) -> None:
    assert [f.reason for f in read(path, data) if isinstance(f, Dropped)] == [reason]
