"""Whose order of paragraphs is the natural one: a text introduces people before it calls them by surname alone.

It rests on what news writing teaches: the full name at first mention, the surname after. Who moves paragraphs, or
builds a text of another's, breaks that; who writes it keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.lineage.evidence.marks import Marks
from wirecopy.model import Evidence

OUT_OF_ORDER = 1.5
"""Log-odds that the text which names somebody too early is the copy; decision note 0005. An outlet's own versions break
the rule as often in the first as in the second."""


def order(copy: Marks, original: Marks) -> Iterator[Evidence]:
    """The copy calls people by surname before it introduces them, whom the original introduces first."""
    early = sorted((copy.late_names & original.names) - original.late_names) if copy.late_names else ()
    if early:
        yield Evidence(kind="order", detail=f"names {early[0]} before saying who that is", weight=OUT_OF_ORDER)
