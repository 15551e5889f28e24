"""What `doctor` found, a line for each thing."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from wirecopy.pictures.harmless import harmless
from wirecopy.run.health import Finding

_SIGNS = {"ok": ("ok", "green"), "note": ("note", "yellow"), "bad": ("BAD", "bold red")}


def health_table(findings: Iterable[Finding]) -> Table:
    """State, what was looked at, what was found, and below it what to do."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for style in ("", "cyan", ""):
        grid.add_column(style=style, overflow="fold")
    for finding in findings:
        said = Text(harmless(finding.said))
        if finding.advice:
            said.append(f"\n→ {harmless(finding.advice)}", "bold")
        grid.add_row(Text(*_SIGNS[finding.state]), finding.what, said)
    return grid
