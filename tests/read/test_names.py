"""Names of agencies and outlets, and what the tables hold."""

from __future__ import annotations

import pytest

from wirecopy.read.names import (
    canonical_agency,
    canonical_outlet,
    known_names,
    like_agency,
    like_outlet,
    look_up,
    name_of_host,
)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("A.P.", "Associated Press"),
        ("(Reuters)", "Reuters"),
        ("the Reuters news agency", "Reuters"),
        ("REUTERS", "Reuters"),
        ("dpa", "Deutsche Presse-Agentur"),
        ("DPA", "Deutsche Presse-Agentur"),
        ("Agence France Presse", "Agence France-Presse"),
        ("ITAR-TASS", "TASS"),
        ("xinhua", "Xinhua News Agency"),
        ("Canadian Press", "Canadian Press"),
        ("PTI", "Press Trust of India"),
        ("Anadolu Ajansı", "Anadolu Agency"),
        ("Northwire", None),
        ("The Guardian", None),
        ("", None),
    ],
)
def test_agency(printed: str, name: str | None) -> None:
    assert canonical_agency(printed) == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("the Guardian", "The Guardian"),
        ("Washington Post", "The Washington Post"),
        ("WaPo", "The Washington Post"),
        ("www.nytimes.com", "The New York Times"),
        ("Daily Caller", "The Daily Caller"),
        ("Omaro  Echo", "Omaro Echo"),
    ],
)
def test_outlet(printed: str, name: str) -> None:
    assert canonical_outlet(printed) == name


def test_every_name_means_itself() -> None:
    for row in known_names():
        found = look_up(row.name)
        assert found is not None, row.name
        assert found.name == row.name


def test_tables_are_large_and_without_doubles() -> None:
    agencies = [row for row in known_names() if row.kind == "agency"]
    outlets = [row for row in known_names() if row.kind == "outlet"]
    assert len(agencies) >= 80
    assert len(outlets) >= 250
    assert len({row.name for row in known_names()}) == len(agencies) + len(outlets)


def test_hosts() -> None:
    assert name_of_host("https://uk.reuters.com/article/1") == "Reuters"
    assert name_of_host("http://www.lissen-courier.example/1") == "Lissen Courier"
    assert name_of_host("http://lissencourier.example/1") == "lissencourier.example"


@pytest.mark.parametrize("name", ["The Lissen Courier", "Radio Omaro", "Nordkurier", "Omaro News Network Online"])
def test_built_as_an_outlet(name: str) -> None:
    assert like_outlet(name)


@pytest.mark.parametrize("name", ["Jane Roe", "Breaking News", "the news", "Ministry of Finance", ""])
def test_not_built_as_an_outlet(name: str) -> None:
    assert not like_outlet(name)


def test_built_as_an_agency() -> None:
    assert like_agency("Northwire")
    assert like_agency("Omaro News Agency")
    assert not like_agency("The Lissen Courier")
