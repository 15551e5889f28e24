"""Trees from whole texts: who copied whom, what was lost, which texts are one family."""

from __future__ import annotations

import make
from make import prose, text
from trees import edges, families, trace, unknown

A, B, C, D = (prose(seed) for seed in (1, 2, 3, 4))


def test_the_later_of_two_is_the_copy() -> None:
    found = trace(
        [
            make.article("z", text=text(*A), published="2024-03-04T09:00:00Z"),
            make.article("m", text=text(*A), published="2024-03-04T11:00:00Z"),
        ]
    )
    (row,) = found.copies
    assert (row.copy, row.original, row.kind, row.family) == ("m", "z", "reprint", "f:m")
    assert 0.5 < row.confidence < 1
    assert [e.kind for e in row.evidence] == ["time"]


def test_nobody_can_tell_without_evidence() -> None:
    found = trace([make.article(id, text=text(*A), published=None) for id in "abc"])
    assert edges(found) == set()
    assert unknown(found) == {("b", "a"), ("c", "a")}
    assert families(found) == {"f:a": {"a", "b", "c"}}


def test_a_credit_outweighs_the_clock() -> None:
    found = trace(
        [
            make.article("paper", outlet="The Port Courier", text=text(*A), published="2024-03-04T11:00:00Z"),
            make.article("blog", text=text(*A), published="2024-03-04T10:00:00Z"),
        ],
        [make.credit("blog", "Port Courier", role="source", place="credit_line", text="Source: Port Courier")],
    )
    assert edges(found) == {("blog", "paper")}
    assert [e.weight < 0 for e in found.copies[0].evidence] == [False, True]


def test_a_canonical_link_leads_to_the_original() -> None:
    found = trace(
        [
            make.article("a", text=text(*A), url="https://paper.example/goose", published=None),
            make.article("b", text=text(*A), url="https://site.example/x", published=None),
        ],
        [make.credit("b", "Paper", role="source", place="link", text="https://paper.example/goose")],
    )
    assert edges(found) == {("b", "a")}
    assert found.copies[0].evidence[0].kind == "link"


def test_a_chain_is_a_chain() -> None:
    first = [*A, *B]
    second = [*first[:-1], C[0]]
    third = [p.replace("a", "e", 1) for p in second[:-2]] + second[-1:]
    found = trace(
        [
            make.article("1", text=text(*first), published="2024-03-04T09:00:00Z"),
            make.article("2", text=text(*second), published="2024-03-04T10:00:00Z"),
            make.article("3", text=text(*third), published="2024-03-04T11:00:00Z"),
        ]
    )
    assert edges(found) == {("2", "1"), ("3", "2")}


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


def test_an_agency_that_is_present_is_no_lost_one() -> None:
    found = trace(
        [
            make.article("wire", outlet="Ostrel News Agency", text=text(*A), published="2024-03-04T09:00:00Z"),
            make.article("paper", text=text(*A), published="2024-03-04T10:00:00Z"),
        ],
        [make.credit("paper", "Ostrel", place="dateline")],
    )
    assert (edges(found), found.lost_originals) == ({("paper", "wire")}, [])


def test_a_round_up_stands_in_two_families_and_joins_none() -> None:
    found = trace(
        [
            make.article("a", text=text(*A), published="2024-03-04T09:00:00Z"),
            make.article("b", text=text(*B), published="2024-03-04T09:30:00Z"),
            make.article("roundup", text=text(C[0], *A[:2], C[1], *B[:2]), published="2024-03-05T09:00:00Z"),
        ]
    )
    assert edges(found) == {("roundup", "a"), ("roundup", "b")}
    assert families(found) == {"f:a": {"a", "roundup"}, "f:b": {"b", "roundup"}}
    assert {(c.original, c.family) for c in found.copies} == {("a", "f:a"), ("b", "f:b")}


def test_two_excerpts_of_one_source_are_one_family() -> None:
    found = trace(
        [
            make.article("source", text=text(*A, *B), published="2024-03-04T09:00:00Z"),
            make.article("x", text=text(*A[:2], *C), published="2024-03-05T09:00:00Z"),
            make.article("y", text=text(*B[:2], *D), published="2024-03-05T10:00:00Z"),
        ]
    )
    assert families(found) == {"f:source": {"source", "x", "y"}}
    assert {c.kind for c in found.copies} == {"excerpt"}


def test_who_copies_only_a_copys_own_words_is_no_kin_of_the_original() -> None:
    found = trace(
        [
            make.article("1", text=text(*A), published="2024-03-04T09:00:00Z"),
            make.article("2", text=text(*A[:2], *B), published="2024-03-04T10:00:00Z"),
            make.article("3", text=text(*B), published="2024-03-04T11:00:00Z"),
        ]
    )
    assert families(found) == {"f:1": {"1", "2"}, "f:3": {"2", "3"}}


def test_a_shared_quotation_makes_no_kin() -> None:
    speech = f"“{A[0]}”"
    found = trace(
        [make.article("a", text=text(*B, speech)), make.article("b", text=text(speech, *C))],
    )
    assert found == ([], [], [], [])


def test_furniture_makes_no_kin_and_is_no_change() -> None:
    plea = prose(9, 1)[0]
    own = [make.article(f"g{n}", outlet="Gazette", text=text(*prose(20 + n), plea)) for n in range(4)]
    copy = make.article("g9", outlet="Gazette", text=text(*A, plea), published="2024-03-04T12:00:00Z")
    original = make.article("wire", text=text(*A), published="2024-03-04T09:00:00Z")
    found = trace([*own, copy, original])
    assert edges(found) == {("g9", "wire")}
    assert found.copies[0].kind == "reprint"
    assert found.copies[0].share_of_copy >= 0.99  # the last full stop is not the plea's
    assert [c.kind for c in found.changes if c.kind != "headline"] == []


def test_an_outlets_later_version_is_an_update() -> None:
    found = trace(
        [
            make.article("1", outlet="Courier", text=text(*A), published="2024-03-04T09:00:00Z"),
            make.article("2", outlet="Courier", text=text(*A, B[0]), published="2024-03-04T12:00:00Z"),
        ]
    )
    assert [(c.copy, c.original, c.kind) for c in found.copies] == [("2", "1", "update")]


def test_an_address_can_tell_the_day() -> None:
    found = trace(
        [
            make.article("a", text=text(*A), published=None, url="https://a.example/2024/03/04/goose"),
            make.article("b", text=text(*A), published="2024-03-09T10:00:00Z"),
        ]
    )
    assert edges(found) == {("b", "a")}


def test_no_cycle_where_the_evidence_contradicts_itself() -> None:
    names = {"a": "b", "b": "c", "c": "a"}
    found = trace(
        [make.article(id, outlet=f"Outlet {id}", text=text(*A), published=None) for id in "abc"],
        [make.credit(a, f"Outlet {b}", role="source", place="credit_line") for a, b in names.items()],
    )
    copied_from = {c.copy: c.original for c in found.copies}
    assert len(copied_from) == 2
    assert len(set(copied_from) | set(copied_from.values())) == 3


def test_a_family_of_ten_thousand_reprints_is_linear() -> None:
    body = text(*A)
    articles = [
        make.article(f"{n:05}", text=body, published=f"2024-03-{4 + n // 5000:02}T{n % 24:02}:{n % 60:02}:00Z")
        for n in range(10_000)
    ]
    found = trace(articles)
    assert set(families(found)) == {"f:00000"}
    assert len(families(found)["f:00000"]) == 10_000
    assert len({c.copy for c in found.copies}) == 9_999


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


def test_trees_without_an_order_between_them_are_joined_once() -> None:
    found = trace(
        [
            make.article("a", text=text(*A), published="2024-03-04"),
            make.article("b", text=text(*A), published="2024-03-04T02:00:00Z"),
            *(make.article(f"c{n}", text=text(*A), published=f"2024-03-04T0{n}:00:00Z") for n in range(3, 7)),
        ]
    )
    assert unknown(found) == {("b", "a")}
    assert edges(found) == {(f"c{n}", "b") for n in range(3, 7)}


def test_a_reprinted_round_up_keeps_both_its_originals() -> None:
    found = trace(
        [
            make.article("a", text=text(*A), published="2024-03-04T09:00:00Z"),
            make.article("b", text=text(*B), published="2024-03-04T09:30:00Z"),
            make.article("r", text=text(C[0], *A[:2], *B[:2]), published="2024-03-05T09:00:00Z"),
            make.article("rr", text=text(C[0], *A[:2], *B[:2]), published="2024-03-05T12:00:00Z"),
        ]
    )
    assert edges(found) == {("r", "a"), ("r", "b"), ("rr", "r")}
    assert families(found) == {"f:a": {"a", "r", "rr"}, "f:b": {"b", "r", "rr"}}


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
