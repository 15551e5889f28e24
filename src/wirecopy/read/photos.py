"""Credits of pictures in a body, as extractors leave them: "... on Monday. | AP Photo", "Featured image via Getty".

In: a text. Out: spans of credits of pictures, in order. A credit is known by its form: photographer and
agency with a stroke between them ("Jane Roe/AFP/Getty Images"), a bar before it, an agency's name behind the
last word of a caption, or a label. What follows may be glued to it: a headline, the next sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from wirecopy.read.caption import photo_name, read_caption
from wirecopy.read.names import look_up
from wirecopy.read.words import any_of, printed_words, stems, words


class PhotoCredit(msgspec.Struct, frozen=True):
    """A picture's credit at ``[start, end)`` of a body, and the name it goes by."""

    start: int
    end: int
    name: str


def find_photo_credits(text: str) -> list[PhotoCredit]:
    """The credits of pictures in ``text``, none overlapping another.

    >>> [c.name for c in find_photo_credits("Voters in line. | AP Photo When does voting start?")]
    ['Associated Press']
    >>> [c.name for c in find_photo_credits("A judge in a court on Thursday AP\\n\\nThe court ruled. CNN cut | paste.")]
    ['Associated Press']
    """
    found: list[PhotoCredit] = []
    if "|" in text or "•" in text:
        found += _barred(text)
    if "/" in text:
        found += _stroked(text)
    found += _opening(text)
    lower = text.lower()
    marks = [mark for mark in ("/", "©", "getty", *stems("photo_labels")) if mark in lower]
    start = 0
    for line in text.split("\n"):
        if line:
            found += _line(text, start, line, marks)
        start += len(line) + 1
    found.sort(key=lambda credit: (credit.start, -credit.end))
    kept: list[PhotoCredit] = []
    for credit in found:
        if not kept or credit.start >= kept[-1].end:
            kept.append(credit)
    return kept


def _barred(text: str) -> Iterator[PhotoCredit]:
    """A bar and a credit: "... on Monday. | Jane Roe/POLITICO Mayor visits site"."""
    for match in _bar().finditer(text):
        yield _credit(text, *match.span("credit"))
    for match in _BAR_PERSON.finditer(text):
        outlet = match["outlet"].split(" ")
        for length in range(len(outlet), 0, -1):
            name = " ".join(outlet[:length])
            if look_up(name) is not None:
                yield _credit(text, match.start("credit"), match.start("outlet") + len(name))
                break


def _stroked(text: str) -> Iterator[PhotoCredit]:
    """A photographer and an agency with a stroke between them, anywhere."""
    end = 0
    for mark in _STROKE.finditer(text):
        start = max(end, text.rfind("\n", 0, mark.start()) + 1, mark.start() - _REACH)
        for match in _stroke().finditer(text, start, min(len(text), mark.end() + _REACH)):
            person = match["person"] or match["after"]
            if look_up(person) is None and not _NO_PICTURE.match(text, match.end()):
                yield _credit(text, *match.span())
                end = match.end()


def _opening(text: str) -> Iterator[PhotoCredit]:
    """A picture agency's name before the first words of the text: "Getty Images Wealth of Nations ..."."""
    match = _head().match(text)
    if match is not None:
        yield _credit(text, *match.span("credit"))


def _line(text: str, start: int, line: str, marks: list[str]) -> Iterator[PhotoCredit]:
    """A line that is a caption with a credit, or ends with a credit."""
    line = line.rstrip()
    stripped = line.rstrip(_CLOSING)
    if len(line) <= _LONGEST_CAPTION and stripped.endswith(_signatures()):
        match = _end().search(stripped, max(0, len(stripped) - 60))
        if match is not None and _is_signed(text, start, line, stripped, match):
            yield _credit(text, start + match.start("credit"), start + match.end("credit"))
    if "courtesy" in line:
        for match in _of_picture().finditer(line):
            yield _credit(text, start + match.start("credit"), start + match.end("credit"))
    end = line[-160:].lower()
    if not any(mark in end for mark in marks):
        return
    if len(line) <= _LONGEST_LINE:
        caption = read_caption(line)
        if caption is not None and caption.credit:
            at = text.rfind(caption.credit, start, start + len(line))
            if at >= 0:
                yield _credit(text, at, at + len(caption.credit))
                return
    match = _labelled().search(line, max(0, len(line) - 110))
    if match is not None and _is_name(match["credit"]):
        at = start + match.start("credit")
        yield _credit(text, at, at + len(match["credit"].rstrip(" .")))


def _is_signed(text: str, start: int, line: str, stripped: str, match: re.Match[str]) -> bool:
    """Whether an agency's name at the end of a line credits a picture: it stands behind a caption."""
    before = stripped[: match.start("credit")].rstrip()
    if not before or before[-1] in ":,–—-(/":
        return False
    last = before.split()[-1].lower()
    if last in words("function_words") or last in words("no_caption_ends"):
        return False
    is_wire = match["credit"] in words_as_printed("wires_with_pictures")
    if before[-1] in _ENDS_SENTENCE:  # "he said. Reuters" in the last line signs the story
        return not is_wire or start + len(line) < len(text.rstrip())
    return stripped == line.rstrip() and (len(line.split()) > 4 or not is_wire)


def _is_name(credit: str) -> bool:
    credit = credit.strip(" .")
    return credit[:1].isupper() and credit.lower() not in words("no_photo_credits") and len(credit.split()) <= 9


def _credit(text: str, start: int, end: int) -> PhotoCredit:
    return PhotoCredit(start, end, photo_name(text[start:end]))


@cache
def words_as_printed(concept: str) -> frozenset[str]:
    """The words of a concept, in the case of the table."""
    return frozenset(printed_words(concept))


@cache
def _signatures() -> tuple[str, ...]:
    return printed_words("photo_signatures")


@cache
def _agency() -> str:
    """An agency's name; some are also words, which its capitals tell from them."""
    names = "|".join(re.escape(name) for name in sorted(_signatures(), key=len, reverse=True))
    return rf"(?:{names})(?![\w&])"


@cache
def _bar() -> re.Pattern[str]:
    agency = _agency()
    return re.compile(
        rf"[|•]\s*(?P<credit>(?:{_PERSON}\s?/\s?)?(?:{_RUN}\s?/\s?|{_RUN}\s+via\s+)?{agency}"
        rf"(?:\s?/\s?(?:{agency}|{_TWO_NAMES})|\s+via\s+{agency})*)"
    )


@cache
def _stroke() -> re.Pattern[str]:
    agency = _agency()
    more = rf"(?:\s?/\s?{agency}|\s+(?:via|for)\s+{agency})*"
    return re.compile(
        rf"(?<![\w@#/])(?:(?P<person>{_PERSON})\s?/\s?(?:{_RUN}\s+via\s+)?{agency}{more}"
        rf"|{agency}{more}\s?/\s?(?P<after>{_TWO_NAMES}))(?![\w/])"
    )


@cache
def _head() -> re.Pattern[str]:
    names = [n for n in _signatures() if n not in words_as_printed("wires_with_pictures") and " " in n]
    return re.compile(rf"\s*(?P<credit>{'|'.join(map(re.escape, names))})\s+(?=[A-ZÀ-Þ]\w+\s+[\w&]+\s)")


@cache
def _end() -> re.Pattern[str]:
    agency = _agency()
    return re.compile(rf"(?:(?<=\s)|(?<=\())(?P<credit>{agency}(?:\s?/\s?{agency})?)$")


@cache
def _labelled() -> re.Pattern[str]:
    """A label at the end of a line, be it glued to the word before: "Breastfeeding mapImage Source: ..."."""
    return re.compile(
        rf"(?:(?<=[a-z.!?”\"])|(?<=[^\d]\s)|^)(?=[A-ZÀ-Þ])(?i:{any_of('photo_labels')})(?i:\s*:\s*|\s+(?:by|via|from|courtesy\s+of)\s*:?\s+)"
        rf"(?P<credit>[^.!?\n:]{{2,70}}?)(?:\s*\(CC[^)]*\)|\s*/\s*CC[- ].*)?[.)\]]?\s*$"
    )


@cache
def _of_picture() -> re.Pattern[str]:
    """ "Here is a map of them, courtesy of omaroherald.example:" """
    return re.compile(
        rf"\b(?:{any_of('picture_nouns')})\b[^.!?\n]{{0,120}}?\bcourtesy\s+of\s+(?:the\s+)?"
        r"(?P<credit>[A-ZÀ-Þ][\w'’-]*(?:\.[a-z]{2,4}\b)?(?:\s+[A-ZÀ-Þ][\w'’-]*){0,4})",
    )


_RUN = r"(?:The\s)?[A-ZÀ-Þ][\w.'’&-]*(?:\s[A-ZÀ-Þ][\w.'’&-]*){0,3}"
_PERSON = r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|[a-z]{2,3}(?=\s[A-ZÀ-Þ]))){1,4}"
_TWO_NAMES = r"[A-ZÀ-Þ][\w'’-]+\s(?:[A-ZÀ-Þ]\.\s)?[A-ZÀ-Þ][\w'’-]+"
_BAR_PERSON = re.compile(
    rf"[|•]\s*(?P<credit>{_PERSON}\s?/\s?(?P<outlet>(?:The\s)?[A-ZÀ-Þ][\w.'’&-]*(?:\s[A-ZÀ-Þ][\w.'’&-]*){{0,3}}))"
)
_STROKE = re.compile(r"\s?/\s?(?=[A-ZÀ-Þ][a-zA-Z])(?<![/:]/)")
_REACH = 70
_NO_PICTURE = re.compile(r"\s+(?:poll|survey|debate|town hall|forum)", re.IGNORECASE)
_CLOSING = " \t.)]"
_ENDS_SENTENCE = '.!?”"’)'
_LONGEST_CAPTION = 500
_LONGEST_LINE = 300
