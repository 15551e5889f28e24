"""The versions of an article's page: a line for each, and below it what it changed of the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from wirecopy.cli.views.changes import changes_table
from wirecopy.cli.views.record import section
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.versions import Version
from wirecopy.pictures.words import count, when

_SHOWN = 3


def version_rows(versions: Sequence[Version], article: str, plain: bool, everything: bool) -> Iterator[RenderableType]:
    """The history of the page, the earliest version first; ``article`` is the one that is looked at."""
    if not versions:
        return
    yield section(f"Versions of this page ({len(versions):,})")
    for number, version in enumerate(versions):
        here = "  (this one)" if version.id == article else ""
        yield Text.assemble(
            f"{when(version.seen())}  ", (_changed(version) if number else "the earliest", "bold"),
            (f"  {harmless(version.id)}{here}", "dim"),
        )  # fmt: skip
        shown = version.changes if everything else version.changes[:_SHOWN]
        if shown:
            yield Padding(changes_table(shown, plain), (0, 0, 0, 2))
        if len(shown) < len(version.changes):
            rest = count(len(version.changes) - len(shown), "more change")
            yield Text(f"  … {rest} (--all shows them)", "dim")


def _changed(version: Version) -> str:
    """ "3 changes: 2 reworded, 1 number"."""
    kinds = Counter(seen.change.kind for seen in version.changes)
    if not kinds:
        return "no change"
    return f"{count(kinds.total(), 'change')}: " + ", ".join(f"{n:,} {kind}" for kind, n in kinds.most_common())
