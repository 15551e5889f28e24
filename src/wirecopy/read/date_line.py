"""A line that dates an article: "May 28, 2015 in News by Jane Roe | 12 comments", "Updated: 3 June 2015".

In: one line. Out: when it says the article was published, changed, fetched, and what else such lines say:
who wrote it, in which section, for whom. A sentence that mentions a date is none.
"""

from __future__ import annotations

import re

import msgspec

from wirecopy.read.authors import is_person, read_byline
from wirecopy.read.credit_line import is_signature
from wirecopy.read.date_spans import DateSpan, find_dates
from wirecopy.read.names import like_outlet
from wirecopy.read.organisations import Named, read_organisations
from wirecopy.read.words import any_of, words


class DateLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a date line says; times as the contract writes them, ``None`` where it does not say."""

    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    authors: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    section: str | None = None
    outlet: str | None = None


def read_date_line(line: str) -> DateLine | None:
    """What a date line says, ``None`` where ``line`` is none.

    >>> read_date_line("May 28, 2015 in News by Jane Roe").section
    'News'
    >>> read_date_line("On May 28, 2015 the ferry sank off Omaro with 40 people on board.") is None
    True
    """
    line = " ".join(line.split()).strip(" \t|•·–—-")
    if not line or len(line) > _LONGEST:
        return None
    if (alone := _weekday_alone(line)) is not None:
        return alone
    dates = find_dates(line)
    if not dates:
        return None
    times = _times(line, dates)
    rest = _rest(line, dates)
    if rest is None:
        return None
    return msgspec.structs.replace(rest, **times)


def _times(line: str, dates: tuple[DateSpan, ...]) -> dict[str, str | None]:
    """Each date under the label before it; the first without a label is that of publication."""
    found: dict[str, str | None] = {}
    end = 0
    for span in dates:
        before = line[end : span.start]
        field = "published"
        for name, pattern in (("modified", _MODIFIED), ("retrieved", _RETRIEVED), ("published", _PUBLISHED)):
            if pattern.search(before):
                field = name
                break
        found.setdefault(field, span.value)
        end = span.end
    return found


def _rest(line: str, dates: tuple[DateSpan, ...]) -> DateLine | None:
    """What is left of the line beside its dates; ``None`` where that is no furniture but a sentence."""
    for span in reversed(dates):
        line = f"{line[: span.start]} | {line[span.end :]}"
    authors: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    section = outlet = None
    for piece in _PARTED.split(line):
        piece = _LABELS.sub("", piece.strip(_MARKS)).strip(_MARKS)
        piece = _COUNTS.sub("", piece).strip(_MARKS)
        if not piece or piece.lower() in words("share_words") or piece.lower() in words("weekdays"):
            continue
        if match := _IN_SECTION.match(piece):
            section, piece = section or match["section"].strip(_MARKS), piece[match.end() :].strip(_MARKS)
            if not piece:
                continue
        if match := _BY.match(piece):
            byline = read_byline(_IN_SECTION_AFTER.sub("", piece[match.end() :]))
            if found := _IN_SECTION_AFTER.search(piece):
                section = section or found["section"]
            authors, names = authors + byline.people, names + byline.names
        elif found_names := read_organisations(piece, "source", "known"):
            names += tuple(named for named in found_names if is_signature(named))
        elif like_outlet(piece):
            outlet = outlet or piece
        elif is_person(piece) and not authors:
            authors += (piece,)
        elif len(piece.split()) > 3 or not piece[0].isupper():
            return None
    return DateLine(authors=authors, names=names, section=section, outlet=outlet)


def _weekday_alone(line: str) -> DateLine | None:
    """A weekday or a day without a year is a date line too, but tells no date."""
    bare = line.lower().strip(_MARKS)
    return DateLine() if bare in words("weekdays") or _DAY_ALONE.fullmatch(line) else None


# Date lines with author, section and counts run to 110 characters on real pages.
_LONGEST = 180
_MARKS = " \t,.;:|–—-*_()[]•·/"
_PARTED = re.compile(r"\s*[|•·–—]\s*|\s+[-/]+\s+|\s{2,}|\s*//\s*")
_MODIFIED = re.compile(rf"\b(?:{any_of('modified_labels')})\b\W*$", re.IGNORECASE)
_RETRIEVED = re.compile(rf"\b(?:{any_of('retrieved_labels')})\b\W*$", re.IGNORECASE)
_PUBLISHED = re.compile(rf"\b(?:{any_of('published_labels')})\b\W*$", re.IGNORECASE)
_LABELS = re.compile(
    rf"^(?:(?:{any_of('modified_labels')}|{any_of('retrieved_labels')}|{any_of('published_labels')})\b[\s:]*)+"
    rf"|(?:(?:^|\s+)(?:{any_of('modified_labels')}|{any_of('retrieved_labels')}|{any_of('published_labels')})\b[\s:]*)+$",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:\d[\d,.]*|no|leave a|add a|one)\s*(?:comments?|shares?|views?|replies|reply|likes?"
    r"|kommentare?|commentaires?|comentarios?)\b"
    r"|\b\d+\s*(?:-\s*)?(?:min(?:ute)?s?\.?)\s*(?:read|lesezeit|de lecture|de lectura)?\b"
    r"|\b(?:read(?:ing)? time|estimated reading)\b.*$"
    r"|\b(?:pp?|pgs?|pages?|seite|página)\.?\s*[A-Z]?\d+(?:\s*[-–]\s*\d+)?\b|\bat\b$|\b(?:comments?|print|email|share)\b",
    re.IGNORECASE,
)
_BY = re.compile(rf"^(?:{any_of('by_words')})\b[\s:]+", re.IGNORECASE)
_IN_SECTION = re.compile(
    rf"^(?:in|under|{any_of('section_labels')})\s*:?\s+(?P<section>[^|]{{2,40}}?)(?=$|\s+(?:by|von|par|por)\s|\s*\|)",
    re.IGNORECASE,
)
_IN_SECTION_AFTER = re.compile(
    rf"\s+(?:in|under|{any_of('section_labels')})\s*:?\s+(?P<section>[A-ZÀ-Þ][\w& ,'’-]{{1,40}})$"
)
_DAY_ALONE = re.compile(
    rf"(?:{any_of('weekdays')})\.?,?\s+\d{{1,2}}(?:st|nd|rd|th|\.)?(?:\s+de)?\s+[^\W\d_]{{3,12}}|(?:{any_of('weekdays')})\.?,?\s+[^\W\d_]{{3,12}}\s+\d{{1,2}}(?:st|nd|rd|th)?",
    re.IGNORECASE,
)
