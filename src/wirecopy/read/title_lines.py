"""Which of the lines before a body is the headline, which the standfirst, and which names the outlet.

In: the text lines before a body as printed. Out: :class:`Titles`. A name above the headline is a masthead; a
headline copied with its page's title ("Ferry sinks | Omaro Echo") loses the name behind it; of a line that
contains another one the other is the headline ("Home / Islands / Ferry sinks").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from wirecopy.read.authors import is_job
from wirecopy.read.clutter import clutter_kind
from wirecopy.read.names import like_outlet, look_up
from wirecopy.read.words import words


class Titles(msgspec.Struct, frozen=True, kw_only=True):
    """Headline, standfirst, the outlet that a masthead or a page's title names, the section that its path names."""

    headline: str | None = None
    standfirst: str | None = None
    outlet: str | None = None
    section: str | None = None


def read_titles(lines: Sequence[str], headline: str | None = None) -> Titles:
    """The titles among the lines before a body. ``headline``: the one a header gives, which goes first.

    >>> titles = read_titles(["The Omaro Echo", "Ferry sinks off Omaro", "Forty people were on board"])
    >>> titles.headline, titles.standfirst, titles.outlet
    ('Ferry sinks off Omaro', 'Forty people were on board', 'The Omaro Echo')
    """
    lines = [_BULLET.sub("", line).strip("^<> \t") for line in lines if not is_slug(line)]
    lines, outlet, section = _without_page_titles([line for line in lines if line])
    lines = _without_shouts(lines, headline)
    while lines and len(lines) > (0 if headline else 1) and (is_masthead(lines[0]) or is_tagline(lines[0])):
        outlet, lines = outlet or (lines[0] if is_masthead(lines[0]) else None), lines[1:]
    if len(lines) > 2 and is_tagline(lines[1]) and len(lines[0].split()) <= 4:
        outlet, lines = outlet or lines[0], lines[2:]
    if headline is None:
        headline, lines = _pick(lines)
    else:
        place = next((n for n, line in enumerate(lines) if len(line.split()) > 2 and _is_end_of(headline, line)), None)
        if place is not None:  # "Morning briefing: Ferry sinks", a mail's subject
            headline, lines = lines[place], lines[place + 1 :]
    if headline:
        headline, named = without_outlet(headline)
        outlet = outlet or named
        lines = [line for line in lines if _key(line) != _key(headline)]
    if not outlet:
        outlet = next((line for line in lines if is_masthead(line)), None)
    standfirst = next((line for line in lines if len(line.split()) >= 4 and not is_masthead(line)), None)
    return Titles(headline=headline, standfirst=standfirst, outlet=outlet, section=section)


def section_of_path(path: str, headline: str | None) -> str | None:
    """The last step of a path that is no headline: "Home / World / Ferry sinks off..." is of "World".

    >>> section_of_path("Home > World > Europe", None)
    'Europe'
    >>> section_of_path("Home / World / Ferry sinks...", "Ferry sinks off Omaro")
    'World'
    """
    steps = [step.strip(" >»›/|") for step in PATH_STEP.split(path) if step.strip(" >»›/|")]
    if not steps:
        return None
    while len(steps) > 1 and (_is_end_of(headline or "", steps[-1]) or _starts(headline, steps[-1])):
        steps.pop()
    step = steps[-1] if len(steps) > 1 or len(steps[-1].split()) <= 3 else ""
    return step if step and len(step.split()) <= 4 and not is_masthead(step) and step.lower() not in _ROOTS else None


def _without_page_titles(lines: list[str]) -> tuple[list[str], str | None, str | None]:
    """The lines without paths and page titles, the outlet and the section those name."""
    outlet = section = None
    kept: list[str] = []
    for n, line in enumerate(lines):
        inside = next((other for other in lines[n + 1 :] if len(other.split()) > 2 and _is_end_of(line, other)), None)
        steps = PATH_STEP.split(line)
        if inside and inside != line and len(steps) > 1:
            section = section or section_of_path(line, inside)
            outlet = outlet or next((step.strip() for step in steps if is_masthead(step.strip())), None)
        elif len(path := _PATH.split(line)) > 2 or (len(path) == 2 and path[0].lower() in words("menu_words")):
            section = section or section_of_path(line, next(iter(lines[n + 1 :]), None))
        elif (named := _NAME_FIRST.match(line)) and is_masthead(named["name"]) and clutter_kind(named["rest"]):
            outlet = outlet or named["name"]
        else:
            kept.append(line)
    return kept, outlet, section


def _without_shouts(lines: list[str], headline: str | None) -> list[str]:
    """The lines without what somebody shouted above a repost (emoji, hash tags, "!!!"), unless all are shouts."""
    calm = [line for line in lines if not _SHOUT.search(line)]
    if headline is None and not any(len(line.split()) > 3 for line in calm):
        return lines
    first = next((place for place, line in enumerate(lines) if not _SHOUT.search(line)), 0)
    return lines[first:]


def _is_end_of(line: str, other: str) -> bool:
    """Whether ``line`` is ``other``, or ends with it behind a mark."""
    whole, part = _key(line), _key(other)
    return len(part) > 2 and (whole == part or (whole.endswith(part) and _apart(line, other)))


def _apart(line: str, other: str) -> bool:
    before = line[: max(0, len(line) - len(other))].rstrip()
    return not before or not before[-1].isalnum() or before[-1] in ":|"


def _starts(headline: str | None, step: str) -> bool:
    part = _key(step.rstrip(". …"))
    return bool(headline) and step.rstrip()[-1:] in ".…" and len(part) > 3 and _key(headline or "").startswith(part)


def without_outlet(headline: str) -> tuple[str, str | None]:
    """A page's title as headline and the outlet's name behind it: "Ferry sinks - The Omaro Echo"."""
    match = _NAMED.search(headline)
    if match and is_masthead(match["name"]):
        return headline[: match.start()].strip(), match["name"].strip()
    return headline, None


def is_masthead(line: str) -> bool:
    """Whether a line is an outlet's name alone."""
    if len(line.split()) > 6 or (line.rstrip()[-1:] in ".!?" and not like_outlet(line.rstrip(".!?"))):
        return False
    row = look_up(line)
    if is_job(line) or _PATH.search(line) or " / " in line:
        return False
    exact = row is not None and " " in line and line.strip() == row.name
    return (row is not None and row.kind == "outlet" and (exact or not row.common)) or (
        like_outlet(line) and len(line.split()) <= 5
    )


def is_tagline(line: str) -> bool:
    """Whether a line is what an outlet says of itself below its name: "Watching the coast since 2009"."""
    return len(line.split()) <= 12 and bool(_TAGLINE.search(line))


def is_slug(line: str) -> bool:
    """Whether a line is a wire's label for its copy, not words for readers: "BC-EU--Ferry Sinks, 2nd Ld,0345".

    >>> is_slug("BC-EU--Ferry Sinks, 2nd Ld-Writethru,0345"), is_slug("Ferry sinks off Omaro")
    (True, False)
    """
    return bool(_SLUG.search(line))


def _pick(lines: list[str]) -> tuple[str | None, list[str]]:
    """The likeliest headline, and the lines after it: the first of four words, else the longest."""
    for least in (4, 3, 2, 1):
        for n, line in enumerate(lines):
            if len(line.split()) >= least or (least == 4 and len(line) > 12 and " " not in line and not line.isascii()):
                return line, lines[n + 1 :]
    return None, []


def _key(line: str) -> str:
    return re.sub(r"\W+", "", line).casefold()


_BULLET = re.compile(r"^\s*[-–—•*·▪►]\s+")
# Steps of a path: "Home > News", "Inicio / Mundo", "Forum » Politics"; a page's title has bars and dashes too.
PATH_STEP = re.compile(r"\s[>»›/|]\s|\s+[–—-]\s+|\s*[»›]\s*|:\s+")
_PATH = re.compile(r"\s[>»›]\s|\s*[»›]\s*")
_ROOTS = {"home", "start", "startseite", "inicio", "início", "accueil", "homepage", "forum home", "index"}
_NAME_FIRST = re.compile(r"(?P<name>[^|–—:-]{3,40}?)\s*[|:–—-]\s+(?P<rest>[\w -]{3,30})$")
_SHOUT = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]|!{2,}|(?:^|\s)#[^\W\d]\w+|^(?:RT|FWD|PLS|PLEASE)\b")
_TAGLINE = re.compile(
    r"\b(?:since|seit|depuis|desde|dal|est\.|established|founded)\s+(?:in\s+)?(?:1[6-9]|20)\d\d\b", re.IGNORECASE
)
_NAMED = re.compile(r"\s+[|–—·•»-]+\s+(?P<name>[^|–—·•»]{2,40})$")
_SLUG = re.compile(
    r"^[A-Z]{1,4}\d{2,}|^(?:BC|AM|PM)-|\b(?:Writethru|Ld-|Eds?:|Lead-Writethru)|,\s?\d{3,4}\s*$"
    r"|^[A-Z0-9]+(?:[-/][A-Z0-9]+){1,}(?:[-/ ]+\(?[A-Z0-9]+\)?)*$"
    r"|^\(?(?:\d+(?:st|nd|rd|th) )?(?:LEAD|Lead|LD|Ld)\)?\b|^(?:Eds|EDITORS|Editors)\b"
    r"|^[a-z]+-[a-z]+(?:[-/][\w]+)+$|^[rubnd] [a-z] \w{3}|^URGENT\W*$|^\(\d+ words\)$|^\d+ words$"
)
