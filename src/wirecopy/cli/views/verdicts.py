"""A person's word on two articles, as it stands beside each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from wirecopy.cli.views.record import columns, section
from wirecopy.model import Verdict
from wirecopy.pictures.verdicts import Pair, contradicted, told_of
from wirecopy.pictures.words import clip, when

_NOTE = 200


def verdict_rows(
    verdicts: Sequence[Verdict], dissents: Mapping[Pair, str], article: str, name: Callable[[str], str]
) -> Iterator[RenderableType]:
    """What persons said of ``article`` and others, each from its side; then what the evidence says otherwise."""
    if not verdicts:
        return
    yield section(f"A person's verdicts ({len(verdicts):,})")
    grid = columns(3)
    for verdict in verdicts:
        grid.add_row(told_of(verdict, article, name), when(verdict.given), clip(verdict.note or "", _NOTE))
    yield grid
    for line in contradicted(verdicts, dissents, name):
        yield Text(f"! {line}", "yellow")
