"""Families as trees: nothing twice, nothing missed, large ones folded."""

from __future__ import annotations

from itertools import pairwise

import make
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.model import Copy, LostOriginal
from wirecopy.pictures.branches import Branch, Limits, grow, walk
from wirecopy.pictures.kin import Brief, Kin

_ALL = Limits(None, None, 1_000_000)


def _kin(ids: list[str], copies: list[Copy], lost: list[LostOriginal] | None = None) -> Kin:
    briefs = {id: Brief(id, f"Outlet {id}", None, None) for id in ids}
    lost_by_id = {row.id: row for row in lost or []}
    return Kin("f:a", frozenset([*briefs, *lost_by_id]), briefs, lost_by_id, tuple(copies))


def _shape(branches: list[Branch]) -> list[object]:
    return [(b.id, _shape(b.children)) if b.children else b.id for b in branches]


def test_a_chain_behind_two_lost_originals() -> None:
    kin = _kin(
        ["a", "b"],
        [make.from_lost("a", "lost:2"), make.copy("b", "a")],
        [make.lost("lost:1"), make.lost("lost:2", original="lost:1")],
    )
    assert _shape(grow(kin)) == [("lost:1", [("lost:2", [("a", ["b"])])])]


def test_an_article_that_joins_two_stands_under_both_and_its_copies_under_one() -> None:
    kin = _kin(
        ["a", "b", "c", "d"],
        [
            make.copy("c", "a", share_of_copy=0.3),
            make.copy("c", "b", share_of_copy=0.6),
            make.copy("d", "c"),
        ],
    )
    assert _shape(grow(kin)) == [("b", [("c", ["d"])]), ("a", ["c"])]


def test_of_two_that_nobody_can_order_neither_is_lost() -> None:
    assert _shape(grow(_kin(["a", "b"], [make.unsure_copy("b", "a")]))) == [("a", ["b"])]


def test_a_clique_without_directions_is_drawn_once_each() -> None:
    rows = [make.unsure_copy(b, a) for a in "abcde" for b in "abcde" if a < b]
    drawn = [b.id for b in walk(grow(_kin(list("abcde"), rows)))]
    assert sorted(drawn) == list("abcde")


def test_children_stand_in_the_order_of_their_times() -> None:
    kin = _kin(["a", "b", "c"], [make.copy("b", "a"), make.copy("c", "a")])
    kin.articles["b"] = Brief("b", None, None, "2024-03-05")
    kin.articles["c"] = Brief("c", None, None, "2024-03-04T10:00:00Z")
    assert _shape(grow(kin)) == [("a", ["c", "b"])]


def test_ten_thousand_reprints_are_folded_and_the_odd_one_out_is_shown() -> None:
    ids = [f"n{i:05}" for i in range(10_000)]
    copies = [make.copy(id, "a") for id in ids[:-1]] + [make.copy(ids[-1], "a", kind="rewrite")]
    (root,) = grow(_kin(["a", *ids], copies))
    assert len(root.children) == 12
    assert root.folded == {"reprint": 9_988}
    assert "rewrite" in [b.copy.kind for b in root.children if b.copy]


def test_a_deep_chain_is_folded_without_recursion() -> None:
    ids = [f"n{i:05}" for i in range(5_000)]
    copies = [make.copy(later, earlier) for earlier, later in pairwise(ids)]
    roots = grow(_kin(ids, copies))
    drawn = walk(roots)
    assert len(drawn) == 12
    assert drawn[-1].folded.total() + drawn[-1].below == 4_988


@given(st.data())
def test_whatever_the_rows_every_member_is_drawn_once(data: st.DataObject) -> None:
    ids = list("abcdefgh")
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), unique=True))
    confidence = st.sampled_from([0.5, 0.7, 0.99])
    copies = [make.copy(c, o, confidence=data.draw(confidence)) for c, o in pairs if c != o]
    drawn = walk(grow(_kin(ids, copies), _ALL))
    assert sorted(b.id for b in drawn if not b.repeated) == ids
