"""Every credit of the demo's pages comes out, and none is invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wirecopy.demo import __file__ as demo
from wirecopy.model import Page
from wirecopy.model.names import outlet_key
from wirecopy.read import RawRecord, raw_records, read_record

FOLDER = Path(demo).parent
TRUTH = json.loads((FOLDER / "truth.json").read_text("utf-8"))

Credit = tuple[str, str, str]
"""Page, role and name."""


@pytest.fixture(scope="module")
def found() -> dict[Credit, set[str]]:
    """What was read of the pages, with the places."""
    credits: dict[Credit, set[str]] = {}
    for raw in raw_records(FOLDER / "pages"):
        page = read_record(raw) if isinstance(raw, RawRecord) else None
        for credit in page.credits if isinstance(page, Page) else ():
            credits.setdefault((Path(raw.file).name, credit.role, credit.name), set()).add(credit.place)
    return credits


def wanted() -> dict[Credit, set[str]]:
    """The truth, with the places where each credit stands; an agency's dateline on its own page credits nobody else."""
    credits: dict[Credit, set[str]] = {}
    outlets = {page["file"]: page["outlet"] for page in TRUTH["articles"]}
    for row in TRUTH["credits"]:
        if row["role"] == "photo" or outlets.get(row["article"]) != row["name"]:
            credits.setdefault((row["article"], row["role"], row["name"]), set()).add(row["place"])
    return credits


def same(one: Credit, other: Credit) -> bool:
    """Of names as printed: a short form is the name, a picture's credit holds its agency's."""
    a, b = outlet_key(one[2]), outlet_key(other[2])
    return one[:2] == other[:2] and (a == b or (one[1] == "photo" and (a in b or b in a)))


def test_every_credit_is_found(found: dict[Credit, set[str]]) -> None:
    for credit, places in wanted().items():
        read = set().union(*(at for other, at in found.items() if same(credit, other)))
        assert read & places, (credit, places, read)


def test_none_is_invented(found: dict[Credit, set[str]]) -> None:
    assert [credit for credit in found if not any(same(credit, other) for other in wanted())] == []
