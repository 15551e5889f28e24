"""Forgetting: nothing of it is left, in any table or in the file, and the others stand as if it had never been."""

from __future__ import annotations

from pathlib import Path

import make
import pytest

from wirecopy.errors import NoSuchRecord
from wirecopy.model import TABLES
from wirecopy.run import trace_inputs, trace_records
from wirecopy.run.forget import articles_of, forget, versions_of
from wirecopy.run.judge import judge
from wirecopy.store import Store, open_store
from wirecopy.store.search import search

SHARED = make.prose(5)
SECRET = "The ombudswoman Quirina Zellweniger asked that this sentence about her be taken out of every archive."


def pages() -> list[make.Page]:
    return [
        make.page("one", outlet="Ostrel Post", headline="Zellweniger", published="2025-03-03T06:00:00Z",
                  text=make.text(*SHARED, SECRET)),
        make.page("two", outlet="Quayside", published="2025-03-03T09:00:00Z", text=make.text(*SHARED)),
        make.page("three", outlet="Mercury", published="2025-03-03T10:00:00Z", text=make.text(*SHARED[:3])),
        make.page("four", outlet="Mercury", published="2025-03-03T10:00:00Z", text=make.text(*make.prose(8))),
    ]  # fmt: skip


def traced(path: Path | str, *chosen: make.Page) -> Store:
    store = open_store(path, create=True)
    trace_records(((page, page.id) for page in chosen), store)
    return store


def tables(store: Store) -> dict[str, list[object]]:
    return {name: list(store.records(name)) for name in TABLES if name != "runs"}


def test_not_a_word_is_left(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with traced(path, *pages()) as store:
        judge(store, "two", "one", "copy", note="Zellweniger says so")
        assert b"Zellweniger" in b"".join(file.read_bytes() for file in tmp_path.iterdir())
        forget(store, ["one"], "forget 1 article")
        assert b"Zellweniger" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
        assert b"ombudswoman" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"ombudswoman" not in path.read_bytes()


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
