"""Datelines of wires and newspapers, and openings that are none."""

from __future__ import annotations

import pytest

from wirecopy.read.dateline import read_dateline_line, split_dateline

FOUND = [
    ("DUSHANBE, May 28 (Reuters) - Police said", "DUSHANBE, May 28", ("Reuters",), "Police said"),
    ("(AP) — A ferry", None, ("AP",), "A ferry"),
    ("PARIS (AFP) – The ferry", "PARIS", ("AFP",), "The ferry"),
    ("(Northwire) - The ferry", None, ("Northwire",), "The ferry"),
    ("LISSEN (Pan Coast News) – The ferry", "LISSEN", ("Pan Coast News",), "The ferry"),
    ("ST. JOSEPH, Mich. (AP) — The ferry", "ST. JOSEPH, Mich.", ("AP",), "The ferry"),
    ("Berlin (dpa) - Die Fähre", "Berlin", ("dpa",), "Die Fähre"),
    ("Berlin/Wien (dpa/APA) - Die Fähre", "Berlin/Wien", ("dpa", "APA"), "Die Fähre"),
    ("Madrid, 28 may (EFE).- El barco", "Madrid, 28 may", ("EFE",), "El barco"),
    ("BEIJING, May 28 (Xinhua) -- The ferry", "BEIJING, May 28", ("Xinhua",), "The ferry"),
    ("(ANSA) - ROMA, 28 MAG - Il traghetto", "ROMA, 28 MAG", ("ANSA",), "Il traghetto"),
    ("MOSCOW, May 28. /TASS/. The ferry", "MOSCOW, May 28", ("TASS",), "The ferry"),
    ("Kabul, May 28, IANS | The ferry", "Kabul, May 28", ("IANS",), "The ferry"),
    ("KABUL, Afghanistan — The ferry", "KABUL, Afghanistan", (), "The ferry"),
    ("WASHINGTON -- The ferry", "WASHINGTON", (), "The ferry"),
    ("Washington (CNN)The ferry", "Washington", ("CNN",), "The ferry"),
    ("EFE.- El barco", None, ("EFE",), "El barco"),
    ("GENEVA/PARIS, Jan 3 (Reuters) - The ferry", "GENEVA/PARIS, Jan 3", ("Reuters",), "The ferry"),
]


@pytest.mark.parametrize(("paragraph", "text", "agencies", "rest"), FOUND, ids=[f[0] for f in FOUND])
def test_split(paragraph: str, text: str | None, agencies: tuple[str, ...], rest: str) -> None:
    found = split_dateline(paragraph)
    assert found is not None
    assert (found.text, found.agencies, paragraph[found.end :]) == (text, agencies, rest)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The president said on Monday that he would go.",
        "The United Nations (UN) - an organisation of states - met.",
        "Omaro Shipping Corp (OSC) - The company said it would appeal.",
        "BREAKING - The ferry has sunk",
        "By JOHN SMITH",
        "U.S. — the country",
        "“No,” she said. (She laughed.)",
        "I—who was there—saw it.",
        "",
    ],
)
def test_no_dateline(paragraph: str) -> None:
    assert split_dateline(paragraph) is None


def test_on_a_line_of_its_own() -> None:
    found = read_dateline_line("LISSEN, Arda —")
    assert found is not None
    assert found.text == "LISSEN, Arda"
    assert read_dateline_line("FERRY RUNS AGROUND OFF OMARO") is None
