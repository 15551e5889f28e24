"""The store: layout, transactions, readers beside the writer, clear errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import make
import pytest

from wirecopy.errors import StoreNotFound, StoreTooNew, StoreUnusable
from wirecopy.model import TABLES, Record
from wirecopy.store import open_store


def test_records_come_back_as_they_went_in() -> None:
    rows: dict[str, list[Record]] = {
        "articles": [make.article("a", byline=("X", "Y")), make.article("b", outlet=None)],
        "credits": [make.credit("a", start=3, end=9), make.credit("a", name="AFP")],
        "copies": [make.copy("b", "a", evidence=(make.evidence(),))],
    }
    store = make.store(**rows)
    assert list(store.records("articles")) == rows["articles"]
    assert {c.name for c in store.records("credits")} == {"AFP", "Reuters"}
    assert list(store.records("copies")) == rows["copies"]


def test_rows_come_in_the_order_of_the_key() -> None:
    store = make.store(articles=[make.article(id) for id in ("c", "a", "b")])
    assert [a.id for a in store.records("articles")] == ["a", "b", "c"]


def test_half_a_surrogate_pair_becomes_a_replacement_and_offsets_stay() -> None:
    store = make.store(articles=[make.article("a", text="one \ud83d two")])
    assert store.one("articles", "id = ?", ("a",)).text == "one \ufffd two"


def test_a_failed_transaction_leaves_nothing() -> None:
    store = make.store()

    def broken() -> Iterator[Record]:
        yield make.article("a")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), store.transaction():
        store.insert("articles", broken())
    assert store.count("articles") == 0


def test_foreign_keys_hold() -> None:
    store = make.store()
    with pytest.raises(sqlite3.IntegrityError), store.transaction():
        store.insert("credits", [make.credit("nobody")])


def test_what_follows_from_an_article_goes_with_it() -> None:
    store = make.store(articles=[make.article("a"), make.article("b")], passages=[make.passage("a", "b")])
    store.connection.execute("DELETE FROM articles WHERE id = 'a'")
    assert store.count("passages") == 0


def test_a_reader_sees_only_finished_batches(tmp_path: Path) -> None:
    writer = make.store(tmp_path / "s.db")
    reader = open_store(tmp_path / "s.db", read_only=True)
    with writer.transaction():
        writer.insert("articles", [make.article("a")])
        assert reader.count("articles") == 0
    assert reader.count("articles") == 1


def test_the_file_opens_in_plain_sqlite(tmp_path: Path) -> None:
    make.store(tmp_path / "s.db", articles=[make.article("a")]).close()
    with sqlite3.connect(tmp_path / "s.db") as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert plain.execute("SELECT id, json_array_length(byline) FROM articles").fetchall() == [("a", 0)]
    plain.close()


@pytest.mark.parametrize("name", [n for n in TABLES if n != "verdicts"])
def test_every_column_that_names_an_article_has_an_index(name: str) -> None:
    store = make.store()
    execute = store.connection.execute
    led = {execute(f"PRAGMA index_info('{row[1]}')").fetchone()[2] for row in execute(f"PRAGMA index_list({name})")}
    named = {row[3] for row in execute(f"PRAGMA foreign_key_list({name})")}
    assert named <= led | {"story"}


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFound, match="wirecopy trace"):
        open_store(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("this is no database, whatever it is called " * 50)
    with pytest.raises(StoreUnusable, match="--store"):
        open_store(tmp_path / "text.db")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE cats (name)")
    other.close()
    with pytest.raises(StoreUnusable, match="something else"):
        open_store(tmp_path / "other.db", create=True)
    newer = make.store(tmp_path / "new.db")
    newer.connection.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StoreTooNew, match="upgrade"):
        open_store(tmp_path / "new.db")
    with pytest.raises(StoreUnusable):
        open_store(tmp_path / "no-such-folder" / "s.db", create=True)
