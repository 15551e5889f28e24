"""Each kind of change, in sentences as newsrooms write them: what is struck, what is put in, and what it is called."""

from __future__ import annotations

import make
import pytest

from wirecopy.lineage import Sharing, find_changes
from wirecopy.model import Change

Row = tuple[str, str | None, str | None]


def changes(before: str, after: str) -> list[Change]:
    copy, original = make.article("b", text=after), make.article("a", text=before)
    return find_changes(copy=Sharing(copy, ()), original=Sharing(original, ()))


def rows(before: str, after: str) -> list[Row]:
    return [(c.kind, c.before, c.after) for c in changes(before, after)]


CASES: list[tuple[str, str, list[Row]]] = [
    # figures
    ("At least 40 people fled the town.", "At least 400 people fled the town.", [("number", "40", "400")]),
    ("The firm lost £1.2 million last year.", "The firm lost £1.5 million last year.",
     [("number", "£1.2 million", "£1.5 million")]),
    ("Forty miners were trapped below ground.", "Fourteen miners were trapped below ground.",
     [("number", "Forty", "Fourteen")]),
    ("The 40 dancers arrived late on Friday.", "Several dancers arrived late on Friday.",
     [("number", "40", "Several")]),
    ("The blaze killed four people.", "The blaze killed 4 people.", [("spelling", "four", "4")]),
    ("It sold 1,500 tickets on Friday.", "It sold 1500 tickets on Friday.", []),
    # hedges
    ("The clerk allegedly took the silver.", "The clerk took the silver.", [("hedge", "allegedly", None)]),
    ("About 300 marched to the square.", "300 marched to the square.", [("hedge", "About", None)]),
    ("The dam may burst by the weekend.", "The dam will burst by the weekend.", [("hedge", "may", "will")]),
    ("Two suspected smugglers were held at the port.", "Two smugglers were held at the port.",
     [("hedge", "suspected", None)]),
    ("He was seen at the quay on Sunday.", "He was reportedly seen at the quay on Sunday.",
     [("hedge", None, "reportedly")]),
    ("Nearly 90 homes were lost in the fire.", "More than 90 homes were lost in the fire.",
     [("hedge", "Nearly", "More than")]),
    ("About 40 people were hurt at the fair.", "More than 400 people were hurt at the fair.",
     [("hedge", "About", "More than"), ("number", "40", "400")]),
    ("It could rain again before the weekend.", "It might rain again before the weekend.",
     [("reworded", "could", "might")]),
    # sources
    ("The bridge was closed at noon, police said.", "The bridge was closed at noon.",
     [("attribution", "police said", None)]),
    ("The bridge was closed at noon.", "The bridge was closed at noon, two port officials told reporters.",
     [("attribution", None, "two port officials told reporters")]),
    ("According to the coastguard, nine were rescued.", "According to a fisherman, nine were rescued.",
     [("attribution", "the coastguard", "a fisherman")]),
    ("The pier is unsafe, city officials said.", "The pier is unsafe, senior officials said.",
     [("attribution", "city", "senior")]),
    ("Nine were rescued, according to the port authority, before dawn.", "Nine were rescued before dawn.",
     [("attribution", "according to the port authority", None)]),
    # names
    ("The mayor thanked Elin Darrow for her work.", "The mayor thanked Elin Mossford for her work.",
     [("name", "Darrow", "Mossford")]),
    ("The convoy left Harrowgate before dawn.", "The convoy left Pellingham before dawn.",
     [("name", "Harrowgate", "Pellingham")]),
    # spelling
    ("The harbour is the centre of the town.", "The harbor is the center of the town.",
     [("spelling", "harbour", "harbor"), ("spelling", "centre", "center")]),
    ("The union met Imomali Rakhmon in the hall.", "The union met Imomali Rahmon in the hall.",
     [("spelling", "Rakhmon", "Rahmon")]),
    ("She moved to Zürich in the spring.", "She moved to Zurich in the spring.", [("spelling", "Zürich", "Zurich")]),
    ("They came back to gether that night.", "They came back together that night.",
     [("spelling", "to gether", "together")]),
    ("A modern mill stands on the hill.", "A modem rnill stands on the hi11.",
     [("spelling", "modern mill", "modem rnill"), ("spelling", "hill", "hi11")]),
    ("The goverment fell in the autumn.", "The government fell in the autumn.",
     [("spelling", "goverment", "government")]),
    ("The Port Safety Board met in private.", "The PSB met in private.",
     [("spelling", "Port Safety Board", "PSB")]),
    # quotations
    ("“We will rebuild the school,” she said.", "“We shall rebuild the school,” she said.",
     [("quote", "will", "shall")]),
    ("“It was a very bad year for us,” she said.", "“It was a bad year for us,” she said.",
     [("quote", "a very", "a")]),
    # wording
    ("The council rejected the plan on Monday.", "The council threw out the plan on Monday.",
     [("reworded", "rejected", "threw out")]),
    ("The officials met in the old town hall.", "The official met in the old town hall.",
     [("reworded", "officials", "official")]),
    # no change
    ('"It is over," he said - at last.', "“It is over,” he said — at  last.", []),
    ("The U.S. President spoke.", "The US president spoke.", []),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), CASES, ids=lambda x: x[:30] if isinstance(x, str) else "")
def test_within_a_sentence(before: str, after: str, expected: list[Row]) -> None:
    assert rows(before, after) == expected


ONE, TWO, THREE, FOUR = (
    "The old lighthouse at Corran Point was sold at auction for 84,000 crowns.",
    "Nobody from the parish council had been told about the sale beforehand.",
    "Its lamp was put out in 1987, when the shipping lane was moved north.",
    "The buyer, Hesper Lyle, plans to open a school for bell ringers there.",
)


def test_cut_paragraphs_are_a_row_each() -> None:
    found = rows(make.text(ONE, f"{TWO} {THREE}", FOUR), ONE)
    assert found == [("cut", f"{TWO} {THREE}", None), ("cut", FOUR, None)]


def test_a_paragraph_put_in() -> None:
    found = changes(make.text(ONE, FOUR), make.text(ONE, TWO, FOUR))
    assert [(c.kind, c.after) for c in found] == [("added", TWO)]
    assert found[0].original_start == found[0].original_end == len(ONE)


def test_a_clause_cut_within_a_sentence() -> None:
    assert rows(THREE, "Its lamp was put out in 1987.") == [("cut", "when the shipping lane was moved north", None)]


def test_a_moved_paragraph_and_what_was_changed_in_it() -> None:
    found = rows(make.text(ONE, TWO, THREE, FOUR), make.text(ONE, FOUR.replace("school", "hotel"), TWO, THREE))
    assert [kind for kind, *_ in found] == ["moved", "reworded"]
    assert found[1] == ("reworded", "school", "hotel")


def test_a_sentence_told_in_other_words_at_its_place_is_one_change() -> None:
    told = "Bell ringers will be taught at a school of which Hesper Lyle is the founder."
    assert rows(make.text(ONE, FOUR, TWO), make.text(ONE, told, TWO)) == [("reworded", FOUR, told)]


def test_another_sentence_at_that_place_is_cut_and_added() -> None:
    other = "Rain is forecast for most of the coast until the weekend."
    assert {row[0] for row in rows(make.text(ONE, FOUR, TWO), make.text(ONE, other, TWO))} == {"cut", "added"}


def test_a_sentence_split_in_two_is_none_cut_and_none_added() -> None:
    joined = "The pier was shut on Monday because its deck had rotted, and it will stay so until the spring comes."
    split = "The pier was shut on Monday because its deck had rotted. It will stay so until the spring comes."
    assert rows(joined, split) == [("reworded", "and", None)]


def test_paragraphs_cut_otherwise_are_no_change() -> None:
    assert rows(make.text(ONE, TWO, THREE), f"{ONE} {TWO}\n\n{THREE}") == []


def test_furniture_takes_no_part_unless_it_was_copied() -> None:
    notice = "Sign up for our newsletter and never miss a story again."
    copy = make.article("b", text=make.text(notice, ONE))
    furniture = ((0, len(notice)),)
    original = Sharing(make.article("a", text=ONE), ())
    assert find_changes(copy=Sharing(copy, (), furniture), original=original) == []
    assert [c.kind for c in find_changes(copy=Sharing(copy, furniture, furniture), original=original)] == ["added"]


def test_a_dateline_dropped_is_cut() -> None:
    found = rows(f"CORRAN POINT, May 4 (Ostrel) - {ONE}", ONE)
    assert found == [("cut", "CORRAN POINT, May 4 (Ostrel) -", None)]
