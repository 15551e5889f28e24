"""What archives and caches print above a page."""

from __future__ import annotations

import pytest

from wirecopy.read.banners import Banner, read_banner


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["https://web.archive.org/web/20061110031500/http://echo.example/1", "Ferry sinks"],
            Banner("http://echo.example/1", "2006-11-10T03:15:00Z", frozenset({0})),
        ),
        (
            ["Wayback Machine", "http://echo.example/1", "12 captures", "OCT NOV DEC", "10", "Ferry sinks"],
            Banner("http://echo.example/1", None, frozenset(range(5))),
        ),
        (
            ["archive.today", "Saved from http://echo.example/1", "3 Oct 2014 08:11:40 UTC", "Ferry sinks"],
            Banner("http://echo.example/1", "2014-10-03T08:11:40Z", frozenset(range(3))),
        ),
        (["The Echo", "http://echo.example/1", "Ferry sinks"], Banner()),
        ([], Banner()),
    ],
)
def test_read_banner(lines: list[str], expected: Banner) -> None:
    assert read_banner(lines) == expected
