"""A trace of whole articles is the same in whatever order they come."""

from __future__ import annotations

from typing import Any

import make
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from make import prose, text

import wirecopy
from wirecopy.model import Article

A, B, C = (prose(seed) for seed in (1, 2, 3))
ARTICLES = [
    make.article("a", text=text(*A), published="2024-03-04T09:00:00Z"),
    make.article("b", outlet="Courier", text=text(*A[:3], C[0], "(Ostrel News Agency)"), published=None),
    make.article("c", outlet="Herald", text=text(*A), published=None),
    make.article("d", outlet="Post", text=text(*B), published="2024-03-04"),
    make.article("e", outlet="Digest", text=text(*A[:2], *B[:2]), published="2024-03-05T09:00:00Z"),
    make.article("f", outlet="Courier", headline="CORRECTED - Goose", text=text(*A[:3], C[0], C[1]), published=None),
    make.article("b", outlet="Courier", text=text(*A[:3], C[1]), published=None),
]
TABLES = ("articles", "credits", "passages", "families", "copies", "lost_originals", "changes")


def tables(articles: list[Article]) -> dict[str, list[dict[str, Any]]]:
    traced = wirecopy.trace(articles, until="lineage")
    found: dict[str, pa.Table] = {name: getattr(traced, name) for name in TABLES}
    return {name: table.to_pylist() for name, table in found.items()}


FOUND = tables(ARTICLES)


@settings(max_examples=8)
@given(st.permutations(ARTICLES))
def test_any_order_gives_the_same(articles: list[Article]) -> None:
    assert tables(articles) == FOUND


def test_there_is_something_to_find() -> None:
    assert len(FOUND["articles"]) == len(ARTICLES)
    assert len(FOUND["copies"]) >= 5
