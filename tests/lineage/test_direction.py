"""Which of kin is the copy, and who stands between: clocks, credits, links."""

from __future__ import annotations

import make
from make import prose, text
from trees import edges, families, trace, unknown

A, B, C = (prose(seed) for seed in (1, 2, 3))


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
