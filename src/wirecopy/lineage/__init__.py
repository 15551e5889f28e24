"""Who copied whom, what was lost, and what each copy changed.

In: articles, their credits and the passages they share. Out: the contract's ``families``, ``copies``,
``lost_originals`` and ``changes``. The method is that of textual criticism: direction from evidence, parents from
the closest earlier kin, a lost original where the witnesses name one, families as lineages of text.
"""

from wirecopy.lineage.changes import Sharing, find_changes
from wirecopy.lineage.reach import Touched
from wirecopy.lineage.trace import LINEAGE, Lineages, Retraced, retrace, trace_lineages

__all__ = [
    "LINEAGE",
    "Lineages",
    "Retraced",
    "Sharing",
    "Touched",
    "find_changes",
    "retrace",
    "trace_lineages",
]
