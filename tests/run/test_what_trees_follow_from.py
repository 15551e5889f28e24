"""Every input that a tree follows from, changed alone: the store is then what one run over everything makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import make
import msgspec
import pytest

from wirecopy.model import TABLES, Page
from wirecopy.run import trace_records
from wirecopy.run.judge import judge
from wirecopy.store import Store, open_store

ONE, TWO, SIGN = (
    make.prose(21, 6),
    make.prose(22, 6),
    "Subscribe to the Gazette and never miss a ferry again in all your life.",
)
LINEAGE = ("families", "copies", "lost_originals", "changes")


def edited(paragraphs: Sequence[str], word: str, at: int = 0) -> list[str]:
    """The paragraphs with ``word`` in place of the third of one of them."""
    words = paragraphs[at].split(" ")
    return [*paragraphs[:at], " ".join([*words[:2], word, *words[3:]]), *paragraphs[at + 1 :]]


def pages() -> list[Page]:
    """Two stories with copies that keep each other's edits, a round-up of both, and one that has nothing of them."""
    texts = {
        "a0": ONE,
        "a1": edited(ONE, "ochre"),
        "a2": edited(edited(ONE, "ochre"), "umber", 1),
        "a3": ONE[:4],
        "a4": [*edited(ONE, "sienna", 2), SIGN],
        "b0": TWO,
        "b1": edited(TWO, "madder"),
        "b2": TWO[:3],
        "r": [*ONE[:2], *TWO[:2]],
        "z": make.prose(23),
    }
    hours = {id: n for n, id in enumerate(("a0", "a1", "b0", "a2", "a3", "b1", "b2", "a4", "r", "z"))}
    return [
        make.page(
            id,
            file=f"{id}.html",
            outlet=f"Outlet {id}",
            headline=f"Ferry {id[0]} runs aground",
            published=f"2024-03-05T{hours[id]:02}:00:00Z",
            text=make.text(*paragraphs),
        )
        for id, paragraphs in texts.items()
    ]


def add(store: Store, some: Sequence[Page]) -> None:
    trace_records(((page, sha256(repr(page).encode()).hexdigest()) for page in some), store, until="lineage")


def tables(store: Store) -> dict[str, Any]:
    return {name: store.arrow(name).to_pylist() for name in TABLES if name not in ("runs", "verdicts")}


def lineage(store: Store) -> list[Any]:
    return [store.arrow(name).to_pylist() for name in LINEAGE]


def credit(id: str, name: str, place: str = "byline", role: str = "agency", text: str | None = None) -> Any:
    return make.credit(id, name=name, text=text or name, place=place, role=role)


COLUMNS: list[tuple[str, dict[str, Any], bool]] = [
    ("a0", {"outlet": "Outlet a1"}, True),
    ("a0", {"outlet": None}, False),
    ("b0", {"published": "2024-03-07T12:00:00Z"}, True),
    ("a0", {"published": None}, True),
    ("b0", {"published": "2024-03-05"}, True),
    ("a1", {"published": None, "modified": "2024-03-05T00:30:00Z"}, True),
    ("a1", {"published": None, "retrieved": "2024-03-05T00:30:00Z"}, True),
    ("a1", {"modified": "2024-03-06T00:30:00Z"}, False),
    ("a1", {"headline": "FERRY A RUNS AGROUND!"}, True),
    ("a1", {"headline": None}, False),
    ("a1", {"url": "https://a1.example/2024/03/04/ferry", "published": None}, True),
    ("a1", {"canonical_url": "https://a1.example/ferry"}, False),
    ("a1", {"dateline": "OMARO, March 9"}, False),
    ("a1", {"byline": ("Ada Holm",)}, False),
    ("a1", {"language": "sv"}, False),
    ("a1", {"section": "World", "standfirst": "A ferry ran aground."}, False),
    ("a1", {"text": make.text(*edited(ONE, "ochre", 1))}, True),
    ("a1", {"credits": (credit("a1", "Outlet a2"),)}, True),
    ("a1", {"credits": (credit("a1", "Northern Wire Agency", "credit_line"),)}, True),
    ("a1", {"credits": (credit("a1", "Northern Wire Agency", "body", "source"),)}, False),
    ("b1", {"credits": (credit("b1", "b0.example", "link", "source", "https://b0.example/ferry"),)}, True),
    ("r", {"outlet": "Outlet a0"}, True),
    ("r", {"published": "2024-03-04T09:00:00Z"}, True),
    ("a4", {"outlet": "Outlet a0"}, True),
]


@pytest.mark.parametrize(
    ("id", "fields", "tells"), COLUMNS, ids=lambda of: "-".join(of) if isinstance(of, dict) else None
)
def test_one_column_of_one_article(id: str, fields: dict[str, Any], tells: bool) -> None:
    before = pages()
    after = [msgspec.structs.replace(page, **fields) if page.id == id else page for page in before]
    with open_store(":memory:", create=True) as store, open_store(":memory:", create=True) as other:
        add(store, before)
        was = lineage(store)
        add(store, [page for page in after if page.id == id])
        if "text" in fields:
            after = [*before, *(page for page in after if page.id == id)]  # the earlier one stays, as a version
        add(other, after)
        for name, rows in tables(other).items():
            assert store.arrow(name).to_pylist() == rows, name
        assert (lineage(store) != was) == tells


@pytest.mark.parametrize(("other_id", "word"), [("a1", "copy"), ("a4", "original"), ("b0", "kin"), ("a1", "not")])
def test_a_persons_word(other_id: str, word: Any) -> None:
    with open_store(":memory:", create=True) as store, open_store(":memory:", create=True) as other:
        add(store, pages())
        was = lineage(store)
        judge(store, "a0", other_id, word)
        trace_records(((p, sha256(repr(p).encode()).hexdigest()) for p in pages()), other, until="read")
        other.insert("verdicts", store.records("verdicts"))
        add(other, [])
        assert lineage(store) == lineage(other)
        assert lineage(store) != was


COMING: dict[str, list[Page]] = {
    "a name printed elsewhere": [
        make.page("y", file="y.html", outlet="Northern Wire Agency", text=make.text(*make.prose(24)))
    ],
    "an article of another outlet": [
        make.page("y", file="y.html", outlet="Y", text=make.text(*edited(ONE, "ochre")[:3]))
    ],
    "one that joins": [make.page("y", file="y.html", outlet="Y", text=make.text(*ONE[2:5], *TWO[2:5]))],
    "furniture": [
        make.page(f"y{n}", file=f"y{n}.html", outlet="Outlet a4", text=make.text(*make.prose(30 + n), SIGN))
        for n in range(8)
    ],
}


@pytest.mark.parametrize("kind", COMING)
def test_what_comes_beside(kind: str) -> None:
    named = (credit("b1", "NWA"),)
    before = [msgspec.structs.replace(page, credits=named) if page.id == "b1" else page for page in pages()]
    with open_store(":memory:", create=True) as store, open_store(":memory:", create=True) as other:
        add(store, before)
        was = lineage(store)
        add(store, COMING[kind])
        add(other, [*before, *COMING[kind]])
        for name, rows in tables(other).items():
            assert store.arrow(name).to_pylist() == rows, name
        assert lineage(store) != was
