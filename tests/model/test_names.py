"""When two printed names are one outlet's."""

from __future__ import annotations

import pytest

from wirecopy.model.names import outlet_key


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
