"""Which of the lines before a body is the headline, which the standfirst, and which names the outlet.

In: the text lines before a body as printed. Out: :class:`Titles`. A name above the headline is a masthead; a
headline copied with its page's title ("Ferry sinks | Omaro Echo") loses the name behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from wirecopy.read.names import like_outlet, look_up


class Titles(msgspec.Struct, frozen=True, kw_only=True):
    """Headline, standfirst and the outlet that a masthead or a page's title names."""

    headline: str | None = None
    standfirst: str | None = None
    outlet: str | None = None


def read_titles(lines: Sequence[str], headline: str | None = None) -> Titles:
    """The titles among the lines before a body. ``headline``: the one a header gives, which goes first.

    >>> read_titles(["The Omaro Echo", "Ferry sinks off Omaro", "Forty people were on board"])
    Titles(headline='Ferry sinks off Omaro', standfirst='Forty people were on board', outlet='The Omaro Echo')
    """
    lines = [_BULLET.sub("", line).strip("^<> \t") for line in lines if not is_slug(line)]
    outlet = None
    while len(lines) > (0 if headline else 1) and (is_masthead(lines[0]) or is_tagline(lines[0])):
        outlet, lines = outlet or (lines[0] if is_masthead(lines[0]) else None), lines[1:]
    if len(lines) > 2 and is_tagline(lines[1]) and len(lines[0].split()) <= 4:
        outlet, lines = outlet or lines[0], lines[2:]
    if headline is None:
        headline, lines = _pick(lines)
    elif headline in lines:
        lines = lines[lines.index(headline) + 1 :]
    if headline:
        headline, named = without_outlet(headline)
        outlet = outlet or named
        lines = [line for line in lines if _key(line) != _key(headline)]
    if not outlet:
        outlet = next((line for line in lines if is_masthead(line)), None)
    standfirst = next((line for line in lines if len(line.split()) >= 4 and not is_masthead(line)), None)
    return Titles(headline=headline, standfirst=standfirst, outlet=outlet)


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
    return (row is not None and row.kind == "outlet" and not row.common) or (
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
