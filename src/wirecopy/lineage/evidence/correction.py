"""One text says that it corrects or updates what the other has.

It rests on newsroom practice: a corrected item is filed again under "(CORRECTED)", "UPDATE 2" or with a line that says
what was wrong. Between outlets it tells little, since copies keep such lines, or drop them; of one outlet's versions
``refiles`` tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.lineage.evidence.marks import Marks, version_of
from wirecopy.model import Article, Evidence

SAYS_SO = 0.5
"""Log-odds that who says so is the later; decision note 0005."""


def correction(copy: Article, copy_marks: Marks, original: Article, original_marks: Marks) -> Iterator[Evidence]:
    """The copy says that it is a corrected or a later version, and the original does not, or says an earlier one."""
    if version_of(copy.headline or "") > version_of(original.headline or ""):
        yield Evidence(kind="correction", detail="its headline says that it is a later version", weight=SAYS_SO)
    elif copy_marks.corrected and not original_marks.corrected:
        yield Evidence(kind="correction", detail="says that it corrects or updates an earlier version", weight=SAYS_SO)
