"""Why one article is believed to be a copy of another: each kind of evidence in its own function.

Every function takes the supposed copy and the supposed original and gives evidence for that direction, with a
weight in log-odds; the reverse direction is the same question asked the other way round. The weights are set by
hand until they are learned from trees that are known; decision note 0005 says from what.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from wirecopy.lineage.kin import Pair, Side
from wirecopy.lineage.verdicts import CERTAIN
from wirecopy.model import Article, Credit, Evidence
from wirecopy.model.identity import own_address, site_of, without_fragment
from wirecopy.model.names import outlet_key, outlet_keys
from wirecopy.model.times import Moment, moment_of

STRONG_PLACES = frozenset(("byline", "dateline", "credit_line", "metadata", "link"))
"""Where a credit says of the whole article whose it is."""

CREDIT_WEIGHT = {"credit_line": 4.0, "byline": 4.0, "dateline": 4.0, "metadata": 3.5, "headline": 2.5, "body": 2.5}
CONTRIBUTED = 1.2
LINK_TO_PAGE, LINK_TO_SITE = 6.0, 3.5
LATER = 1.4  # log-odds of the later one being the copy, at once; more the longer the wait
LATER_DAY = 2.6  # and after a day
CUT_AT_END, CUT_ELSEWHERE, SET_IN = 0.8, 0.3, 0.4
_TELLING = 0.7  # probability of an order that bare dates leave open, below which they say nothing
UNDECIDED = 0.25  # a sum below this decides nothing

_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])(?:/|\b)")
_DIRECT, _HALF = 0.4, 0.5  # of time's weight: what is left where next to nothing is shared; the share that leaves all
_NEARLY_ALL, _PART = 0.8, 0.7


def credit(copy: Article, credits: Sequence[Credit], original: Article) -> Iterator[Evidence]:
    """The copy names the original's outlet as where its text, or a part of it, comes from."""
    if not credits:
        return
    keys = outlet_keys(original)
    weights = [(credit_weight(c), c) for c in credits if c.place != "link" and outlet_key(c.name) in keys]
    weight, best = max(weights, key=lambda w: (w[0], w[1].text, w[1].place), default=(0.0, None))
    if best is not None and weight > 0:
        yield Evidence(kind="credit", detail=f"{best.place.replace('_', ' ')}: {_short(best.text)}", weight=weight)


def credit_weight(credit: Credit) -> float:
    """Log-odds that an article which bears ``credit`` took text from the one it names."""
    if credit.role == "photo":
        return 0.0
    return CONTRIBUTED if credit.role == "contributor" else CREDIT_WEIGHT.get(credit.place, 0.0)


def link(copy: Article, credits: Sequence[Credit], original: Article) -> Iterator[Evidence]:
    """The copy's canonical link leads to the original, or to its site."""
    address = own_address(original.url, original.canonical_url)
    if address is None:
        return
    links = [c.text for c in credits if c.place == "link"]
    if any(without_fragment(to) == address for to in links):
        yield Evidence(kind="link", detail=f"links to {address}", weight=LINK_TO_PAGE)
    elif any(site_of(to) == site_of(address) for to in links):
        yield Evidence(kind="link", detail=f"links to the site of {address}", weight=LINK_TO_SITE)


def time(copy: Article, original: Article, share: float = 1.0) -> Iterator[Evidence]:
    """The copy came out later than the original, as surely as their clocks tell.

    ``share``: how much of either article the two share. Of two with a few sentences in common the later need not
    have them from the earlier: both may have taken them from a third.
    """
    later, earlier = published_within(copy), published_within(original)
    if later is None or earlier is None or math.isinf(later.earliest):
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


def weigh(
    pair: Pair, copy: Article, copy_credits: Sequence[Credit], original: Article, original_credits: Sequence[Credit]
) -> tuple[float, tuple[Evidence, ...]]:
    """Log-odds that ``copy`` took from ``original`` rather than the reverse, and what speaks for it and against."""
    copy_side, original_side = pair.side(copy.id), pair.side(original.id)
    share = max(copy_side.share, original_side.share)
    for_it = (
        *credit(copy, copy_credits, original),
        *link(copy, copy_credits, original),
        *time(copy, original, share),
        *containment(copy, copy_side, original, original_side),
    )
    against = (
        *credit(original, original_credits, copy),
        *link(original, original_credits, copy),
        *time(original, copy, share),
        *containment(original, original_side, copy, copy_side),
    )
    turned = tuple(Evidence(kind=e.kind, detail=f"the other: {e.detail}", weight=-e.weight) for e in against)
    return sum(e.weight for e in for_it) - sum(e.weight for e in against), for_it + turned


def confidence(log_odds: float) -> float:
    """Probability of a direction, from .5 (nobody can tell) to .99; 1 where a person says so."""
    if log_odds >= CERTAIN:
        return 1.0
    if abs(log_odds) < UNDECIDED:
        return 0.5
    return round(min(1 / (1 + math.exp(-abs(log_odds))), 0.99), 3)


def _short(text: str, most: int = 80) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _duration(seconds: float) -> str:
    minutes = seconds / 60
    if minutes < 1:
        return f"{seconds:.0f} s"
    if minutes < 90:
        return f"{minutes:.0f} min"
    if minutes < 48 * 60:
        return f"{minutes / 60:.0f} h"
    return f"{minutes / 1440:.0f} days"
