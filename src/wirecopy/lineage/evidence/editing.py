"""Signs that a text went through another's hands: what editors and reposters put into words that are not theirs.

Square brackets explain a text to other readers; "the agency said" speaks of a source from outside; a comment in a
headline is somebody's on another's, as are capitals and exclamation marks. Spelling of two countries in one text was
counted too and tells nothing: a house style laid over another mixes them as often as it mends them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirecopy.lineage.changes.headline import is_commented, is_sharpened
from wirecopy.lineage.evidence.marks import Marks
from wirecopy.model import Article, Evidence

BRACKETS, REPORTED, COMMENT, SHARPENED = 0.5, 0.5, 3.0, 2.0
"""Log-odds that the text which bears the sign is the copy; decision note 0005 tells from what counts."""

_SHOUTED = re.compile(r"\b[A-Z]{4,}\b|!")


def editing(copy: Article, copy_marks: Marks, original: Article, original_marks: Marks) -> Iterator[Evidence]:
    """The copy bears signs of editing that the original does not."""
    if copy_marks.brackets and (inserted := sorted(m for m in copy_marks.brackets if m not in original.text)):
        yield Evidence(kind="editing", detail=f"puts in {inserted[0]}", weight=BRACKETS)
    if copy_marks.reported and (said := sorted(copy_marks.reported - original_marks.reported)):
        yield Evidence(kind="editing", detail=f"“{said[0]}”", weight=REPORTED)
    yield from _headline(copy.headline, original.headline)


def _headline(copy: str | None, original: str | None) -> Iterator[Evidence]:
    if not copy or not original or copy == original:
        return
    if is_commented(original, copy):
        yield Evidence(kind="editing", detail="its headline has a comment put in", weight=COMMENT)
    elif is_sharpened(original, copy) and len(_SHOUTED.findall(copy)) > len(_SHOUTED.findall(original)):
        yield Evidence(kind="editing", detail="its headline is sharpened", weight=SHARPENED)
