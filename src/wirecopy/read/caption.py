"""A caption and whom its picture is credited to: "A fighter. Photograph: Jane Roe/Rex", "(AP Photo/Jane Roe)".

In: one line. Out: the words of the caption and the picture's credit, either ``None``. A credit's name is
the one agency's or outlet's it gives, else as printed: "Jane Roe/NurPhoto/Rex".
"""

from __future__ import annotations

import re

import msgspec

from wirecopy.read.names import look_up
from wirecopy.read.words import any_of, has_any, words


class Caption(msgspec.Struct, frozen=True):
    """``text``: what the picture shows; ``credit``: who it is from, as printed; ``name``: what that goes by."""

    text: str | None
    credit: str
    name: str


def read_caption(line: str) -> Caption | None:
    """The caption of a line that credits a picture, ``None`` where it credits none.

    >>> read_caption("A fighter at dawn. Photograph: Jane Roe/NurPhoto/Rex")
    Caption(text='A fighter at dawn.', credit='Jane Roe/NurPhoto/Rex', name='Jane Roe/NurPhoto/Rex')
    >>> read_caption("Voters queue in Omaro. (Photo by Jane Roe/Getty Images)").credit
    'Jane Roe/Getty Images'
    >>> read_caption("The photo was taken on Monday.") is None
    True
    """
    line = _BUTTON.sub("", " ".join(line.split()))
    if not line or len(line) > _LONGEST:
        return None
    if match := _CAPTIONED.match(line):
        inner = read_caption(line[match.end() :])
        return inner or Caption(line[match.end() :].strip() or None, "", "")
    if (match := _SQUARE.search(line)) and (row := look_up(match["credit"])) and row.kind == "agency":
        return Caption(line[: match.start()].strip() or None, match["credit"], row.name)
    if match := _BARRED.search(line):
        return Caption(line[: match.start()].strip(), match["credit"].strip(), photo_name(match["credit"].strip()))
    if not may_credit(line):
        return None
    for pattern in (_LABELLED, _BRACKETED, _SIGNED, _AGENCY_BRACKETED, _ON_ITS_OWN, _TRAILING):
        match = pattern.search(line, 0 if pattern is _ON_ITS_OWN else max(0, len(line) - 160))
        if match is None:
            continue
        credit = match["credit"].rpartition("©")[2]
        credit = _LICENCE.sub("", credit).strip(_MARKS)
        if not _can_be_credit(credit):
            continue
        text = line[: match.start()].strip(" |–—-•·([") or None
        if pattern in _UNLABELLED and (credit.lower() in words("share_words") or not _names_picture_agency(credit)):
            continue
        return Caption(text, credit, photo_name(credit))
    return None


def read_known_caption(line: str) -> Caption | None:
    """The caption of a line that is known to be one: here a source, a mark of rights or an agency at its end will do.

    >>> read_known_caption("A fighter at dawn in Omaro Quelle: Jane Roe/dpa").credit
    'Jane Roe/dpa'
    """
    line = _COURTESY.sub(r"\g<credited>", _NOTICE.sub("", " ".join(line.split())))
    caption = None if _AGENCY_FIRST.search(line) else read_caption(line)
    if caption is not None and caption.credit:
        return caption
    for pattern in (
        _AGENCY_FIRST,
        _SOURCE_AT_END,
        _RIGHTS_AT_END,
        _STROKE_AT_END,
        _BRACKET_AT_END,
        _LAST_NAME,
        _TAKEN_BY,
        _KEPT_BY,
    ):
        match = pattern.search(line, max(0, len(line) - 160))
        credit = match["credit"].strip(_MARKS) if match else ""
        told = pattern in (_SOURCE_AT_END, _RIGHTS_AT_END, _TAKEN_BY, _KEPT_BY)
        if match and _can_be_credit(credit) and (told or _has_agency(credit)):
            return Caption(line[: match.start()].strip(" |–—-•·([") or None, credit, photo_name(credit))
    return caption


def read_picture_credit(printed: str) -> Caption | None:
    """The credit of what a page marks as a picture's credit, which may be a person's alone.

    >>> read_picture_credit("Foto: Jane Roe").name, read_picture_credit("Jane Roe for the Echo").name
    ('Jane Roe', 'Jane Roe for the Echo')
    """
    line = " ".join(printed.split())
    found = read_known_caption(line)
    if found is not None and found.credit:
        return found
    credit = _LICENCE.sub("", _RESERVED.sub("", line)).strip(_MARKS)
    if not _can_be_credit(credit) or len(credit.split()) > _LONGEST_NAME or credit.lower() in words("share_words"):
        return None
    return Caption(None, credit, photo_name(credit))


def is_picture_credit(text: str) -> bool:
    """Whether ``text`` is a credit of a picture alone: "Getty Images", "Jane Roe/AFP".

    >>> is_picture_credit("Getty Images"), is_picture_credit("A ferry at dawn")
    (True, False)
    """
    return text.lower() not in words("share_words") and _can_be_credit(text) and _names_picture_agency(text)


def may_credit(line: str) -> bool:
    """Whether a line has a word or a mark that every credit of a picture has: a cheap first test."""
    end = line[-160:].lower()
    return "/" in end or "©" in end or has_any(end, "photo_labels", "photo_agencies")


def photo_name(credit: str) -> str:
    """The name of a picture's credit: a known agency or outlet alone by its full name, else as printed."""
    row = look_up(credit)
    return row.name if row is not None else credit


def _can_be_credit(credit: str) -> bool:
    if not 2 <= len(credit) <= 90 or ":" in credit or len(credit.split()) > 12 or _SENTENCE.search(credit):
        return False
    if credit.lower() in words("no_photo_credits") or _LINKED.search(credit):
        return False
    return (
        credit[0].isupper()
        or credit[0] in "@©"
        or credit.lower().startswith(("dpa", "epa", "via ", "istock", "imago"))
        or "." in credit
        or any(part in words("photo_agencies") for part in _parts(credit))
        or not credit[0].isascii()
    )


def _has_agency(credit: str) -> bool:
    parts = _parts(credit)
    return any(part in words("photo_agencies") or ((row := look_up(part)) and row.kind == "agency") for part in parts)


def _parts(credit: str) -> list[str]:
    parts = (part.strip().lower() for part in re.split(r"/\s?(?:via\s)?|\svia\s|,|\s[–—-]\s", credit))
    return [_FILED.sub("", part) for part in parts]


def _names_picture_agency(credit: str) -> bool:
    parts = _parts(credit)
    if any(part in words("photo_agencies") for part in parts):
        return True
    if _CAPITALS_AND_PERSON.fullmatch(credit):
        return True
    return (
        len(parts) > 1
        and any(look_up(part) for part in parts)
        and any(len(part.split()) == 2 and not look_up(part) for part in parts)
    )


# "Copyright Jane Roe/Copyright 2026 The AP. All rights reserved."
_RESERVED = re.compile(
    r"(?:©|\bcopyright)\s*(?:©\s*)?(?:\d{4}\s*)?(?:The\s)?|\.?\s*\b(?:all rights reserved|alle rechte vorbehalten)\b.*",
    re.IGNORECASE,
)
# "(Graphic: Ferries in May - here)"
_LINKED = re.compile(r"\W(?:here|hier|aquí|ici)$")
_FILED = re.compile(r"\s(?:file(?: photo)?|files|archives?|pool)$")
# "/ AFP via Getty Images Photo by Jane Roe": the agency before its photographer
_AGENCY_FIRST = re.compile(
    r"(?:^|\s/\s?|\s)(?P<credit>[A-Z][A-Za-z]+(?: via [A-Z]\w+(?: Images)?)?)\s+[Pp]hoto(?:\s+by\s.{1,40})?$"
)
# What an agency asks of who prints its picture.
_NOTICE = re.compile(
    r"\s+(?:THIS IMAGE|THIS PICTURE|MANDATORY CREDIT|NO RESALES|NO ARCHIVES|EDITORIAL USE|ATTENTION EDITORS)\b.*$"
)
# "(Photo: Jane Roe / Omaro Photo. Courtesy of the court)"
_COURTESY = re.compile(r"(?P<credited>\bphoto\b.{3,90}?)\.\s+courtesy of\b[^.]{2,40}(?P<end>[)\]]?)$", re.IGNORECASE)
# "Voters in line. (AP)"; in other scripts the brackets may be wide
_BRACKET_AT_END = re.compile(r"[(（](?P<credit>[^()（）]{2,60})[)）]\s*\.?$")
# A name behind the last sentence, in scripts without capitals: "... 있다. 뉴시스"
_LAST_NAME = re.compile(r"(?<=[.。!?”\"])\s*(?P<credit>[^\s.。A-Za-z]{2,12}(?:\s[^\s.。A-Za-z]{2,12})?)$")
_TAKEN_BY = re.compile(r"[(（＝](?P<credit>[^()（）＝\s]{2,12})撮影[)）]?$")
# "(Dok. Omaro)": from the papers of whom it shows
_KEPT_BY = re.compile(
    r"[(（](?:[Dd]ok\.?|[Dd]okumentasi|[Dd]oc\.|[Aa]rsip)[:\s]*(?<=[.:\s])(?P<credit>[A-ZÀ-Þ][^()]{1,60})\)\s*\.?$"
)
_SOURCE_AT_END = re.compile(
    rf"(?:^|(?<=\W)|\s)(?:{any_of('caption_source_labels')})\s*:\s*(?P<credit>[^:]{{2,90}})$", re.IGNORECASE
)
_RIGHTS_AT_END = re.compile(r"©\s*(?:\d{4}\s+)?(?P<credit>[^©:.]{2,80})$")
_STROKE_AT_END = re.compile(
    r"(?:^|(?<=[\s)\]”\"]))(?P<credit>(?:[A-ZÀ-Þ@][\w.'’-]*\s){0,4}[A-ZÀ-Þ@][\w.'’-]*\s?/\s?(?:via\s+)?[A-Za-zÀ-Þ][^/:]{1,40}(?:/[^/:]{2,40})*)\W?$"
)
# "OMARO/Jane Roe", "Jane Roe/OMARO"
_CAPITALS_AND_PERSON = re.compile(
    r"[A-ZÀ-Þ]{3,12}\s?/\s?[A-ZÀ-Þ][a-zß-ÿ]+\s[A-ZÀ-Þ][\w'’-]+|[A-ZÀ-Þ][a-zß-ÿ]+\s[A-ZÀ-Þ][\w'’-]+\s?/\s?[A-ZÀ-Þ]{3,12}"
)
_LONGEST_NAME = 7  # words: "Jane Roe for the Omaro Evening Echo"
# Captions of agencies run to 400 characters and more.
_LONGEST = 700
_MARKS = ' \t.,;:|–—-*_()[]"“”'
# What a page prints behind a caption to open and close it.
_BUTTON = re.compile(rf"(?<=[\w)])\s+(?:{any_of('caption_buttons')})$", re.IGNORECASE)
_LICENCE = re.compile(r"\s*[/(|,]\s*(?:CC|Creative Commons)\b.*")
_LABEL = any_of("photo_labels")
_CREDIT = r"(?P<credit>[^()\[\]]{2,100}(?:\([^()\[\]]{2,30}\))?)"
_LABELLED = re.compile(
    rf"(?:(?:^|(?<=[.!?”\"|)\]–—-])\s*|(?<=[^\d]\s)|(?<=[(\[]))(?:{_LABEL})(?:\s+(?:by|via|from"
    rf"|courtesy of))?\s*(?:/\s*(?:{_LABEL}))?\s*(?:[:：]|(?<=source),|(?<=copyright),|(?<=credit),)\s*"
    rf"(?:by\s+|via\s+|©\s*)?{_CREDIT}[)\]]?\s*$)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"[(\[](?:(?:{_LABEL})\s+(?:by|via|from|de|von|di|courtesy of|courtesy)\s+|(?:{_LABEL})\s*[:/]\s*|©\s*)"
    rf"{_CREDIT}[)\]]\s*\.?$",
    re.IGNORECASE,
)
_AGENCY_BRACKETED = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,90})[)\]]\s*\.?$")
# "Voters in Sorran [Reuters]": no end of a sentence before it, which would sign the text.
_SQUARE = re.compile(r"(?<=[\w”’\"]) \[(?:File: ?)?(?P<credit>[A-Z][\w .-]{1,30})\]$")
# "The bakery on the market place. | ARCHIVES OUEST-FRANCE": capitals behind a bar.
_BARRED = re.compile(r"(?<=[a-zß-ÿ].)\s*\|\s*(?P<credit>[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{3,50})$")
_ON_ITS_OWN = re.compile(r"^(?:©\s*)?(?P<credit>(?:[^.!?]|(?<=\b[A-Z])\.|(?<=Jr)\.|\.(?=com\b|org\b)){2,80})$")
_SIGNED = re.compile(
    rf"(?:^|(?<=[.!?”\"|]))\s*(?:{_LABEL})\s+(?:by|via|from|courtesy of|courtesy|copyright|de|von|di|par)\s+{_CREDIT}$",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?<=[.!?”\"])(?<!\b[A-Z]\.)\s+(?:©\s*)?(?P<credit>[A-Z][^.!?]{1,60})\.?$")
# Labels that announce the caption itself.
_CAPTIONED = re.compile(
    r"(?:(?:image|media|video|photo|audio|picture) caption|caption|bildunterschrift|légende|pie de foto|pictured"
    r"|file photo|archivfoto|symbolbild)\s*[:,]?\s+(?=[A-ZÀ-Þ“\"])",
    re.IGNORECASE,
)
_UNLABELLED = (_ON_ITS_OWN, _AGENCY_BRACKETED, _TRAILING)
_SENTENCE = re.compile(r"[.!?]\s+[A-Z]\w+\s+\w+\s|\b(?:is|are|was|were|has|have|said|says|will|that|who|which)\b")
