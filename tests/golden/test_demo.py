"""The bundled pages against their true tree: the golden test of the whole journey."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from wirecopy.cli.views.claims import answer_shown, claims_shown
from wirecopy.pictures.voices import load_voices
from wirecopy.run import trace_inputs
from wirecopy.store import Store, open_store

DEMO = resources.files("wirecopy.demo")
TRUTH: dict[str, Any] = json.loads(DEMO.joinpath("truth.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with resources.as_file(DEMO.joinpath("pages")) as pages, open_store(":memory:", create=True) as made:
        trace_inputs([str(pages)], made, jobs=1)
        yield made


def file_name(label: str) -> str:
    return label.rsplit("/", 1)[-1]


@pytest.fixture(scope="module")
def names(store: Store) -> dict[str, str]:
    """File name of an article, or name of a lost original, by id."""
    articles = {a.id: file_name(a.file) for a in store.records("articles")}
    return articles | {lost.id: f"lost {lost.name}" for lost in store.records("lost_originals")}


def true_name(node: str | dict[str, str]) -> str:
    return node if isinstance(node, str) else f"lost {node['lost']}"


def test_every_page_is_accounted_for(store: Store, names: dict[str, str]) -> None:
    pages = {p.name for p in DEMO.joinpath("pages").iterdir()}
    dropped = {file_name(d.file): d.reason for d in store.records("dropped")}
    assert dropped == {d["file"]: d["reason"] for d in TRUTH["dropped"]}
    assert set(names.values()) >= pages - set(dropped)


@pytest.mark.parametrize("truth", TRUTH["articles"], ids=lambda a: a["file"])
def test_the_record_of_each_page(truth: dict[str, Any], store: Store) -> None:
    (article,) = (a for a in store.records("articles") if file_name(a.file) == truth["file"])
    assert article.outlet == truth["outlet"]
    assert article.headline == truth["headline"]
    assert article.published == truth["published"]
    assert list(article.byline) == truth["byline"]


def test_the_families(store: Store, names: dict[str, str]) -> None:
    members: dict[str, set[str]] = {}
    for row in store.records("families"):
        members.setdefault(row.family, set()).add(names[row.article])
    assert sorted(map(sorted, members.values())) == sorted(sorted(f["members"]) for f in TRUTH["families"])


def test_the_tree(store: Store, names: dict[str, str]) -> None:
    found = {(names[c.copy], names[c.original]) for c in store.records("copies")}
    assert found == {(c["copy"], true_name(c["original"])) for c in TRUTH["copies"]}
    assert all(c.confidence > 0.5 for c in store.records("copies"))


def test_the_lost_original(store: Store) -> None:
    assert [lost.name for lost in store.records("lost_originals")] == [o["name"] for o in TRUTH["lost_originals"]]


@pytest.mark.parametrize("truth", TRUTH["copies"], ids=lambda c: c["copy"])
def test_the_kind_of_each_copy(truth: dict[str, Any], store: Store, names: dict[str, str]) -> None:
    (row,) = (
        c
        for c in store.records("copies")
        if (names[c.copy], names[c.original]) == (truth["copy"], true_name(truth["original"]))
    )
    assert row.kind == truth["kind"]


def words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").lower())


@pytest.mark.parametrize("truth", TRUTH["changes"], ids=lambda c: f"{c['copy']}:{c['kind']}")
def test_each_change_is_found(truth: dict[str, Any], store: Store, names: dict[str, str]) -> None:
    """It is among those found, of its kind: words lost are in its ``before``, words gained in its ``after``."""
    found = [
        c for c in store.records("changes") if (names[c.copy], names[c.original]) == (truth["copy"], truth["original"])
    ]
    before, after = words(truth["before"]), words(truth["after"])
    lost = [w for w in before if w not in after] or (before if not after else [])
    gained = [w for w in after if w not in before] or (after if not before else [])
    assert any(
        c.kind == truth["kind"] and set(lost) <= set(words(c.before)) and set(gained) <= set(words(c.after))
        for c in found
    ), [(c.kind, c.before, c.after) for c in found]


_RECAST = {"observer-ferry.html", "bulletin-roundup.html", "tidewrack-essay.html"}
"""Copies of which the truth lists some changes only: a rewrite, a round-up, an essay that quotes."""


def test_no_change_is_made_up(store: Store, names: dict[str, str]) -> None:
    """Of the others every change found is one of the truth."""
    listed = [c for c in TRUTH["changes"] if c["copy"] not in _RECAST]
    found = [c for c in store.records("changes") if names[c.copy] not in _RECAST]
    assert sorted((names[c.copy], c.kind) for c in found) == sorted((c["copy"], c["kind"]) for c in listed)


def test_nothing_else_is_kin(store: Store, names: dict[str, str]) -> None:
    kin = {names[row.article] for row in store.records("families")}
    assert kin.isdisjoint(TRUTH["no_kin"])


SPOKEN = {
    "ostrel-ferry.html": [
        ("Pers Odenmark", "told", "reporters", "indirect", "The Maretta Star rolled over"),
        ("Pers Odenmark", "said", None, "indirect", "Rescuers had pulled 112 survivors"),
        ("Edda Vorland", "said", None, "indirect", "Police on Tuesday detained"),
        ("Coastal Safety Board", "wrote", None, "mixed", "that the door "),
        ("Tomas Hallequin", "said", None, "direct", "No captain in this country"),
        ("Jory Pellanne", "said", None, "mixed", "it was "),
        ("Wenna Strick", "said", None, "direct", "The lights went, and the floor"),
    ],
    "courier-ferry.html": [
        ("Anselm Torvey", "said", None, "direct", "Nobody has read us a list"),
        ("Talvane Lines", "said in a statement", None, "indirect", "that all its vessels held"),
    ],
    "courier-lunches.html": [
        ("Perpetua Landros", "told", None, "indirect", "that one child in eight"),
        ("Perpetua Landros", "said", None, "direct", "You cannot teach fractions"),
    ],
}


@pytest.mark.parametrize(("page", "truth"), [(page, row) for page, rows in SPOKEN.items() for row in rows])
def test_who_says_what(page: str, truth: tuple[str | None, ...], store: Store, names: dict[str, str]) -> None:
    speaker, cue, told_to, mode, begins = truth
    found = [s for s in store.records("statements") if names[s.article] == page]
    assert any(
        (s.speaker, s.cue, s.told_to, s.mode) == (speaker, cue, told_to, mode) and (s.content or "").startswith(begins)
        for s in found
    ), [(s.speaker, s.cue, s.told_to, s.mode, s.content) for s in found]


def test_the_stories(store: Store, names: dict[str, str]) -> None:
    members: dict[str, list[str]] = {}
    for row in store.records("story_articles"):
        members.setdefault(row.story, []).append(names[row.article])
    found = {tuple(sorted(members[s.story])): (s.families, s.independent_sources) for s in store.records("stories")}
    assert found == {tuple(sorted(s["members"])): (s["families"], s["independent_sources"]) for s in TRUTH["stories"]}


@pytest.mark.parametrize("truth", TRUTH["claims"], ids=lambda claim: claim["begins"])
def test_each_claim(truth: dict[str, Any], store: Store) -> None:
    pytest.importorskip("spacy")
    (claim,) = (c for c in store.records("claims") if c.content.startswith(truth["begins"]))
    found = (claim.articles, claim.independent_sources, claim.disputed)
    assert found == (truth["articles"], truth["independent_sources"], truth["disputed"])


def test_the_claims_as_they_are_shown(store: Store) -> None:
    """One that fourteen pages carry and one source stands behind, and one that two independent sources carry."""
    pytest.importorskip("spacy")
    (story,) = store.records("stories", "articles = 16")
    voices = load_voices(store, story.story)
    shown = " ".join(" ".join(str(part) for part in claims_shown(voices, True)).split())
    assert re.search(
        r"Edda Vorland: Police on Tuesday detained [^●]* 14 articles, 1 independent source \(confirmed by nobody else\)"
        r" · first in Ostrel News Agency, 2025-03-04 13:20",
        shown,
    )
    assert re.search(r"Tomas Hallequin: “No captain in this country [^●]* 13 articles, 2 independent sources ·", shown)
    assert re.search(r"at least 41: Ostrel News Agency, .* at least 47: The Quayside Post", shown)
    assert "41 became 43 when The Ardine Courier updated its article" in shown
    answer = " ".join(str(part) for part in answer_shown(voices))
    assert "confirmed by another source: 1 of " in answer
    assert "(14 articles, 1 independent source)" in answer


def test_a_round_up_brings_nothing_of_another_story(store: Store) -> None:
    pytest.importorskip("spacy")
    (story,) = store.records("stories", "articles = 3")
    entries = load_voices(store, story.story).entries
    assert entries
    assert not any("ferry" in entry.content for entry in entries)
