"""Stretches that differ: what lies between them is equal, and they hold every edit."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq, Levenshtein

from wirecopy.lineage.unequal import unequal

_ROWS = st.lists(st.sampled_from("abcd"), max_size=12)


@given(_ROWS, _ROWS, st.sampled_from((LCSseq, Levenshtein)))
def test_what_lies_between_the_stretches_is_equal(one: list[str], two: list[str], measure: type[LCSseq]) -> None:
    stretches = unequal(measure.editops(one, two))
    ends = [(0, 0, 0, 0), *stretches, (len(one), len(one), len(two), len(two))]
    for (_, i_end, _, j_end), (i, _, j, _) in pairwise(ends):
        assert one[i_end:i] == two[j_end:j]
    assert all(i < i_end or j < j_end for i, i_end, j, j_end in stretches)


@given(_ROWS, _ROWS, st.sampled_from((LCSseq, Levenshtein)))
def test_edits_beside_one_another_are_one_stretch(one: list[str], two: list[str], measure: type[LCSseq]) -> None:
    for (_, i_end, _, j_end), (i, _, j, _) in pairwise(unequal(measure.editops(one, two))):
        assert i_end < i
        assert j_end < j
