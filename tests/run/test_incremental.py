"""Articles that come in batches, go, or change: in every table the store ends as one run over everything would."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

import make
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.model import TABLES, Page
from wirecopy.read import RawRecord, read_record
from wirecopy.run import trace_records
from wirecopy.run.forget import forget
from wirecopy.run.judge import judge
from wirecopy.simulate.wire import make_wire
from wirecopy.simulate.world import make_world
from wirecopy.store import Store, open_store

Rows = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def _without_speech(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirecopy.speech.parse.installed_model", lambda: None)


def simulated(world: str, articles: int, seed: int) -> list[Page]:
    lines = [line for made in make_wire(articles, make_world(world), seed) for line in made.articles]
    records = (RawRecord(f"wire.jsonl#{n}", "json", msgspec.json.encode(line)) for n, line in enumerate(lines))
    return [page for page in map(read_record, records) if isinstance(page, Page)]


def add(store: Store, pages: Iterable[Page], until: str = "stories") -> None:
    trace_records(((page, sha256(repr(page).encode()).hexdigest()) for page in pages), store, until=until)


def tables(store: Store) -> dict[str, Rows]:
    """Every table but ``runs``."""
    return {name: store.arrow(name).to_pylist() for name in TABLES if name != "runs"}


def at_once(pages: Iterable[Page], until: str = "stories") -> dict[str, Rows]:
    with open_store(":memory:", create=True) as store:
        add(store, pages, until)
        return tables(store)


def batches(pages: Sequence[Page], seed: int) -> list[list[Page]]:
    """The pages in two to five batches, in any order."""
    draw = random.Random(seed)
    mixed = draw.sample(pages, len(pages))
    edges = sorted(draw.sample(range(1, len(pages)), min(draw.randint(1, 4), len(pages) - 1)))
    return [mixed[a:b] for a, b in zip([0, *edges], [*edges, len(mixed)], strict=True)]


@pytest.mark.parametrize(("world", "seed"), [("mixed", 1), ("repost-ring", 3), ("ocr", 4)])
def test_a_simulated_world_in_batches(world: str, seed: int) -> None:
    pages = simulated(world, 90, seed)
    with open_store(":memory:", create=True) as store:
        for batch in batches(pages, seed):
            add(store, batch)
        assert tables(store) == at_once(pages)
        assert store.count("copies") > 10


@pytest.mark.parametrize("seed", [5])
def test_articles_that_go_or_change_or_are_judged(seed: int) -> None:
    pages = simulated("mixed", 60, seed)
    draw = random.Random(seed)
    with open_store(":memory:", create=True) as store:
        for batch in batches(pages, seed):
            add(store, batch, "lineage")
        copies = list(store.records("copies"))
        gone = {copy.copy for copy in draw.sample(copies, 4)} | {page.id for page in draw.sample(pages, 4)}
        forget(store, sorted(gone), "forget some")
        pages = [page for page in pages if page.id not in gone]
        longer = msgspec.structs.replace(pages[0], text=pages[0].text + "\n\n" + pages[1].text, modified="2030-01-01")
        add(store, [longer], "lineage")
        a, b = sorted(page.id for page in draw.sample(pages, 2))
        judge(store, a, b, "kin")
        with open_store(":memory:", create=True) as other:
            add(other, [*pages, longer], "read")
            other.insert("verdicts", store.records("verdicts"))
            add(other, [], "lineage")
            assert tables(store) == tables(other)


def test_a_batch_that_changes_nothing_else_leaves_the_rows_of_others_alone() -> None:
    pages = simulated("mixed", 60, 7)
    with open_store(":memory:", create=True) as store:
        add(store, pages, "lineage")
        before = store.connection.total_changes
        add(store, [make.page("zz", outlet="Nobody's", text=make.text(*make.prose(900)))], "lineage")
        assert store.connection.total_changes - before < 60


def test_what_names_mean_follows_all_that_print_them() -> None:
    story = make.text(*make.prose(1))
    credit = make.credit("b", name="NWA", text="NWA", place="byline", role="agency")
    pages = [
        make.page("b", outlet="Quayside Echo", text=story, credits=(credit,)),
        make.page("c", outlet="Northern Wire Agency", text=make.text(*make.prose(2))),
    ]
    with open_store(":memory:", create=True) as store:
        for page in pages:
            add(store, [page], "lineage")
        assert tables(store) == at_once(pages, "lineage")
        assert [lost.name for lost in store.records("lost_originals")] == ["Northern Wire Agency"]


words = st.sampled_from(["the", "ferry", "“We", "drowned”", "41", "1987", "\n\n", "新聞", "\ud800", "@port", "Reuters"])
texts = st.lists(st.lists(words, max_size=25).map(" ".join), min_size=1, max_size=4)
hostile = st.lists(st.tuples(texts, st.sampled_from(["A", "A", "B", None])), min_size=2, max_size=12)


@given(hostile, st.integers(0, 100))
@settings(max_examples=12, deadline=None)
def test_small_hostile_texts_in_batches(made: list[tuple[list[str], str | None]], seed: int) -> None:
    pages = [
        make.page(f"lost:{n}", outlet=outlet, text=f"{make.text(*make.prose(3, n % 3))} {' '.join(parts)}")
        for n, (parts, outlet) in enumerate(made)
    ]
    with open_store(":memory:", create=True) as store:
        for batch in batches(pages, seed):
            add(store, batch, "lineage")
        assert tables(store) == at_once(pages, "lineage")
