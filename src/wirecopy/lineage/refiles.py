"""Which of two versions by one outlet is the later, where no clock tells.

In: two articles. Out: log-odds. A wire re-files otherwise than a site copies: it drops codes, cuts from the
end or fills in, marks what it corrects, and dates it anew. What each of these counts is fitted on real re-files whose
times are known (``bench/quality/fit_refiles.py``); decision note 0018.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from importlib import resources

import msgspec

from wirecopy.model import Article

_CODE = re.compile(r"<[A-Z][\w.]*>|\(\w[\w.]*:\w+\)")
_MENDED = re.compile(r"\b(?:correct\w*|updat\w*|repeat\w*|refil\w*|new throughout|complete|rewrites?|adds)\b", re.I)
_DAY = re.compile(r"\b(Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\w*\.?\s+(\d{1,2})\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HALF_YEAR = 183
_START = 60
"""Code points of a beginning that is looked for in the other."""

FEATURES = (
    "shorter",
    "cut at the end",
    "filled in",
    "codes dropped",
    "marked as mended",
    "headline longer",
    "dated later",
)


def later(one: Article, other: Article) -> float:
    """Log-odds that ``one`` was filed after ``other``, two versions by one outlet; turned round it is the negative."""
    return sum(w * x for w, x in zip(weights(), features(one, other), strict=True))


def features(one: Article, other: Article) -> tuple[float, ...]:
    """What tells, in the order of ``FEATURES``, each from about -1 to 1; turned round all signs are."""
    mine, theirs = _signs(one), _signs(other)
    return (
        _bounded(math.log(max(len(other.text), 1) / max(len(one.text), 1))),
        float(_is_start_of(one.text, other.text)) - _is_start_of(other.text, one.text),
        float(_is_filled_in(one.text, other.text)) - _is_filled_in(other.text, one.text),
        _bounded(theirs[0] - mine[0]),
        _bounded(mine[1] - theirs[1]),
        _bounded((mine[2] - theirs[2]) / 10),
        _later_day(one, other),
    )


@lru_cache(maxsize=1)
def weights() -> tuple[float, ...]:
    """The fitted weight of each feature, in log-odds."""
    found = msgspec.json.decode(
        resources.files("wirecopy.lineage").joinpath("data/refiles.json").read_bytes(), type=dict[str, float]
    )
    return tuple(found[name] for name in FEATURES)


def _signs(article: Article) -> tuple[int, int, int]:
    """Its codes, the marks of mending in its headline, and how long that is."""
    headline = article.headline or ""
    return len(_CODE.findall(f"{headline}\n{article.text}")), len(_MENDED.findall(headline)), len(headline)


def _is_start_of(one: str, other: str) -> bool:
    """Whether ``one`` ends inside what ``other`` goes on from."""
    one, other = " ".join(one.split()), " ".join(other.split())
    end = one[-_START:].rstrip(" .")
    at = other.find(end)
    return 0 <= at < len(other) - 2 * _START and other[-_START:].rstrip(" .") not in one


def _is_filled_in(one: str, other: str) -> bool:
    """Whether both begin and end alike and ``one`` has more between."""
    one, other = " ".join(one.split()), " ".join(other.split())
    return one[:_START] == other[:_START] and one[-_START:] == other[-_START:] and len(one) > len(other) + _START


def _later_day(one: Article, other: Article) -> float:
    """1 if the dateline of ``one`` gives the later day, -1 if that of ``other``."""
    mine, theirs = _DAY.search(one.dateline or ""), _DAY.search(other.dateline or "")
    if mine is None or theirs is None:
        return 0.0
    days = _day_of_year(mine) - _day_of_year(theirs)
    if abs(days) > _HALF_YEAR:  # New Year lies between
        days = -days
    return float((days > 0) - (days < 0))


def _day_of_year(found: re.Match[str]) -> int:
    return 31 * _MONTHS.index(found[1][:3].casefold()) + int(found[2])


def _bounded(value: float) -> float:
    return max(-1.0, min(1.0, value))
