"""A round-up's statements, each with the story that it was said in."""

from __future__ import annotations

import make

from wirecopy.stories.round_ups import of_the_story


def said(id: str, article: str, start: int) -> make.Statement:
    return make.statement(id, article, content_start=start, content_end=start + 20)


def shared(other: str, start: int, end: int) -> make.Passage:
    return make.passage(other, "round-up", a_start=0, a_end=end - start, b_start=start, b_end=end)


STATEMENTS = [said("ferry", "round-up", 40), said("smelter", "round-up", 240), said("own", "round-up", 500)]
PASSAGES = [shared("ferry-1", 0, 200), shared("smelter-1", 220, 400)]


def test_what_came_from_another_story_is_left_to_it() -> None:
    assert [s.id for s in of_the_story(STATEMENTS, {"round-up", "ferry-1"}, PASSAGES)] == ["ferry", "own"]
    assert [s.id for s in of_the_story(STATEMENTS, {"round-up", "smelter-1"}, PASSAGES)] == ["smelter", "own"]


def test_what_both_stories_hold_stays_in_both() -> None:
    passages = [*PASSAGES, shared("ferry-2", 230, 300)]
    assert [s.id for s in of_the_story(STATEMENTS, {"round-up", "ferry-2"}, passages)] == ["smelter", "own"]


def test_without_passages_all_stay() -> None:
    assert of_the_story(STATEMENTS, {"round-up"}, []) == STATEMENTS
