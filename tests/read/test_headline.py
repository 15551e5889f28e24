"""Headlines without the site's name."""

from __future__ import annotations

import pytest

from wirecopy.read.headline import pick_headline


@pytest.mark.parametrize(
    ("declared", "printed", "expected"),
    [
        (["Ferry sinks | The Echo"], [], "Ferry sinks"),
        (["The Echo - Ferry sinks - echo.example"], [], "Ferry sinks"),
        (["The Echo"], ["Ferry sinks"], "Ferry sinks"),
        ([None], ["The Echo"], None),
        (["Ferry sinks in the bay | News"], ["Ferry sinks in the bay"], "Ferry sinks in the bay"),
        (["Ferry sinks in the…"], ["Ferry sinks in the bay of Omaro"], "Ferry sinks in the bay of Omaro"),
        (["Ferry - what we know"], ["Ferry"], "Ferry - what we know"),
    ],
)
def test_pick_headline(declared: list[str | None], printed: list[str], expected: str | None) -> None:
    assert pick_headline(declared, printed, ("The Echo", "www.echo.example")) == expected
