"""The kinds of evidence: each speaks for one direction, and for the other with the opposite sign."""

from __future__ import annotations

import make
import pytest
from make import prose, text
from trees import edges, trace

from wirecopy.lineage.evidence import signs
from wirecopy.model import Article, Evidence

A, B = prose(1), prose(2)


def told(copy: Article, original: Article) -> list[tuple[str, bool]]:
    return [(e.kind, e.weight > 0) for e in signs(copy, original)]


@pytest.mark.parametrize(
    ("kind", "copy", "original"),
    [
        ("editing", {"text": "The mayor [of Port Ardine] left."}, {"text": "The mayor left."}),
        ("editing", {"text": "“We left,” he told the agency."}, {"text": "“We left,” he said."}),
        ("editing", {"headline": "Goose gone [so much for the wall]"}, {"headline": "Goose gone"}),
        ("editing", {"headline": "Goose GONE!"}, {"headline": "Goose gone"}),
        ("correction", {"headline": "CORRECTED - Goose gone"}, {"headline": "Goose gone"}),
        ("correction", {"headline": "UPDATE 2-Goose gone"}, {"headline": "UPDATE 1-Goose gone"}),
        ("correction", {"text": "A goose went. (Corrects bird in lead)"}, {"text": "A goat went."}),
        (
            "order",
            {"text": "Marenko left early.\n\nThe mayor, Ilda Marenko, said so."},
            {"text": "The mayor, Ilda Marenko, said so.\n\nMarenko left early."},
        ),
    ],
)
def test_a_sign_speaks_both_ways(kind: str, copy: dict[str, str], original: dict[str, str]) -> None:
    fields = {"headline": "Goose gone", "text": "A goose went."}
    one, other = make.article("x", **fields | copy), make.article("y", **fields | original)
    assert told(one, other) == [(kind, True)]
    assert told(other, one) == [(kind, False)]


def test_what_both_bear_tells_nothing() -> None:
    body = "Marenko left. Ilda Marenko [the mayor] told the agency so. (Corrects name)"
    one, other = (make.article(id, headline="CORRECTED - Goose gone", text=body) for id in "xy")
    assert signs(one, other) == ()


def test_a_ticker_and_a_name_within_another_are_no_signs() -> None:
    plain = make.article("y", text="The firm grew.")
    assert signs(make.article("x", text="The firm [ARDN.L] grew."), plain) == ()
    later = make.article("x", text="Marenkov Street closed. The mayor, Ilda Marenko, said so.")
    assert signs(later, make.article("y", text="The mayor, Ilda Marenko, said so.")) == ()


def test_an_outlets_own_correction_is_the_later() -> None:
    both = {"outlet": "Courier", "published": None, "text": text(*A)}
    found = trace([make.article("1", headline="CORRECTED - Goose gone", **both), make.article("2", **both)])
    assert edges(found) == {("1", "2")}


def test_a_reading_that_one_has_alone_is_an_innovation() -> None:
    other = [A[0].replace("a", "o", 3), *A[1:]]
    found = trace(
        [
            make.article("a", text=text(*A), published="2024-03-04T09:00:00Z"),
            make.article("b", text=text(*A), published="2024-03-04T10:00:00Z"),
            make.article("c", text=text(*other), published="2024-03-04T11:00:00Z"),
        ]
    )
    (row,) = (c for c in found.copies if c.copy == "c")
    assert [(e.kind, e.weight > 0) for e in row.evidence] == [("time", True), ("innovation", True)]


def test_the_evidence_shown_speaks_for_the_arrow_drawn() -> None:
    stories = [
        make.article("a", text=text(*A, *B), published=None),
        make.article("b", text=text(*A), published="2024-03-04T10:00:00Z"),
        make.article("c", text=text(*A[:3], B[0]), published="2024-03-04T09:00:00Z"),
        make.article("d", text=text(*A[:2]), published=None),
    ]
    shown: list[tuple[Evidence, ...]] = [c.evidence for c in trace(stories).copies if c.confidence > 0.5]
    assert shown
    assert all(sum(e.weight for e in evidence) > 0 for evidence in shown)
