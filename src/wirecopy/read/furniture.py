"""What a single line around a body says: its date, who wrote it, whom it credits, a picture, or nothing.

In: one line. Out: a :class:`Line` with its kind and what it tells. Read by what the line says, in the words
newspapers use for it, never by where one page puts it. Each kind has a file of its own: ``date_line``,
``credit_line``, ``caption``, ``authors``, ``clutter``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from wirecopy.read.authors import has_label, is_person, read_byline, without_label
from wirecopy.read.caption import Caption, read_caption
from wirecopy.read.clutter import ClutterKind, clutter_kind
from wirecopy.read.credit_line import read_credit_line
from wirecopy.read.date_line import DateLine, read_date_line
from wirecopy.read.names import like_outlet, look_up
from wirecopy.read.notices import is_rights
from wirecopy.read.organisations import Named, read_organisations
from wirecopy.read.words import any_of, has_any, words

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


@lru_cache(maxsize=8192)  # an outlet's menus and notices stand on each of its pages
def read_line(line: str, day_first: bool = False) -> Line:
    """What a line says; ``text`` is the kind of whatever may be the article's own words.

    ``day_first``: "03/04/2015" is a day of April, as the page's language tells.

    >>> read_line("Source: The Guardian").kind, read_line("By Jane Roe").people, read_line("Ferry sinks").kind
    ('credit', ('Jane Roe',), 'text')
    """
    line = " ".join(line.split())
    if match := _ADDRESS.fullmatch(line):
        return Line(text=line, kind="address", address=match["address"])
    if date := read_date_line(line, day_first):
        return Line(text=line, kind="date", date=date, names=date.names, people=date.authors)
    if match := _SECTION.fullmatch(line):
        return Line(text=line, kind="section", section=match["section"])
    if line.lower().strip(" :") in words("section_words"):
        return Line(text=line, kind="section", section=line.strip(" :"))
    if match := _FIRST_PUBLISHED.match(line):
        return Line(text=line, kind="credit", names=read_organisations(match["name"], "source", "any"))
    if (names := read_initials(line)) or _INITIALS.fullmatch(line):
        return Line(text=line, kind="credit", names=names)
    if _STAFF_NOTE.match(line) or _is_thanks(line):
        return Line(text=line, kind="credit")
    if (match := _ELSEWHERE.fullmatch(line)) and (names := read_organisations(match["address"], "source", "known")):
        return Line(text=line, kind="credit", names=names)
    if (match := _MORE_AT.fullmatch(line)) and (look_up(match["name"]) or like_outlet(match["name"])):
        return Line(text=line, kind="credit", names=read_organisations(match["name"], "source", "alike"))
    if clutter := clutter_kind(line):
        return Line(text=line, kind="clutter", clutter=clutter)
    if caption := read_caption(line):
        return Line(text=line, kind="caption", caption=caption)
    short = len(line) <= _LONGEST_BYLINE and not _runs_on(line)
    if short and has_label(line) and not _SENTENCE.search(without_label(line)):
        byline = read_byline(_CLOCK.sub("", line))
        if byline.people or byline.names:
            return Line(text=line, kind="byline", people=byline.people, names=byline.names)
    if names := read_credit_line(line):
        return Line(text=line, kind="rights" if is_rights(line) else "credit", names=names)
    if is_rights(line):
        return Line(text=line, kind="rights")
    if short and not _SENTENCE.search(line) and ("," in line or " and " in line or _FOR.search(line)):
        byline = read_byline(line)
        if byline.names and byline.people and all(is_person(person) for person in byline.people):
            return Line(text=line, kind="byline", people=byline.people, names=byline.names)
    return Line(text=line, kind="text")


def without_end_mark(paragraph: str) -> str:
    """A paragraph without the word that ends an agency's copy.

    >>> without_end_mark("It was towed to Omaro. Enditem"), without_end_mark("Enditem")
    ('It was towed to Omaro.', 'Enditem')
    """
    return _END_MARK.sub("", paragraph)


def read_initials(line: str) -> tuple[Named, ...]:
    """The agencies of a line of the letters that editors sign with.

    >>> [named.printed for named in read_initials("jm/afp (AP, Reuters)")], read_initials("ny/lb")
    (['afp', 'AP', 'Reuters'], ())
    """
    if match := _INITIALS.fullmatch(line):
        return _signing(match["initials"])
    match = _INITIALS_OF.fullmatch(line)
    return _signing(match["initials"], match["names"]) if match else ()


def _signing(initials: str | None, names: str | None = None) -> tuple[Named, ...]:
    """The agencies among the letters that sign a text: of "dpa/afp" both, of "afp/lb" the first.

    Two letters are a person's.
    """
    letters = [part for part in re.split("[/-]", initials or "") if len(part) > 2]
    rows = [(part, row) for part in letters if (row := look_up(part)) and row.kind == "agency" and not row.common]
    signed = tuple(Named(part, row.name, "agency") for part, row in rows)
    return (*signed, *(read_organisations(names, "source", "known") if names else ()))


def _runs_on(line: str) -> bool:
    """Whether a line has the small words of a sentence, not those of a byline and its titles."""
    small = [word for word in line.split() if word[0].islower() and word.lower() not in _BYLINE_WORDS]
    return len(small) >= _SMALL_WORDS or line[0] in '"“‘'


def _is_thanks(line: str) -> bool:
    """Whether a line only thanks colleagues: "Karen Ng contributed to this report.", no organisation among them."""
    return (
        len(line) <= _LONGEST_BYLINE
        and has_any(line.lower(), "contributed_phrases")
        and _HELPED.match(line) is not None
        and not read_credit_line(line)
    )


# "senior political correspondent for the Omaro Echo" has three; a sentence of a byline's length has more.
_SMALL_WORDS = 5
_BYLINE_WORDS = {"of", "the", "from", "on"}.union(
    *(words(c) for c in ("joiners", "for_words", "place_words", "by_words"))
)
_LONGEST_BYLINE = 140
_ADDRESS = re.compile(  # what a page gives as its own; behind "Source" it is another's
    r"(?:(?:URL|Link|Address|Web|Permalink|Lien|Enlace|Adresse|Retrieved from|Saved from)\s*:\s*)?<?(?P<address>https?://[^\s<>]+|www\.[^\s<>]+\.[^\s<>]+)>?",
    re.IGNORECASE,
)
# "Source: https://www.theguardian.com/world/1", "Read more: https://..."
_ELSEWHERE = re.compile(
    rf"\W{{0,2}}(?:{any_of('source_labels')}|read more|read on|originally|original|see also)"
    r"(?:\s+(?:here|at|on))?\s*[:–—-]?\s*"
    r"<?(?P<address>https?://[^\s<>()]+|www\.[^\s<>()]+\.[^\s<>()]+)>?\W{0,2}",
    re.IGNORECASE,
)
# "Read more: Harbour Dispatch"; more words are a headline.
_MORE_AT = re.compile(r"(?:Read|See) more\s*:\s*(?:the )?(?P<name>[A-ZÀ-Þ][\w.’' &-]{2,40})")
# "(Reporting by Jane Roe; Editing by John Doe)": an agency's own staff, no credit of anybody.
_STAFF_NOTE = re.compile(
    r"\W{0,3}(?:(?:Reporting|Writing)|Editing|Compiled|Edited|Reportage|Redaktion|Reporte|Translated"
    r"|Writing and editing|Reporting and writing|Produced|Research) (?:by|von|par|de|por)\b(?!.*contribut).{3,250}$"
    r"|\W{0,3}With (?:assistance|help|additional assistance) (?:from|by)\b.{3,250}$"
    r"|\(\(.{3,200}\)\)$|\((?:Adds|Corrects|Updates|Recasts|Refiles|Rewrites)\b.{3,200}\)$"
)
# "This report by The Canadian Press was first published Jan. 25, 2017."
_FIRST_PUBLISHED = re.compile(
    r"This (?:report|story|article) by (?P<name>[A-Z][\w ]{2,40}) was first published\b[^.]{0,40}\.?[\w ,]{0,20}\.?$"
)
_HELPED = re.compile(
    rf"\W*[A-ZÀ-Þ][\w.'’-]+(?:[\s,]+(?:and|in|at|[A-ZÀ-Þ][\w.'’-]*))*[\s,]+(?:{any_of('contributed_phrases')})"
    r"(?:\s+(?:from|in)\s+[A-ZÀ-Þ][^.]{2,40})?\W*$"
)
# The letters that editors sign an agency's copy with: "ny/lb/dl", "dpa mr yyzz n1", "Enditem", "-30-".
_INITIALS = re.compile(
    r"\W{0,2}(?:(?P<initials>[a-z]{2,5}(?:[/-][a-z]{2,5}){1,4})|dpa(?: [a-z]{2}){1,4}(?: [a-z]{4})?(?: [nN]1)?"
    r"|Enditem|ENDITEM|ENDS?|Ends|30|PTI(?: [A-Z]{2,3}){1,5})\W{0,2}"
)
_END_MARK = re.compile(r"(?<=\S)\s+(?:Enditem|ENDITEM|\(ENDS?\)|-30-)\s*$")
# "jm/msh (AP, Reuters)": who edited it, and the agencies it was made of.
_INITIALS_OF = re.compile(r"\W{0,2}(?P<initials>[a-z]{2,5}(?:/[a-z]{2,5}){0,4}),? ?\((?P<names>[^()]{2,60})\)\W{0,2}")
# When a byline was posted: "Posted by Old Salt at 10:47 PM".
_CLOCK = re.compile(
    r"\s+(?:at|@|um|à|a las|às|,)\s*\d{1,2}[:.hH]\d\d\s*(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\s*$", re.IGNORECASE
)
_SECTION = re.compile(
    rf"(?:(?:{any_of('section_labels')})\s*:\s*|(?:from the section|filed (?:under|in)|(?:posted|published) in)\s+)"
    r"(?P<section>[A-ZÀ-Þ][\w &/,'’-]{1,40})",
    re.IGNORECASE,
)
_FOR = re.compile(r"\s(?:in|for|of|at|für|pour|para|per)\s")
_SENTENCE = re.compile(r"[.!?]\s+[A-Z][a-z]+\s+[a-z]+\s|\b(?:is|are|was|were|has|have|will|said|says|who|that)\b")
