"""Ids that change as a store grows and shrinks: old ones lead on, and verdicts stay with their articles."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from pathlib import Path

import make
import pytest

from wirecopy.errors import NoSuchRecord
from wirecopy.pictures.resolve import Found, renamed, resolve
from wirecopy.run import trace_inputs, trace_records
from wirecopy.run.forget import forget
from wirecopy.store import Store, open_store

TABLES = {"family": "families", "story": "story_articles"}


@pytest.fixture
def store() -> Store:
    return open_store(":memory:", create=True)


def add(store: Store, *pages: make.Page) -> None:
    trace_records([(page, f"{page.id} {page.text}") for page in pages], store)


@pytest.fixture(autouse=True)
def deaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names follow from nothing that is said."""
    monkeypatch.setattr("wirecopy.run.stages.hear_articles", lambda store, jobs, progress: False)


def copies(text: str, *ids: str) -> list[make.Page]:
    return [make.page(id, outlet=f"Outlet {id}", headline=f"Told by {id}", text=text) for id in ids]


def shown(store: Store) -> dict[tuple[str, str], set[str]]:
    """Every family and story with its articles."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, table in TABLES.items():
        for name, article in store.connection.execute(f"SELECT {kind}, article FROM {table}"):
            found[kind, name].add(article)
    return dict(found)


def test_an_earlier_member_arrives(store: Store) -> None:
    text = make.text(*make.prose(1))
    add(store, *copies(text, "m", "n"))
    add(store, *copies(text, "a"))
    assert resolve(store, "f:m") == Found("family", "f:a")
    assert resolve(store, "s:m") == Found("story", "s:a")
    assert renamed("f:m", resolve(store, "f:m")) == "f:m goes by f:a now"
    assert renamed("f:a", resolve(store, "f:a")) is None
    with pytest.raises(NoSuchRecord):
        resolve(store, "f:nobody")


def test_two_families_prove_one(store: Store) -> None:
    one, other = make.prose(1), make.prose(2)
    add(store, *copies(make.text(*one), "a", "b"), *copies(make.text(*other), "m", "n", "o"))
    add(store, make.page("z", text=make.text(*one, *other), published="2024-03-01T09:00:00Z"))
    for name in ("f:a", "f:m"):
        assert resolve(store, name).id in {row.family for row in store.records("families", "article = ?", (name[2:],))}


def test_a_name_that_comes_back_stands_for_itself(store: Store) -> None:
    text = make.text(*make.prose(1))
    add(store, *copies(text, "m", "n"))
    add(store, *copies(text, "a"))
    forget(store, ["a"], "forget 1 article")
    assert resolve(store, "f:m") == Found("family", "f:m")
    assert resolve(store, "f:a") == Found("family", "f:m")


def test_what_is_left_of_a_family_is_one_article(store: Store) -> None:
    add(store, *copies(make.text(*make.prose(1)), "a", "b"))
    forget(store, ["a"], "forget 1 article")
    assert resolve(store, "s:a") == Found("story", "s:b")
    assert resolve(store, "f:a", ("family",)) == Found("article", "b")
    forget(store, ["b"], "forget 1 article")
    with pytest.raises(NoSuchRecord):
        resolve(store, "f:a")


@pytest.mark.parametrize("seed", range(3))
def test_every_id_ever_shown_leads_to_most_of_what_it_had(store: Store, seed: int) -> None:
    """Families grow in random batches, are bridged by articles that hold two texts, and lose members again."""
    chance = random.Random(seed)
    texts = [make.prose(n) for n in range(6)]
    ids = chance.sample(range(1000), 36)
    pages = [
        make.page(f"{id:03}", outlet=f"Outlet {id}", text=make.text(*chance.choice(texts)[chance.randrange(2) :]))
        for id in ids[:30]
    ] + [make.page(f"{id:03}", text=make.text(*texts[n], *texts[n - 1])) for n, id in enumerate(ids[30:])]
    chance.shuffle(pages)
    ever: dict[tuple[str, str], set[str]] = {}
    while pages:
        batch, pages = pages[:6], pages[6:]
        add(store, *batch)
        ever |= shown(store)
        gone = chance.choice([article.id for article in store.records("articles")])
        forget(store, [gone], "forget 1 article")
        ever |= shown(store)
    now = shown(store)
    assert len(ever.keys() - now.keys()) > 10
    present = {article.id for article in store.records("articles")}
    for (kind, name), members in ever.items():
        left = members & present
        if (kind, name) in now:
            assert resolve(store, name, (kind,)) == Found(kind, name)
        elif left:
            shares = Counter({group: len(left & having) for group, having in now.items() if group[0] == kind})
            (_, best) = max(shares.items(), key=lambda item: item[1], default=((kind, ""), 0))
            found = resolve(store, name, (kind,))
            assert found.kind == "article" if best == 0 else shares[found.kind, found.id] == best


def judged(store: Store, a: str, b: str, word: str = "copy") -> None:
    with store.transaction():
        store.insert("verdicts", [make.verdict(a, b, word)])


def verdicts(store: Store) -> list[tuple[str, str]]:
    return [(row.a, row.b) for row in store.records("verdicts")]


def test_a_verdict_stays_with_an_article_that_gets_a_version_s_id(store: Store) -> None:
    late = make.page("p", text=make.text(*make.prose(1)), published="2024-03-05T09:00:00Z")
    add(store, late, *copies(make.text(*make.prose(1)), "q"))
    judged(store, "q", "p")
    early = make.page("p", text=make.text(*make.prose(2)), published="2024-03-04T09:00:00Z")
    add(store, early)
    (renumbered,) = (row.id for row in store.records("articles", "text = ?", (late.text,)) if row.id != "q")
    assert renumbered.startswith("p~")
    assert verdicts(store) == [("q", renumbered)]
    forget(store, ["p"], "forget 1 article")
    assert verdicts(store) == [("q", "p")]
    assert resolve(store, renumbered, ("article",)) == Found("article", "p")


def test_a_verdict_stays_with_an_article_that_was_kept_under_a_greater_id(store: Store) -> None:
    text, address = make.text(*make.prose(1)), "https://ostrel.example/goose"
    add(store, make.page("k", text=text, url=address), *copies(text, "m", "n"))
    judged(store, "m", "k")
    judged(store, "n", "k")
    add(store, make.page("b", text=text, url=address, file="later.html"))
    assert store.one("articles", "id = 'k'", ()) is None
    assert verdicts(store) == [("m", "b"), ("n", "b")]
    assert resolve(store, "k", ("article",)) == Found("article", "b")


def test_a_verdict_stays_with_a_record_that_is_read_anew(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "goose.txt"
    page.write_text("A goose is gone\n\n" + make.text(*make.prose(1)))
    trace_inputs([str(page)], store, until="read")
    (before,) = store.records("articles")
    judged(store, before.id, "q")
    with store.transaction():  # as if an earlier reader had made another text of the same bytes
        store.connection.execute("UPDATE articles SET id = 'older', text = text || ' More.'")
        store.connection.execute("UPDATE verdicts SET a = 'older'")
        store.connection.execute("UPDATE inputs SET reader = 'old'")
    trace_inputs([str(page)], store, until="read")
    assert [row.id for row in store.records("articles")] == [before.id]
    assert verdicts(store) == [(before.id, "q")]
    assert resolve(store, "older", ("article",)) == Found("article", before.id)


def test_of_two_verdicts_that_fall_on_one_pair_the_later_holds(store: Store, tmp_path: Path) -> None:
    text = make.text(*make.prose(1))
    rows = [
        {"id": "k", "url": "https://ostrel.example/goose", "text": text},
        {"id": "l", "url": "https://ostrel.example/swan", "text": text},
    ]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    trace_inputs([str(tmp_path)], store, until="read")
    with store.transaction():
        store.insert("verdicts", [make.verdict("q", "k", "copy", given="2024-01-01"),
                                  make.verdict("q", "l", "not", given="2024-02-01"),
                                  make.verdict("k", "l", "kin")])  # fmt: skip
    both = make.page("k", text=text, url="https://ostrel.example/swan", file="z.html")
    trace_records([(both, "both")], store, until="read")
    assert [row.id for row in store.records("articles")] == ["k"]
    assert [(row.a, row.b, row.verdict) for row in store.records("verdicts")] == [("q", "k", "not")]
