"""A person's word on two articles, as it stands beside each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.console import RenderableType

from wirecopy.cli.views.record import columns, section
from wirecopy.cli.views.words import clip, when
from wirecopy.model import Verdict

SAID = {"copy": "a copy of", "original": "the original of", "kin": "kin to", "not": "not kin to"}
_TURNED = {"copy": "original", "original": "copy", "kin": "kin", "not": "not"}
_NOTE = 200


def verdict_rows(verdicts: Sequence[Verdict], article: str, name: Callable[[str], str]) -> Iterator[RenderableType]:
    """What persons said of ``article`` and others, each verdict from its side."""
    if not verdicts:
        return
    yield section(f"A person's verdicts ({len(verdicts):,})")
    grid = columns(3)
    for verdict in verdicts:
        given_here = verdict.a == article
        other = verdict.b if given_here else verdict.a
        word = verdict.verdict if given_here else _TURNED[verdict.verdict]
        grid.add_row(f"{SAID[word]} {name(other)}", when(verdict.given), clip(verdict.note or "", _NOTE))
    yield grid
