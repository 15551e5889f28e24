"""Pages saved by hand: each ``plain/NAME.txt`` has its record in ``plain/NAME.json``, written before it was read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wirecopy.model import Page
from wirecopy.read.comment import headline_comment
from wirecopy.read.plain import read_plain

PAGES = sorted((Path(__file__).parent / "plain").glob("*.txt"))
FIELDS = (
    "headline",
    "standfirst",
    "published",
    "modified",
    "retrieved",
    "section",
    "outlet",
    "url",
    "dateline",
    "language",
)


def read(path: Path) -> Page:
    page = read_plain(path.read_bytes().decode("utf-8"), path.name)
    assert isinstance(page, Page)
    return page


def answer(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_record(path: Path) -> None:
    page, wanted = read(path), answer(path)
    assert {f: getattr(page, f) for f in FIELDS if f in wanted} == {f: wanted[f] for f in FIELDS if f in wanted}
    if "byline" in wanted:
        assert list(page.byline) == wanted["byline"]
    paragraphs = page.text.split("\n\n")
    assert paragraphs[0].startswith(wanted["body_starts"])
    if "paragraphs" in wanted:
        assert len(paragraphs) == wanted["paragraphs"], page.text
    if "body_ends" in wanted:
        assert page.text.endswith(wanted["body_ends"])
    if "captions" in wanted:
        assert [image.caption for image in page.images] == wanted["captions"]
    if "headline_comment" in wanted:
        assert headline_comment(page.headline) == wanted["headline_comment"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_credits(path: Path) -> None:
    page = read(path)
    found = {(credit.role, credit.name, credit.place) for credit in page.credits}
    assert found == {(c["role"], c["name"], c["place"]) for c in answer(path)["credits"]}
    for credit in page.credits:
        if credit.start is not None:
            assert page.text[credit.start : credit.end] == credit.text
    keys = [(-1 if c.start is None else c.start, c.name, c.role) for c in page.credits]
    assert keys == sorted(set(keys))


def test_same_text_same_id() -> None:
    path = PAGES[0]
    assert read(path) == read(path)


def test_nothing_to_read() -> None:
    assert not isinstance(read_plain("Home\nNews\nSport\n", "menu.txt"), Page)
