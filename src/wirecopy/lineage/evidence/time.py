"""The copy came out later than the original, as surely as their clocks tell."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from wirecopy.model import Article, Evidence
from wirecopy.model.times import Moment, moment_of

LATER = 1.4  # log-odds of the later one being the copy, at once; more the longer the wait
LATER_DAY = 2.6  # and after a day
_TELLING = 0.7  # probability of an order that bare dates leave open, below which they say nothing
_DIRECT, _HALF = 0.4, 0.5  # of time's weight: what is left where next to nothing is shared; the share that leaves all

_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])(?:/|\b)")


def time(copy: Article, original: Article, share: float = 1.0) -> Iterator[Evidence]:
    """The copy came out later than the original, as surely as their clocks tell.

    ``share``: how much of either article the two share. Of two with a few sentences in common the later need not
    have them from the earlier: both may have taken them from a third.
    """
    later, earlier = published_within(copy), published_within(original)
    if later is None or earlier is None or later.latest < earlier.earliest or math.isinf(later.earliest):
        return
    direct = _DIRECT + (1 - _DIRECT) * min(share / _HALF, 1.0)
    chance = _chance_that_first_precedes(earlier, later)
    if chance == 1.0:
        wait = later.earliest - earlier.latest
        weight = LATER + (LATER_DAY - LATER) * math.sqrt(min(wait / 86_400, 1.0))
        yield Evidence(kind="time", detail=f"published {_duration(wait)} later", weight=round(direct * weight, 2))
    elif chance >= _TELLING:
        weight = min(LATER, math.log(chance / (1 - chance)))
        yield Evidence(
            kind="time", detail="published later, as far as bare dates tell", weight=round(direct * weight, 2)
        )


def _chance_that_first_precedes(first: Moment, second: Moment) -> float:
    """Probability that a moment in ``first`` lies before one in ``second``, each anywhere in its interval."""
    if first.latest < second.earliest:
        return 1.0
    if second.latest < first.earliest:
        return 0.0
    if math.isinf(first.earliest):  # it existed by then, no more is known
        return 0.5
    width, other = first.latest - first.earliest, second.latest - second.earliest
    if width == 0.0:
        return 0.5 if other == 0.0 else (second.latest - first.latest) / other
    if other == 0.0:
        return (second.latest - first.earliest) / width
    # the part of the rectangle first x second that lies above the diagonal
    below = _area_below_diagonal(first, second)
    return min(max(1 - below / (width * other), 0.0), 1.0)


def _area_below_diagonal(first: Moment, second: Moment) -> float:
    """Area of {(x, y): x in first, y in second, y < x}."""

    def up_to(x: float) -> float:
        """Integral over first up to x of the length of second that lies below."""
        inside = min(max(x, second.earliest), second.latest)
        return (inside - second.earliest) ** 2 / 2 + max(x - second.latest, 0.0) * (second.latest - second.earliest)

    return up_to(first.latest) - up_to(first.earliest)


def published_within(article: Article) -> Moment | None:
    """When the article came out at the earliest and the latest.

    By its own word, else by the day in its address; a page that was modified or fetched existed by then.
    """
    published = moment_of(article.published) or moment_of(_day_in(article))
    if published is not None:
        return published
    seen = moment_of(article.modified) or moment_of(article.retrieved)
    return None if seen is None else Moment(-math.inf, seen.latest)


def _day_in(article: Article) -> str | None:
    """The day in an address such as ".../2015/05/28/...", as many publishing systems make them."""
    found = _DAY_IN_ADDRESS.search(f"{article.url or ''} {article.canonical_url or ''}")
    return "-".join(found.groups()) if found else None


def _duration(seconds: float) -> str:
    minutes = seconds / 60
    if minutes < 1:
        return f"{seconds:.0f} s"
    if minutes < 90:
        return f"{minutes:.0f} min"
    if minutes < 48 * 60:
        return f"{minutes / 60:.0f} h"
    return f"{minutes / 1440:.0f} days"
