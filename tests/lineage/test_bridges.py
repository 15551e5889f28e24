"""What two texts have in common that makes them no family: from articles through reuse and lineage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import make
import pytest
from make import prose, text

import wirecopy
from wirecopy.model import Article

A, B, C, D = (prose(seed) for seed in (1, 2, 3, 4))


def families(articles: Iterable[Article]) -> set[frozenset[str]]:
    """The members of each family that a trace finds."""
    members: dict[str, set[str]] = defaultdict(set)
    for row in wirecopy.trace(articles, until="lineage").families.to_pylist():
        members[row["family"]].add(row["article"])
    return {frozenset(group) for group in members.values()}


def two_stories(*added: str, outlets: Iterable[str] = ("Gazette", "Courier", "Herald", "Post")) -> list[Article]:
    """Two stories of two articles each, with the same paragraphs ``added`` to all."""
    texts = zip(("a1", "a2", "b1", "b2"), (A, A, B, B), outlets, range(4), strict=True)
    return [
        make.article(id, outlet=outlet, headline=f"Story {id}", text=text(*body, *added), published=f"2024-03-0{4 + n}")
        for id, body, outlet, n in texts
    ]


TWO = {frozenset(("a1", "a2")), frozenset(("b1", "b2"))}


def test_two_stories_are_two_families() -> None:
    assert families(two_stories()) == TWO


def test_a_round_up_joins_no_families() -> None:
    news = make.article("r", outlet="Digest", text=text(C[0], *A[:2], C[1], *B[:2]), published="2024-03-09")
    assert families([*two_stories(), news]) == {group | {"r"} for group in TWO}


def test_a_live_page_joins_no_families() -> None:
    stamps = [f"1{n}:0{n}\n\n{paragraph}" for n, paragraph in enumerate((C[0], *A[:2], C[1], *B[:2], *C[2:]))]
    live = make.article("live", outlet="Gazette Live", headline="Live", text=text(*stamps), published="2024-03-09")
    assert families([*two_stories(), live]) == {group | {"live"} for group in TWO}


def test_versions_of_a_live_page_join_no_families() -> None:
    early = text("12:01", C[0], "12:09", *A[:2])
    late = text("14:30", *B[:2], "12:01", C[0], "12:09", *A[:2])
    pages = [
        make.article("v1", outlet="Digest", headline="Live", text=early, published="2024-03-08"),
        make.article("v2", outlet="Digest", headline="Live", text=late, published="2024-03-09"),
    ]
    found = families([*two_stories(), *pages])
    assert not any({"a1", "b1"} <= group for group in found)
    assert {group & {"a1", "a2", "b1", "b2"} for group in found} >= TWO


@pytest.mark.parametrize("published", [None, "2024-03-09"])
def test_two_live_pages_of_the_same_events_join_no_families(published: str | None) -> None:
    one, other = text(C[0], *A[:2], C[1], *B[:2]), text(D[0], *B[:2], D[1], *A[:2])
    pages = [
        make.article("l1", outlet="Gazette Live", headline="Live", text=one, published=published),
        make.article("l2", outlet="Post Live", headline="Live", text=other, published=published),
    ]
    assert families([*two_stories(), *pages]) == {group | {"l1", "l2"} for group in TWO}


def test_two_papers_with_a_text_whose_parts_others_have_are_one_family() -> None:
    whole = (*A, *B)
    papers = [make.article(f"w{n}", outlet=f"Paper {n}", headline="Report", text=text(*whole)) for n in (1, 2)]
    parts = [
        make.article("p1", outlet="Post", headline="Report, one", text=text(*A)),
        make.article("p2", outlet="Herald", headline="Report, two", text=text(*B)),
    ]
    assert families([*papers, *parts]) == {frozenset(("w1", "w2", "p1", "p2"))}


def test_a_speech_joins_no_families() -> None:
    speech = "“" + " ".join(D) + "”"
    assert families(two_stories(speech)) == TWO


SPEECH = (
    "My friends, I came to this harbour as a boy and I tell you that we shall not leave it to the storms of the north.",
    "We have built this wall with our own hands, and I promise you that we will build it again if the sea should ask.",
    "You have asked me who will pay for it, and my answer is that we all will, as our mothers did before us.",
)


def test_a_transcript_of_a_speech_joins_no_families() -> None:
    stories = two_stories(*(f"“{paragraph}”" for paragraph in SPEECH[:2]))
    transcript = make.article("t", outlet="Palace", headline="Speech", text=text(*SPEECH), published="2024-03-03")
    assert families([*stories, transcript]) == TWO


def test_a_sites_footer_joins_no_families() -> None:
    footer = text("The Gazette is published by Ardine Media.", *D, *prose(5))
    stories = two_stories(footer, outlets=("Gazette",) * 4)
    others = [make.article(f"o{n}", outlet="Gazette", text=text(*prose(20 + n), footer)) for n in range(4)]
    found = families([*stories, *others])
    assert not any({"a1", "b1"} <= group for group in found)
    assert not any(id.startswith("o") for group in found for id in group)


NOTICE = (
    "The Ardine papers are published by Ardine Media Limited, registered in Port Ardine under number 48213.",
    "Do you have a story for our newsroom? Write to us at any hour, or call the desk before noon.",
    "Follow us on all channels and subscribe to our newsletter, for the harbour, the market and the town hall.",
    "All rights reserved. No part of this page may be reproduced in any form without written permission.",
)


@pytest.mark.parametrize("paragraphs", [1, 2, 4])
def test_a_notice_of_all_papers_of_a_house_joins_no_families(paragraphs: int) -> None:
    assert families(two_stories(*NOTICE[:paragraphs])) == TWO


def test_a_filled_in_formula_joins_no_families() -> None:
    def close(n: int) -> str:
        return (
            f"The Ardine index closed {n}.{n} points higher at {3000 + 37 * n} on volume of {400 + n} million shares, "
            f"with {200 + 3 * n} issues up, {90 + n} down and {40 + 2 * n} unchanged, the exchange said on Monday."
        )

    reports = [make.article(f"m{n}", outlet=f"Paper {n}", text=text(prose(30 + n)[0], close(n + 1))) for n in range(6)]
    assert families(reports) == set()


def test_a_forecast_filled_in_by_two_papers_makes_no_family() -> None:
    def forecast(n: int) -> str:
        return (
            f"The weather office expects winds of {10 + n} to {15 + 2 * n} knots along the coast until {4 + n} p.m., "
            f"with seas of {1 + n} to {2 + n} metres, visibility of {5 + n} miles and highs of {11 + n} degrees in "
            "Port Ardine, and asks that small craft keep to the harbour until the warning is taken back for the whole "
            "of the coast."
        )

    papers = [make.article(f"w{n}", outlet=f"Paper {n}", headline="Weather", text=forecast(n)) for n in (1, 3)]
    assert families(papers) == set()


def test_a_phrase_of_the_trade_joins_no_families() -> None:
    def silent(who: str, what: str) -> str:
        return (
            f"A spokesman for the {who} did not immediately respond to a request for comment sent to the office on "
            f"the matter of the {what} outside normal business hours."
        )

    slots = (
        ("dock", "mill"),
        ("bank", "loan"),
        ("court", "fine"),
        ("school", "roof"),
        ("bus", "fare"),
        ("ferry", "fire"),
    )
    pages = [
        make.article(f"p{n}", outlet=f"Paper {n}", text=text(*prose(40 + n)[:2], silent(*slot)))
        for n, slot in enumerate((*slots, ("zoo", "bear"), ("mine", "pump")))
    ]
    assert families(pages) == set()
