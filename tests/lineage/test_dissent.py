"""Evidence against a person's verdict is told, and only where there is enough of it."""

from __future__ import annotations

from typing import Any

import make
import pytest

from wirecopy.lineage.dissent import Dissent, find_dissent
from wirecopy.model import Article, Credit, Passage

TEXT = make.text(*make.prose(1))


def pair() -> dict[str, Article]:
    """The second came out three hours after the first, with the same text."""
    return {
        "early": make.article("early", text=TEXT, published="2024-03-04T06:00:00Z"),
        "late": make.article("late", text=TEXT, published="2024-03-04T09:00:00Z"),
    }


def all_of_it(**fields: Any) -> Passage:
    return make.passage("early", "late", a_end=len(TEXT), b_end=len(TEXT), words=len(TEXT.split()), **fields)


def dissent(a: str, b: str, word: str, passages: list[Passage], credits: dict[str, list[Credit]] | None = None) -> Any:
    return find_dissent(make.verdict(a, b, word), pair(), credits or {}, passages)


@pytest.mark.parametrize(("a", "b", "word"), [("early", "late", "copy"), ("late", "early", "original")])
def test_the_clock_speaks_against_a_direction(a: str, b: str, word: str) -> None:
    found = dissent(a, b, word, [all_of_it()])
    assert isinstance(found, Dissent)
    assert found.evidence[0].kind == "time"
    assert found.evidence[0].weight > 1


@pytest.mark.parametrize(("a", "b", "word"), [("late", "early", "copy"), ("early", "late", "original")])
def test_nothing_speaks_against_what_the_evidence_says_too(a: str, b: str, word: str) -> None:
    assert dissent(a, b, word, [all_of_it()]) is None


def test_a_credit_outweighs_the_clock() -> None:
    credit = make.credit("early", "Outlet late", role="source", text="Source: Outlet late", place="credit_line")
    assert dissent("early", "late", "copy", [all_of_it()], {"early": [credit]}) is None
    found = dissent("late", "early", "copy", [all_of_it()], {"early": [credit]})
    assert found.evidence[0].kind == "credit"
    assert found.evidence[-1].weight < 0


def test_shared_text_speaks_against_no_kin() -> None:
    assert dissent("early", "late", "not", [all_of_it()]) == Dissent(len(TEXT.split()), ())
    assert dissent("early", "late", "not", [all_of_it(label="quotation")]) is None
    assert dissent("early", "late", "not", []) is None


def test_kin_that_share_nothing_contradict_nobody() -> None:
    assert dissent("early", "late", "kin", []) is None


def test_without_a_passage_texts_tell_no_direction() -> None:
    found = dissent("early", "late", "copy", [])
    assert found is None or {e.kind for e in found.evidence} <= {"credit", "link", "time"}
