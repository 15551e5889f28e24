"""Who an article is about: one name for one person, roles, and what is no person."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.speech.parse import parse_texts
from wirecopy.speech.people import Actor, People, find_people
from wirecopy.speech.people.linking import sound_of


def people_of(text: str) -> People:
    (parsed,) = parse_texts([text])
    return find_people(parsed)


def one(text: str, name: str) -> Actor:
    return next(actor for actor in people_of(text).actors if actor.name == name)


def test_a_surname_is_the_person_named_before() -> None:
    text = "Captain Ilsa Brandvold left the harbour on Friday. Brandvold said that the ferry was safe."
    actor = one(text, "Ilsa Brandvold")
    assert [text[n.start : n.end] for n in actor.namings] == ["Ilsa Brandvold", "Brandvold"]
    assert [n.form for n in actor.namings] == ["full", "short"]
    assert [role.text for role in actor.roles] == ["Captain"]


def test_the_role_alone_leads_back_to_the_only_one_who_has_it() -> None:
    text = "Colonel Davlat Nazarzoda fled in May. Troops searched for the colonel."
    start = text.index("colonel")
    found = people_of(text).at(start, start + len("colonel"))
    assert found is not None
    assert found.name == "Davlat Nazarzoda"


def test_two_colonels_leave_the_colonel_open() -> None:
    text = "Colonel Davlat Nazarzoda fled. Colonel Rustam Ortikov stayed. Troops searched for the colonel."
    start = text.rindex("colonel")
    assert people_of(text).at(start, start + len("colonel")) is None


def test_a_title_tells_which_of_two_of_one_name() -> None:
    text = (
        "Mr. Peter Holloway and Mrs. Anna Holloway own the mill. Mrs. Holloway said on Monday that it would close. "
        "Mr. Holloway said nothing."
    )
    start = text.index("Holloway said on")
    found = people_of(text).at(start, start + len("Holloway"))
    assert found is not None
    assert (found.name, found.gender) == ("Anna Holloway", "female")


def test_spellings_of_one_name_are_one_person() -> None:
    text = "President Salim Rakhmatov spoke first. Rahmatov said that he was glad."
    assert [n.form for n in one(text, "Salim Rakhmatov").namings] == ["full", "short"]
    assert sound_of("Rakhmatov") == sound_of("Rahmatov") != sound_of("Karimov")


def test_particles_belong_to_the_name() -> None:
    names = {actor.name for actor in people_of("The general, Omar al-Sayed, met Karim bin Talal in March.").actors}
    assert {"Omar al-Sayed", "Karim bin Talal"} <= names


def test_roles_stand_before_and_after() -> None:
    text = "Oskar Lindqvist, a Malmo-based trade analyst, told the mayor of the city, Berta Sorensen, to wait."
    assert [role.text for role in one(text, "Oskar Lindqvist").roles] == ["Malmo-based trade analyst"]


def test_an_acronym_is_its_organization() -> None:
    text = "The Western Harbour Authority closed the quay. The WHA said that it would open in May."
    actor = one(text, "Western Harbour Authority")
    assert (actor.kind, len(actor.namings)) == ("organization", 2)


def test_a_country_that_acts_is_no_person() -> None:
    found = people_of("Norway said on Monday that Oslo would pay.")
    assert not found.actors
    assert [place.text for place in found.places] == ["Norway", "Oslo"]


def test_a_span_inside_a_name_is_the_name() -> None:
    text = "Ilsa Brandvold left."
    found = people_of(text).at(5, 14)
    assert found is not None
    assert found.name == "Ilsa Brandvold"
    assert people_of(text).at(15, 19) is None


@settings(max_examples=25)
@given(st.text(alphabet="AaBb Mr.Smith’s-,“”\n", max_size=60))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for actor in people_of(text).actors:
        for naming in actor.namings:
            assert 0 <= naming.start < naming.end <= len(text)
