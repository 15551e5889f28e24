"""The gazetteer: a printed name in, every place that is called so out.

There is a sorted table for each first letter, unpacked when first asked and searched by bisection, so that nothing is
built from its hundred thousand lines: ``bench/gazetteer.py`` makes it and says from what.
"""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_left
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple


class Place(NamedTuple):
    """One meaning of a name.

    ``kind``: ``country``, ``region`` (of no country, of several, or contested), ``province`` or ``city``.
    ``country`` is ISO 3166's two letters or "", ``province`` the name (of the United States: the letters) of what a
    city lies in. Degrees have two decimals, about a kilometre.
    """

    name: str
    latitude: float
    longitude: float
    population: int
    country: str
    province: str
    kind: str


@lru_cache(maxsize=8192)
def places_called(name: str) -> tuple[Place, ...]:
    """The places that ``name`` can mean, capitals as printed; none where the gazetteer lacks it.

    >>> [place.kind for place in places_called("Tajikistan")]
    ['country']
    >>> places_called("Bombay")[0].name
    'Mumbai'
    """
    table, found = _table(f"{ord(name[0]):x}") if name else [], []
    at = bisect_left(table, name + "\t")
    while at < len(table) and table[at].startswith(name + "\t"):
        _, latitude, longitude, population, country, province, canonical, kind = table[at].split("\t")
        found.append(Place(canonical, float(latitude), float(longitude), int(population), country, province, kind))
        at += 1
    return tuple(found)


def demonym(word: str) -> str | None:
    """The country, as two letters, whose people or things are called so: "Tajik" is of ``TJ``."""
    return _demonyms().get(word)


@cache
def _table(letter: str) -> list[str]:
    archive = _archive()
    return archive.read(letter).decode("utf-8").split("\n") if letter in archive.NameToInfo else []


@cache
def _archive() -> zipfile.ZipFile:
    packed = resources.files("wirecopy.speech.places").joinpath("data/places.zip").read_bytes()
    return zipfile.ZipFile(io.BytesIO(packed))


@cache
def _demonyms() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in resources.files("wirecopy.speech.places").joinpath("data/countries.tsv").read_text("utf-8").splitlines():
        code, _, _, _, words, *_ = (row + "\t").split("\t")
        for word in words.split("|"):
            table.setdefault(word, code)
    table.pop("", None)
    return table
