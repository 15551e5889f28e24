"""Families as pictures: every node has a row of its own, right of and below its original; time runs to the right."""

from __future__ import annotations

import re
from datetime import datetime

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import ferry_store

from wirecopy.pictures.branches import Limits, grow
from wirecopy.pictures.kin import load_glimpse, load_kin
from wirecopy.web.drawing.family import NARROW, WIDE, Room, draw_family
from wirecopy.web.drawing.scale import Scale

_MOMENTS = st.lists(st.datetimes(), min_size=1, max_size=8)


@given(_MOMENTS)
def test_later_is_never_further_left(moments: list[datetime]) -> None:
    times = [f"{moment.isoformat()}Z" for moment in sorted(moments)]
    scale = Scale(None, times)
    places = [scale.place(time) for time in times]
    assert all(place is not None and 0 <= place <= 1 for place in places)
    assert places == sorted(places, key=lambda p: p or 0)


def test_hours_are_wide_and_weeks_narrow() -> None:
    scale = Scale("2024-03-04T09:00:00Z", ["2024-03-04T09:00:00Z", "2024-03-18T09:00:00Z"])
    hour, day, week = (scale.place(f"2024-03-{time}:00:00Z") or 0 for time in ("04T10", "05T09", "11T09"))
    assert 0.1 < hour < day < week < 1
    assert day > 0.5
    assert [tick.label for tick in scale.ticks(0.1)] == ["1 h", "3 h", "12 h", "1 day", "3 days", "1 week"]


def test_what_is_before_the_first_stands_with_it() -> None:
    scale = Scale("2024-03-04T09:00:00Z", ["1970-01-01T05:00:00Z", "2024-03-05T09:00:00Z"])
    assert scale.place("1970-01-01T05:00:00Z") == 0
    assert scale.place("2024-03-05T09:00:00Z") == 1
    assert scale.place("someday") is None


@pytest.mark.parametrize("room", [WIDE, NARROW])
@pytest.mark.parametrize("family", ["f:ostrel", "f:bulletin+gazette-smelter"])
def test_every_node_has_a_row_and_hangs_on_its_original(family: str, room: Room) -> None:
    kin = load_kin(ferry_store(), family)
    drawing = draw_family(kin, grow(kin), room)
    assert {dot.id for dot in drawing.dots} == kin.members
    assert len({dot.y for dot in drawing.dots}) == len(drawing.dots)
    places = {dot.id: (dot.x, dot.y) for dot in drawing.dots}
    for dot in drawing.dots:
        assert 0 < dot.x < room.width
        assert 0 < dot.y < drawing.height
        if dot.original in places:
            assert dot.x > places[dot.original][0]
            assert dot.y > places[dot.original][1]
    for tie in drawing.ties:
        numbers = re.findall(r"-?[\d.]+", tie.path)
        assert float(numbers[0]) in {x for x, _ in places.values()}
        assert float(numbers[1]) in {y for _, y in places.values()}


def test_a_lost_original_and_an_unknown_direction_are_of_their_own_kinds() -> None:
    store = ferry_store()
    kin = load_kin(store, "f:bulletin+gazette-smelter")
    assert draw_family(kin, grow(kin), WIDE).dots[0].kind == "lost"
    kin = load_kin(store, "f:ostrel")
    unsure = [dot for dot in draw_family(kin, grow(kin), WIDE).dots if dot.unsure]
    assert {dot.kind for dot in unsure} == {"kin"}
    assert unsure


def test_of_two_that_nobody_can_order_neither_is_drawn_as_the_original() -> None:
    store = make.store(
        articles=[make.article("a"), make.article("b")],
        families=make.family("f:a", "a", "b"),
        copies=[make.unsure_copy("b", "a")],
    )
    kin = load_kin(store, "f:a")
    assert [dot.kind for dot in draw_family(kin, grow(kin), WIDE).dots] == ["kin", "kin"]


@pytest.mark.parametrize("room", [WIDE, NARROW])
def test_a_row_keeps_within_the_picture(room: Room) -> None:
    """As measured in a wide fallback font: 8.6 units a bold letter, 7.3 a plain one."""
    name = "The Association of Rather Long-Named Provincial Newspapers"
    store = make.store(
        articles=[make.article(id, outlet=name, published="2024-03-04T09:00:00Z") for id in ("a", "b", "c")],
        families=make.family("f:a", "a", "b", "c"),
        copies=[make.copy("a", "lost:f:a:1"), make.copy("b", "a"), make.unsure_copy("c", "b")],
        lost_originals=[make.lost("lost:f:a:1", "f:a", name=name, published_before="2024-03-04T09:00:00Z")],
    )
    kin = load_kin(store, "f:a")
    for dot in draw_family(kin, grow(kin), room).dots:
        shown = [dot.label] if room.two_lines else [dot.label, dot.note, dot.time]
        bold, *plain = shown
        assert dot.x + 15 + 8.6 * len(bold) + 7.3 * sum(map(len, plain)) <= room.width + 8
    assert draw_family(kin, grow(kin), room).dots[0].time == "before 2024-03-04 09:00"


def test_what_is_folded_has_a_row() -> None:
    ids = [f"n{i:02}" for i in range(30)]
    store = make.store(
        articles=[make.article(id) for id in ids],
        families=make.family("f:n00", *ids),
        copies=[make.copy(id, "n00", "f:n00") for id in ids[1:]],
        stories=[make.story("s")],
        story_articles=make.story_articles("s", *ids),
        story_sources=[make.story_source("s", family="f:n00")],
    )
    kin = load_kin(store, "f:n00")
    drawing = draw_family(kin, grow(kin, Limits(children=12)), WIDE)
    assert [fold.text for fold in drawing.folds] == ["17 more reprints"]
    assert drawing.folds[0].y == max(dot.y for dot in drawing.dots) + WIDE.row
    assert len(load_glimpse(store, "s", 10).copies) == 10


def test_a_glimpse_begins_with_the_root() -> None:
    store = make.store(
        articles=[make.article(id) for id in "abcde"],
        families=make.family("f:a", *"abcde"),
        copies=[make.copy("b", "a"), make.copy("c", "b"), make.copy("d", "b"), make.copy("e", "b")],
        stories=[make.story("s")],
        story_articles=make.story_articles("s", *"abcde"),
        story_sources=[make.story_source("s", family="f:a")],
    )
    kin = load_glimpse(store, "s", 10)
    assert [branch.id for branch in grow(kin)] == ["a"]
    assert {(c.copy, c.original) for c in kin.copies} == {("b", "a"), ("c", "b"), ("d", "b"), ("e", "b")}
