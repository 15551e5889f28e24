"""Where articles differ on a claim, and how a number grew by copying."""

from __future__ import annotations

import make

from wirecopy.stories.claims import Growth, Version, amounts_of, growth_of, versions_of

SAID = [make.statement(f"s:{a}", a, "41 people were killed when the ferry capsized") for a in "abc"]


def test_each_figure_with_who_gives_it() -> None:
    figures = [make.figure(a, text, low) for a, text, low in (("a", "41", 41), ("b", "47", 47), ("c", "41", 41))]
    assert versions_of(SAID, amounts_of(SAID, figures)) == [Version("41", ("a", "c")), Version("47", ("b",))]


def test_nothing_where_they_agree() -> None:
    assert versions_of(SAID, amounts_of(SAID, [make.figure(a) for a in "abc"])) == []


def test_who_denies_it() -> None:
    denied = make.statement("s:d", "d", "41 people were killed when the ferry capsized", negated=True)
    assert versions_of([SAID[0], denied], {}) == [Version("said", ("a",)), Version("denied", ("d",))]


def test_a_number_that_grew() -> None:
    inside = make.change("b", "a", "number", before="41", after="47", copy_start=0, copy_end=2)
    outside = make.change("b", "a", "number", before="5", after="6", copy_start=900, copy_end=901)
    assert growth_of(SAID, [inside, outside]) == [Growth("b", "a", "41", "47")]


def test_who_gives_two_figures_for_it_has_no_version() -> None:
    figures = [make.figure("a", "41", 41), make.figure("a", "19", 19, start=3, end=5), make.figure("b", "47", 47)]
    assert versions_of(SAID, amounts_of(SAID, figures)) == []
