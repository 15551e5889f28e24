"""Which of the places of one name is meant: the one its neighbours in the article speak for.

In: a name, what stands after it ("Paris, Texas"), and the countries that the article speaks of. Out: one place, or
``None`` where the gazetteer has no such name.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from wirecopy.speech.places.gazetteer import Place, demonym, places_called

# A country or a region of its own is meant before a town of its name, a province before a town of under a million;
# a town in a country that the article speaks of before one ten times as large elsewhere. Weights are powers of ten.
_KINDS = {"country": 9.0, "region": 8.5, "province": 5.9, "city": 0.0}
_NEAR = 1.5
# Where a name is a country's and a state's, the one whose country the article speaks of is meant.
_THERE = 4.0
_DIRECTION = re.compile(
    r"(?i)^(?:(?:north|south|east|west)(?:ern)?|(?:north|south)-?(?:east|west)(?:ern)?|central|upper|lower|downtown|"
    r"greater|inner|mainland|occupied|rural|state of|city of|province of|the) "
)
_SHORT = re.compile(r"(St|Ste|Mt|Ft)\.? ")
_LONG = {"St": "Saint ", "Ste": "Sainte ", "Mt": "Mount ", "Ft": "Fort "}
_WORD = re.compile(r"\w[\w.]*")


def named(text: str) -> tuple[Place, ...]:
    """The places that a printed name can mean: in capitals, with "northern" before it or "province" after it too.

    >>> named("PARIS")[0].name, named("Northern Alaska")[0].name
    ('Paris', 'Alaska')
    """
    name = text.removesuffix("’s").removesuffix("'s")
    if match := _SHORT.match(name):
        return (*places_called(name), *places_called(_LONG[match[1]] + name[match.end() :]))
    for form in (name, _capitalised(name), _DIRECTION.sub("", name), _without_kind(name)):
        if form and (found := places_called(form)):
            return found
    return ()


def _capitalised(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else ""


def _without_kind(name: str) -> str:
    return re.sub(r" (?:[Pp]rovince|[Rr]egion|[Ss]tate|[Cc]ity|[Dd]istrict|[Pp]eninsula)$", "", name)


def countries_of(names: Iterable[str], text: str) -> Counter[str]:
    """How often the article speaks of a country, by its name, its people, or a town that can only lie there."""
    counted: Counter[str] = Counter()
    for name in names:
        found = named(name)
        if not found or _country_or_state(found):
            continue
        best = max(found, key=_weight)
        if len({place.country for place in found}) == 1 or _weight(best) > _KINDS["province"]:
            counted[best.country] += 1
    for word in set(_WORD.findall(text)):
        if word[0].isupper() and (country := demonym(word)):
            counted[country] += 1
    return counted


def _country_or_state(found: tuple[Place, ...]) -> bool:
    """Georgia: the country, or the state of the United States."""
    return {"country", "province"} <= {place.kind for place in found if place.kind == "country" or _american(place)}


def _american(place: Place) -> bool:
    return place.kind == "province" and place.country == "US"


def _weight(place: Place) -> float:
    return _KINDS[place.kind] + math.log10(place.population + 1) + (0.6 if _american(place) else 0.0)


def choose(text: str, after: str, context: Counter[str]) -> Place | None:
    """The likeliest place of that name; ``after`` is what the article prints next."""
    found = named(text)
    if not found:
        return None
    told = [place for place in found if _told(place, after)]
    if told:
        return max(told, key=_weight)
    either = _country_or_state(found)
    return max(found, key=lambda place: _weight(place) + _nearness(place, context, either))


def _nearness(place: Place, context: Counter[str], either: bool) -> float:
    if not context[place.country]:
        return 0.0
    if either and (place.kind == "country" or _american(place)):
        return _THERE
    return _NEAR if place.kind in ("city", "province") else 0.0


def _told(place: Place, after: str) -> bool:
    """Whether the name printed after a comma is what a town lies in."""
    match = re.match(r"(?:, | \| |,\n| \()([A-Z][\w.]*(?: [A-Z][\w.]*){0,2})", after)
    if not match or place.kind == "country":
        return False
    words = match[1].split(" ")
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        for holder in places_called(name) or places_called(name.rstrip(".")) or _state(name):
            if holder.kind == "country" and holder.country == place.country:
                return True
            if holder.kind == "province" and holder.country == place.country:
                return place.province in (holder.province, holder.name)
    return False


def _state(name: str) -> tuple[Place, ...]:
    """A state of the United States by its two letters."""
    if not re.fullmatch(r"[A-Z]{2}", name):
        return ()
    return (Place(name, 0.0, 0.0, 0, "US", name, "province"),)
