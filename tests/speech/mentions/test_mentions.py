"""Mentions: persons, roles and places in one table."""

from __future__ import annotations

import make

from wirecopy.model import Mention
from wirecopy.speech.mentions import find_mentions
from wirecopy.speech.parse import parse_texts
from wirecopy.speech.people import find_people


def mentions_of(text: str) -> list[Mention]:
    (parsed,) = parse_texts([text])
    return find_mentions(parsed, make.article(text=text), find_people(parsed))


def where(text: str, printed: str) -> tuple[int, int]:
    mention = next(m for m in mentions_of(text) if m.text == printed and m.kind == "place")
    assert mention.latitude is not None
    assert mention.longitude is not None
    return round(mention.latitude), round(mention.longitude)


def test_persons_and_roles_bear_one_name() -> None:
    text = "Colonel Davlat Nazarzoda fled to Moscow. Nazarzoda said nothing."
    assert [(m.kind, m.text, m.name) for m in mentions_of(text)] == [
        ("role", "Colonel", "Davlat Nazarzoda"),
        ("person", "Davlat Nazarzoda", "Davlat Nazarzoda"),
        ("place", "Moscow", "Moscow"),
        ("person", "Nazarzoda", "Davlat Nazarzoda"),
    ]


def test_a_state_after_it_tells_which_town() -> None:
    assert where("The fire began in Paris, Texas, on Monday.", "Paris") == (34, -96)
    assert where("The fire began in Paris on Monday.", "Paris") == (49, 2)


def test_the_countries_of_the_article_speak_for_a_town() -> None:
    assert where("Canada closed the road to London. Canadian police said it was Ontario's.", "London") != (0, 0)


def test_regions_that_lists_of_towns_lack_are_places() -> None:
    assert where("Fighting spread across Nagorno-Karabakh.", "Nagorno-Karabakh") == (40, 47)
    assert where("Farmers in central Asia waited.", "central Asia") == (45, 65)


def test_the_letters_of_a_country_before_a_name_are_a_place() -> None:
    assert ("place", "U.S.") in {(m.kind, m.text) for m in mentions_of("A U.S. Navy ship met two U.S. officials.")}


def test_no_two_mentions_begin_together() -> None:
    text = "Oskar Lindqvist, a Sweden-based analyst, met Berta Sorensen, head of the Harbour Union, in Oslo."
    starts = [mention.start for mention in mentions_of(text)]
    assert starts == sorted(set(starts))
