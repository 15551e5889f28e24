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
from wirecopy.read.authors import is_person, is_staff, read_byline
from wirecopy.read.banners import read_banner
from wirecopy.read.caption import Caption
from wirecopy.read.dateline import Dateline, read_dateline_line, split_dateline, split_shouted_place
from wirecopy.read.dates import parse_printed
from wirecopy.read.figures import Picture
from wirecopy.read.finish import finish
from wirecopy.read.furniture import Line, read_line, without_end_mark
from wirecopy.read.label_header import LabelHeader, read_header
from wirecopy.read.language import language_of
from wirecopy.read.layout import find_layout, is_prose
from wirecopy.read.marks import without_marks
from wirecopy.read.names import look_up
from wirecopy.read.page_facts import PageFacts
from wirecopy.read.raw import SAVED, Fetched
from wirecopy.read.reasons import dropped
from wirecopy.read.title_lines import is_masthead, read_titles
from wirecopy.read.unwrap import logical_lines
from wirecopy.read.words import words


def read_plain(text: str, file: str | None, sha256: str | None = None, fetched: Fetched = SAVED) -> Page | Dropped:
    """The article of a text. ``file``: the label of the record; ``sha256``: of its bytes, where not of ``text``."""
    logical = logical_lines(without_marks(text))
    banner = read_banner([line.text for line in logical])
    logical = [
        msgspec.structs.replace(line, text=without_end_mark(line.text))
        for n, line in enumerate(logical)
        if n not in banner.lines
    ]
    header = read_header([line.text for line in logical])
    day_first = language_of("\n".join(line.text for line in logical)) in words("day_first_languages")
    read = [(read_line(line.text, day_first), line.apart) for n, line in enumerate(logical) if n not in header.lines]
    lines = _with_captions(_with_continued(read))
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
    facts = PageFacts(banner, header, lines, layout, around, titles, dateline.text if dateline else None)
    article = Article(
        id="",
        url=fetched.url or facts.url(),
        outlet=facts.outlet(),
        headline=titles.headline,
        standfirst=header.first("standfirst") or titles.standfirst,
        byline=facts.byline(),
        published=facts.time("published"),
        modified=facts.time("modified"),
        retrieved=parse_printed(fetched.retrieved or "") or facts.time("retrieved"),
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


def _with_continued(read: list[tuple[Line, bool]]) -> list[tuple[Line, bool]]:
    """Lines with a headline that goes on below itself joined: it goes on in small letters, or is all in capitals."""
    joined: list[tuple[Line, bool]] = []
    for n, (line, apart) in enumerate(read):
        above = joined[-1][0] if joined else None
        if above and not apart and above.kind == line.kind == "text" and _goes_on(above.text, line.text):
            joined[-1] = (msgspec.structs.replace(above, text=f"{above.text} {line.text}"), joined[-1][1])
            continue
        if is_prose(line) or line.kind in ("date", "byline"):
            return [*joined, *read[n:]]
        joined.append((line, apart))
    return joined


def _goes_on(above: str, below: str) -> bool:
    if _CLOSED.search(above) or is_masthead(above) or len(above.split()) < 3:
        return False
    return below[0].islower() or (above.isupper() and below.isupper() and len(below.split()) > 1)


def _with_captions(read: list[tuple[Line, bool]]) -> list[Line]:
    """Lines with a picture's credit that stands below its caption joined to it."""
    lines: list[Line] = []
    for line, apart in read:
        caption = line.caption
        above = lines[-1] if lines else None
        if caption and caption.text is None and above and not apart and above.kind == "text" and _any_text(lines[:-1]):
            joined = Caption(above.text, caption.credit, caption.name)
            lines[-1] = msgspec.structs.replace(line, text=f"{above.text} {line.text}", caption=joined)
        elif line.kind == "text" and _any_text(lines) and not is_prose(line) and (pictured := _pictured(line.text)):
            lines.append(msgspec.structs.replace(line, kind="caption", caption=pictured))
        elif caption and not caption.credit and above and above.caption and above.caption.text is None:
            joined = msgspec.structs.replace(above.caption, text=caption.text)
            lines[-1] = msgspec.structs.replace(above, text=f"{above.text} {line.text}", caption=joined)
        else:
            lines.append(line)
    return lines


def _pictured(text: str) -> Caption | None:
    """The caption that a line below the headline is: no sentence, and an agency in brackets behind it."""
    match = _IN_BRACKETS.search(text)
    row = look_up(match["credit"]) if match else None
    if match is None or row is None or row.kind != "agency":
        return None
    return Caption(text[: match.start()].strip(), match["credit"], row.name)


def _with_bare_bylines(lines: list[Line], head: Sequence[int]) -> list[Line]:
    """Lines with a name alone ("Jane Roe", "Omaro Echo Staff") below the headline read as the byline it is."""
    titled = False
    told = any(lines[n].kind == "byline" for n in head)
    for n in head:
        line = lines[n]
        if line.kind == "text" and titled and not told and _is_bare_byline(line.text):
            byline = read_byline(line.text)
            people = (line.text,) if _is_nobody(line.text) else byline.people
            lines[n] = msgspec.structs.replace(line, kind="byline", people=people, names=byline.names)
            told = True
        titled = titled or (line.kind == "text" and not is_masthead(line.text))
    return lines


def _is_bare_byline(text: str) -> bool:
    """Whether a line below the headline is nothing but names."""
    people = read_byline(text).people
    if _is_nobody(text):
        return True
    return (
        bool(people)
        and len(text) <= 80
        and all(is_person(p) or is_staff(p) for p in people)
        and not _PROSE.search(text)
    )


def _is_nobody(text: str) -> bool:
    """Whether a byline names none: "Staff and agencies in Tehran", "AGENCIAS"."""
    parts = re.split(r"\s+and\s+|\s*[,&]\s*", _IN_TOWN.sub("", text.lower()))
    return all(part in words("agencies_alone") for part in parts)


def _any_text(lines: list[Line]) -> bool:
    return any(line.kind == "text" for line in lines)


def _dateline(head: list[str], paragraphs: list[str]) -> tuple[Dateline | None, list[str], list[str]]:
    """The dateline, cut from the first paragraph, or taken from a line of its own before it."""
    found = split_dateline(paragraphs[0])
    if found is not None and paragraphs[0][found.end :].strip():
        return found, head, [paragraphs[0][found.end :].lstrip(), *paragraphs[1:]]
    if shouted := split_shouted_place(paragraphs):
        return shouted, head, [paragraphs[0][shouted.end :], *paragraphs[1:]]
    if len(head) > 1 and _TOWN.fullmatch(head[-1]) and not head[0].isupper():
        town = Dateline(text=head[-1], agencies=(), printed=head[-1], end=len(head[-1]))
        return town, head[:-1], paragraphs
    for line in head[1:]:
        if alone := read_dateline_line(line):
            return alone, [other for other in head if other is not line], paragraphs
    return None, head, paragraphs


def _subject(header: LabelHeader) -> str | None:
    """The headline that a header gives, without the marks of a forwarded mail."""
    subject = header.first("headline")
    return re.sub(r"^(?:(?:fwd?|re|wg|aw|tr|rv)\s*:\s*)+", "", subject, flags=re.IGNORECASE) if subject else None


_PROSE = re.compile(r"[.!?:]\s*$|[‘’“”\"]|\b(?:is|are|was|were|has|have|to|after|as|over|on|off)\b")
_IN_BRACKETS = re.compile(r"(?<=[\w”’]) \((?P<credit>[A-Z][\w .-]{1,30})\)$")
# A place in capitals on the line above the body.
_TOWN = re.compile(r"[A-ZÀ-Þ]{3,}(?:[ -][A-ZÀ-Þ]{2,}){0,2}")
_IN_TOWN = re.compile(r"\s+in\s+\w+(?:\s\w+)?$")
_CLOSED = re.compile(r"[.!?:…\"”’»)]\s*$")
