"""The facts of the specimen: times, figures, places, persons and their roles, each as its list of facts has it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import wirecopy
from wirecopy.model import Figure, Mention, TimeExpression
from wirecopy.speech.figures import find_figures
from wirecopy.speech.mentions import find_mentions
from wirecopy.speech.parse import parse_texts
from wirecopy.speech.people import People, find_people
from wirecopy.speech.times import find_times

FOLDER = Path(os.environ.get("WIRECOPY_DATA", "/nowhere")) / "specimen"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the measuring data is not here")


class Found(NamedTuple):
    """What is found in the specimen."""

    facts: dict[str, Any]
    text: str
    people: People
    times: list[TimeExpression]
    figures: list[Figure]
    mentions: list[Mention]


@pytest.fixture(scope="module")
def found() -> Found:
    facts = json.loads((FOLDER / "facts.json").read_text("utf-8"))
    (article,) = wirecopy.read(FOLDER / "article.txt")
    (parsed,) = parse_texts([article.text])
    people = find_people(parsed)
    times = find_times(parsed, article)
    figures = find_figures(parsed, article, times)
    return Found(facts, article.text, people, times, figures, find_mentions(parsed, article, people))


def test_every_time_has_its_value(found: Found) -> None:
    values = {(time.text, time.value) for time in found.times}
    assert {(time["text"], time["value"]) for time in found.facts["times"]} <= values


def test_every_figure_comes_out(found: Found) -> None:
    for fact in found.facts["figures"]:
        assert any(all(getattr(figure, key) == value for key, value in fact.items()) for figure in found.figures), fact


def test_speakers_and_the_addressee_are_people_under_their_full_name(found: Found) -> None:
    names = {actor.name for actor in found.people.actors}
    told = {fact.get("speaker") for fact in found.facts["statements"]} | {
        fact.get("addressee") for fact in found.facts["statements"]
    }
    assert {name for name in told - {None} if "ministry" not in name} <= names


def test_a_surname_leads_to_the_person(found: Found) -> None:
    speaker = found.facts["statements"][0]["speaker"]
    surname = speaker.split()[-1]
    places = [m.start for m in found.mentions if m.text == surname and m.kind == "person"]
    assert len(places) >= 3
    for start in places:
        actor = found.people.at(start, start + len(surname))
        assert actor is not None
        assert actor.name == speaker


def test_roles_stand_under_the_names_of_who_has_them(found: Found) -> None:
    roles = {(mention.text, mention.name) for mention in found.mentions if mention.kind == "role"}
    first, addressee = found.facts["statements"][0]["speaker"], found.facts["statements"][0]["addressee"]
    assert {("Colonel", first), ("Tajik president", addressee)} <= roles
    assert any("analyst" in text and name == found.facts["statements"][-1]["speaker"] for text, name in roles)


def test_places_lie_where_they_are(found: Found) -> None:
    where = {m.name: (round(m.latitude or 0), round(m.longitude or 0)) for m in found.mentions if m.kind == "place"}
    assert where["Tajikistan"] == (39, 71)
    assert where["Moscow"] == (56, 38)
    assert {"Russia", "Kyrgyzstan", "Central Asia"} <= where.keys()


def test_spans_are_of_the_text(found: Found) -> None:
    for row in (*found.times, *found.figures, *found.mentions):
        assert found.text[row.start : row.end] == row.text
