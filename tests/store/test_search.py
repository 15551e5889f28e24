"""Full text: what is found and marked, what is typed is never an error, and the index follows the articles."""

from __future__ import annotations

from pathlib import Path

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.store import Store, open_store
from wirecopy.store.search import LONGEST, MOST_TERMS, expression, search
from wirecopy.store.store import SCHEMA_VERSION

EMPTY = make.store()
SANK = "The ferry Orsola sank off the port of Calvessa on Monday, the police said."


@pytest.fixture
def store() -> Store:
    return make.store(
        articles=[
            make.article("a", outlet="Newsheap", headline="Ferry sinks", text=SANK),
            make.article("b", outlet="Café Courier", headline="A port strike", text="Dockers struck.\n\nNo ferry."),
            make.article("c", outlet=None, headline=None, text="Nothing of the kind: the port was quiet."),
        ]
    )  # fmt: skip


def found(store: Store, query: str) -> list[str]:
    return [hit.article for hit in search(store, query).hits]


def test_all_words_are_wanted_and_a_headline_goes_before_a_text(store: Store) -> None:
    assert found(store, "FERRY") == ["a", "b"]
    assert found(store, "ferry police") == ["a"]
    assert found(store, "port") == ["b", "c", "a"]
    assert found(store, "strike newsheap") == []


def test_phrases_beginnings_outlets_and_accents(store: Store) -> None:
    assert found(store, '"port of Calvessa"') == ["a"]
    assert found(store, "“of the port”") == found(store, '"port Calvessa"') == []
    assert found(store, "calv*") == found(store, '"port of cal"*') == ["a"]
    assert found(store, "calv") == []
    assert found(store, "cafe courier") == ["b"]


def test_the_words_are_marked_where_they_stand(store: Store) -> None:
    (hit,) = search(store, "sinks ferry").hits
    assert [hit.headline[s:e] for s, e in hit.headline_marks] == ["Ferry", "sinks"]
    (hit,) = search(store, '"the police"').hits
    assert [hit.snippet[s:e] for s, e in hit.marks] == ["the police"]
    assert hit.snippet == SANK
    assert hit.headline_marks == ()


def test_signs_in_an_article_are_not_taken_for_marks() -> None:
    store = make.store(
        articles=[make.article("a", headline="\x03x\x02", text="\x02one\x03 \x03two \x02three" + "w" * 9_000)]
    )
    (hit,) = search(store, "two").hits
    assert "two" in [hit.snippet[s:e] for s, e in hit.marks]
    assert len(hit.snippet) <= 600


def test_no_more_than_the_limit_and_how_many_there_are(store: Store) -> None:
    few = search(store, "ferry", limit=1)
    assert ([hit.article for hit in few.hits], few.total) == (["a"], 2)


@pytest.mark.parametrize(
    "query",
    ["", " ", "*", '"', '""', '"*', "(", ")", "NEAR(", "NEAR(ferry port, 5)", "AND", "ferry AND", "NOT ferry", "a OR",
     "headline:ferry", "{headline text}: x", "^ferry", "-ferry", "+", "ferry\0port", "\ud800", "';--", '"ferry',
     "x" * 1_000_000, '"' * 1_000_000, "ferry " * 200_000, "(" * 5_000, "é\u0301", "港口"],
)  # fmt: skip
def test_whatever_is_typed_is_no_error(store: Store, query: str) -> None:
    assert search(store, query).total <= 2


@given(st.text(max_size=60))
def test_no_text_is_an_error(query: str) -> None:
    assert search(EMPTY, query).total == 0


def test_what_means_nothing_else_is_looked_for() -> None:
    assert expression("ferry AND (port") == '"ferry" "AND" "(port"'
    assert expression('"one two" thr*') == '"one two" "thr" *'
    assert expression("th* 港*") == '"th" "港" *'
    assert expression('- \' * ""') is None
    assert (expression("word " * 100) or "").count('"word"') == MOST_TERMS
    assert len(expression("x" * 2 * LONGEST) or "") == LONGEST + 2


def test_the_index_follows_the_articles(store: Store) -> None:
    execute = store.connection.execute
    execute("UPDATE articles SET text = 'Geese.' WHERE id = 'a'")
    execute("UPDATE articles SET id = 'aa' WHERE id = 'a'")
    execute("DELETE FROM articles WHERE id = 'b'")
    assert found(store, "geese") == ["aa"]
    assert found(store, "police") == found(store, "dockers") == []
    execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def test_the_index_survives_new_numbers_of_rows(store: Store) -> None:
    store.connection.execute("DELETE FROM articles WHERE id = 'a'")
    store.connection.execute("VACUUM")
    assert found(store, "port") == ["b", "c"]
    assert search(store, "dockers").hits[0].snippet.startswith("Dockers struck.")


def test_an_old_store_is_indexed_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with make.store(path, articles=[make.article("a", text=SANK)]) as new:
        make.older(new, layout=4)
    with open_store(path, read_only=True) as opened:
        assert opened.layout() == SCHEMA_VERSION
        assert found(opened, "orsola") == ["a"]
