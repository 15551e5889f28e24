"""Headlines without the site's name."""

from __future__ import annotations

import pytest

from wirecopy.read.headline import TitlesGiven, pick_headline

NAMES = ("The Echo", "www.echo.example")


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (TitlesGiven(declared="Ferry sinks | The Echo"), "Ferry sinks"),
        (TitlesGiven(declared="The Echo - Ferry sinks - echo.example"), "Ferry sinks"),
        (TitlesGiven(declared="The Echo", headings=("Ferry sinks",)), "Ferry sinks"),
        (TitlesGiven(headings=("The Echo",)), None),
        (TitlesGiven(declared="Ferry sinks in bay | News", headings=("Ferry sinks in bay",)), "Ferry sinks in bay"),
        (TitlesGiven(declared="Ferry sinks…", title="Ferry sinks off Omaro"), "Ferry sinks off Omaro"),
        (TitlesGiven(declared="Ferry - what we know", headings=("Ferry",)), "Ferry - what we know"),
        (TitlesGiven(shared="“No fear” - The Harn Valley Gazette", headings=("“No fear”",)), "“No fear”"),
    ],
)  # fmt: skip
def test_a_headline_goes_without_the_sites_name(titles: TitlesGiven, expected: str | None) -> None:
    assert pick_headline(titles, NAMES) == expected


def test_a_headline_for_search_engines_gives_way_to_the_one_that_readers_see() -> None:
    shown, sought = "Forty saved from ferry", "Omaro ferry sinking: forty saved"
    titles = TitlesGiven(declared=sought, shared=shown, headings=(shown,), title=f"{sought} - The Echo")
    assert pick_headline(titles, NAMES) == shown
    assert pick_headline(TitlesGiven(declared=sought, shared=shown, headings=(shown,), title=shown), NAMES) == sought
