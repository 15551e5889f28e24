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
_DIRECTION = re.compile(
    r"(?i)^(?:(?:north|south|east|west)(?:ern)?|(?:north|south)-?(?:east|west)(?:ern)?|central|upper|lower|downtown|"
    r"greater|inner|mainland|occupied|rural|state of|city of|province of|the) "
)
_WORD = re.compile(r"\w[\w.]*")


def named(text: str) -> tuple[Place, ...]:
    """The places that a printed name can mean: in capitals, with "northern" before it or "province" after it too.

    >>> named("PARIS")[0].name, named("Northern Alaska")[0].name
    ('Paris', 'Alaska')
    """
    name = text.removesuffix("’s").removesuffix("'s")
    for form in (name, _capitalised(name), _DIRECTION.sub("", name), _without_kind(name)):
        if form and (found := places_called(form)):
            return found
    return ()


def _capitalised(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else ""


def _without_kind(name: str) -> str:
    return re.sub(r" (?:[Pp]rovince|[Rr]egion|[Ss]tate|[Cc]ounty|[Cc]ity|[Dd]istrict|[Pp]eninsula)$", "", name)


def countries_of(names: Iterable[str], text: str) -> Counter[str]:
    """How often the article speaks of a country, by its name, its people, or a town that can only lie there."""
    counted: Counter[str] = Counter()
    for name in names:
        found = named(name)
        countries = {place.country for place in found}
        if len(countries) == 1 or any(place.kind == "country" for place in found):
            counted[max(found, key=_weight).country] += 1
    for word in set(_WORD.findall(text)):
        if word[0].isupper() and (country := demonym(word)):
            counted[country] += 1
    return counted


def _weight(place: Place) -> float:
    return _KINDS[place.kind] + math.log10(place.population + 1)


def choose(text: str, after: str, context: Counter[str]) -> Place | None:
    """The likeliest place of that name; ``after`` is what the article prints next."""
    found = named(text)
    if not found:
        return None
    told = [place for place in found if _told(place, after)]
    if told:
        return max(told, key=_weight)
    return max(found, key=lambda place: _weight(place) + (_NEAR if _speaks_of(place, context) else 0.0))


def _speaks_of(place: Place, context: Counter[str]) -> bool:
    return place.kind in ("city", "province") and context[place.country] > 0


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
