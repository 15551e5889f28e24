"""What people and attackers put into files: each ends as an article or as a reason of the list, in bounded time."""

from __future__ import annotations

import gzip
import json
import os
import socket
import time
from pathlib import Path
from typing import get_args

import pytest
from make_page import PARAGRAPHS, jsonld, page

from wirecopy.model import Dropped, Page
from wirecopy.read import RawRecord, raw_records, read_record
from wirecopy.read.reasons import Reason

BODY = " ".join(PARAGRAPHS)


def outcomes(path: Path) -> list[str]:
    """ "read" or the reason, for each record of a file or folder."""
    found = [read_record(r) if isinstance(r, RawRecord) else r for r in raw_records(path)]
    reasons = [f.reason if isinstance(f, Dropped) else "read" for f in found]
    assert set(reasons) <= {"read", *get_args(Reason)}
    return reasons


def outcome_of(folder: Path, name: str, data: bytes) -> list[str]:
    (folder / name).write_bytes(data)
    return outcomes(folder / name)


HTML = page().encode()
LINE = json.dumps({"id": "a", "text": BODY}).encode()


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("nested.html", b"<html><body>" + b"<div>" * 100_000 + HTML, None),
        ("attribute.html", HTML.replace(b"<h1>", b"<h1 title='" + b"x" * 1_000_000 + b"'>"), "read"),
        ("nul.html", HTML.replace(b"ferry", b"fer\x00ry"), "read"),
        ("long-line.html", HTML.replace(b"<p>", b"<p>" + b"word " * 20_000, 1), None),
        ("garbage.html", bytes(range(256)) * 400, "undecodable"),
        ("random.txt", os.urandom(50_000), None),
        ("zip.html", b"PK\x03\x04" + bytes(500), "unsupported_type"),
        ("pdf.txt", b"%PDF-1.4\n% all of it is text\n" + BODY.encode(), "unsupported_type"),
        ("zip.jsonl", b"PK\x03\x04" + bytes(500), "unsupported_type"),
        ("empty.html", b"", "empty"),
        ("blank.txt", b" \r\n\t ", "empty"),
        ("bom.txt", b"\xef\xbb\xbf", "empty"),
        ("empty.jsonl", b"", "empty"),
        ("blank.jsonl", b"\n\r\n \n", "empty"),
        ("old.txt", b"A ferry ran aground\r\rBy Ann Lee\r\r" + BODY.encode(), "read"),
        ("utf-16.html", page().encode("utf-16"), "read"),
        ("utf-32.html", page().encode("utf-32"), None),
        ("packed-twice.html.gz", gzip.compress(gzip.compress(HTML)), "read"),
        ("packed-thrice.html.gz", gzip.compress(gzip.compress(gzip.compress(HTML))), "decompression_bomb"),
        ("cut.html.gz", gzip.compress(HTML)[:-20], "truncated_archive"),
        ("damaged.html.gz", gzip.compress(HTML)[:30] + b"\xff" * 60, "unreadable_file"),
        ("laughs.html", b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>" + HTML + b"<p>&b;</p>" * 99, "read"),
        ("outside.html", b"<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>" + HTML + b"<p>&f;</p>", "read"),
        ("marks.html", b"<" * 50_000, "not_an_article"),
        ("entities.html", b"<p>" + b"&amp;" * 20_000, "not_an_article"),
        ("far-off.html", HTML.replace(b"ferry", b"&#x110000;&#xD800;&#0;ferry"), "read"),
        ("addresses.html", HTML.replace(b"<h1>", b"<a href='http://[bad'>x</a><base href='//['><h1>"), "read"),
    ],
)
def test_a_file_of_one_record(tmp_path: Path, name: str, data: bytes, expected: str | None) -> None:
    found = outcome_of(tmp_path, name, data)
    assert len(found) == 1
    assert expected in (None, *found)


def test_a_script_of_blanks_takes_no_time(tmp_path: Path) -> None:
    blanks = b"<script type='application/ld+json'>{" + b" \n" * 100_000 + b"x</script><h1>"
    clock = time.process_time()
    assert outcome_of(tmp_path, "a.html", HTML.replace(b"<h1>", blanks)) == ["read"]
    assert time.process_time() - clock < 10  # it took hours


def test_a_text_of_endless_words_and_rules_takes_no_time(tmp_path: Path) -> None:
    text = "By " + "x" * 60_000 + "\n\n" + "-" * 60_000 + "x\n\n" + BODY + "\n\n" + "-" * 60_000
    clock = time.process_time()
    assert len(outcome_of(tmp_path, "a.txt", text.encode())) == 1
    assert time.process_time() - clock < 10  # it took minutes


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"{broken", "bad_json"),
        (b"[" * 100_000, "bad_json"),
        (b'{"text": "\\ud800 ' + BODY.encode() + b'"}', "read"),
        (b'{"id": 17, "text": "x"}', "read"),
        (b'{"id": 1' + b"0" * 5000 + b', "text": "x"}', "bad_json"),
        (b'{"id": "a", "id": "b", "text": "x", "text": "y"}', "read"),
        (b'{"text": ["x"]}', "bad_record"),
        (b'{"text": {"a": 1}}', "bad_record"),
        (b'{"text": "x", "published": {}, "byline": 3, "url": [], "headline": {"a": []}}', "read"),
        (b'{"text": "x", "published": 1e999, "id": -1e999}', "read"),
        (b'{"text": NaN}', "empty"),
        (b'{"text": null}', "empty"),
        (b'{"other": "x"}', "empty"),
        (b"[1]", "bad_record"),
        (b"7", "bad_record"),
        (b'{"text": "\xff\xfe"}', "undecodable"),
        (b'{"text": "a\x00b"}', "bad_json"),
        (b'{"text": "' + b"a" * 1_000_000 + b'"}', "read"),
    ],
)
def test_a_line_that_is_odd_leaves_the_others(tmp_path: Path, line: bytes, expected: str) -> None:
    found = outcome_of(tmp_path, "a.jsonl", b"\n".join((LINE, line, LINE)))
    assert found == ["read", expected, "read"]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_end_as_their_system_ends_them(tmp_path: Path, end: bytes) -> None:
    assert outcome_of(tmp_path, "a.jsonl", end.join((LINE, b"{broken", LINE)) + end) == ["read", "bad_json", "read"]


def test_pipes_sockets_and_links_keep_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "self.html").symlink_to(tmp_path / "self.html")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "good.html").write_bytes(HTML)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.jsonl"))
        found = {Path(r.file).name: r.reason if isinstance(r, Dropped) else "page" for r in raw_records(tmp_path)}
    assert found == {
        "pipe.html": "unsupported_type",
        "loop": "unsupported_type",
        "self.html": "unreadable_file",
        "device.txt": "unsupported_type",
        "socket.jsonl": "unsupported_type",
        "good.html": "page",
    }


def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "a.html").chmod(0)
    (tmp_path / "b").mkdir(mode=0)
    assert outcomes(tmp_path) == ["unreadable_file"] * 2


def test_a_file_that_vanishes_is_said(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(HTML)
    records = raw_records(tmp_path)
    first = next(records)
    (tmp_path / "b.html").unlink()
    (second,) = records
    assert isinstance(first, RawRecord)
    assert isinstance(second, Dropped)
    assert second.reason == "unreadable_file"


def test_half_a_character_in_jsonld_is_none() -> None:
    markup = page(head=jsonld(headline="x", articleBody=f"HALVES {BODY * 9}"))
    halves = "\\ud83d\\ude00 \\ud800 \\udc00\\ud800"
    found = read_record(RawRecord("x", "html", markup.replace("HALVES", halves).encode()))
    assert isinstance(found, Page)
    assert found.text.startswith("\U0001f600 \ufffd \ufffd\ufffd The")


def test_entities_are_not_unfolded_and_nothing_is_fetched() -> None:
    bomb = b"<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>" + HTML.replace(b"The ferry", b"&f; The ferry")
    found = read_record(RawRecord("x", "html", bomb))
    assert isinstance(found, Page)
    assert Path("/etc/hostname").read_text().strip() not in found.text
