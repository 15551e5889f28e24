"""Notes that saved pages carry."""

from __future__ import annotations

import pytest

from wirecopy.read.saved import saved_from


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("<!-- saved from url=(0022)https://echo.example/1 -->", ("https://echo.example/1", None)),
        (
            "<!--\n Page saved with SingleFile \n url: https://echo.example/1 \n"
            " saved date: Thu May 28 2015 10:00:00 GMT+0200 (Central European Summer Time)\n-->",
            ("https://echo.example/1", "2015-05-28T08:00:00Z"),
        ),
        (
            "<!-- Mirrored from echo.example/1.html by HTTrack Website Copier/3.x [XR&CO'2014], "
            "Thu, 28 May 2015 10:00:00 GMT -->",
            ("http://echo.example/1.html", "2015-05-28T10:00:00Z"),
        ),
        ("<!-- saved from url=(0014)about:internet -->", (None, None)),
        ("<p>saved from nowhere</p>", (None, None)),
    ],
)
def test_saved_from(note: str, expected: tuple[str | None, str | None]) -> None:
    assert saved_from(f"<!DOCTYPE html>\n{note}\n<html></html>") == expected
