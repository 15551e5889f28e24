"""A page saved by hand as text to an article with its pictures and credits.

In: the text, as copied from a browser, a mail, a database or a wire. Out: a :class:`Page`, or a ``Dropped``
where no line can be an article's. Lines are unwrapped, each is read for what it says (``furniture``), the body
is told by its sentences (``layout``); what stands around it gives the record.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import msgspec

from wirecopy.model import Article, Dropped, Page
from wirecopy.model.identity import is_home_page, same_site
from wirecopy.read.authors import is_person, is_staff, read_byline, split_byline, staff_of
from wirecopy.read.caption import Caption
from wirecopy.read.credits import Surroundings
from wirecopy.read.dateline import Dateline, read_dateline_line, split_dateline
from wirecopy.read.dates import parse_printed
from wirecopy.read.figures import Picture
from wirecopy.read.finish import finish
from wirecopy.read.furniture import Line, read_line
from wirecopy.read.label_header import LabelHeader, read_header
from wirecopy.read.language import language_of
from wirecopy.read.layout import Layout, find_layout
from wirecopy.read.names import canonical_outlet, host_of, look_up, row_of_host
from wirecopy.read.reasons import dropped
from wirecopy.read.title_lines import Titles, is_masthead, read_titles
from wirecopy.read.unwrap import logical_lines


def read_plain(text: str, file: str | None, sha256: str | None = None) -> Page | Dropped:
    """The article of a text. ``file``: the label of the record; ``sha256``: of its bytes, where not of ``text``."""
    logical = logical_lines(text)
    header = read_header([line.text for line in logical])
    read = [(read_line(line.text), line.apart) for n, line in enumerate(logical) if n not in header.lines]
    lines = _with_captions(read)
    layout = find_layout(lines)
    lines = _with_bare_bylines(lines, layout.head)
    if not layout.body:
        return dropped(file or "", "not_an_article", "no line of the text is a sentence")
    around = [lines[n] for n in (*layout.head, *layout.foot)]
    shown = {line.caption.text for line in lines if line.caption}
    head = [lines[n].text for n in layout.head if lines[n].kind == "text" and lines[n].text not in shown]
    paragraphs = [lines[n].text for n in layout.body]
    dateline, head, paragraphs = _dateline(head, paragraphs)
    titles = read_titles(head, _subject(header))
    facts = _Facts(header, lines, layout, around, titles)
    article = Article(
        id="",
        url=facts.url(),
        outlet=facts.outlet(),
        headline=titles.headline,
        standfirst=header.first("standfirst") or titles.standfirst,
        byline=facts.byline(),
        published=facts.time("published"),
        modified=facts.time("modified"),
        retrieved=facts.time("retrieved"),
        section=facts.section(),
        language=language_of("\n".join(paragraphs)),
        dateline=dateline.text if dateline else None,
        text="\n\n".join(paragraphs),
        file=file,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
    captions = [line.caption for line in lines if line.caption is not None]
    pictures = [Picture(caption=caption.text, credit=caption.credit or None) for caption in captions]
    return finish(article, facts.surroundings(article, dateline, captions), pictures)


class _Facts:
    """What header and furniture tell of the article; the nearest to the body goes last, the header first."""

    def __init__(self, header: LabelHeader, lines: Sequence[Line], layout: Layout, around: list[Line], titles: Titles):
        self.header = header
        self.lines = lines
        self.layout = layout
        self.around = around
        self.titles = titles

    def url(self) -> str | None:
        """The address printed for the article itself: of a header, or alone on a line around the body."""
        own = self.header.first("url")
        if own and _ADDRESS.match(own):
            return own.strip("<>")
        named = self._named_outlet()
        for line in self.around:
            if line.address and "//" in line.address and not is_home_page(line.address):
                row = row_of_host(line.address)
                if named and row and canonical_outlet(named) != row.name and _SOURCE.match(line.text):
                    continue  # "Source: https://..." on another's page is a credit
                return line.address
        return None

    def outlet(self) -> str | None:
        """Who published it: what the page calls itself, else the host of its address."""
        named = self._named_outlet()
        if named:
            row = look_up(named)
            return row.name if row is not None else named
        url = self.url()
        if url:
            row = row_of_host(url)
            return row.name if row else host_of(url)
        return None

    def _named_outlet(self) -> str | None:
        for value in (self.header.first("outlet"), self.header.first("source")):
            if value and not _ADDRESS.match(value) and not _is_agency(value):
                return re.split(r"\s*[,;|(]\s*", value)[0]
        if self.titles.outlet:
            return self.titles.outlet
        for line in self.around:
            if line.date and line.date.outlet:
                return line.date.outlet
        for line in self.around:
            if line.kind == "rights" and (found := _RIGHTS_OF.search(line.text)) and not _is_agency(found["name"]):
                return found["name"].strip(" .,")
        return next((outlet for author in self.byline() if (outlet := staff_of(author))), None)

    def byline(self) -> tuple[str, ...]:
        """Who wrote it: a byline's people, else those of a date line; organisations where there are no people."""
        given = [name for value in self.header.fields.get("byline", ()) for name in split_byline(value)]
        if given:
            return tuple(dict.fromkeys(given))
        people = [person for line in self.around if line.kind == "byline" for person in line.people]
        people = people or [person for line in self.around if line.kind == "date" for person in line.people]
        if not people:
            people = [named.printed for line in self.around if line.kind == "byline" for named in line.names]
        return tuple(dict.fromkeys(people))

    def time(self, field: str) -> str | None:
        """When it was published, modified or retrieved: near the body, else in the header."""
        printed = [getattr(line.date, field) for line in self.around if line.date is not None]
        found = next((time for time in printed if time), None)
        declared = next((time for v in self.header.fields.get(field, ()) if (time := parse_printed(v))), None)
        return (found or declared) if self.header.is_mail else (declared or found)

    def section(self) -> str | None:
        """The part of the paper it stood in."""
        dated = next((line.date.section for line in self.around if line.date and line.date.section), None)
        labelled = next((line.section for line in self.around if line.section), None)
        return self.header.first("section") or labelled or dated or self._crumb()

    def _crumb(self) -> str | None:
        """The last step of a path ("Home > News > World"), or the one word above the headline."""
        menus = [self.lines[n].text for n in self.layout.head if self.lines[n].clutter == "menu"]
        paths = [menu for menu in menus if re.search(r"\s[>»›/]\s", menu)]
        if paths:
            return re.split(r"\s[>»›/]\s", paths[-1])[-1].strip(" >»›/") or None
        return (
            menus[0].strip()
            if len(menus) == 1 and len(menus[0].split()) <= 2 and menus[0].lower() not in _NO_SECTION
            else None
        )

    def surroundings(self, article: Article, dateline: Dateline | None, captions: Sequence[Caption]) -> Surroundings:
        """What may credit somebody."""
        inside = [self.lines[n] for n in range(len(self.lines)) if n not in self.layout.body]
        end = self.layout.foot[-1] if self.layout.foot else self.layout.body[-1]
        lines = [
            line.text for line in inside if line.kind in ("credit", "rights", "date") and line in self.lines[: end + 1]
        ]
        sources = [f"Source: {value}" for value in self.header.fields.get("source", ()) if not _ADDRESS.match(value)]
        addresses = [line.address for line in self.around if line.address and line.address != article.url]
        credit_lines = tuple(dict.fromkeys((*sources, *lines)))
        return Surroundings(
            credit_lines=credit_lines,
            captions=tuple(
                f"{caption.text or ''} Photo: {caption.credit}".strip() for caption in captions if caption.credit
            ),
            links=tuple(
                a
                for a in addresses
                if "//" in a and _CREDITED.match(self._text_of(a)) and not (article.url and same_site(article.url, a))
            ),
            bylines=(
                *self.header.fields.get("byline", ()),
                *(line.text for line in self.around if line.kind == "byline"),
            ),
            datelines=(dateline.printed,) if dateline else (),
        )

    def _text_of(self, address: str) -> str:
        return next(line.text for line in self.around if line.address == address)


def _with_captions(read: list[tuple[Line, bool]]) -> list[Line]:
    """Lines with a picture's credit that stands below its caption joined to it."""
    lines: list[Line] = []
    for line, apart in read:
        caption = line.caption
        above = lines[-1] if lines else None
        if caption and caption.text is None and above and not apart and above.kind == "text" and _any_text(lines[:-1]):
            joined = Caption(above.text, caption.credit, caption.name)
            lines[-1] = msgspec.structs.replace(line, text=f"{above.text} {line.text}", caption=joined)
        elif caption and not caption.credit and above and above.caption and above.caption.text is None:
            joined = msgspec.structs.replace(above.caption, text=caption.text)
            lines[-1] = msgspec.structs.replace(above, text=f"{above.text} {line.text}", caption=joined)
        else:
            lines.append(line)
    return lines


def _with_bare_bylines(lines: list[Line], head: Sequence[int]) -> list[Line]:
    """Lines with a name alone ("Jane Roe", "Omaro Echo Staff") below the headline read as the byline it is."""
    titled = False
    told = any(lines[n].kind == "byline" for n in head)
    for n in head:
        line = lines[n]
        if line.kind == "text" and titled and not told and _is_bare_byline(line.text):
            byline = read_byline(line.text)
            lines[n] = msgspec.structs.replace(line, kind="byline", people=byline.people, names=byline.names)
            told = True
        titled = titled or (line.kind == "text" and not is_masthead(line.text))
    return lines


def _is_bare_byline(text: str) -> bool:
    people = read_byline(text).people
    return (
        bool(people)
        and len(text) <= 80
        and all(is_person(p) or is_staff(p) for p in people)
        and not _PROSE.search(text)
    )


def _any_text(lines: list[Line]) -> bool:
    return any(line.kind == "text" for line in lines)


def _dateline(head: list[str], paragraphs: list[str]) -> tuple[Dateline | None, list[str], list[str]]:
    """The dateline, cut from the first paragraph, or taken from a line of its own before it."""
    found = split_dateline(paragraphs[0])
    if found is not None and paragraphs[0][found.end :].strip():
        return found, head, [paragraphs[0][found.end :].lstrip(), *paragraphs[1:]]
    for line in head[1:]:
        if alone := read_dateline_line(line):
            return alone, [other for other in head if other is not line], paragraphs
    return None, head, paragraphs


def _subject(header: LabelHeader) -> str | None:
    """The headline that a header gives, without the marks of a forwarded mail."""
    subject = header.first("headline")
    return re.sub(r"^(?:(?:fwd?|re|wg|aw|tr|rv)\s*:\s*)+", "", subject, flags=re.IGNORECASE) if subject else None


def _is_agency(printed: str) -> bool:
    row = look_up(printed)
    return row is not None and row.kind == "agency"


_PROSE = re.compile(r"[.!?:]\s*$|[‘’“”\"]|\b(?:is|are|was|were|has|have|to|after|as|over|on|off)\b")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+$", re.IGNORECASE)
_SOURCE = re.compile(r"(?:Source|Quelle|Fuente|Via|From)\s*:", re.IGNORECASE)
_CREDITED = re.compile(r"(?:Source|Quelle|Fuente|Via|From)\s*:|https?:", re.IGNORECASE)
_RIGHTS_OF = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<name>[A-ZÀ-Þ][^.,|©\d]{2,40}?)(?=\s*(?:[.,|]|\d{4}|All rights|$))",
    re.IGNORECASE,
)
_NO_SECTION = {"home", "menu", "search", "start", "inicio", "accueil", "startseite", "subscribe", "sign in", "log in"}
