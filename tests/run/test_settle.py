"""Which records are one article, in whatever order they come."""

from __future__ import annotations

import random
from itertools import permutations
from typing import Any

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.model import Page
from wirecopy.run.ingest import keep
from wirecopy.store import Store


def settled(pages: list[Page]) -> Store:
    store = make.store()
    with store.transaction():
        for page in pages:
            keep(store, page, f"sha of {page.file}")
    return store


def outcome(store: Store) -> tuple[list[tuple[str, str]], list[tuple[str, str | None]]]:
    """(id, text) of articles, (file, detail) of what was dropped."""
    return (
        [(a.id, a.text) for a in store.records("articles")],
        [(d.file, d.detail) for d in store.records("dropped")],
    )


def assert_adds_up(store: Store) -> None:
    assert store.count("inputs") == store.count("articles") + store.count("dropped")


WORLDS = {
    "same id, same text": [make.page("a", file=f) for f in ("2", "1", "3")],
    "same address under other ids": [
        make.page(id, file=id, url="https://x.example/goose", text="The goose is gone.") for id in ("c", "a", "b")
    ],
    "a record that joins two names": [
        make.page("a", file="1", text="T"),
        make.page("b", file="2", text="T", url="https://x.example/goose"),
        make.page("a", file="3", text="T", url="https://x.example/goose"),
    ],
    "versions of one id": [
        make.page("a", file="1", text="first", modified="2024-03-04T09:00:00Z"),
        make.page("a", file="2", text="second", modified="2024-03-04T10:00:00Z"),
        make.page("a", file="3", text="third", modified=None, published="2024-03-04T08:00:00Z"),
    ],
    "versions and their duplicates": [
        make.page("a", file="1", text="first"),
        make.page("a", file="2", text="second"),
        make.page("a", file="3", text="first"),
        make.page("a", file="4", text="second"),
    ],
    "other ids at one address with other texts": [
        make.page("a", file="1", text="first", url="https://x.example/goose"),
        make.page("b", file="2", text="second", url="https://x.example/goose"),
    ],
}


@pytest.mark.parametrize("world", WORLDS)
def test_the_order_of_records_does_not_matter(world: str) -> None:
    outcomes = []
    for pages in permutations(WORLDS[world]):
        store = settled(list(pages))
        assert_adds_up(store)
        outcomes.append(outcome(store))
    assert all(o == outcomes[0] for o in outcomes)


TIMES = (None, "2024-03-04T07:00:00Z", "2024-03-04T08:00:00Z", "2024-03-04T09:00:00Z")


@given(
    st.lists(
        st.builds(
            lambda id, text, address, time: {"id": id, "text": text, "url": address, "published": time},
            st.sampled_from(["a", "b", "a~z", "lost:f:a:1"]),
            st.sampled_from(["first text", "second text", "third text"]),
            st.sampled_from([None, "https://x.example/goose", "https://x.example/swan"]),
            st.sampled_from(TIMES),
        ),
        min_size=2,
        max_size=5,
    ),
    st.randoms(use_true_random=False),
)
def test_no_order_of_any_records_matters(rows: list[dict[str, Any]], chance: random.Random) -> None:
    pages = [make.page(file=f"{n}", **row) for n, row in enumerate(rows)]
    one = settled(pages)
    assert_adds_up(one)
    chance.shuffle(pages)
    other = settled(pages)
    assert_adds_up(other)
    assert outcome(one) == outcome(other)


def test_the_same_article_is_kept_once_and_the_others_name_it() -> None:
    articles, dropped = outcome(settled(WORLDS["same id, same text"]))
    assert [id for id, _ in articles] == ["a"]
    assert dropped == [("2", "same article as a"), ("3", "same article as a")]


def test_the_least_id_is_kept() -> None:
    articles, dropped = outcome(settled(WORLDS["same address under other ids"]))
    assert [id for id, _ in articles] == ["a"]
    assert [file for file, _ in dropped] == ["b", "c"]


def test_the_earliest_version_keeps_the_id() -> None:
    articles, dropped = outcome(settled(WORLDS["versions of one id"]))
    assert dict(articles)["a"] == "third"
    assert {text for _, text in articles} == {"first", "second", "third"}
    assert all(id == "a" or id.startswith("a~") for id, _ in articles)
    assert dropped == []


def test_a_duplicate_of_a_renamed_version_names_its_new_id() -> None:
    store = settled(WORLDS["versions and their duplicates"])
    ids = {a.id for a in store.records("articles")}
    assert {d.detail.removeprefix("same article as ") for d in store.records("dropped")} == ids


def test_credits_and_images_follow_their_article() -> None:
    first = make.page("a", file="1", text="late", modified="2024-03-05", credits=(make.credit("a"),))
    second = make.page("a", file="2", text="early", modified="2024-03-04", images=(make.image("a"),))
    store = settled([first, second])
    (credit,), (image,) = store.records("credits"), store.records("images")
    texts = {a.id: a.text for a in store.records("articles")}
    assert (texts[credit.article], texts[image.article]) == ("late", "early")


def test_a_changed_file_with_the_same_text_replaces_its_article() -> None:
    store = make.store()
    with store.transaction():
        keep(store, make.page("a", file="1", headline="Old"), "x")
        keep(store, make.page("a", file="1", headline="New"), "y")
    assert [a.headline for a in store.records("articles")] == ["New"]
    assert_adds_up(store)


def test_a_mended_file_is_no_longer_dropped() -> None:
    store = make.store()
    with store.transaction():
        keep(store, make.dropped("1", "empty"), "x")
        keep(store, make.page("a", file="1"), "y")
    assert (store.count("articles"), store.count("dropped")) == (1, 0)
    assert_adds_up(store)


def test_the_ninth_record_of_a_file_goes_before_the_tenth() -> None:
    pages = [make.page("a", file=f"x.jsonl#{n}") for n in (10, 9, 100)]
    _, dropped = outcome(settled(pages))
    assert [file for file, _ in dropped] == ["x.jsonl#10", "x.jsonl#100"]
