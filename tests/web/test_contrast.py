"""What is written can be read: contrasts of the sheet's colours, light and dark, by WCAG 2.2's measure."""

from __future__ import annotations

import re
from importlib import resources

import pytest

SHEET = (resources.files("wirecopy.web") / "static" / "wirecopy.css").read_text("utf-8")
TEXT, PICTURE = 4.5, 3.0
"""Least contrast of words, and of what a picture means (success criteria 1.4.3 and 1.4.11, level AA)."""

SOURCES = ("from-1", "from-2", "from-3", "from-4", "from-5", "from-lost")
KINDS = ("reprint", "abridgement", "expansion", "rewrite", "excerpt", "update", "copy", "root")
WORDS = [
    *((ink, paper) for ink in ("ink", "quiet", "link", "telling", "struck") for paper in ("paper", "raised")),
    *((ink, paper) for ink in ("ink", "telling") for paper in SOURCES),
    ("ink", "found"), ("struck", "struck-paper"), ("new", "new-paper"), ("telling", "telling-paper"), ("paper", "ink"),
    ("ink", "struck-paper"), ("ink", "new-paper"),
]  # fmt: skip


def colours(dark: bool) -> dict[str, str]:
    light, _, rest = SHEET.partition("@media (prefers-color-scheme: dark)")
    night, _, _ = rest.partition("\n}\n")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", night)) if dark else found


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True])
def test_words_and_pictures_stand_out(dark: bool) -> None:
    has = colours(dark)
    poor = {pair: contrast(has[pair[0]], has[pair[1]]) for pair in WORDS}
    assert {pair: c for pair, c in poor.items() if c < TEXT} == {}
    pictured = {kind: contrast(has[kind], has["paper"]) for kind in KINDS}
    assert {kind: c for kind, c in pictured.items() if c < PICTURE} == {}
