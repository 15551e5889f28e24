"""One raw record to one article, whatever it holds."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_page import page

from wirecopy.model import Dropped, Page
from wirecopy.read import RawRecord, read, read_record, reader
from wirecopy.read.raw import Kind
from wirecopy.read.reasons import Limits, Reason


def test_each_kind_has_its_reader() -> None:
    text = "Ferry runs aground\n\nBy Ann Lee\n\n" + "The ferry ran aground off the pier on Tuesday night. " * 8
    for kind, data in (("html", page()), ("json", '{"text": "a"}'), ("text", text)):
        assert isinstance(read_record(RawRecord("x", kind, data.encode())), Page)


@pytest.mark.parametrize("kind", ["html", "json", "text"])
@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b" \r\n", "empty"), (b"x" * 200, "too_large")])
def test_limits_hold_for_every_kind(kind: Kind, data: bytes, reason: str) -> None:
    found = read_record(RawRecord("x", kind, data), Limits(record=100))
    assert isinstance(found, Dropped)
    assert found.reason == reason


@settings(max_examples=60)
@given(st.sampled_from(get_args(Kind)), st.binary(max_size=400))
def test_nothing_that_a_record_holds_raises(kind: Kind, data: bytes) -> None:
    found = read_record(RawRecord("x", kind, data))
    assert isinstance(found, Page) or found.reason in get_args(Reason)


def test_an_unforeseen_error_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(reader, "read_html", fail)
    found = read_record(RawRecord("x", "html", b"<p>x"))
    assert found == Dropped(file="x", reason="crashed", detail="RecursionError: too deep")


def test_records_and_answers_travel_between_processes() -> None:
    raw = RawRecord("x", "html", page().encode())
    assert pickle.loads(pickle.dumps(raw)) == raw
    assert pickle.loads(pickle.dumps(read_record(raw))) == read_record(raw)


def test_read_gives_the_articles_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.html").write_text("<p>nothing</p>")
    (article,) = read(tmp_path)
    assert article.file == (tmp_path / "a.html").as_posix()
