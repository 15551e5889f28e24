"""When two printed names are one outlet's."""

from __future__ import annotations

import pytest

from wirecopy.model.names import initials, outlet_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Daily Caller", "DailyCaller.com"),
        ("Ostrel News Agency", "Ostrel"),
        ("El País", "EL PAIS"),
        ("www.paper.example", "Paper"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert outlet_key(one) == outlet_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Daily Mail", "Mail"), ("The Press", "The News"), ("Reuters", "Associated Press")]
)
def test_different_names(one: str, other: str) -> None:
    assert outlet_key(one) != outlet_key(other)


def test_a_name_without_letters_has_no_key() -> None:
    assert outlet_key("***") == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Western News Service", "WNS"), ("Agence France-Presse", "AFP"), ("The Daily Caller", ""), ("Ostrel", "")],
)
def test_initials_of_three_words_or_more(name: str, letters: str) -> None:
    assert initials(name) == letters
