"""The history of a page: every version in its order, with what it changed of the one before."""

from __future__ import annotations

from typing import Any

import make

from wirecopy.model import Article
from wirecopy.model.identity import version_id
from wirecopy.pictures.versions import load_versions
from wirecopy.store import Store

FIRST = make.text(*make.prose(1))
SECOND = FIRST.replace(f" {FIRST.split()[5]} ", " otherwise ", 1)
THIRD = make.text(SECOND, *make.prose(2))


def version(text: str, hour: int, id: str | None = None, **fields: Any) -> Article:
    return make.article(id or version_id("p", text), text=text, modified=f"2024-03-04T{hour:02}:00:00Z", **fields)


def store(*articles: Article, **tables: Any) -> Store:
    return make.store(articles=articles, **tables)


def test_versions_stand_in_their_order_with_what_each_changed() -> None:
    first, second, third = version(FIRST, 9, "p"), version(SECOND, 10), version(THIRD, 11)
    for article in (first, second, third):
        history = load_versions(store(third, first, second), article)
        assert [v.id for v in history] == ["p", second.id, third.id]
        assert [v.seen() for v in history] == [a.modified for a in (first, second, third)]
        assert history[0].changes == ()
        assert [s.change.after for s in history[1].changes if s.change.kind == "reworded"] == ["otherwise"]
        assert {s.change.kind for s in history[2].changes} == {"added"}


def test_what_lineage_found_is_taken() -> None:
    first, second = version(FIRST, 9, "p"), version(SECOND, 10)
    change = make.change(second.id, "p", "headline", before="Goose gone", after="Goose found")
    history = load_versions(store(first, second, changes=[change]), first)
    assert [s.change for s in history[1].changes] == [change]


def test_a_page_without_versions_has_no_history() -> None:
    alone, other = version(FIRST, 9, "p"), version(SECOND, 10, "p~other")
    assert load_versions(store(alone, other), alone) == ()


def test_two_ids_of_one_address_are_one_page() -> None:
    kept = store(version(FIRST, 9, "p"), version(SECOND, 8, "q"))
    with kept.transaction():
        kept.connection.executemany("INSERT INTO identities VALUES ('at:https://a.example/x', ?)", [("p",), ("q",)])
    article = next(kept.records("articles", "id = 'p'"))
    assert [v.id for v in load_versions(kept, article)] == ["q", "p"]
