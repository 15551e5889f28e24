"""How much of each text stands in the other, and how it lies there."""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.lineage.kin import Side
from wirecopy.model import Article, Evidence

CUT_AT_END, CUT_ELSEWHERE, SET_IN = 0.8, 0.3, 0.4
_NEARLY_ALL, _PART = 0.8, 0.7


def containment(copy: Article, copy_side: Side, original: Article, original_side: Side) -> Iterator[Evidence]:
    """All of the copy stands in the original, which goes on; or the copy sets the whole original into words of its own.

    Editors cut from the bottom: text that the longer one has only at its end speaks most for a cut.
    """
    if copy_side.share >= _NEARLY_ALL and original_side.share < _PART:
        shared_to = original_side.spans[-1][1]
        starts_alike = original_side.spans[0][0] < 0.1 * len(original.text)
        inner = sum(end - start for start, end in original_side.spans) / max(shared_to, 1)
        if starts_alike and inner > _NEARLY_ALL:
            yield Evidence(kind="containment", detail="stands in it whole, cut at the bottom", weight=CUT_AT_END)
        else:
            yield Evidence(kind="containment", detail="stands in it whole", weight=CUT_ELSEWHERE)
    elif original_side.share >= _NEARLY_ALL and copy_side.share < _PART:
        first, last = copy_side.spans[0][0], copy_side.spans[-1][1]
        if first > 0.1 * len(copy.text) and last - first < 1.2 * len(original.text):
            yield Evidence(kind="containment", detail="sets the whole of it into words of its own", weight=SET_IN)
