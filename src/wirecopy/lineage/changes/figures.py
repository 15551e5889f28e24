"""Figures in words and digits: what of a sentence is one, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from wirecopy.lineage.changes.lists import table, words


@lru_cache(maxsize=1 << 16)
def is_figure(key: str) -> bool:
    """Whether a word's key is a figure, or a part of one that can stand for it ("million", "dozens", "third")."""
    return (
        key[0].isdigit() or key in words("numbers", "scales") or key in words("numbers", "ordinals") or _is_vague(key)
    )


def figure_end(keys: Sequence[str], first: int, end: int) -> int:
    """Where the figure that begins at word ``first`` ends; ``first`` where none begins."""
    at = first + (keys[first] in words("numbers", "currencies"))
    if at >= end or not is_figure(keys[at]):
        return first
    at += 1
    while at < end and (is_figure(keys[at]) or keys[at] in words("numbers", "units")):
        at += 1
    return at


def value_of(keys: Sequence[str]) -> tuple[str | float, ...]:
    """What a figure is worth: equal for "1,500", "1500" and "1.5 thousand"; its words where they are no number."""
    rest = [key for key in keys if key not in words("numbers", "currencies") | words("numbers", "units")]
    marks = tuple(key for key in keys if key not in rest and key != "percent")
    total, last = 0.0, 0.0
    for key in rest:
        try:
            number = float(key)
        except ValueError:
            scale = table("numbers", "scales").get(key)
            if scale is None:
                return (*marks, *rest)
            last = max(last, 1.0) * scale
            continue
        total, last = total + last, number
    return (*marks, round(total + last, 6))


def _is_vague(key: str) -> bool:
    return key in words("numbers", "vague")
