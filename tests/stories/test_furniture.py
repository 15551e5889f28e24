"""What an outlet prints below all its articles is no part of what they say."""

from __future__ import annotations

import make
import pytest

from wirecopy.run.said import printed_by_habit
from wirecopy.stories.furniture import without_furniture

FOOT = {"a": [(100, 200)]}


@pytest.mark.parametrize(
    ("start", "end", "is_said"), [(0, 90, True), (60, 130, True), (80, 150, False), (100, 200, False)]
)
def test_a_statement_that_is_mostly_furniture_is_left_out(start: int, end: int, is_said: bool) -> None:
    said = [make.statement("s", "a", content_start=start, content_end=end), make.statement("t", "b")]
    assert [s.id for s in without_furniture(said, FOOT)] == (["s", "t"] if is_said else ["t"])


def test_a_silent_one_stands_where_its_cue_does() -> None:
    silent = make.statement("s", "a", content_start=None, content_end=None, cue_start=120, cue_end=140, mode="none")
    assert without_furniture([silent], FOOT) == []


def test_furniture_is_what_nobody_took_as_news() -> None:
    ids = ("a", "b", "c")
    foot, news = (
        [make.passage(x, y, a_start=at, a_end=at + 50, b_start=at, b_end=at + 50, label=label) for x, y in pairs]
        for at, label, pairs in ((100, "boilerplate", [("a", "b"), ("b", "c")]), (0, "copied", [("a", "c")]))
    )
    odd = make.passage("b", "c", a_start=0, a_end=50, b_start=10, b_end=60, label="boilerplate")
    with make.store(":memory:", articles=[make.article(id) for id in ids], passages=[*foot, *news, odd]) as store:
        assert printed_by_habit(store, ids) == {"a": [(100, 150)], "b": [(0, 50), (100, 150)], "c": [(100, 150)]}
        assert printed_by_habit(store, ("a",)) == {"a": [(100, 150)]}
