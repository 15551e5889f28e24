"""Credits in running text: "told Reuters", "The Hill reported", "From The Daily Caller:", "(via CNN)".

In: a body. Out: spans of names with the role each is credited in. Names are spotted first, then the words
on either side decide (``cues.py``); a name that is merely the subject of news is no credit. Paragraphs that do
nothing but credit are read as credit lines; credits of pictures are ``photos.py``'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from wirecopy.model.records import CreditPlace, CreditRole
from wirecopy.read.authors import has_label, read_byline
from wirecopy.read.credit_line import read_credit_line
from wirecopy.read.cues import role_of
from wirecopy.read.cues_abroad import is_english, role_abroad
from wirecopy.read.dateline import split_dateline
from wirecopy.read.furniture import read_initials
from wirecopy.read.lead_in import read_lead_in
from wirecopy.read.names import look_up, name_of_host, row_of_host, signs_as
from wirecopy.read.notices import is_rights
from wirecopy.read.organisations import Named
from wirecopy.read.photos import find_photo_credits
from wirecopy.read.short_forms import with_short_forms
from wirecopy.read.spotting import Spot, fold, spot_names
from wirecopy.read.words import words
from wirecopy.read.wrapped import is_hard_wrapped, within_sentence


class Phrase(msgspec.Struct, frozen=True):
    """A credit at ``[start, end)`` of a body; ``text``: the name as printed there."""

    start: int
    end: int
    text: str
    name: str
    role: CreditRole
    place: CreditPlace


def find_phrases(text: str) -> list[Phrase]:
    """The credits that stand in a body, in order, none overlapping another.

    >>> [(p.role, p.text) for p in find_phrases("“No,” he told Reuters. The Hill reported that CNN fired its anchor.")]
    [('contributor', 'Reuters'), ('source', 'The Hill')]
    """
    found = _photos(text) + _paragraphs(text) + list(_bracketed(text))
    if found and is_hard_wrapped(text):
        found = [phrase for phrase in found if not within_sentence(text, phrase.start, phrase.role, phrase.place)]
    found += _running(text)
    found.sort(key=lambda p: (p.start, p.role != "photo", p.place == "body"))
    kept: list[Phrase] = []
    for phrase in found:
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
        elif phrase.role == "photo" and phrase.end >= kept[-1].end and kept[-1].role != "photo":
            kept[-1] = phrase
    return list(_fed(text, kept))


def _photos(text: str) -> list[Phrase]:
    signature = _signature(text)
    return [
        Phrase(p.start, p.end, text[p.start : p.end], p.name, "photo", "caption")
        for p in find_photo_credits(text)
        if p.start < signature
    ]


def _signature(text: str) -> int:
    """Where the last paragraph begins if it has nothing but names of agencies and outlets; else the text's end."""
    text = text.rstrip()
    start = text.rfind("\n") + 1
    if not start or len(text) - start > _LONGEST_SIGNATURE:
        return len(text)
    names = [name for name in re.split(r"[/,;()\[\]]|\s+[-–—]\s+", text[start:].strip(" ©–—-.")) if name.strip(" ©")]
    rows = [look_up(name.strip(" ©")) for name in names]
    return start if rows and all(rows) and any(row and row.kind == "agency" for row in rows) else len(text)


def _fed(text: str, phrases: list[Phrase]) -> Iterator[Phrase]:
    """Where an article passes on another's text ("From The Daily Caller:"), those cited in it fed a part of it."""
    passed_on: str | None = None
    for phrase in phrases:
        leads = _leads(text, phrase)
        if phrase.role == "source" and phrase.place == "body" and passed_on not in (None, phrase.name) and not leads:
            phrase = Phrase(phrase.start, phrase.end, phrase.text, phrase.name, "contributor", "body")
        elif phrase.role == "source" and leads:
            passed_on = phrase.name
        yield phrase


def _leads(text: str, phrase: Phrase) -> bool:
    """Whether a name stands in the line that leads into a block: one that ends with a colon."""
    end = text.find("\n", phrase.end)
    return end - phrase.end <= _REACH and text[phrase.end : end].rstrip().endswith(":") if end >= 0 else False


def _bracketed(text: str) -> Iterator[Phrase]:
    """Credits in brackets in running text, which may name whom no table has: "(courtesy of Skipper With Beard)"."""
    if "(" not in text:
        return
    for match in _IN_BRACKETS.finditer(text):
        for named in read_credit_line(match[1]):
            yield from _at(text, match.start(), named.printed, named.name, named.role, "body")


def _running(text: str) -> list[Phrase]:
    """Names whose neighbours credit them."""
    folded = fold(text)
    abroad = not is_english(text)
    found: list[Phrase] = []
    before: Spot | None = None
    before_role: CreditRole | None = None
    for spot in with_short_forms(text, spot_names(text)):
        if not abroad and spot.text in _ABROAD_ONLY:
            continue
        if spot.programme and before is not None and before.name == spot.name and spot.start - before.end <= _OWN_SHOW:
            continue  # "CBS's '60 Minutes'": one credit, the broadcaster's
        left = folded[max(0, spot.start - _REACH) : spot.start].rpartition("\n")[2]
        right = folded[spot.end : spot.end + _REACH].partition("\n")[0]
        role = role_of(left, right, spot)
        if role is None and abroad and _may_be_name(left, right, spot):
            role = role_abroad(left, right)
        if (
            role is None
            and before is not None
            and _LISTED.fullmatch(folded, before.end, spot.start)
            and _LIST_ENDS.match(right)
        ):
            role = before_role
        if role is not None:
            given: CreditRole = "agency" if role == "source" and spot.kind == "agency" else role
            found.append(Phrase(spot.start, spot.end, spot.text, spot.name, given, "body"))
        before, before_role = spot, role
    return found


def _may_be_name(left: str, right: str, spot: Spot) -> bool:
    """Whether a name that is a word as well is one: in quotation marks, or where somebody is quoted behind it."""
    quoted = left[-1:] in _QUOTES or _QUOTES_BEHIND.match(right) is not None
    return quoted or spot.text.lower() not in words("names_in_quotes")


def _paragraphs(text: str) -> list[Phrase]:
    """Paragraphs, and ends of paragraphs, that do nothing but credit; datelines that open one."""
    found: list[Phrase] = []
    start = 0
    for paragraph in text.split("\n"):
        if paragraph:
            found += _paragraph(text, start, paragraph)
        start += len(paragraph) + 1
    return found


def _paragraph(text: str, start: int, paragraph: str) -> Iterator[Phrase]:
    head = paragraph[:_LONGEST_DATELINE]
    if start == 0 or (("(" in head or "/" in head or "[" in head) and _SIGNED.search(head)):
        dateline = split_dateline(paragraph)
        for printed in dateline.agencies if dateline is not None else ():
            row = look_up(printed)
            role: CreditRole = "source" if row is not None and row.kind == "outlet" else "agency"
            yield from _at(text, start, printed, row.name if row else printed, role, "dateline")
    if paragraph.rstrip().endswith(":"):
        for named in read_lead_in(paragraph):
            yield from _at(text, start + max(0, paragraph.rfind(named.printed)), named.printed, named.name, named.role)
    elif (cited := _CITED_HOST.match(paragraph)) is not None and (known := row_of_host(cited["host"])) is not None:
        yield from _at(text, start, cited["host"], known.name, "agency" if known.kind == "agency" else "source")
    elif (cited_name := _CITED_NAME.match(paragraph)) is not None and (
        known := look_up(cited_name["name"])
    ) is not None:
        yield from _at(text, start, cited_name["name"], known.name, "agency" if known.kind == "agency" else "source")
    elif len(paragraph) <= _LONGEST_LINE:
        yield from _named(text, start, _line(paragraph))
    elif len(paragraph) <= _LONGEST_NOTICE and is_rights(paragraph):
        yield from _named(text, start, read_credit_line(paragraph))
    tail = paragraph[-_LONGEST_LINE:]
    for match in _TAIL.finditer(tail):
        offset = start + len(paragraph) - len(tail)
        # at the end of the article it speaks of the whole, before of what was just quoted
        place: CreditPlace = "credit_line" if len(text) - start - len(paragraph) <= _FOOT else "body"
        yield from _named(text, offset + match.start(1), read_credit_line(match[1].rstrip(":")), place)
    if len(text.rstrip()) - start - len(paragraph.rstrip()) <= _LEFT_OVER and (last := _LAST_WORD.search(tail)):
        yield from _last_word(text, start + len(paragraph) - len(tail) + last.start(), last["name"] or last["host"])


def _last_word(text: str, start: int, name: str) -> Iterator[Phrase]:
    """The signature behind the last sentence: "... he said. PTI", "... sank./omaro-echo.example"."""
    if "." in name:
        yield from _at(text, start, name, name_of_host(name) or name, "source")
    elif (row := signs_as(name)) is not None and row.kind == "agency":
        yield from _at(text, start, name, row.name, "agency")


def _line(paragraph: str) -> tuple[Named, ...]:
    if has_label(paragraph) and not _SENTENCE.search(paragraph):  # "By Omaro News Agency"
        return read_byline(paragraph).names
    return read_credit_line(paragraph) or read_initials(paragraph)


def _named(text: str, start: int, names: Iterable[Named], place: CreditPlace = "credit_line") -> Iterator[Phrase]:
    for named in names:
        yield from _at(text, start, named.printed, named.name, named.role, place)


def _at(
    text: str, start: int, printed: str, name: str, role: CreditRole, place: CreditPlace = "credit_line"
) -> Iterator[Phrase]:
    at = text.find(printed, start)
    if at >= 0:
        yield Phrase(at, at + len(printed), printed, name, role, place)


_REACH = 90
_IN_BRACKETS = re.compile(
    r"\(((?:[Cc]ourtesy of|[Hh]/[Tt]|[Hh]at [Tt]ip(?: to)?|[Vv]ia|[Ff]rom|[Ss]ource:)\s[^()\n]{2,60})\)"
)
_QUOTES = set("„“\"«»‚‘'”")
# In English these two letters are seldom the Turkish and the Swedish agency.
_ABROAD_ONLY = {"AA", "TT"}
_OWN_SHOW = len("'s the \"")
# In a list of what was read: "omaroecho.example: Ferry sank"
_CITED_HOST = re.compile(r"(?P<host>(?:[\w-]+\.)+[a-z]{2,7}): [A-ZÀ-Þ„“\"]")
# "Omaro Herald, “Ferry sank,” 3 May"
_CITED_NAME = re.compile(r"(?P<name>[A-ZÀ-Þ][\w .&'’-]{1,40}), [“\"][A-ZÀ-Þ]")
_LONGEST_LINE = 120
_LONGEST_SIGNATURE = 40
# Notices of an agency's rights: "... may not be published, broadcast, rewritten or redistributed."
_LONGEST_NOTICE = 400
_FOOT = 300
# What extractors leave behind an article: "Comments".
_LEFT_OVER = 30
_LONGEST_DATELINE = 80
# "gegenüber der Welt: „Nein“"
_QUOTES_BEHIND = re.compile(r":\s*[„“\"«]")
# one name that no table has may stand in a list: "AFP, OMA and dpa"
_LISTED = re.compile(
    r"\s*(?:,\s+[A-Za-z]{2,5}(?=,))?(?:,|/|,?\s+(?:and|und|sowie|et|och|og)(?:\s+to)?|,?\s+or|&)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_LIST_ENDS = re.compile(r"\s*(?:[,.;:)]|and\b|und\b|sowie\b|et\b|och\b|og\b|or\b|that\b|on\b|in\b|$)")
_SENTENCE = re.compile(r"[.!?]\s+\w|\b(?:is|are|was|were|has|have|said|says|who|that)\b")
# A credit behind a paragraph's last sentence: "... he said. Source: CNN", "... he said. (Reuters)".
_TAIL = re.compile(
    r"(?<=[.!?\"”’)…])\s+(?=[–—\-(\[SsVvHhRC])((?:[–—-]\s*|\("
    r"|\[|(?:[Ss]ources?|SOURCE|[Vv]ia|VIA|[Hh]/[Tt]|HT|[Hh]at [Tt]ip|Read more at|Read more|Courtesy of)\s*:?\s+){1,2}"
    r"[^.!?()\[\]]{2,60}[)\]]?)\.?$"
)
_LAST_WORD = re.compile(
    r"(?<=[^\W\d_]{2}[.!?])[”\"’]?(?:\s+\(?(?P<name>[A-Z][A-Za-z]{1,11})|\s*/\s*(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+))[)\]]?\.?\s*$"
)
_SIGNED = re.compile(r"[(/\[][^()/\[\]]{2,40}[)/\]]\.?\s*(?:[-–—_:]|(?=[A-Z]))")
