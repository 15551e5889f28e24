"""A family's trees follow from its links alone, and of those drawn everything is known."""

from __future__ import annotations

import random

import make
import pytest

from wirecopy.pictures.branches import Branch, Limits, grow, grow_outline, walk
from wirecopy.pictures.kin import load_kin, load_members
from wirecopy.pictures.outline import load_outline
from wirecopy.pictures.story import load_family
from wirecopy.store import Store


def _family(size: int) -> Store:
    """Copies of copies, some of two originals, with a lost one above, times apart and a few unknown."""
    rng = random.Random(size)
    ids = [f"n{n:03}" for n in range(size)]
    copies = [make.from_lost(ids[0], "lost:f:a:1")]
    for place, id in enumerate(ids[1:], 1):
        kind = rng.choice(["reprint", "reprint", "rewrite", "excerpt"])
        originals = set(rng.choices(ids[: max(place // 4, 1)], k=rng.choice((1, 1, 2))))
        copies += [
            make.copy(id, original, kind=kind, evidence=(make.evidence(),), share_of_copy=rng.random())
            for original in sorted(originals)
        ]
    times = [None, *(f"2025-03-{day:02}" for day in range(1, 29)), *(f"2025-03-07T{h:02}:00:00Z" for h in range(24))]
    return make.store(
        articles=[make.article(id, published=rng.choice(times)) for id in ids],
        families=make.family("f:a", *ids),
        lost_originals=[make.lost()],
        copies=copies,
        stories=[make.story("s:a")],
        story_articles=make.story_articles("s:a", *ids),
    )


def _shape(branches: list[Branch]) -> list[object]:
    return [(b.id, b.repeated, dict(b.folded), b.below, _shape(b.children)) for b in branches]


@pytest.mark.parametrize("limits", [Limits(), Limits(children=3, nodes=20), Limits(None, None, 50), Limits(depth=2)])
@pytest.mark.parametrize("size", [1, 9, 140])
def test_little_is_enough_to_draw_the_same(size: int, limits: Limits) -> None:
    store = _family(size)
    whole = grow(load_kin(store, "f:a"), limits)
    assert _shape(grow_outline(load_outline(store, "f:a"), limits)) == _shape(whole)
    family = load_family(store, "f:a", limits)
    assert _shape(family.roots) == _shape(whole)
    assert [b.copy for b in walk(family.roots)] == [b.copy for b in walk(whole)]
    assert family.members == size


def test_nothing_is_counted_twice_or_lost() -> None:
    store = _family(140)
    (root,) = load_family(store, "f:a", Limits(children=3, nodes=20)).roots
    drawn = {b.id for b in walk([root])}
    folded = sum(b.folded.total() + b.below for b in walk([root]))
    repeated = sum(b.repeated for b in walk(grow(load_kin(store, "f:a"), Limits(None, None, 99))))
    assert 141 - len(drawn) <= folded <= 141 - len(drawn) + repeated


def test_members_come_in_the_order_of_their_times() -> None:
    times = {"d": None, "c": "2025-03-04", "b": "2025-03-04T23:00:00Z", "a": "2025-03-05T01:00:00Z"}
    store = make.store(
        articles=[make.article(id, published=time) for id, time in times.items()],
        stories=[make.story("s:a")],
        story_articles=make.story_articles("s:a", *times),
    )
    assert [b.id for b in load_members(store, "s:a")] == ["b", "c", "a", "d"]
    assert [b.id for b in load_members(store, "s:a", 2, 1)] == ["c", "a"]
