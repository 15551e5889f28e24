"""Articles that come in batches, go, or change: in every table the store ends as one run over everything would."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import Any

import make
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.errors import VerdictRefused
from wirecopy.lineage import region
from wirecopy.lineage.candidates import Candidates
from wirecopy.lineage.tree import Hung
from wirecopy.model import TABLES, Page
from wirecopy.read import RawRecord, read_record
from wirecopy.run import trace_records
from wirecopy.run.forget import forget
from wirecopy.run.judge import judge
from wirecopy.simulate.wire import make_wire
from wirecopy.simulate.world import make_world
from wirecopy.store import Store, open_store
from wirecopy.store.traces import Traces

Rows = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def _without_speech(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirecopy.speech.parse.installed_model", lambda: None)


def simulated(world: str, articles: int, seed: int, **weights: float) -> list[Page]:
    of = msgspec.structs.replace(make_world(world), **weights)
    lines = [line for made in make_wire(articles, of, seed) for line in made.articles]
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


class Walk:
    """A store to which one thing after another happens, and the pages that one run over everything would be given."""

    def __init__(self, store: Store, pages: Sequence[Page], seed: int) -> None:
        self.store, self.draw = store, random.Random(seed)
        self.waiting = self.draw.sample(pages, len(pages))
        self.held: list[Page] = []

    def come(self) -> None:
        """A few more articles."""
        some = [self.waiting.pop() for _ in range(min(self.draw.randint(1, 12), len(self.waiting)))]
        add(self.store, some, "lineage")
        self.held += some

    def go(self) -> None:
        """Some are forgotten; half of them come again, one under another outlet's name."""
        ids = Counter(page.id for page in self.held)
        gone = self.draw.sample([page for page in self.held if ids[page.id] == 1], 3)
        self.held = [page for page in self.held if page not in gone]
        forget(self.store, [page.id for page in gone], "forget some")
        self.waiting += [gone[0], msgspec.structs.replace(gone[-1], outlet=self.draw.choice(self.held).outlet)]

    def change(self) -> None:
        """One comes with other text, which is a version of its own."""
        page, other = self.draw.sample(self.held, 2)
        text = f"{page.text}\n\n{other.text}"
        if all(held.text != text for held in self.held):
            self.held.append(msgspec.structs.replace(page, text=text, modified="2030-01-01"))
            add(self.store, self.held[-1:], "lineage")

    def judged(self) -> None:
        """A person says something of a copy, or of two that are none."""
        copies = list(self.store.records("copies", "original IN (SELECT id FROM articles)"))
        ids = [page.id for page in self.held]
        a, b = self.draw.sample(ids, 2)
        if copies and self.draw.random() < 0.7:
            copy = self.draw.choice(copies)
            a, b = copy.copy, copy.original
        with suppress(VerdictRefused):
            judge(self.store, a, b, self.draw.choice(["copy", "original", "kin", "not"]))

    def as_at_once(self) -> dict[str, Rows]:
        """What one run over everything, in another order, makes of it."""
        with open_store(":memory:", create=True) as other:
            add(other, self.draw.sample(self.held, len(self.held)), "read")
            other.insert("verdicts", self.store.records("verdicts"))
            add(other, [], "lineage")
            return tables(other)


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_happens_to_stories_that_round_ups_tie(seed: int) -> None:
    pages = simulated("mixed", 110, seed, round_up=12.0, alone=2.0)
    with open_store(":memory:", create=True) as store:
        walk = Walk(store, pages, seed)
        add(store, [walk.waiting.pop() for _ in range(60)], "lineage")
        walk.held = [page for page in pages if page not in walk.waiting]
        for step in range(7):
            walk.draw.choice([walk.come, walk.come, walk.go, walk.change, walk.judged, walk.judged])()
            if step % 3 == 0:
                assert tables(store) == walk.as_at_once()
        assert tables(store) == walk.as_at_once()


def test_of_stories_that_a_round_up_ties_only_what_is_touched_is_hung_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two stories and a round-up of both: a copy of the one comes, and the other's tree and changes stand."""
    one, two, three = (make.prose(n) for n in (11, 12, 13))
    pages = [
        make.page(
            f"{story}{n}", outlet=f"Outlet {story}{n}", text=make.text(*paragraphs[:-1], f"A word of {story}{n}.")
        )
        for story, paragraphs in (("a", one), ("b", two))
        for n in range(3)
    ]
    both = make.page("r", outlet="Digest", text=make.text(*one[:2], *two[:2], *three[:1]))
    more = make.page("a9", outlet="Outlet a9", text=make.text(*one, "And one more."))
    hung: list[list[str]] = []
    hang = region.hang

    def counted(candidates: Candidates) -> Hung:
        hung.append(candidates.members)
        return hang(candidates)

    with open_store(":memory:", create=True) as store:
        add(store, [*pages, both], "lineage")
        monkeypatch.setattr(region, "hang", counted)
        add(store, [more], "lineage")
        monkeypatch.undo()
        monkeypatch.setattr("wirecopy.speech.parse.installed_model", lambda: None)
        assert [sorted(members) for members in hung] == [["a0", "a1", "a2", "a9", "r"]]
        assert tables(store) == at_once([*pages, both, more], "lineage")


def test_evidence_that_was_not_written_is_weighed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = simulated("mixed", 90, 6, round_up=12.0, alone=2.0)
    monkeypatch.setattr(Traces, "evidence", lambda *_: None)
    with open_store(":memory:", create=True) as store:
        for batch in batches(pages, 6):
            add(store, batch, "lineage")
        assert tables(store) == at_once(pages, "lineage")


def test_what_is_kept_of_trees_is_small_and_without_words() -> None:
    pages = simulated("mixed", 90, 4, round_up=12.0, alone=2.0)
    with open_store(":memory:", create=True) as store:
        add(store, pages, "lineage")
        values = [v for (v,) in store.connection.execute("SELECT value FROM trees")]
        (pairs,) = store.connection.execute("SELECT sum(length(a) + length(b) + length(key) + 2) FROM kin").fetchone()
        assert 0 < sum(map(len, values)) + pairs < 400 * len(pages)
        words = {word for page in pages for word in re.findall(rb"[a-z]{6,}", page.text.encode())}
        printed = [name for page in pages for name in (page.outlet or "", *(credit.name for credit in page.credits))]
        names = "".join(printed).casefold().replace(" ", "")
        kept = {word.decode() for value in values for word in re.findall(rb"[a-z]{6,}", value)}
        assert [word for word in words if word.decode() in kept and word.decode() not in names] == []
        forget(store, [page.id for page in pages], "forget all")
        for table in ("kin", "traced", "carried", "trees", "touched"):
            assert store.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


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


def test_with_the_only_copy_goes_what_it_implies() -> None:
    credit = make.credit("b", name="Northern Wire Agency", text="NWA", place="byline", role="agency")
    pages = [
        make.page("b", outlet="Quayside Echo", text=make.text(*make.prose(1)), credits=(credit,)),
        make.page("c", outlet="Harbour Post", text=make.text(*make.prose(2))),
    ]
    with open_store(":memory:", create=True) as store:
        add(store, pages, "lineage")
        assert [lost.name for lost in store.records("lost_originals")] == ["Northern Wire Agency"]
        forget(store, ["b"], "forget b")
        assert tables(store) == at_once(pages[1:], "lineage")


words = st.sampled_from(["the", "ferry", "“We", "drowned”", "41", "1987", "\n\n", "新聞", "\ud800", "@port", "Reuters"])
texts = st.lists(st.lists(words, max_size=25).map(" ".join), min_size=1, max_size=4)
hostile = st.lists(st.tuples(texts, st.sampled_from(["A", "A", "B", None])), min_size=2, max_size=12)


@given(hostile, st.integers(0, 100))
@settings(max_examples=12)
def test_small_hostile_texts_in_batches(made: list[tuple[list[str], str | None]], seed: int) -> None:
    pages = [
        make.page(f"lost:{n}", outlet=outlet, text=f"{make.text(*make.prose(3, n % 3))} {' '.join(parts)}")
        for n, (parts, outlet) in enumerate(made)
    ]
    with open_store(":memory:", create=True) as store:
        for batch in batches(pages, seed):
            add(store, batch, "lineage")
        assert tables(store) == at_once(pages, "lineage")
