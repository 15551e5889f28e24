"""Originals that are not among the articles, and agencies that are."""

from __future__ import annotations

import random

import make
from make import prose, text
from trees import edges, families, trace

A, B, C, D = (prose(seed) for seed in (1, 2, 3, 4))


def test_a_credit_to_an_absent_agency_is_a_lost_original() -> None:
    found = trace(
        [make.article("a", text=text(*A), published="2024-03-04")], [make.credit("a", "Agence France-Presse")]
    )
    (lost,) = found.lost_originals
    assert (lost.id, lost.name, lost.published_before) == ("lost:f:a:1", "Agence France-Presse", "2024-03-04")
    assert edges(found) == {("a", "lost:f:a:1")}
    assert families(found) == {"f:a": {"a"}}
    assert (found.copies[0].kind, found.copies[0].share_of_copy) == (None, None)


def test_a_mention_in_the_body_implies_no_lost_original() -> None:
    credit = make.credit("a", "CNN", role="source", place="body", start=0, end=3, text="CNN")
    found = trace([make.article("a", text=text(*A))], [credit])
    assert (found.lost_originals, found.copies, found.families) == ([], [], [])


def test_an_article_without_kin_or_credit_has_no_original() -> None:
    assert trace([make.article("a", text=text(*A)), make.article("b", text=text(*B))]) == ([], [], [], [])


def test_a_source_and_an_agency_are_a_chain() -> None:
    found = trace(
        [make.article("a", text=text(*A))],
        [
            make.credit("a", "Agence France-Presse", place="credit_line"),
            make.credit("a", "The Guardian", role="source", place="credit_line", text="Source: The Guardian"),
        ],
    )
    guardian, afp = sorted(found.lost_originals, key=lambda lost: lost.name or "", reverse=True)
    assert (guardian.name, guardian.original, afp.original) == ("The Guardian", afp.id, None)
    assert edges(found) == {("a", guardian.id)}


def test_siblings_share_their_lost_original() -> None:
    found = trace(
        [
            make.article("a", text=text(*A[:3], B[0]), published="2024-03-04T09:00:00Z"),
            make.article("b", text=text(*A[1:], C[0]), published="2024-03-04T10:00:00Z"),
        ],
        [make.credit("a", "Veldane Press Agency"), make.credit("b", "Veldane", place="dateline")],
    )
    (lost,) = found.lost_originals
    assert lost.name == "Veldane Press Agency"
    assert edges(found) == {("a", lost.id), ("b", lost.id)}
    assert {e.kind for c in found.copies for e in c.evidence} == {"credit"}


def test_a_lost_original_may_have_read_more_than_the_one_who_names_it() -> None:
    full = [make.article(id, text=text(*A, *B, own)) for id, own in zip("bcd", C, strict=False)]
    short = make.article("a", text=text(A[0], A[1], D[0]))
    found = trace([short, *full], [make.credit("a", "The Omaro Herald", role="source", place="credit_line")])
    (lost,) = found.lost_originals
    assert lost.name == "The Omaro Herald"
    assert edges(found) == {(id, lost.id) for id in "abcd"}


def test_an_agency_that_is_present_is_no_lost_one() -> None:
    found = trace(
        [
            make.article("wire", outlet="Ostrel News Agency", text=text(*A), published="2024-03-04T09:00:00Z"),
            make.article("paper", text=text(*A), published="2024-03-04T10:00:00Z"),
        ],
        [make.credit("paper", "Ostrel", place="dateline")],
    )
    assert (edges(found), found.lost_originals) == ({("paper", "wire")}, [])


def test_a_round_ups_lost_original_is_not_its_other_texts() -> None:
    found = trace(
        [
            make.article("wire", outlet="Ostrel News Agency", text=text(*A), published="2024-03-04T09:00:00Z"),
            make.article("paper", text=text(*B), published="2024-03-04T09:30:00Z"),
            make.article("roundup", text=text(*A[:2], C[1], *B[:2]), published="2024-03-05T09:00:00Z"),
        ],
        [
            make.credit("roundup", "Ostrel News Agency", place="credit_line"),
            make.credit("roundup", "Veldane", place="credit_line"),
            make.credit("paper", "Veldane"),
        ],
    )
    (lost,) = found.lost_originals
    assert edges(found) == {("roundup", "wire"), ("roundup", lost.id), ("paper", lost.id)}
    assert families(found) == {"f:paper": {"paper", "roundup"}, "f:wire": {"roundup", "wire"}}


def test_text_that_its_parent_lacks_comes_from_the_lost_original() -> None:
    found = trace(
        [
            make.article("brief", text=text(A[0], *C), published="2024-03-04T09:00:00Z"),
            make.article("full", text=text(*A), published="2024-03-04T10:00:00Z"),
            make.article("late", text=text(*A[:3], D[0]), published="2024-03-04T11:00:00Z"),
        ],
        [
            make.credit("brief", "Ostrel", role="source", place="credit_line"),
            make.credit("late", "Ostrel", role="source", place="credit_line"),
        ],
    )
    (lost,) = found.lost_originals
    assert edges(found) == {("brief", lost.id), ("full", lost.id), ("late", lost.id)}


def test_a_round_up_does_not_make_two_lost_originals_one() -> None:
    credits = [make.credit(id, "Agence France-Presse") for id in ("p1", "p2")]
    found = trace(
        [
            make.article("p1", text=text(*A), published="2024-03-04T09:00:00Z"),
            make.article("p2", text=text(*B), published="2024-03-04T09:30:00Z"),
            make.article("r", text=text(*A[:2], C[0], *B[:2]), published="2024-03-05T09:00:00Z"),
        ],
        credits,
    )
    assert len(found.lost_originals) == 2
    assert families(found) == {"f:p1": {"p1", "r"}, "f:p2": {"p2", "r"}}


def test_an_agency_present_in_another_text_is_absent_in_this_one() -> None:
    found = trace(
        [
            make.article("wire", outlet="Reuters", text=text(*A), published="2024-03-04T09:00:00Z"),
            make.article("p2", text=text(*B), published="2024-03-04T09:30:00Z"),
            make.article("r", text=text(*A[:2], C[0], *B[:2]), published="2024-03-05T09:00:00Z"),
        ],
        [make.credit("p2", "Reuters")],
    )
    (lost,) = found.lost_originals
    assert (lost.name, lost.family) == ("Reuters", "f:p2")
    assert ("r", "wire") in edges(found)
    assert edges(found) & {("r", "p2"), ("r", lost.id)}


def test_copies_that_name_different_absent_originals_are_one_family() -> None:
    articles = [
        make.article("a", text=text(*A), published="2024-03-04T09:00:00Z"),
        make.article("b", text=text(*A), published="2024-03-04T12:00:00Z"),
    ]
    papers = [
        make.credit("a", "The Sun", role="source", place="credit_line"),
        make.credit("b", "Daily Mail", role="source", place="credit_line"),
    ]
    found = trace(articles, papers)
    assert families(found) == {"f:a": {"a", "b"}}
    behind = {lost.name: lost.original for lost in found.lost_originals}
    (third,) = (lost.id for lost in found.lost_originals if lost.name is None)
    assert behind == {"The Sun": third, "Daily Mail": third, None: None}

    agency = trace(articles, [papers[0], make.credit("b", "Agence France-Presse")])
    (afp,) = (lost.id for lost in agency.lost_originals if lost.name == "Agence France-Presse")
    assert {lost.name: lost.original for lost in agency.lost_originals} == {
        "The Sun": afp,
        "Agence France-Presse": None,
    }


def test_two_agencies_on_one_article_are_two_originals() -> None:
    found = trace(
        [make.article("a", text=text(*A))], [make.credit("a", n) for n in ("Agence France-Presse", "Reuters")]
    )
    assert {(lost.name, lost.original) for lost in found.lost_originals} == {
        ("Agence France-Presse", None),
        ("Reuters", None),
    }
    assert len(found.copies) == 2


def test_an_outlet_goes_by_its_site_and_by_its_signature() -> None:
    for outlet, url, name in (
        (None, "https://www.ostrel.example/x/goose", "Ostrel"),
        ("AP", None, "Associated Press"),
        ("apnews.com", None, "The Associated Press"),
    ):
        found = trace(
            [
                make.article("wire", outlet=outlet, url=url, text=text(*A), published=None),
                make.article("paper", text=text(*A), published=None),
            ],
            [make.credit("paper", name)],
        )
        assert (edges(found), found.lost_originals) == ({("paper", "wire")}, [])


def test_an_agencys_picture_is_no_evidence() -> None:
    credits = [make.credit("a", "Reuters", place="caption"), make.credit("a", "Reuters", role="photo", place="caption")]
    assert trace([make.article("a", text=text(*A))], credits) == ([], [], [], [])


def slipped(paragraphs: list[str], slips: frozenset[tuple[int, int]]) -> str:
    """The text with slips at these paragraphs and words, the same whoever makes them."""
    words = [paragraph.split(" ") for paragraph in paragraphs]
    for n, at in slips:
        words[n][at] = f"otherword{'abcdefghijklmnopqrstuvwxyz'[n]}{'abcdefghijklmnopqrstuvwxyz'[at % 26]}"
    return text(*map(" ".join, words))


def test_hands_that_slip_alike_are_no_lost_original() -> None:
    chance = random.Random(1)
    body = [*A, *B, *C]
    weak = [(n, at) for n, paragraph in enumerate(body) for at in range(3, len(paragraph.split(" ")) - 3, 3)]
    read: dict[str, frozenset[tuple[int, int]]] = {"a": frozenset()}
    for name in "bcdefgh":
        model = read[chance.choice(sorted(read))]
        read[name] = frozenset(at for at in weak if chance.random() < (0.7 if at in model else 0.2))
    found = trace([make.article(name, text=slipped(body, slips), published=None) for name, slips in read.items()])
    assert found.lost_originals == []
    assert len(found.copies) == 7


def reworded(paragraph: str, *places: int) -> str:
    """The paragraph with other words at these places."""
    words = paragraph.split(" ")
    for place in places:
        words[place] = "other" + "abcdefghijklmnopqrs"[place]
    return " ".join(words)


def test_two_against_one_is_no_proof_that_the_two_are_older() -> None:
    full = [reworded(A[0], 3), *A[1:], *B]
    found = trace(
        [
            make.article("a", text=text(*A, *B), published=None),
            make.article("b", text=text(*full), published=None),
            make.article("c", text=text(*full[:-2], D[0]), published=None),
        ]
    )
    assert ("c", "b") in edges(found)
    (row,) = (c for c in found.copies if {c.copy, c.original} == {"a", "b"})
    assert row.confidence < 0.95


def test_a_later_version_hangs_on_its_outlets_own() -> None:
    found = trace(
        [
            make.article("agency", outlet="Ostrel", text=text(*A), published="2024-03-04T08:00:00Z"),
            make.article("first", outlet="Veldane", text=text(*A[:-1]), published="2024-03-04T09:00:00Z"),
            make.article("second", outlet="Veldane", text=text(*A[:-1], D[0]), published="2024-03-04T12:00:00Z"),
        ]
    )
    assert edges(found) == {("first", "agency"), ("second", "first")}
    assert {c.copy: c.kind for c in found.copies}["second"] == "update"
