"""Marks of saving programs."""

from __future__ import annotations

import pytest

from wirecopy.read.marks import without_marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1]Home [2]News [3]Sport\nThe ferry sank.", "Home News Sport\nThe ferry sank."),
        ("The ferry sank [1] and rose [2].", "The ferry sank [1] and rose [2]."),
        (
            "# Ferry sinks\n\n**By Jane Roe**\n\nIt [sank](https://echo.example/).",
            "Ferry sinks\n\nBy Jane Roe\n\nIt sank.",
        ),
        ("#1 ferry in Omaro sinks", "#1 ferry in Omaro sinks"),
        ("* A footnote\n\nThe ferry sank* off Omaro*", "* A footnote\n\nThe ferry sank* off Omaro*"),
        ("Ferry sinks\n[quay.jpg]\nIt sank.", "Ferry sinks\n\nIt sank."),
    ],
)
def test_without_marks(text: str, expected: str) -> None:
    assert without_marks(text) == expected
