"""What kind of copy an article is of its original."""

from __future__ import annotations

from wirecopy.lineage.kin import Pair
from wirecopy.model import Article
from wirecopy.model.records import CopyKind

WHOLE = 0.95
"""Share of a text above which no paragraph is missing, but at most a line at head or foot."""
VERSION = 0.5
"""Share of either text from which an outlet's later article is a version of its earlier one, not another article."""
MOST = 0.6
"""Share of a text above which it is the other's text, with things left out or put in; below, a part of it."""
WORD_FOR_WORD = 0.85
"""Share of equal words within the shared passages below which the text was reworded."""
SCRAPS = 30
"""Words of a shared stretch, on average, below which sentences were taken apart: reworded, not cut."""


def kind_of(pair: Pair, copy: Article, original: Article, is_later: bool) -> CopyKind:
    """The contract's ``copies.kind``, from the shares of both sides and how the shared text lies.

    ``is_later``: whether the direction is known; only a later version is an update.
    """
    of_copy, of_original = pair.side(copy.id).share, pair.side(original.id).share
    if is_later and is_own(copy, original) and max(of_copy, of_original) >= VERSION:
        return "update"
    in_scraps = pair.words < SCRAPS * len(pair.side(copy.id).spans)
    if pair.similarity < WORD_FOR_WORD or (in_scraps and min(of_copy, of_original) < WHOLE):
        return "rewrite"
    if of_copy >= WHOLE and of_original >= WHOLE:
        return "reprint"
    if of_copy >= MOST and of_copy >= of_original:
        return "abridgement"
    return "expansion" if of_original >= MOST else "excerpt"


def is_own(copy: Article, original: Article) -> bool:
    """Whether both are of one outlet, or versions of one article."""
    if copy.id.split("~")[0] == original.id.split("~")[0]:
        return True
    return copy.outlet is not None and copy.outlet == original.outlet
