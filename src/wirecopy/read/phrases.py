"""Credits in running text: "told Reuters", "The Hill reported", "From The Daily Caller:", "(via CNN)".

In: a body. Out: spans of names with the role each is credited in. Names are spotted first, then the words
on either side decide; a name that is merely the subject of news ("CNN fired its anchor") is no credit.
Paragraphs that do nothing but credit are read as credit lines, those that credit a picture as captions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from wirecopy.model.records import CreditPlace, CreditRole
from wirecopy.read.authors import has_label, read_byline
from wirecopy.read.caption import read_caption
from wirecopy.read.credit_line import read_credit_line
from wirecopy.read.dateline import split_dateline
from wirecopy.read.names import look_up
from wirecopy.read.organisations import Named
from wirecopy.read.spotting import Spot, fold, spot_names
from wirecopy.read.words import any_of, words


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
    found = _paragraphs(text) + _running(text)
    found.sort(key=lambda p: (p.start, p.place == "body"))
    kept: list[Phrase] = []
    for phrase in found:
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return kept


def _running(text: str) -> list[Phrase]:
    """Names whose neighbours credit them."""
    folded = fold(text)
    found: list[Phrase] = []
    before: Spot | None = None
    before_role: CreditRole | None = None
    for spot in spot_names(text):
        left = folded[max(0, spot.start - _REACH) : spot.start].rpartition("\n")[2]
        right = folded[spot.end : spot.end + _REACH].partition("\n")[0]
        role = _role(left, right, spot)
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


def _role(left: str, right: str, spot: Spot) -> CreditRole | None:
    """What the words on either side of a name make of it."""
    if _subject().match(right):
        return None
    before = left[::-1]
    if _told().match(before) or _interview().match(right) or _contributed().match(right):
        return "contributor"
    if not left and spot.known and not spot.common and _SIGNS.match(right):
        return "source"
    if _leaning().match(before) or _inverted().match(before) or (_labelled().match(before) and _ENDS.match(right)):
        return "source"
    if spot.common and not spot.text.startswith("The ") and not spot.text.isupper():
        return None
    if _reports().match(right) or (spot.known and _says().match(right)):
        return "source"
    return None


def _paragraphs(text: str) -> list[Phrase]:
    """Paragraphs, and ends of paragraphs, that do nothing but credit; datelines that open one."""
    found: list[Phrase] = []
    for match in _PARAGRAPH.finditer(text):
        start, paragraph = match.start(), match.group()
        if start == 0 or _SIGNED.search(paragraph, 0, 80):
            dateline = split_dateline(paragraph)
            if dateline is not None:
                for printed in dateline.agencies:
                    row = look_up(printed)
                    role: CreditRole = "source" if row is not None and row.kind == "outlet" else "agency"
                    found += _at(text, start, printed, row.name if row else printed, role, "dateline")
        if len(paragraph) <= _LONGEST_LINE:
            found += _line(text, start, paragraph)
        for tail in _TAIL.finditer(paragraph[-_LONGEST_LINE:]):
            offset = start + max(0, len(paragraph) - _LONGEST_LINE)
            found += _credit_line(text, offset + tail.start(1), tail[1])
    return found


def _line(text: str, start: int, paragraph: str) -> list[Phrase]:
    caption = read_caption(paragraph)
    if caption is not None:
        return _at(text, start + paragraph.rfind(caption.credit), caption.credit, caption.name, "photo", "credit_line")
    if paragraph.rstrip().endswith(":") and has_label(paragraph):  # "As Written By Jane Roe for the Omaro Herald:"
        return _named(text, start, read_byline(paragraph.rstrip(" :")).names)
    return _credit_line(text, start, paragraph)


def _credit_line(text: str, start: int, line: str) -> list[Phrase]:
    return _named(text, start, read_credit_line(line.rstrip(":")))


def _named(text: str, start: int, names: Iterable[Named]) -> list[Phrase]:
    return [phrase for n in names for phrase in _at(text, start, n.printed, n.name, n.role, "credit_line")]


def _at(text: str, start: int, printed: str, name: str, role: CreditRole, place: CreditPlace) -> list[Phrase]:
    at = text.find(printed, start)
    return [Phrase(at, at + len(printed), printed, name, role, place)] if at >= 0 else []


_REACH = 90
_LONGEST_LINE = 120
_PARAGRAPH = re.compile(r"[^\n]+")
_LISTED = re.compile(r"\s*(?:,|/|,?\s+and(?:\s+to)?|,?\s+or|&)\s+(?:the\s+)?", re.IGNORECASE)
_LIST_ENDS = re.compile(r"\s*(?:[,.;:)]|and\b|or\b|that\b|on\b|in\b|$)")
_SIGNS = re.compile(r"\s+[–—-]\s+[A-ZÀ-Þ“\"]")
_ENDS = re.compile(r"\s*(?:[:.)\]]|$)")


def _reversed_any(*concepts: str) -> str:
    """As ``any_of``, for text read backwards from a name: anchored, so that nothing is searched."""
    cues = sorted({cue for concept in concepts for cue in words(concept)}, key=lambda cue: (-len(cue), cue))
    return "|".join(re.escape(cue[::-1]).replace(r"\ ", r"\s+") for cue in cues)


@cache
def _between() -> str:
    """What may stand between a name and the cue before it: "the", "Russia's", "the German daily"; backwards."""
    return (
        rf"\s+(?:(?:eht|a|na|htob|s?'[\w-]+)\s+|(?:{_reversed_any('outlet_descriptions')})(?:\s+[\w'.-]+){{0,4}}?\s+)?"
    )


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"{_between()}(?:{_reversed_any('cues_told', 'cues_shared')})\b", re.IGNORECASE)


@cache
def _leaning() -> re.Pattern[str]:
    by = r"yb(?:\s+[\w-]+){1,2}\s+(?:detroper|dehsilbup)"
    return re.compile(rf"{_between()}(?:{_reversed_any('cues_leaning')}|{by})(?![\w-])", re.IGNORECASE)


@cache
def _inverted() -> re.Pattern[str]:
    """A verb before its outlet: "..., reports the Daily Mail"; backwards."""
    return re.compile(rf"{_between()}(?:{_reversed_any('cue_verbs')})\s*[,\"”']")


@cache
def _labelled() -> re.Pattern[str]:
    labels = _reversed_any("source_labels")
    return re.compile(rf"\s*(?:eht\s+)?[:–—-]?\s*(?:{labels})(?:$|\s*[.!?)\]\"”(\[–—-])", re.IGNORECASE)


_ADVERBS = (
    r"(?:,?\s+(?:first|also|has|have|had|is|was|recently|later|then|further|just|previously|now"
    r"|exclusively|subsequently|today|yesterday|earlier|separately|already|even|on\s+\w+"
    r"|last\s+\w+|this\s+\w+|earlier\s+\w+)){0,3},?\s+"
)
_WRITER = (
    r"(?:(?:'s)?(?:\s+(?:reporter|correspondent|columnist|journalist|writer|editor"
    r"|blogger))?(?:\s+[A-Z][\w.'-]+){1,3}(?:\s+and(?:\s+[A-Z][\w.'-]+){1,3})?|\s+(?:newspaper"
    r"|news\s+agency|agency|magazine|website|news\s+site))?"
)


@cache
def _reports() -> re.Pattern[str]:
    verbs = (
        rf"{_WRITER}{_ADVERBS}(?:{any_of('cue_verbs')})\b(?!\s+(?:a|its|net|quarterly|first|second"
        rf"|third|fourth)\s+(?:\w+\s+)?(?:loss|profit|earnings|revenue))"
    )
    nouns = rf"(?:'s)?\s+(?:\w+\s+)?(?:{any_of('cue_nouns')})\b(?!\s+(?:page|board|writer|director))"
    return re.compile(rf"(?:{verbs}|{nouns})")


@cache
def _says() -> re.Pattern[str]:
    return re.compile(
        rf"(?!,){_ADVERBS}(?:{any_of('weak_verbs')})\b(?!\s+(?:in\s+a\s+statement|it|its|they|their|he|she|\w+day\s+it)\b)"
    )


@cache
def _interview() -> re.Pattern[str]:
    return re.compile(r"(?:'s)?\s+(?:[\w-]+\s+)?interview\b", re.IGNORECASE)


@cache
def _contributed() -> re.Pattern[str]:
    return re.compile(rf"[^.]{{0,60}}?\b(?:{any_of('contributed_phrases')})", re.IGNORECASE)


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(rf"(?:/\w+)?(?:'s)?\s+(?:[\w-]+\s+)?(?:{any_of('no_credit_after')})\b", re.IGNORECASE)


# A credit behind a paragraph's last sentence: "... he said. Source: CNN", "... he said. (Reuters)".
_TAIL = re.compile(
    r"(?<=[.!?\"”’)…])\s+((?:[–—-]\s*|\("
    r"|\[|(?:[Ss]ources?|SOURCE|[Vv]ia|VIA|[Hh]/[Tt]|HT|[Hh]at [Tt]ip|Read more at|Read more|Courtesy of)\s*:?\s+){1,2}"
    r"[^.!?()\[\]]{2,60}[)\]]?)\.?$"
)
_SIGNED = re.compile(r"[(/\[][^()/\[\]]{2,40}[)/\]]\.?\s*(?:[-–—_:]|(?=[A-Z]))")
