"""Times, shares, counts and names as a reader wants them."""

from __future__ import annotations

import re

from wirecopy.model import Copy, Evidence, LostOriginal
from wirecopy.pictures.harmless import harmless

UNSURE = 0.5  # the contract's confidence of a direction that nobody can tell

_EVIDENCE_SHOWN = 3
_DETAIL_LENGTH = 60
_TIME = 40  # characters of a time that nobody can read
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
"""What TIMEX3 calls the parts of a day."""
_OPENING = "“‘\"'«"
_LOOSE = 20  # characters looked at for one that is shown: enough where there is more space than text

TITLE = 200  # characters of a headline: the longest real ones are half of it

# Which of the two shares says what the kind is about: how much of the original was kept, or how much of the
# copy comes from it.
_KEPT = ("abridgement", "update")


def when(printed: str | None, unknown: str = "undated") -> str:
    """A time to the minute (UTC), its part of the day, or its day, as midnight to the second is meant.

    >>> when("2015-05-28T09:30:00Z"), when("2015-05-28TNI"), when("2015-05-28T00:00:00Z")
    ('2015-05-28 09:30', '2015-05-28 night', '2015-05-28')
    """
    if not printed:
        return unknown
    printed = printed.removesuffix("T00:00:00Z")
    match = re.match(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d|[A-Z]{2}$)", printed)
    return f"{match[1]} {_PARTS.get(match[2], match[2])}" if match else clip(printed, _TIME)


def percent(share: float) -> str:
    """A share as "83 %"; never "100 %" for less than all, nor "0 %" for more than nothing.

    >>> percent(0.997), percent(1.0), percent(0.001)
    ('99 %', '100 %', '<1 %')
    """
    if 0 < share < 0.01:
        return "<1 %"
    return f"{min(round(share * 100), 99) if share < 1 else 100} %"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 article", "1,204 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def clip(text: str, length: int) -> str:
    """``text`` on one line, cut at a word's end and marked "…" where it is longer than ``length``."""
    begin = text[: length * _LOOSE]  # somebody's headline has a megabyte
    line = " ".join(harmless(begin).split())
    if len(line) <= length and len(begin) == len(text):
        return line
    head = line[: length - 1]
    whole, _, _ = head.rpartition(" ")
    return (whole if len(whole) > length // 2 else head).rstrip(" ,;:") + "…"


def as_said(content: str, mode: str | None, length: int) -> str:
    """What somebody says, clipped; in quotation marks only what the article quotes word for word (``direct``), once."""
    said = clip(content, length)
    return f"“{said}”" if mode == "direct" and said[:1] not in _OPENING else said


def word_count(text: str) -> int:
    """How many words a reader would count."""
    return len(text.split())


def lost_name(lost: LostOriginal) -> str:
    """What a lost original is called: "Agence France-Presse, before 2015-05-28"."""
    name = clip(lost.name, TITLE) if lost.name else "unnamed original"
    return f"{name}, before {when(lost.published_before)}" if lost.published_before else name


def is_unsure(copy: Copy) -> bool:
    """Whether nobody can tell which of the two came first."""
    return copy.confidence <= UNSURE


def relation(copy: Copy) -> str:
    """What a copy made of its original: "abridgement, 41 % kept"; "" where the original is lost."""
    if copy.kind is None:
        return ""
    share = copy.share_of_original if copy.kind in _KEPT else copy.share_of_copy
    if share is None:
        return copy.kind
    if copy.kind == "reprint":
        return f"reprint, {percent(share)}"
    return f"{copy.kind}, {percent(share)} " + ("kept" if copy.kind in _KEPT else "from here")


def sureness(copy: Copy) -> str:
    """How sure the direction is: "97 % sure"; "direction unknown"."""
    return "direction unknown" if is_unsure(copy) else f"{percent(copy.confidence)} sure"


def evidence_in_short(evidence: tuple[Evidence, ...]) -> str:
    """The weightiest evidence first, what speaks against it after "but"."""
    by_weight = sorted(evidence, key=lambda e: -abs(e.weight))
    pro = [_item(e) for e in by_weight if e.weight >= 0][:_EVIDENCE_SHOWN]
    contra = [_item(e) for e in by_weight if e.weight < 0][:1]
    return "; ".join(pro + [f"but {item}" for item in contra])


def _item(evidence: Evidence) -> str:
    return clip(evidence.detail, _DETAIL_LENGTH)
