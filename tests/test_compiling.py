"""Whoever waits while inner loops are compiled is told so, once."""

from __future__ import annotations

from wirecopy.compiled import inlined
from wirecopy.compiling import compiling_told


def test_it_is_told_once_and_only_to_who_waits() -> None:
    twice, thrice, late = inlined(lambda n: n + n), inlined(lambda n: n + n + n), inlined(lambda n: n)
    said: list[str] = []
    with compiling_told(said.append):
        assert not said
        assert (twice(1), thrice(1), twice(2)) == (2, 3, 4)
    assert late(1) == 1
    assert len(said) == 1
    assert "compiling" in said[0]


def test_nothing_is_said_where_nothing_is_compiled() -> None:
    once = inlined(lambda n: n)
    assert once(1) == 1
    said: list[str] = []
    with compiling_told(said.append):
        assert once(2) == 2
    assert said == []
