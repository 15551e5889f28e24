"""Figures: bounds, units, what is counted, and what is no figure."""

from __future__ import annotations

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.model import Figure
from wirecopy.speech.figures import find_figures
from wirecopy.speech.figures.grammar import value_of
from wirecopy.speech.parse import parse_texts
from wirecopy.speech.times import find_times


def figures_of(text: str) -> list[Figure]:
    (parsed,) = parse_texts([text])
    article = make.article(text=text, published="2015-05-28")
    return find_figures(parsed, article, find_times(parsed, article))


@pytest.mark.parametrize(
    ("text", "printed", "low", "high", "unit", "counted", "approximate"),
    [
        ("Some 4,000 northern sailors came.", "Some 4,000", 4e3, 4e3, None, "northern sailors", True),
        ("More than one million voters came.", "More than one million", 1e6, None, None, "voters", True),
        ("Tens of thousands of people fled.", "Tens of thousands", 1e4, None, None, "people", True),
        ("She sold two dozen eggs.", "two dozen", 24, 24, None, "eggs", False),
        ("The mill cost $3.5bn to build.", "$3.5bn", 3.5e9, 3.5e9, "dollar", None, False),
        ("He showed a 12-minute film.", "12-minute", 12, 12, "minute", None, False),
        ("About one in five voters stayed home.", "About one in five", 0.2, 0.2, None, "voters", True),
        ("Ilsa Brandvold, 40, left.", "40", 40, 40, "year", "years of age", False),
        ("A 47-year-old baker left.", "47-year-old", 47, 47, "year", "years of age", False),
        ("Between 20 and 30 ships sank.", "Between 20 and 30", 20, 30, None, "ships", False),
        ("It costs 2.5 to three billion euros.", "2.5 to three billion euros", 2.5e9, 3e9, "euro", None, False),
        ("Sales fell 6 percent.", "6 percent", 6, 6, "percent", None, False),
        ("Oil stood at 18 dollars a barrel.", "18 dollars a barrel", 18, 18, "dollar per barrel", None, False),
        ("It holds up to 170 passengers.", "up to 170", None, 170, None, "passengers", True),
        ("Six thousand five hundred sailors came.", "Six thousand five hundred", 6500, 6500, None, "sailors", False),
        ("The ship is 300m long.", "300m", 300, 300, "metre", None, False),
        ("A few thousand watched.", "A few thousand", 2000, None, None, None, True),
        ("Two-thirds of the voters stayed.", "Two-thirds", 0.6667, 0.6667, None, "voters", False),
    ],
)
def test_a_figure(
    text: str, printed: str, low: float | None, high: float | None, unit: str | None, counted: str | None,
    approximate: bool,
) -> None:  # fmt: skip
    found = [(f.text, f.low, f.high, f.unit, f.counted, f.approximate) for f in figures_of(text)]
    assert found == [(printed, low, high, unit, counted, approximate)]


@pytest.mark.parametrize(
    "text",
    [
        "He left in 1992.",
        "The third man left.",
        "She waited two years.",
        "They flew a Boeing 747 home.",
        "No one knew.",
        "One of them knew.",
        "Resolution 2231 was passed.",
        "They won 3-2.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert not figures_of(text)


def test_from_one_to_another_is_two_figures() -> None:
    assert [(f.low, f.high) for f in figures_of("The toll rose from 17 to 23.")] == [(17, 17), (23, 23)]


@given(st.integers(0, 10**12))
def test_a_printed_integer_is_its_value(number: int) -> None:
    assert value_of(f"{number:,}", "") == number
