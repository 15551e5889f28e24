"""What a single line around a body says: its date, who wrote it, whom it credits, a picture, or nothing.

In: one line. Out: a :class:`Line` with its kind and what it tells. Read by what the line says, in the words
newspapers use for it, never by where one page puts it. Each kind has a file of its own: ``date_line``,
``credit_line``, ``caption``, ``authors``, ``clutter``.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from wirecopy.read.authors import has_label, is_person, read_byline, without_label
from wirecopy.read.caption import Caption, read_caption
from wirecopy.read.clutter import ClutterKind, clutter_kind
from wirecopy.read.credit_line import is_rights, read_credit_line
from wirecopy.read.date_line import DateLine, read_date_line
from wirecopy.read.organisations import Named
from wirecopy.read.words import any_of

LineKind = Literal["text", "date", "byline", "credit", "caption", "rights", "address", "section", "clutter"]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line: ``text`` as printed, its ``kind``, and what that kind tells."""

    text: str
    kind: LineKind
    names: tuple[Named, ...] = ()
    people: tuple[str, ...] = ()
    date: DateLine | None = None
    caption: Caption | None = None
    address: str | None = None
    section: str | None = None
    clutter: ClutterKind | None = None


def read_line(line: str) -> Line:
    """What a line says; ``text`` is the kind of whatever may be the article's own words.

    >>> read_line("Source: The Guardian").kind, read_line("By Jane Roe").people, read_line("Ferry sinks").kind
    ('credit', ('Jane Roe',), 'text')
    """
    line = " ".join(line.split())
    if match := _ADDRESS.fullmatch(line):
        return Line(text=line, kind="address", address=match["address"])
    if date := read_date_line(line):
        return Line(text=line, kind="date", date=date, names=date.names, people=date.authors)
    if match := _SECTION.fullmatch(line):
        return Line(text=line, kind="section", section=match["section"])
    if _STAFF_NOTE.match(line):
        return Line(text=line, kind="credit")
    if clutter := clutter_kind(line):
        return Line(text=line, kind="clutter", clutter=clutter)
    if caption := read_caption(line):
        return Line(text=line, kind="caption", caption=caption)
    if len(line) <= _LONGEST_BYLINE and has_label(line) and not _SENTENCE.search(without_label(line)):
        byline = read_byline(line)
        if byline.people or byline.names:
            return Line(text=line, kind="byline", people=byline.people, names=byline.names)
    if names := read_credit_line(line):
        return Line(text=line, kind="rights" if is_rights(line) else "credit", names=names)
    if is_rights(line):
        return Line(text=line, kind="rights")
    if (
        len(line) <= _LONGEST_BYLINE
        and not _SENTENCE.search(line)
        and ("," in line or " and " in line or _FOR.search(line))
    ):
        byline = read_byline(line)
        if byline.names and byline.people and all(is_person(person) for person in byline.people):
            return Line(text=line, kind="byline", people=byline.people, names=byline.names)
    return Line(text=line, kind="text")


_LONGEST_BYLINE = 140
_ADDRESS = re.compile(
    r"(?:(?:URL|Link|Address|Web|Permalink|Source|Quelle|Fuente|Lien|Enlace|Adresse|Retrieved from|From)\s*:\s*)?<?(?P<address>https?://[^\s<>]+|www\.[^\s<>]+\.[^\s<>]+)>?",
    re.IGNORECASE,
)
# "(Reporting by Jane Roe; Editing by John Doe)": an agency's own staff, no credit of anybody.
_STAFF_NOTE = re.compile(
    r"\W{0,2}(?:Reporting|Writing|Editing|Compiled|Edited|Reportage|Redaktion|Reporte) (?:by|von"
    r"|par|de|por)\b(?!.*contribut).{3,250}$"
)
_SECTION = re.compile(
    rf"(?:{any_of('section_labels')})(?:\s*:\s*|\s+)(?P<section>[A-ZÀ-Þ][\w &/,'’-]{{1,40}})", re.IGNORECASE
)
_FOR = re.compile(r"\s(?:in|for|of|at|für|pour|para|per)\s")
_SENTENCE = re.compile(r"[.!?]\s+[A-Z][a-z]+\s+[a-z]+\s|\b(?:is|are|was|were|has|have|will|said|says|who|that)\b")
