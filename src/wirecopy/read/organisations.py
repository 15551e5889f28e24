"""Names of organisations in a list of them: "AFP, Reuters and the Omaro Herald", "dpa/APA", "http://cnn.com/1".

In: the words after a label or in a byline. Out: each name as printed with the name it goes by.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from wirecopy.model.records import CreditRole
from wirecopy.read.date_spans import find_dates
from wirecopy.read.names import KnownName, like_agency, like_outlet, look_up, name_of_host
from wirecopy.read.words import any_of, words


class Named(msgspec.Struct, frozen=True):
    """An organisation that a line credits: as printed, by its own name, and for what."""

    printed: str
    name: str
    role: CreditRole


Trust = Literal["known", "alike", "any"]


def read_organisations(printed: str, role: CreditRole, trust: Trust) -> tuple[Named, ...]:
    """The organisations of a list. A known agency gets the role ``agency`` where ``role`` is ``source``.

    ``trust``: which unknown names count: none, those built as such names are, any that begins with a
    capital and is no institution.

    >>> [n.name for n in read_organisations("dpa/APA", "source", "known")]
    ['Deutsche Presse-Agentur', 'Austria Press Agency']
    """
    printed = (printed if _ADDRESS.match(printed) else _without_dates(printed)).strip(_MARKS)
    if _UNSPACED.match(printed):  # a blank behind such a name ends it: what follows is a button
        printed = printed.split()[0]
    if not printed:
        return ()
    whole = _read_one(printed, role, "known")
    if whole is not None:
        return (whole,)
    if (
        trust == "any"
        and _AMPERSAND.search(printed)
        and not any(look_up(part.strip(_MARKS)) for part in _LISTED.split(printed))
    ):
        whole = _read_one(printed, role, trust)
        return (whole,) if whole else ()
    found = []
    for part in (_LISTED if _WEB.search(printed) else _SLASHED).split(printed):
        named = _read_one(part.strip(_MARKS), role, trust)
        if named is not None and named not in found:
            found.append(named)
    return tuple(found)


def _read_one(printed: str, role: CreditRole, trust: Trust) -> Named | None:
    if not printed or len(printed) > 200:
        return None
    if printed.lower() in words("agencies_alone"):  # "News agencies": which ones is not said
        return None
    row = look_up(printed)
    if row is not None and not (row.common and printed.islower()):
        return Named(printed, row.name, _role(role, row.kind == "agency"))
    if _ADDRESS.match(printed):
        name = name_of_host(printed)
        return Named(printed, name, role) if name else None
    first = printed[0]
    may_begin = first.isupper() or first.isdigit() or (first.isalpha() and first.lower() == first.upper())
    if trust == "known" or len(printed.split()) > 5 or not may_begin or ": " in printed:
        return None
    if _COUNT.match(printed):
        return None
    if (head := _with_town(printed)) is not None:  # "CTV News Toronto"
        return Named(printed, head.name, _role(role, head.kind == "agency"))
    if (staff := _STAFF.fullmatch(printed)) is not None:
        row = look_up(staff["outlet"])  # "Daily Mail Reporter": its staff, and no outlet of its own
        if row is not None:
            return Named(printed, row.name, _role(role, row.kind == "agency"))
        if staff["outlet"].lower() in words("desk_words"):
            return None
    if like_agency(printed):
        return Named(printed, printed, _role(role, True))
    if like_outlet(printed):
        return Named(printed, printed, role)
    if trust == "any" and not _CLOCK.search(printed) and not _is_institution(printed) and not _SENTENCE.search(printed):
        return Named(printed, printed, role)
    return None


def _with_town(printed: str) -> KnownName | None:
    """The row of a known name of two words or more that a town stands behind."""
    name, _, town = printed.rpartition(" ")
    row = look_up(name) if " " in name and town[:1].isupper() and town.isalpha() else None
    return None if row is None or row.common or like_outlet(printed) else row


def _role(role: CreditRole, is_agency: bool) -> CreditRole:
    return "agency" if is_agency and role == "source" else role


def _is_institution(printed: str) -> bool:
    return any(word.strip(".,") in words("institution_words") for word in printed.lower().split())


def _without_dates(printed: str) -> str:
    for span in reversed(find_dates(printed)):
        printed = printed[: span.start] + "|" + printed[span.end :]
    return printed


_MARKS = ' \t,.;:|–—-*_()[]{}"“”„«»•·\n'
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+(?:\s|$)")
_CLOCK = re.compile(r"\d[:.]\d\d\b")
_AMPERSAND = re.compile(r"\s&\s")
_LISTED = re.compile(rf"\s*(?:,|;|\||\+|•|·|\s(?:{any_of('joiners')}|AND)\s)\s*")
_SLASHED = re.compile(rf"\s*/\s*|{_LISTED.pattern}")
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}(?:/\S*)?$", re.IGNORECASE)
_STAFF = re.compile(rf"(?P<outlet>.{{2,50}}?)(?:['’]s)?\s+(?:{any_of('staff_words')})", re.IGNORECASE)
# "318 points", "12 comments"
_COUNT = re.compile(r"\d[\d.,]*[kKmM]?\s+[a-z]")
_WEB = re.compile(r"://|\w\.[a-z]{2,6}/", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s+[A-Z]|\b(?:is|are|was|were|has|have|said|says|the)\b")
