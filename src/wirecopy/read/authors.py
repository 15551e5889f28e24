"""Who a byline names: people, and the organisations they write for.

In: a printed byline, with or without its "By": "By JOHN SMITH, Associated Press", "Jane Roe in Kabul",
"Jane Roe for the Omaro Herald". Out: the people as printed, and the organisations with their roles.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from wirecopy.model.records import CreditRole
from wirecopy.read.date_spans import find_dates
from wirecopy.read.names import like_agency, like_outlet, look_up
from wirecopy.read.organisations import Named, read_organisations
from wirecopy.read.spotting import spot_names
from wirecopy.read.words import any_of, words


class Byline(msgspec.Struct, frozen=True):
    """``people`` in their order; ``names``: organisations, for which they write or whose copy it is."""

    people: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()


@lru_cache(maxsize=4096)
def read_byline(line: str) -> Byline:
    """The people and organisations of a byline; both empty where it names nobody.

    >>> read_byline("By JOHN SMITH, Associated Press")
    Byline(people=('JOHN SMITH',), names=(Named(printed='Associated Press', name='Associated Press', role='agency'),))
    >>> read_byline("Jane Roe and John Doe in Kabul").people
    ('Jane Roe', 'John Doe')
    """
    line = _NOISE.sub(" ", without_label(line)).strip(_MARKS)
    for span in reversed(find_dates(line)):
        line = f"{line[: span.start]} | {line[span.end :]}"
    people: dict[str, None] = {}
    names: dict[Named, None] = {}
    role: CreditRole = "source"
    for piece, mark in _pieces(line):
        if mark.strip(_MARKS).lower() in words("with_words"):
            role = "contributor"
        person, organisations = _read_piece(piece, role, is_first=not people and not names)
        if person and not _is_place(person, mark, people):
            people.setdefault(person)
        for named in organisations:
            names.setdefault(named)
    return Byline(tuple(people), tuple(names))


def _is_place(piece: str, mark: str, people: dict[str, None]) -> bool:
    """Whether one word behind a comma is where the writers are: "Musa Danjuma, Maiduguri"."""
    return mark.strip() == "," and " " not in piece and bool(people) and all(" " in person for person in people)


def split_byline(printed: str) -> tuple[str, ...]:
    """The names of a byline as the contract lists them: its people, or where it has none its organisations.

    >>> split_byline("By Jane Roe and John Doe, Reuters"), split_byline("By Reuters")
    (('Jane Roe', 'John Doe'), ('Reuters',))
    """
    byline = read_byline(printed)
    return byline.people or tuple(named.printed for named in byline.names if named.role != "contributor")


def without_label(line: str) -> str:
    """``line`` without the "By" it opens with."""
    return _LABEL.sub("", line, count=1)


def has_label(line: str) -> bool:
    """Whether the line opens with "By" or its like in another language, and a name follows."""
    match = _LABEL.match(line)
    return bool(match) and line[match.end() : match.end() + 1].strip() != "" if match else False


def staff_of(author: str) -> str | None:
    """The outlet whose staff a byline names, ``None`` where it names a person.

    >>> staff_of("Omaro Echo Staff Writer"), staff_of("Redacción Diario Omaro"), staff_of("Staff Reporter")
    ('Omaro Echo', 'Diario Omaro', None)
    """
    for pattern in (_STAFF_AFTER, _STAFF_BEFORE):
        match = pattern.fullmatch(author.strip(_MARKS))
        if match is None or not match["outlet"][0].isupper() or _has_job(author):
            continue
        if not _GENERIC.fullmatch(match["outlet"]) or look_up(match["outlet"]) is not None:  # "Daily Mail Reporter"
            return match["outlet"].strip(_MARKS)
    return None


def _has_job(author: str) -> bool:
    """Whether it is a person with a job: "Philippa Kerr correspondent", unlike "Omaro Echo correspondent"."""
    match = _JOB.fullmatch(author)
    name = match["name"] if match else ""
    return is_person(name) and not like_outlet(name) and look_up(name) is None


def is_job(text: str) -> bool:
    """Whether ``text`` is a job alone.

    >>> is_job("Health Reporter"), is_job("Harbour Reporter")
    (True, False)
    """
    *desks, job = text.split() or [""]
    return job.lower() in _title_words() and all(map(_is_desk, desks))


def is_staff(author: str) -> bool:
    """Whether a byline names no person but a staff: "Our Foreign Staff", "Omaro Echo Newsroom"."""
    return staff_of(author) is not None or (
        len(author.split()) > 1 and _last_word(author) in words("staff_words") and _OURS.match(author) is not None
    )


def is_person(text: str) -> bool:
    """Whether ``text`` can be a person's name by its form: two to five words with capitals.

    >>> is_person("Jane van der Roe"), is_person("Police in Kabul said")
    (True, False)
    """
    parts = text.replace(".", ". ").split()
    if not 2 <= len(parts) <= 5 or len(text) > 45 or re.search(r"[\d:;!?\"“”()]", text):
        return False
    if any(part.lower() in words("function_words") for part in parts):
        return False
    return (
        all(part[0].isupper() or part.lower() in words("surname_particles") for part in parts)
        and parts[-1][0].isupper()
    )


def _pieces(line: str) -> list[tuple[str, str]]:
    """What commas, "and", "with" and bars part, each with the mark before it; a known name stays whole."""
    pieces: list[tuple[str, str]] = []
    mark, start = "", 0
    for match in _JOINT.finditer(line):
        pieces.append((line[start : match.start()], mark))
        mark, start = match.group(), match.end()
    pieces.append((line[start:], mark))
    return [(piece.strip(_MARKS), mark) for piece, mark in pieces if piece.strip(_MARKS)]


def _read_piece(piece: str, role: CreditRole, is_first: bool) -> tuple[str | None, tuple[Named, ...]]:
    piece = _SPECIAL.sub("", piece)
    found = read_organisations(piece, role, "known")
    named = is_first and (found or is_staff(piece))  # "The Hollywood Reporter", "Our Foreign Staff"
    is_title = _last_word(piece) in _title_words() and not named
    if piece.lower().removesuffix("s") in words("titles") or is_title:
        person = _person(piece) if is_first else None
        if person and person != piece and is_person(person) and not any(map(_is_desk, person.split())):
            return person, ()  # "Philippa Kerr Crime correspondent"
        employer = read_organisations(_TITLE_AT_END.sub("", piece), role, "known")  # "Associated Press Writer"
        return None, tuple(named for named in employer if named.role == "agency" and not is_first)
    if outlet := staff_of(piece):  # "Omaro Echo Staff": a byline of its own, and the outlet's where that is known
        if not found and (row := look_up(outlet)) is not None:
            return piece, (Named(piece, row.name, "agency" if row.kind == "agency" and role == "source" else role),)
        return (None if found and found[0].role == "agency" else piece), found
    if found:
        return None, found
    if match := _FOR.search(piece):  # "Jane Roe for the Omaro Herald", "Jane Roe of The Associated Press"
        employer = read_organisations(_IN_PLACE.sub("", piece[match.end() :]), role, "alike")
        if employer:
            return _person(_IN_PLACE.sub("", piece[: match.start()])), employer
    if match := _IN_PLACE.search(piece):
        piece = piece[: match.start()].strip(_MARKS)
        if found := read_organisations(piece, role, "known"):
            return None, found
    if (start := _agency_at_end(piece)) is not None:  # "Jane Roe The Associated Press"
        return _person(piece[:start]), read_organisations(piece[start:], role, "known")
    if not is_first and (found := read_organisations(piece, role, "alike")):
        return None, found
    if is_first and (
        (like_agency(piece) and (_named_agency(piece) or not is_person(piece)))
        or (like_outlet(piece) and len(piece.split()) > 2)
    ):
        return None, read_organisations(piece, role, "alike")
    return _person(piece, bare=is_first), ()


def _named_agency(piece: str) -> bool:
    """Whether a name says itself that it is an agency's: "Omaro News Agency", which is no person's."""
    parts = piece.lower().split()
    return len(parts) > 2 and " ".join(parts[-2:]) in words("agency_word_pairs")


def _agency_at_end(piece: str) -> int | None:
    """Where an agency's name begins that ends the piece, without a comma before it.

    What one word stands before may be a name of its own, which no table has: "Omaro Press Association".
    """
    spots = spot_names(piece)
    last = spots[-1] if spots else None
    signs = last is not None and last.kind == "agency" and last.end == len(piece) and not last.common
    if last is None or not signs or not last.start:
        return None
    before = piece[: last.start].split()
    is_longer = len(before) == 1 and before[0][0].isupper() and not _is_desk(before[0]) and _named_agency(piece)
    return None if is_longer else last.start


def _last_word(piece: str) -> str:
    return next(iter(piece.lower().split()[::-1]), "")


@cache
def _title_words() -> frozenset[str]:
    """Words that a title ends with: "correspondent", "editor"."""
    return frozenset(title.split()[-1] for title in words("titles"))


def _person(piece: str, bare: bool = False) -> str | None:
    """The piece without a title behind the name; ``None`` where no name is left."""
    if is_staff(piece):
        return piece
    without = _without_desk(_TITLE_AT_END.sub("", piece).strip(_MARKS), piece)
    piece = without if is_person(without) or len(without.split()) == 1 else piece
    if not piece or piece.lower() in words("titles") or len(piece) > 60 or re.search(r"\d{3}|https?:", piece):
        return None
    parts = piece.split()
    opens = piece[0].isalpha() and not piece[0].islower()  # scripts without capitals have neither
    if len(parts) > 5 or not (opens or (bare and len(parts) == 1)):
        return None
    if any(part[0].islower() and part.lower() not in words("surname_particles") for part in parts[1:]):
        return None
    return piece


def _is_desk(word: str) -> bool:
    return any(word.lower() in words(concept) for concept in ("desk_words", "menu_words", "section_words"))


def _without_desk(name: str, piece: str) -> str:
    """A name without the desk that its title names: "Philippa Kerr Crime" of "Philippa Kerr Crime correspondent"."""
    parts = name.split()
    while name != piece and len(parts) > 2 and _is_desk(parts[-1]):
        parts.pop()
    return " ".join(parts)


_MARKS = ' \t\r,;:|/–—-*_()[]{}"“”•·\n\u200b'
_LABEL = re.compile(rf"^\W*(?:{any_of('by_words')})(?:\s*:\s*|\s+)", re.IGNORECASE)
_NOISE = re.compile(
    r"\S{1,64}@\S{1,250}\.\w+|@\w+|\bFollow\b.*$|\b\d+ (?:min|minute)s? read\b.*$|\(\s*\)", re.IGNORECASE
)
_JOINT = re.compile(
    rf"\s*[,;|•·]\s*(?:(?:{any_of('with_words')})\s+(?=[A-Zd]))?|\s+/\s+|\s+[–—-]+\s+|\s+(?:{any_of('joiners')}|AND|WITH)\s+"
)
_FOR = re.compile(r"(?:^|\s)(for|For|FOR|für|pour|para|per|voor|of|OF|at|via|VIA)\s+(?:the\s+)?(?=[A-ZÀ-Þ])")
_SPECIAL = re.compile(r"^Special (?:to|for)\s+(?:the\s+)?", re.IGNORECASE)
_IN_PLACE = re.compile(r"\s+(?:in|IN|at|aus|à|en|em|te|from|reporting from)\s+(?:[A-ZÀ-Þ][\w.'’-]*[\s,]*){1,4}$")
# "Our Foreign Staff", "A Staff Reporter", "News Desk": of whom there is no name to give.
_OURS = re.compile(
    r"(?:our|a|the|from|by)\b|\w+(?:\s\w+)?\s(?:staff|desk|bureau|team|newsroom|correspondent)s?$", re.IGNORECASE
)
_JOB = re.compile(r"(?P<name>.+?) (?:correspondent|reporter|editor|writer)")
_STAFF_AFTER = re.compile(rf"(?P<outlet>.{{2,50}}?)(?:['’]s)?\s+(?:{any_of('staff_words')})", re.IGNORECASE)
_STAFF_BEFORE = re.compile(rf"(?:{any_of('staff_prefixes')})\s+(?P<outlet>.{{2,50}})", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:the|our|a|an|staff|news|sports?|senior|web|online|digital|political|crime|business|city|state|national|world|daily)(?:\s+\w+)?",
    re.IGNORECASE,
)
_TITLE_AT_END = re.compile(rf"[\s,(]+(?:{any_of('titles')})\)?$", re.IGNORECASE)
