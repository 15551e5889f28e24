"""Nothing depends on the order of the input."""

from __future__ import annotations

import make
from hypothesis import given, settings
from hypothesis import strategies as st
from make import prose, text

from wirecopy.lineage import trace_lineages
from wirecopy.model import Passage
from wirecopy.reuse import find_passages

A, B, C = (prose(seed) for seed in (1, 2, 3))
ARTICLES = [
    make.article("a", text=text(*A), published="2024-03-04T09:00:00Z"),
    make.article("b", text=text(*A[:3], C[0]), published=None),
    make.article("c", text=text(*A), published=None),
    make.article("d", text=text(*B), published="2024-03-04"),
    make.article("e", text=text(*A[:2], *B[:2]), published="2024-03-05T09:00:00Z"),
    make.article("f", text=text(*A[:3], C[0], C[1]), published=None),
]
CREDITS = [make.credit("b", "Veldane"), make.credit("d", "Ostrel"), make.credit("f", "Ostrel News Agency")]
PASSAGES = [
    Passage(**row | {"a": ARTICLES[row["a"]].id, "b": ARTICLES[row["b"]].id})
    for row in find_passages([a.text for a in ARTICLES], [a.outlet for a in ARTICLES]).to_pylist()
]
FOUND = trace_lineages(ARTICLES, CREDITS, PASSAGES)


@settings(max_examples=25)
@given(st.permutations(ARTICLES), st.permutations(CREDITS), st.permutations(PASSAGES))
def test_any_order_gives_the_same(articles: list, credits: list, passages: list) -> None:  # type: ignore[type-arg]
    assert trace_lineages(articles, credits, passages) == FOUND


def test_the_tree_is_not_empty() -> None:
    assert len(FOUND.copies) >= 5
