"""The gazetteer: what names mean, and which meaning is chosen."""

from __future__ import annotations

from collections import Counter

import pytest

from wirecopy.speech.places import choose, countries_of, demonym, named, places_called


def test_a_name_has_all_its_meanings() -> None:
    kinds = {place.kind for place in places_called("Georgia")}
    assert kinds == {"country", "province"}
    assert places_called("Nowhere at all") == ()
    assert places_called("") == ()


@pytest.mark.parametrize(
    ("printed", "name"), [("PARIS", "Paris"), ("St. Petersburg", "Saint Petersburg"), ("Northern Alaska", "Alaska")]
)
def test_a_name_is_found_as_newspapers_print_it(printed: str, name: str) -> None:
    assert name in {place.name for place in named(printed)}


def test_every_country_has_its_people() -> None:
    assert demonym("Tajik") == "TJ"
    assert demonym("Danes") == "DK"
    assert demonym("Table") is None


def test_what_stands_after_a_name_outranks_size() -> None:
    paris = choose("Paris", ", Texas, on Monday", Counter())
    assert paris is not None
    assert (paris.country, paris.province) == ("US", "TX")


def test_a_country_that_the_article_speaks_of_outranks_size() -> None:
    context = countries_of(["Peru", "Lima"], "Peruvian police")
    assert context["PE"] >= 2
    alone, told = choose("Cordoba", "", Counter()), choose("Cordoba", "", Counter({"ES": 2}))
    assert alone is not None
    assert told is not None
    assert (alone.country, told.country) == ("AR", "ES")
