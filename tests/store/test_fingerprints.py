"""Fingerprints of a store: incremental, merged, forgotten, safe from a kill, and of any layout."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import make
import numpy as np
import pytest
from make import prose, text

from wirecopy.errors import StoreUnusable
from wirecopy.reuse.segments import grams_of
from wirecopy.store import Store, fingerprints, open_store
from wirecopy.store.fingerprints import fingerprint_new, forget_fingerprints, holders_of, unfingerprinted
from wirecopy.store.store import SCHEMA_VERSION


def articles(numbers: Sequence[int]) -> list[make.Article]:
    return [make.article(f"a{n}", text=text(*prose(n))) for n in numbers]


def add(store: Store, numbers: Sequence[int]) -> None:
    with store.transaction():
        store.insert("articles", articles(numbers))
    fingerprint_new(store)


def holders(store: Store, given: str) -> dict[str, int]:
    """The ids of the articles that hold grams of a text, with how many."""
    found = holders_of(store, grams_of(given)).numbers.tolist()
    ids = dict(store.connection.execute("SELECT number, article FROM fingerprinted"))
    return {ids[n]: found.count(n) for n in sorted(set(found))}


def segments(store: Store) -> int:
    return store.connection.execute("SELECT count(*) FROM fingerprint_segments").fetchone()[0]


def keys(store: Store) -> int:
    (total,) = store.connection.execute("SELECT sum(length(keys)) / 8 FROM fingerprint_pages").fetchone()
    (said,) = store.connection.execute("SELECT sum(keys) FROM fingerprint_segments").fetchone()
    assert total == said
    return total or 0


def test_every_article_is_found_by_its_own_text() -> None:
    store = make.store(articles=articles(range(20)))
    assert unfingerprinted(store) == 20
    assert fingerprint_new(store) == 20
    assert unfingerprinted(store) == 0
    assert fingerprint_new(store) == 0
    for n in range(20):
        own = text(*prose(n))
        assert holders(store, own) == {f"a{n}": len(grams_of(own))}


def test_step_by_step_equals_at_once_and_leaves_few_segments() -> None:
    store, whole = make.store(), make.store()
    for n in range(30):
        add(store, [n])
    add(whole, range(30))
    assert segments(store) <= 4
    assert segments(whole) == 1
    assert keys(store) == keys(whole)
    assert all(holders(store, text(*prose(n))) == holders(whole, text(*prose(n))) for n in range(30))


def test_small_pages_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = make.store()
    add(plain, range(10))
    monkeypatch.setattr(fingerprints, "PAGE", 7)
    monkeypatch.setattr(fingerprints, "CHUNK_ARTICLES", 3)
    paged = make.store()
    add(paged, range(10))
    for n in range(10):
        given = text(*prose(n)[:2], *prose(n + 1)[2:])
        assert holders(paged, given) == holders(plain, given)


def test_articles_of_a_run_are_numbered_as_they_were_published() -> None:
    times = {"a": None, "b": "2024-03-05", "c": "2024-03-04T09:00:00Z"}
    store = make.store(articles=[make.article(id, published=time) for id, time in times.items()])
    fingerprint_new(store)
    assert store.connection.execute("SELECT article FROM fingerprinted ORDER BY number").fetchall() == [
        ("c",), ("b",), ("a",),
    ]  # fmt: skip


def test_an_article_that_goes_is_found_no_more_and_then_its_keys_go() -> None:
    store = make.store()
    add(store, range(6))
    before = keys(store)
    with store.transaction():
        store.connection.execute("DELETE FROM articles WHERE id IN ('a2', 'a5')")
        assert holders(store, text(*prose(2))) == {}
        assert keys(store) == before
        forget_fingerprints(store)
    assert keys(store) == before - sum(len(grams_of(text(*prose(n)))) for n in (2, 5))
    (numbers,) = store.connection.execute("SELECT count(*) FROM fingerprinted").fetchone()
    assert numbers == 4
    assert holders(store, text(*prose(3))) == {"a3": len(grams_of(text(*prose(3))))}


def test_forgetting_all_leaves_nothing() -> None:
    store = make.store()
    add(store, range(3))
    store.connection.execute("DELETE FROM articles")
    forget_fingerprints(store)
    assert [store.count(t) for t in ("fingerprinted", "fingerprint_segments", "fingerprint_pages")] == [0, 0, 0]
    assert holders(store, text(*prose(1))) == {}
    add(store, [1])
    assert list(holders(store, text(*prose(1)))) == ["a1"]


def test_an_article_that_comes_back_with_other_text_is_found_by_that() -> None:
    store = make.store()
    add(store, [1, 2])
    store.connection.execute("DELETE FROM articles WHERE id = 'a1'")
    with store.transaction():
        store.insert("articles", [make.article("a1", text=text(*prose(9)))])
    assert unfingerprinted(store) == 1
    fingerprint_new(store)
    assert holders(store, text(*prose(1))) == {}
    assert list(holders(store, text(*prose(9)))) == ["a1"]


def test_an_article_that_is_renamed_is_found_by_its_new_name() -> None:
    store = make.store()
    add(store, [1])
    store.connection.execute("UPDATE articles SET id = 'b' WHERE id = 'a1'")
    assert unfingerprinted(store) == 0
    assert list(holders(store, text(*prose(1)))) == ["b"]


def test_a_merge_drops_what_is_gone() -> None:
    store = make.store()
    add(store, range(4))
    store.connection.execute("DELETE FROM articles WHERE id = 'a1'")
    add(store, range(10, 14))
    assert keys(store) == sum(len(grams_of(a.text)) for a in store.records("articles"))
    assert store.count("fingerprinted") == 7


def test_keys_of_another_version_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    store = make.store()
    add(store, range(3))
    monkeypatch.setattr(fingerprints, "FINGERPRINTS", "next")
    assert unfingerprinted(store) == 3
    assert holders(store, text(*prose(1))) == {}
    assert fingerprint_new(store) == 3
    assert list(holders(store, text(*prose(1)))) == ["a1"]


def test_a_gram_of_everyone_is_read_in_part_and_rare_ones_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "PAGE", 8)
    monkeypatch.setattr(fingerprints, "MOST_PAGES", 5)
    furniture = text(*prose(0, 1))
    store = make.store(articles=[make.article(f"a{n:03}", text=text(*prose(n), furniture)) for n in range(1, 200)])
    fingerprint_new(store)
    given = text(furniture, *prose(150))
    found = holders_of(store, grams_of(given))
    assert len(found.numbers) < 20 * len(grams_of(given))
    ids = holders(store, given)
    assert ids["a150"] >= len(grams_of(text(*prose(150))))
    common = found.frequency[np.isin(grams_of(given), grams_of(furniture))]
    assert np.median(common) > 100
    assert np.median(found.frequency) == 1


def test_a_kill_loses_no_finished_chunk(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    make.store(path, articles=articles(range(12))).close()
    code = f"""
import os, signal
from wirecopy.store import fingerprints, open_store
fingerprints.CHUNK_ARTICLES = 4
write, calls = fingerprints._write, []
def dying(*args):
    write(*args)
    calls.append(args)
    if len(calls) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
fingerprints._write = dying
fingerprints.fingerprint_new(open_store({str(path)!r}))
"""
    died = subprocess.run([sys.executable, "-c", code], check=False)
    assert died.returncode == -signal.SIGKILL
    store = open_store(path)
    assert unfingerprinted(store) == 4
    assert fingerprint_new(store) == 4
    assert all(list(holders(store, text(*prose(n)))) == [f"a{n}"] for n in range(12))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store of layout 1, with an article, as the first release laid it out."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(Path(__file__).with_name("layout-1.sql").read_text("utf-8"))
    connection.execute("PRAGMA application_id = 0x77697265")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("INSERT INTO articles (id, byline, text) VALUES ('a1', '[]', ?)", (text(*prose(1)),))
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize("read_only", [True, False])
def test_an_old_store_is_brought_forward(old: Path, read_only: bool) -> None:
    with open_store(old, read_only=read_only) as store:
        assert [a.id for a in store.records("articles")] == ["a1"]
        assert store.layout() == SCHEMA_VERSION
        assert unfingerprinted(store) == 1
    with open_store(old) as store:
        assert fingerprint_new(store) == 1
        assert list(holders(store, text(*prose(1)))) == ["a1"]


def test_a_store_brought_forward_is_laid_out_like_a_new_one(old: Path) -> None:
    def layout(store: Store) -> set[tuple[str, ...]]:
        rows = store.connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        return {(kind, name, " ".join((sql or "").split())) for kind, name, sql in rows}

    assert layout(open_store(old)) == layout(make.store())


def test_an_old_store_that_cannot_be_written_says_so(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirecopy.store.store.BUSY_SECONDS", 0.01)
    holder = sqlite3.connect(old, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnusable, match="cannot be written: database is locked; copy it"):
        open_store(old, read_only=True)
    holder.execute("ROLLBACK")
    holder.close()
    open_store(old, read_only=True).close()
