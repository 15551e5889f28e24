"""Forgetting: nothing of it is left, in any table or in the file, and the others stand as if it had never been."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import suppress
from pathlib import Path

import make
import pytest

from wirecopy.errors import NoSuchRecord
from wirecopy.model import TABLES
from wirecopy.run import Silent, trace_inputs, trace_records
from wirecopy.run.forget import articles_of, forget, versions_of
from wirecopy.run.judge import judge
from wirecopy.speech.parse import cut
from wirecopy.speech.parse.packed import _LABELS
from wirecopy.store import Store, open_store
from wirecopy.store.search import search

SHARED = make.prose(5)
SECRET = "The ombudswoman Quirina Zellweniger asked that this sentence about her be taken out of every archive."


def pages() -> list[make.Page]:
    return [
        make.page("one", outlet="Ostrel Post", headline="Zellweniger", language="en", published="2025-03-03T06:00:00Z",
                  text=make.text(*SHARED, SECRET)),
        make.page("two", outlet="Quayside", language="en", published="2025-03-03T09:00:00Z", text=make.text(*SHARED)),
        make.page("three", outlet="Mercury", published="2025-03-03T10:00:00Z", text=make.text(*SHARED[:3])),
        make.page("four", outlet="Mercury", published="2025-03-03T10:00:00Z", text=make.text(*make.prose(8))),
    ]  # fmt: skip


def traced(path: Path | str, *chosen: make.Page) -> Store:
    store = open_store(path, create=True)
    trace_records(((page, page.id) for page in chosen), store)
    return store


def tables(store: Store) -> dict[str, list[object]]:
    return {name: list(store.records(name)) for name in TABLES if name != "runs"}


def everything_in(folder: Path, store: Path) -> bytes:
    """All that its files hold: their bytes, and what is packed in them, unpacked; in small letters."""
    raw = b"".join(file.read_bytes() for file in folder.iterdir())
    plain = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    tables = [name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    blobs = {
        value
        for table in tables
        for row in plain.execute(f"SELECT * FROM {table}")
        for value in row
        if isinstance(value, bytes)
    }
    plain.close()
    return b"\n".join((raw, *blobs, *filter(None, map(unpacked, blobs)))).lower()


def unpacked(blob: bytes) -> bytes:
    """What a blob holds if it is deflated, in one of the ways that deflated things are written; "" otherwise."""
    for ways in (
        lambda: zlib.decompressobj(-15, zdict=_LABELS).decompress(blob),
        lambda: zlib.decompressobj(-15).decompress(blob),
        lambda: zlib.decompress(blob, 47),  # with the head of zlib or of gzip
    ):
        with suppress(zlib.error):
            return ways()
    return b""


@pytest.mark.parametrize("word", ["zellweniger", "ombudswoman", "quirina"])
def test_not_a_word_is_left(tmp_path: Path, word: str) -> None:
    path = tmp_path / "s.db"
    with traced(path, *pages()) as store:
        judge(store, "two", "one", "copy", note="Zellweniger says so, the ombudswoman Quirina")
        assert word.encode() in everything_in(tmp_path, path)
        forget(store, ["one"], "forget 1 article")
        assert word.encode() not in everything_in(tmp_path, path)
    assert word.encode() not in path.read_bytes().lower()


def test_packed_words_are_searched_too(tmp_path: Path) -> None:
    """The test above sees words that only a parse holds: lemmas that differ from the words."""
    path = tmp_path / "s.db"
    with traced(path, *pages()) as store:
        (packed,) = store.connection.execute("SELECT count(*) FROM parses").fetchone()
        assert packed
        lemmas = {row[0] for row in store.connection.execute("SELECT parse FROM parses")}
        assert all(unpacked(parse) for parse in lemmas)
        assert any(b"take" in unpacked(parse) for parse in lemmas)


def test_parses_that_others_have_stay() -> None:
    """What others still say need not be parsed again; what only the forgotten one said is gone."""
    store = traced(":memory:", *pages())
    before = {key for (key,) in store.connection.execute("SELECT sentence FROM parses")}
    forget(store, ["one"], "forget 1 article")
    after = {key for (key,) in store.connection.execute("SELECT sentence FROM parses")}
    assert before - after == set(cut(SECRET).keys)
    assert after == set(cut(next(a.text for a in store.records("articles") if a.id == "two")).keys)


def test_a_stopped_one_leaves_no_words_in_any_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found anew comes after it, and may never come."""
    store = traced(":memory:", *pages())
    with store.transaction():
        story = store.one("story_articles", "article = 'one'", ()).story
        store.insert("claims", [make.claim("c", story, content=SECRET)])

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("wirecopy.run.forget.run_job", killed)
    with pytest.raises(KeyboardInterrupt):
        forget(store, ["one"], "forget 1 article")
    for name in TABLES:
        assert "Zellweniger" not in repr(list(store.records(name)))
        assert SECRET not in repr(list(store.records(name)))


def test_runs_do_not_name_it(tmp_path: Path) -> None:
    for name in ("zellweniger", "other"):
        (tmp_path / f"{name}.txt").write_text(make.text(f"Of {name}", *make.prose(len(name))))
    store = open_store(":memory:", create=True)
    trace_inputs([str(tmp_path / "zellweniger.txt"), str(tmp_path / "other.txt")], store, until="read")
    (id,) = (a.id for a in store.records("articles") if "zellweniger" in (a.file or ""))
    (other,) = (a.id for a in store.records("articles") if a.id != id)
    judge(store, other, id, "not")
    forget(store, [id], "forget 1 article")
    assert {run.command for run in store.records("runs")} == {
        f"trace … {tmp_path / 'other.txt'}", f"judge {other} … not", "forget 1 article",
    }  # fmt: skip


def test_who_keeps_the_log_open_is_told_of(tmp_path: Path) -> None:
    said: list[str] = []

    class Listening(Silent):
        def say(self, message: str) -> None:
            said.append(message)

    with traced(tmp_path / "s.db", *pages()) as store, open_store(tmp_path / "s.db", read_only=True) as reader:
        store.connection.execute("PRAGMA busy_timeout = 100")
        with reader.snapshot():
            assert reader.count("articles") == 4
            forget(store, ["one"], "forget 1 article", Listening())
    assert any("have" in line and "open" in line for line in said)
    assert b"Zellweniger" not in (tmp_path / "s.db").read_bytes()


def test_no_word_of_it_stays_in_the_index(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    ends = (b"llweniger", b"udswoman", b"irina")  # the index shortens what begins like the word before it

    def left() -> list[bytes]:
        held = b"".join(file.read_bytes() for file in tmp_path.iterdir()).lower()
        return [end for end in ends if end in held]

    with traced(path, *pages()) as store:
        assert search(store, "zellweniger ombudswoman").total == 1
        assert left() == list(ends)
        forget(store, ["one"], "forget 1 article")
        assert left() == []
        assert search(store, "zellweniger").total == 0
        store.connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def test_the_others_stand_as_if_it_had_never_been() -> None:
    store = traced(":memory:", *pages())
    forget(store, ["one"], "forget 1 article")
    assert tables(store) == tables(traced(":memory:", *pages()[1:]))
    assert [c.original for c in store.records("copies")] == ["two"]


def test_it_is_found_no_more() -> None:
    store = traced(":memory:", *pages())
    assert {found.article for found in store.find(make.text(*SHARED)).findings} == {"one", "two", "three"}
    forget(store, ["one"], "forget 1 article")
    assert {found.article for found in store.find(make.text(*SHARED)).findings} == {"two", "three"}


def test_an_outlet() -> None:
    store = traced(":memory:", *pages())
    assert articles_of(store, "mercury") == ["four", "three"]
    forget(store, articles_of(store, "Mercury"), "forget 2 articles")
    assert [a.id for a in store.records("articles")] == ["one", "two"]
    with pytest.raises(NoSuchRecord, match="no article of Mercury"):
        articles_of(store, "Mercury")


def test_its_versions_and_duplicates_go_with_it(tmp_path: Path) -> None:
    for name, text in (("a", SHARED), ("b", SHARED), ("c", [*SHARED, SECRET])):
        record = make.page("same", text=make.text(*text))
        (tmp_path / f"{name}.jsonl").write_text(f'{{"id": "same", "text": {__import__("json").dumps(record.text)}}}\n')
    (tmp_path / "d.jsonl").write_text('{"id": "same~other", "text": "Nobody keeps the lighthouses now."}\n')
    store = open_store(":memory:", create=True)
    trace_inputs([str(tmp_path)], store)
    assert store.count("dropped") == 1
    assert len(versions_of(store, "same")) == 2
    forget(store, versions_of(store, "same"), "forget 2 articles")
    assert [a.id for a in store.records("articles")] == ["same~other"]
    assert store.count("dropped") == 0
    assert store.count("inputs") == 1


def test_one_version_alone(tmp_path: Path) -> None:
    store = open_store(":memory:", create=True)
    old, new = (
        make.page("same", text=text, published=day)
        for text, day in (("First text.", "2025-01-01"), ("New one.", "2025-01-02"))
    )
    trace_records([(old, "1"), (new, "2")], store)
    later = next(a.id for a in store.records("articles") if "~" in a.id)
    assert versions_of(store, later) == [later]
    forget(store, [later], "forget 1 article")
    assert [(a.id, a.text) for a in store.records("articles")] == [("same", "First text.")]


def test_it_comes_back_when_it_is_read_again() -> None:
    store = traced(":memory:", *pages())
    before = tables(store)
    forget(store, ["one"], "forget 1 article")
    trace_records(((page, page.id) for page in pages()), store)
    assert tables(store) == before


def test_stages_that_a_stopped_run_left_behind() -> None:
    """What was found before is found anew, though the articles of a stopped run made it out of date."""
    store = traced(":memory:", *pages())
    more = make.page("five", outlet="Tidewrack", text=make.text(*SHARED[1:]))
    trace_records([(more, "five")], store, until="read")
    forget(store, ["one"], "forget 1 article")
    assert tables(store) == tables(traced(":memory:", *pages()[1:], more))
