"""Which texts are one family, and which only touch."""

from __future__ import annotations

import make
from make import prose, text
from trees import edges, families, trace

A, B, C, D = (prose(seed) for seed in (1, 2, 3, 4))


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
