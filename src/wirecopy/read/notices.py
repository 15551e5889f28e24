"""Sentences that say where a text came from: "This article first appeared in ...", "Jane Roe contributed", "© Reuters".

In: one line. Out: the organisations it names with their roles. The words of origin are looked for first, the name
where the sentence puts it.
"""

from __future__ import annotations

import re

from wirecopy.model.records import CreditRole
from wirecopy.read.names import like_agency, signs_as
from wirecopy.read.organisations import Named, read_organisations
from wirecopy.read.spotting import spot_names
from wirecopy.read.words import any_of, given_names, has_any, words

LONGEST_NOTICE = 400


def named_in_notice(line: str, bare: str) -> tuple[Named, ...]:
    """The organisations that a sentence credits; ``bare``: the line without brackets and marks around it."""
    lower = bare.lower()
    return _contributed(bare, lower) or _partner(bare, lower) or _origin(bare, lower) or _rights(line)


def is_rights(line: str) -> bool:
    """Whether a line is a notice of copyright."""
    if len(line) > LONGEST_NOTICE:
        return False
    lower = line.lower()
    return ("©" in line or "(c)" in lower or has_any(lower, "rights_words")) and bool(_RIGHTS.search(line))


def _contributed(line: str, lower: str) -> tuple[Named, ...]:
    """ "Associated Press writer Jane Roe contributed to this report." """
    match = _CONTRIBUTED.search(line) if "contributed" in line or has_any(lower, "contributed_phrases") else None
    if match is None:
        return ()
    around = spot_names(line[: match.start()]) or spot_names(line[match.end() :])
    around = [spot for spot in around if not (spot.common and spot.start == 0)]  # "Information from ... was used"
    return tuple({spot.name: Named(spot.text, spot.name, "contributor") for spot in around}.values())


def _partner(line: str, lower: str) -> tuple[Named, ...]:
    """ "This article was produced in partnership with the Omaro Herald." """
    match = _PARTNER.search(line) if has_any(lower, "partner_phrases") else None
    spots = spot_names(line[match.end() :]) if match else []
    return tuple({spot.name: Named(spot.text, spot.name, "contributor") for spot in spots if not spot.common}.values())


def _origin(line: str, lower: str) -> tuple[Named, ...]:
    """ "This article first appeared in The Guardian.", "This story was produced by Omaro News and is ..." """
    match = _ORIGIN.search(line) if has_any(lower, "origin_phrases") else None
    if inner := _ORIGIN_INSIDE.search(line):
        return _named_at_head(inner["name"])
    if match is None:
        return ()
    found: dict[str, Named] = {}
    rest = line[match.end() :]
    by = _BEGINS.match(rest) if _ENDS_BY.search(match.group()) else _BY_WHOM.match(rest)
    while by is not None:
        for named in _named_at_head(by["name"]):
            found.setdefault(named.name, named)
        rest = by["name"]
        by = _DISTRIBUTED.search(rest)
    return tuple(found.values())


def _named_at_head(rest: str) -> tuple[Named, ...]:
    """The organisation that ``rest`` begins with."""
    name = re.split(r"[.,;:!](?:\s|$)|\s(?:and|on|under|with|as|is|for|here|in|\()\b", rest.strip())[0]
    spotted = [spot for spot in spot_names(rest[: len(name) + 40]) if spot.start <= 5]
    if spotted:
        return read_organisations(spotted[0].text, "source", "alike")
    return read_organisations(name, "source", "any")


def _rights(line: str) -> tuple[Named, ...]:
    """ "© 2015 Reuters", "Copyright 2015 The Associated Press. All rights reserved." """
    if not is_rights(line):
        return ()
    found: dict[str, Named] = {}
    line = _YEAR_BEHIND.sub(" ", line)
    for spot in spot_names(line):
        owner = spot.start <= 40 and _OWNER.search(line[: spot.start]) is not None
        if (
            not spot.common
            and not any(spot.text.lower() in words(concept) for concept in ("share_words", "photo_agencies"))
            and (owner or (spot.kind == "agency" and signs_as(spot.text) is not None))
            and (spot.known or spot.kind == "agency")
        ):
            longer = _within_longer(line[: spot.start], spot.text) if spot.kind == "agency" and not owner else None
            role: CreditRole = "agency" if spot.kind == "agency" else "source"
            found.setdefault(longer or spot.name, Named(longer or spot.text, longer or spot.name, role))
    return tuple(found.values())


def _within_longer(before: str, agency: str) -> str | None:
    """The name of another agency that has a known one's name within its own, and a word, no person's, before it."""
    word = _LONGER.search(before)
    if word is None or word["word"].lower() in given_names() or not like_agency(whole := f"{word['word']} {agency}"):
        return None
    return whole


# "Copyright AFP/2011"
_YEAR_BEHIND = re.compile(r"/(?=\d{4})")
# "AP writers Jane Roe in Omaro and John Doe in Sorran contributed."
_CONTRIBUTED = re.compile(rf"{any_of('contributed_phrases')}|\bcontributed$", re.IGNORECASE)
_PARTNER = re.compile(
    rf"\b(?:this|the|our)\b[\w\s]{{0,30}}?(?:{any_of('thing_words')})\b.{{0,40}}?(?:{any_of('partner_phrases')})",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    rf"\b(?:this|the|our|el|este|esta|der|dieser|cet|ce|o|esse|questo)\b[\w\s]{{0,30}}?(?:{any_of('thing_words')})\b.{{0,40}}?(?:{any_of('origin_phrases')})",
    re.IGNORECASE,
)
# "... im Original ist er in der Tageszeitung Omaro Bote erschienen": the name stands before the verb.
_ORIGIN_INSIDE = re.compile(
    r"\b(?:Artikel|Beitrag|Text|Bericht|Interview|Reportage|Kommentar|Essay)\b.{0,80}?\b(?:in|im|bei|beim|auf|von)\s+"
    r"(?:(?:der|dem|den)\s+)?(?:[a-zß-ÿ]+\s+)?(?:\w*(?:[Zz]eitung|[Mm]agazin|[Pp]ortal|[Bb]latt|[Ss]ender)\s+)?"
    r"[„“\"»]?(?P<name>[A-ZÀ-Þ][^.,„“\"»«]{1,40}?)[“”\"«]?\s+(?:erschienen|veröffentlicht|publiziert)\b"
)
_BY_WHOM = re.compile(
    r"[\w\s,'’]{0,40}?\b(?:in|on|at|by|from|via|with|por|en|bei|auf|von|im|beim|aus|dans|par|sur|au|em|no|na|pelo|pela"
    r"|su|da|dal|dalla|nel|nella)\s+(?:(?:the|der|dem|den|die|das|el|la|le)\s+)?(?P<name>[A-ZÀ-Þ0-9i].*)"
)
# "was produced by" has said by whom already
_ENDS_BY = re.compile(r"\b(?:by|from)$", re.IGNORECASE)
_BEGINS = re.compile(r"\s*(?:the\s+)?(?P<name>[A-ZÀ-Þ0-9].*)")
_DISTRIBUTED = re.compile(
    r"\b(?:distributed|syndicated|provided|supplied)\s+(?:by|through|via)\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ0-9].*)"
)
_RIGHTS = re.compile(rf"©|\(c\)\s*(?:\d{{4}}|(?-i:[A-ZÀ-Þ]{{2,}}\b))|{any_of('rights_words')}", re.IGNORECASE)
_OWNER_MARK = r"(?:©|\(c\)|copyright|reserved)[\s\d,–@©-]*(?:by\s+|the\s+)*"
_OWNER = re.compile(_OWNER_MARK + "$", re.IGNORECASE)
# "© 2015 Omaro Central News Agency": another one than the Central News Agency
_LONGER = re.compile(rf"{_OWNER_MARK}(?P<word>(?-i:[A-ZÀ-Þ])[\w'’-]+)\s$", re.IGNORECASE)
