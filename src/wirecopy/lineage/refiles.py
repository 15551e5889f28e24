"""Which of two versions by one outlet is the later, where no clock tells.

In: two articles. Out: evidence. A wire re-files otherwise than a site copies: it dates the item anew and marks what it
corrects, cuts a long one from the end and fills in a table, takes codes out, and sets a hasty draft in order. What each
of these counts is fitted on real re-files whose times are known (``bench/quality/fit_refiles.py``); decision note 0034.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import msgspec

from wirecopy.lineage.changes.spelling import key_of
from wirecopy.model import Article, Evidence
from wirecopy.model.records import EvidenceKind

_CODE = re.compile(r"<[A-Z][\w.]*>|\(\w[\w.]*:\w+\)")
_NAME = re.compile(r"<[A-Z][^<>\n]* [^<>]*>")
_MENDED = re.compile(
    r"\b(?:correct\w*|updat\w*|repeat\w*|rpt|refil\w*|new throughout|complete|rewrites?|adds)\b", re.IGNORECASE
)
_VERSION = re.compile(r"\bupdate[ -]*(\d{1,2})\b", re.IGNORECASE)
_SAYS_WHAT = re.compile(
    r"(?:^|\n|-|\()\W*(?:correct(?:s|ing|ion)|adds|updates|recasts|refiles|clarifies|amends|fixes)\b", re.IGNORECASE
)
_EDGE = 300
"""Code points at head and foot in which a text says what it mends."""
_DAY = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(\d{1,2})\b", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HALF_YEAR = 183
_SLIPS = re.compile(r"[\^{}]|(?<=\w)\"s\b")
_STATE = re.compile(r",\s*[A-Z]{3,}\.")
_SENTENCE = re.compile(r"(?<=[.!?\"])\s+|\n\s{2,}")
_WORD = re.compile(r"[^\W_]+")
_FIGURES = 0.3
"""Share of figures among the words from which an item is a table; of running text few have a tenth."""
_MUCH = 0.1
"""Log of the lengths' ratio from which one of the two is the longer."""
_OTHER_SPELLING = 2
"""Letters that a word has more or less in another house's spelling; more, and it was abbreviated."""

SIGNS: tuple[tuple[str, EvidenceKind, str], ...] = (
    ("dated later", "time", "its dateline gives a later day"),
    ("marked as mended", "correction", "says that it corrects, updates or repeats an earlier version"),
    ("cut", "containment", "is cut short, word for word"),
    ("table filled in", "containment", "is the same table with more in it"),
    ("codes out of the headline", "editing", "has taken codes out of the headline"),
    ("brackets off names", "editing", "has taken brackets off names"),
    ("set in order", "editing", "has capitals and characters set in order"),
    ("house style", "editing", "has words brought into the style of the house"),
)
"""Name, kind of evidence and what is said of the later version, for each feature in order."""


class Filing(NamedTuple):
    """What is looked at in one version."""

    day: int | None
    """That of the dateline, counted through the year."""
    version: int
    """0, or at least 1 where it says that it mends an earlier one."""
    codes: int
    bracketed: int
    slips: int
    """Capitals that lack or are too many in the dateline and at the beginning, and stray characters."""
    length: int
    is_table: bool
    words: frozenset[str]
    sentences: frozenset[str]


def refiled(copy: Article, original: Article) -> Iterator[Evidence]:
    """What says that ``copy`` was filed after ``original``, two versions by one outlet, and what says the reverse."""
    for (_, kind, detail), weight, value in zip(SIGNS, weights(), features(copy, original), strict=True):
        if said := round(weight * value, 2):
            yield Evidence(kind=kind, detail=detail if value > 0 else f"the other: {detail}", weight=said)


def features(one: Article, other: Article) -> tuple[float, ...]:
    """What tells, in the order of ``SIGNS``, each from -1 to 1; turned round all signs are."""
    mine, theirs = filing_of(one), filing_of(other)
    cut, filled_in = _shortened(mine, theirs)
    return (
        _later_day(mine.day, theirs.day),
        _bounded(mine.version - theirs.version),
        cut,
        filled_in,
        _bounded(theirs.codes - mine.codes),
        _bounded(theirs.bracketed - mine.bracketed),
        _bounded(theirs.slips - mine.slips),
        _bounded(_styled(theirs.words - mine.words, mine.words - theirs.words)),
    )


@lru_cache(maxsize=1)
def weights() -> tuple[float, ...]:
    """The fitted weight of each feature, in log-odds."""
    found = msgspec.json.decode(
        resources.files("wirecopy.lineage").joinpath("data/refiles.json").read_bytes(), type=dict[str, float]
    )
    return tuple(found[name] for name, _, _ in SIGNS)


def filing_of(article: Article) -> Filing:
    """What is looked at in ``article``; read once for each, since it is held against many."""
    return _filing(article.headline or "", article.dateline or "", article.text)


@lru_cache(maxsize=1 << 9)
def _filing(headline: str, dateline: str, text: str) -> Filing:
    words = _WORD.findall(text.casefold())
    day = _DAY.search(dateline)
    place = dateline.split(",")[0]
    return Filing(
        day=31 * _MONTHS.index(day[1].casefold()) + int(day[2]) if day else None,
        version=_version(headline, text),
        codes=len(_CODE.findall(headline)),
        bracketed=len(_NAME.findall(text)),
        slips=(place != place.upper())
        + bool(day and not day[0].istitle())
        + bool(_STATE.search(dateline))
        + text[:1].islower()
        + len(_SLIPS.findall(text)),
        length=max(len(text), 1),
        is_table=sum(word[0].isdigit() for word in words) >= _FIGURES * max(len(words), 1),
        words=frozenset(words),
        sentences=frozenset(" ".join(sentence.split()) for sentence in _SENTENCE.split(text)),
    )


def _version(headline: str, text: str) -> int:
    if found := _VERSION.search(headline):
        return int(found[1]) + 1
    says_what = any(_SAYS_WHAT.search(part) for part in (text[:_EDGE], text[-_EDGE:]))
    return int(says_what or bool(_MENDED.search(headline)))


def _shortened(one: Filing, other: Filing) -> tuple[float, float]:
    """How far ``one`` is ``other`` cut, word for word; and whether it is a table that has more than the other."""
    if abs(math.log(one.length / other.length)) <= _MUCH:
        return 0.0, 0.0
    short, long, sign = (one, other, 1.0) if one.length < other.length else (other, one, -1.0)
    if one.is_table and other.is_table:
        return 0.0, -sign
    kept = sum(map(len, short.sentences & long.sentences)) / max(sum(map(len, short.sentences)), 1)
    return sign * kept, 0.0


def _styled(before: frozenset[str], after: frozenset[str]) -> int:
    """Words that stand only ``before`` and only ``after`` in American spelling or abbreviated, less the reverse."""
    return _respelt(before, after) - _respelt(after, before)


def _respelt(before: frozenset[str], after: frozenset[str]) -> int:
    american = sum(
        (key := key_of(word)) != word
        and key.isalpha()
        and key in after
        and abs(len(key) - len(word)) <= _OTHER_SPELLING
        for word in before
    )
    return american + sum(any(_abbreviates(short, word) for word in before) for short in filter(_lacks_vowels, after))


def _lacks_vowels(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and not set(word) & set("aeiouy")


def _abbreviates(short: str, word: str) -> bool:
    """ "cts" for "cents", "mln" for "million"."""
    if len(word) < len(short) + 2 or word[0] != short[0] or word[-1] != short[-1]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


def _later_day(mine: int | None, theirs: int | None) -> float:
    """1 if mine is the later day, -1 if it is theirs."""
    if mine is None or theirs is None:
        return 0.0
    days = mine - theirs
    if abs(days) > _HALF_YEAR:  # New Year lies between
        days = -days
    return float((days > 0) - (days < 0))


def _bounded(value: float) -> float:
    return max(-1.0, min(1.0, value))
