"""A person's verdict: kept, followed, replaced, and refused where it cannot hold."""

from __future__ import annotations

from pathlib import Path

import make
import pytest

from wirecopy.errors import VerdictRefused
from wirecopy.run import trace_records
from wirecopy.run.judge import judge
from wirecopy.store import Store, open_store

TEXT = make.text(
    "A ferry with 214 people aboard ran aground off Calvessa on Monday, and 41 were taken to hospital by boat.",
    "The captain, who ignored two warnings of shoals, was questioned by police in Port Ardine until the evening.",
    "Nobody was missing by nightfall, and the ship was to be towed to the yard at Quayle in the morning.",
)
OTHER = make.text(
    "The smelter at Brendal will close in May after ninety years, its owner told the nine hundred people there.",
    "A buyer had been sought since the autumn in three countries, but none of them would take on the debts.",
)


@pytest.fixture
def store() -> Store:
    opened = open_store(":memory:", create=True)
    pages = [
        make.page("early", outlet="Ostrel Post", published="2025-03-03T06:00:00Z", text=TEXT),
        make.page("late", outlet="Quayside", published="2025-03-03T09:00:00Z", text=TEXT),
        make.page("smelter", outlet="Brendal Echo", published="2025-03-03T09:00:00Z", text=OTHER),
    ]
    trace_records(((page, page.id) for page in pages), opened)
    return opened


def links(store: Store) -> dict[tuple[str, str], float]:
    return {(c.copy, c.original): c.confidence for c in store.records("copies")}


def test_the_evidence_before_any_verdict(store: Store) -> None:
    assert [*links(store)] == [("late", "early")]


@pytest.mark.parametrize(("a", "b", "word"), [("early", "late", "copy"), ("late", "early", "original")])
def test_a_direction_outranks_the_evidence(store: Store, a: str, b: str, word: str) -> None:
    judge(store, a, b, word)  # type: ignore[arg-type]
    assert links(store) == {("early", "late"): 1.0}
    (copy,) = store.records("copies")
    assert any("person's verdict" in e.detail for e in copy.evidence)
    assert [row.article for row in store.records("families")] == ["early", "late"]


def test_what_is_not_kin(store: Store) -> None:
    judge(store, "early", "late", "not", note="the same press release")
    assert links(store) == {}
    assert [*store.records("families")] == []
    (verdict,) = store.records("verdicts")
    assert verdict.note == "the same press release"


def test_kin_that_share_no_words(store: Store) -> None:
    judge(store, "smelter", "early", "kin")
    assert ("late", "early") in links(store)
    assert {frozenset(pair) for pair in links(store)} == {frozenset(("late", "early")), frozenset(("smelter", "early"))}


def test_a_verdict_survives_later_runs(store: Store) -> None:
    judge(store, "early", "late", "copy")
    more = make.page("latest", outlet="Mercury", published="2025-03-04T09:00:00Z", text=TEXT)
    trace_records([(more, "latest")], store)
    assert links(store)["early", "late"] == 1.0
    assert store.count("verdicts") == 1


def test_the_last_word_on_a_pair_holds(store: Store) -> None:
    judge(store, "early", "late", "copy")
    judge(store, "late", "early", "copy")
    (verdict,) = store.records("verdicts")
    assert (verdict.a, verdict.b) == ("late", "early")
    assert links(store) == {("late", "early"): 1.0}


def test_a_run_is_written_down(store: Store) -> None:
    judge(store, "early", "late", "copy")
    assert "judge early late copy" in [run.command for run in store.records("runs")]
    assert all(run.finished for run in store.records("runs"))


def test_refused(store: Store) -> None:
    judge(store, "late", "early", "copy")
    judge(store, "smelter", "late", "copy")
    with pytest.raises(VerdictRefused, match="smelter took its text, by way of late, from early"):
        judge(store, "early", "smelter", "copy")
    with pytest.raises(VerdictRefused, match="one article"):
        judge(store, "early", "early", "kin")
    assert store.count("verdicts") == 2


def test_before_any_tree(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db", create=True) as opened:
        pages = [make.page(id, text=TEXT, outlet=id) for id in ("one", "two")]
        trace_records(((page, page.id) for page in pages), opened, until="read")
        judge(opened, "one", "two", "copy")
        assert opened.count("copies") == 0
        trace_records([], opened)
        assert links(opened) == {("one", "two"): 1.0}
