"""A person's word on a pair outranks all evidence, and the tree around it follows."""

from __future__ import annotations

from collections.abc import Sequence

import make
import pytest
from make import prose, text
from trees import edges, families, trace

from wirecopy.lineage import Lineages
from wirecopy.model import Article, Verdict

A, B, C = (prose(seed) for seed in (1, 2, 3))


def said(a: str, b: str, verdict: str, given: str = "2024-06-01T12:00:00Z") -> Verdict:
    return Verdict(a=a, b=b, verdict=verdict, given=given)  # type: ignore[arg-type]


def chain() -> list[Article]:
    """Three that reprint one text, an hour apart."""
    return [make.article(str(n), text=text(*A), published=f"2024-03-04T0{n}:00:00Z") for n in (1, 2, 3)]


def row(found: Lineages, copy: str, original: str) -> float:
    (confidence,) = (c.confidence for c in found.copies if (c.copy, c.original) == (copy, original))
    return confidence


@pytest.mark.parametrize("verdict", [said("1", "3", "copy"), said("3", "1", "original")])
def test_a_persons_word_turns_the_arrow(verdict: Verdict) -> None:
    found = trace(chain(), verdicts=[verdict])
    assert ("1", "3") in edges(found)
    assert ("3", "1") not in edges(found)
    assert row(found, "1", "3") == 1.0
    (copy,) = (c for c in found.copies if c.copy == "1")
    assert "a person's verdict" in copy.evidence[0].detail


def test_it_outranks_a_credit_and_a_clock() -> None:
    articles = [
        make.article("blog", text=text(*A), published="2024-03-04T12:00:00Z"),
        make.article("paper", outlet="The Port Courier", text=text(*A), published="2024-03-04T09:00:00Z"),
    ]
    credit = make.credit("blog", "Port Courier", role="source", place="credit_line", text="Source: Port Courier")
    assert edges(trace(articles, [credit])) == {("blog", "paper")}
    assert edges(trace(articles, [credit], [said("paper", "blog", "copy")])) == {("paper", "blog")}


def test_it_outranks_a_credit_to_an_absent_agency() -> None:
    found = trace(chain()[:2], [make.credit("2", "Veldane Press Agency")], [said("2", "1", "copy")])
    assert ("2", "1") in edges(found)
    assert not any(c.copy == "2" and c.original.startswith("lost:") for c in found.copies)


def test_kin_without_a_passage_are_joined() -> None:
    articles = [
        make.article("a", text=text(*A), published="2024-03-04T09:00:00Z"),
        make.article("b", text=text(*B), published="2024-03-04T10:00:00Z"),
    ]
    assert trace(articles).copies == []
    found = trace(articles, verdicts=[said("b", "a", "kin")])
    assert edges(found) == {("b", "a")}
    assert families(found) == {"f:a": {"a", "b"}}
    assert found.copies[0].kind == "rewrite"
    assert found.copies[0].confidence < 1


def test_not_kin_are_parted() -> None:
    articles = chain()[:2]
    assert families(trace(articles)) == {"f:1": {"1", "2"}}
    assert trace(articles, verdicts=[said("2", "1", "not")]) == ([], [], [], [])


def test_one_who_is_no_copy_of_the_first_may_be_of_the_second() -> None:
    articles = [
        make.article("1", text=text(*A, *B), published="2024-03-04T01:00:00Z"),
        make.article("2", text=text(*A), published="2024-03-04T02:00:00Z"),
        make.article("3", text=text(*A, *C), published="2024-03-04T03:00:00Z"),
    ]
    assert edges(trace(articles, verdicts=[said("3", "1", "not"), said("3", "2", "kin")])) == {("2", "1"), ("3", "2")}


def test_the_last_word_on_a_pair_holds() -> None:
    first, last = said("1", "2", "copy"), said("2", "1", "not", "2024-06-02T12:00:00Z")
    assert trace(chain()[:2], verdicts=[first, last]).copies == []
    assert trace(chain()[:2], verdicts=[last, first]).copies == []


def test_verdicts_that_close_a_circle_give_way_to_later_ones() -> None:
    circle = [
        said("1", "2", "copy", "2024-06-01T12:00:00Z"),
        said("2", "3", "copy", "2024-06-02T12:00:00Z"),
        said("3", "1", "copy", "2024-06-03T12:00:00Z"),
    ]
    assert {("3", "1"), ("2", "3")} == edges(trace(chain(), verdicts=circle))


@pytest.mark.parametrize("verdict", ["copy", "original", "kin", "not"])
def test_a_verdict_on_what_is_not_there_changes_nothing(verdict: str) -> None:
    words: Sequence[Verdict] = [said("1", "gone", verdict), said("1", "1", verdict)]
    assert trace(chain(), verdicts=words) == trace(chain())
