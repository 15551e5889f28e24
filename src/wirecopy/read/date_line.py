"""A line that dates an article: "May 28, 2015 in News by Jane Roe | 12 comments", "Updated: 3 June 2015".

In: one line. Out: when it says the article was published, changed, fetched, and what else such lines say:
who wrote it, in which section, for whom. A sentence that mentions a date is none.
"""

from __future__ import annotations

import re

import msgspec

from wirecopy.read.authors import is_person, is_staff, read_byline
from wirecopy.read.credit_line import is_signature, read_credit_line
from wirecopy.read.date_spans import DateSpan, find_dates
from wirecopy.read.names import like_outlet, look_up
from wirecopy.read.organisations import Named, read_organisations
from wirecopy.read.words import any_of, words


class DateLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a date line says; times as the contract writes them, ``None`` where it does not say.

    ``byline``: the byline it holds, as printed without its "By"; ``labelled``: it says that its date is publication's.
    """

    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    authors: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    section: str | None = None
    outlet: str | None = None
    byline: str | None = None
    labelled: bool = False


def read_date_line(line: str, day_first: bool = False) -> DateLine | None:
    """What a date line says, ``None`` where ``line`` is none. ``day_first``: how the page's language prints dates.

    >>> read_date_line("May 28, 2015 in News by Jane Roe").section
    'News'
    >>> read_date_line("On May 28, 2015 the ferry sank off Omaro with 40 people on board.") is None
    True
    """
    line = " ".join(line.split()).strip(" \t|•·–—-↓↑→*")
    if not line or len(line) > _LONGEST:
        return None
    if (alone := _weekday_alone(line)) is not None:
        return alone
    dates = find_dates(line, day_first)
    if not dates:
        return None
    times = _times(line, dates)
    rest = _rest(line, dates)
    if rest is None:
        return None
    labelled = any(_PUBLISHED.search(line[: span.start]) for span in dates)
    return msgspec.structs.replace(rest, labelled=labelled, **times)


def _times(line: str, dates: tuple[DateSpan, ...]) -> dict[str, str | None]:
    """Each date under the label before it; the first without a label is that of publication."""
    found: dict[str, str | None] = {}
    if len(dates) == 2 and _RANGE.fullmatch(line[dates[0].end : dates[1].start]) and not line[: dates[0].start].strip():
        return found  # "10 Nov 2006 - 3 Mar 2011": a span of time, of captures or of an exhibition
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
    section = outlet = printed = None
    for piece in _PARTED.split(line):
        piece = _LABELS.sub("", piece.strip(_MARKS)).strip(_MARKS)
        piece = _COUNTS.sub("", piece).strip(_MARKS)
        folded = piece.lower().replace("’", "'")
        if not _LETTER.search(piece) or any(folded in words(c) for c in ("share_words", "menu_words", "weekdays")):
            if folded in words("menu_words") and folded not in words("no_topics") and piece[0].isupper():
                section = section or piece  # "Friday, February 8, 2013 - Economy"
            continue
        if _THREAD.match(piece) or _SIGNED_ON.match(piece):
            continue
        if _SOURCED.match(piece) and (credited := read_credit_line(piece)):
            names += credited  # "Source: Omaro Herald (12 May 2014)"
            continue
        if match := _IN_SECTION.match(piece):
            named, piece = match["section"].strip(_MARKS), piece[match.end() :].strip(_MARKS)
            row = look_up(named)
            if row is not None and row.kind == "outlet" and named.lower() not in words("menu_words"):
                outlet = outlet or named  # "Published in Dawn, August 13th, 2018"
            else:
                section = section or named
            if not piece:
                continue
        if match := _BY.match(piece):
            byline = read_byline(_IN_SECTION_AFTER.sub("", piece[match.end() :]))
            if found := _IN_SECTION_AFTER.search(piece):
                section = section or found["section"]
            alone = (piece[match.end() :],) if _NICKNAME.fullmatch(piece, match.end()) and not byline.names else ()
            authors, names = authors + (byline.people or alone), names + byline.names
            printed = printed or piece[match.end() :]
        elif found_names := read_organisations(piece, "source", "known"):
            names += tuple(named for named in found_names if is_signature(named))
            people = read_byline(piece).people  # "Jane Roe, The Canadian Press - Mar 3, 2024"
            if not authors and people and all(map(is_person, people)) and not any(map(look_up, people)):
                authors, printed = people, printed or piece
            if found_names[0].role != "agency" and like_outlet(piece):
                outlet = outlet or piece
        elif like_outlet(piece):
            outlet = outlet or piece
        elif (own := _outlet_and_person(piece)) and not authors:
            outlet, authors = outlet or own[0], (own[1],)
        elif (is_person(piece) or is_staff(piece)) and not authors:
            authors += (piece,)
        elif piece.endswith(" of") and len(piece.split()) <= 4:  # "Regional News of Monday, 19 December 2011"
            section = section or piece.removesuffix(" of")
        elif " " in piece and (len(piece.split()) > 3 or not piece[0].isupper()):
            return None
    return DateLine(authors=authors, names=names, section=section, outlet=outlet, byline=printed)


def _outlet_and_person(piece: str) -> tuple[str, str] | None:
    """An outlet's name with its writer's behind it, no mark between: "Ouest-France Gwenaëlle LE BIHAN"."""
    parts = piece.split()
    for length in range(len(parts) - 2, 0, -1):
        row, person = look_up(" ".join(parts[:length])), " ".join(parts[length:])
        if row is not None and row.kind == "outlet" and not row.common and is_person(person):
            return row.name, person
    return None


def _weekday_alone(line: str) -> DateLine | None:
    """A weekday or a day without a year is a date line too, but tells no date."""
    bare = line.lower().strip(_MARKS)
    return DateLine() if bare in words("weekdays") or _DAY_ALONE.fullmatch(line) else None


# Date lines with author, section and counts run to 110 characters on real pages.
_LONGEST = 180
_MARKS = " \t,.;:|–—-*_()[]•·/↓↑→#"
_LETTER = re.compile(r"[^\W\d_]")
_RANGE = re.compile(r"\s*[-–—]\s*")
# A name of one word, as blogs' and forums' writers have: "admin", "bigdog55".
_NICKNAME = re.compile(r"[\w.-]{2,20}")
# What a forum prints of a thread before its date: "Discussion in 'Politics' started by bigdog55".
_THREAD = re.compile(r"(?:Discussion in|Thread starter|Started by|Joined|Posts?|Messages|Post #?\d+)\b", re.IGNORECASE)
# A day alone behind a label: "Posted on".
_SIGNED_ON = re.compile(r"(?:signed|logged|last seen|member since)\b", re.IGNORECASE)
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
_SOURCED = re.compile(rf"(?:{any_of('source_labels')})\s*[:：]\s*\S", re.IGNORECASE)
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
