"""Stretches of articles that passages label: what is formula or furniture, and what are words of a third."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from wirecopy.model import Passage
from wirecopy.model.spans import Spans


class Labelled(NamedTuple):
    """By article: the stretches that are template or furniture; and who shares public words with whom, and which."""

    formulas: dict[str, Spans]
    quoted: dict[str, dict[str, Spans]]


def labelled_spans(passages: Iterable[Passage]) -> Labelled:
    """Sort the stretches of ``passages`` that make no kin by what they are."""
    formulas: dict[str, Spans] = defaultdict(list)
    quoted: dict[str, dict[str, Spans]] = defaultdict(lambda: defaultdict(list))
    for p in passages:
        if p.label == "quotation":
            quoted[p.a][p.b].append((p.a_start, p.a_end))
            quoted[p.b][p.a].append((p.b_start, p.b_end))
        elif p.label != "copied":
            formulas[p.a].append((p.a_start, p.a_end))
            formulas[p.b].append((p.b_start, p.b_end))
    return Labelled(dict(formulas), {a: dict(others) for a, others in quoted.items()})
