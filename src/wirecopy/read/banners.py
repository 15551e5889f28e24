"""What an archive or a search engine prints above a page it kept: whose address, and when it was fetched.

In: the logical lines of a text. Out: :class:`Banner`, with the numbers of its lines, which are none of the page's.
The Wayback Machine, archive.today and caches of search engines are known by their own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from wirecopy.read.dates import parse_printed
from wirecopy.read.words import months


class Banner(msgspec.Struct, frozen=True):
    """The page's own address, when it was fetched, and which lines say so."""

    url: str | None = None
    retrieved: str | None = None
    lines: frozenset[int] = frozenset()


def read_banner(lines: Sequence[str]) -> Banner:
    """The banner at the head of a saved text, empty where there is none.

    >>> read_banner(["https://web.archive.org/web/20061110031500/http://omaro.example/1", "Ferry sinks"])
    Banner(url='http://omaro.example/1', retrieved='2006-11-10T03:15:00Z', lines=frozenset({0}))
    """
    url = retrieved = None
    used: set[int] = set()
    inside = False
    for n, line in enumerate(lines[:_REACH]):
        if match := _ARCHIVED.search(line):
            url, retrieved = url or match["url"], retrieved or _stamp(match["stamp"])
            used.add(n)
            continue
        if match := _CACHE.search(line):
            url, retrieved = url or match["url"].rstrip("."), retrieved or parse_printed(match["date"])
            used.add(n)
            continue
        if _NAME.fullmatch(line.strip()):
            inside = True
            used.add(n)
        elif inside and (address := _ADDRESS.fullmatch(line.strip())):
            url = url or address["url"]
            used.add(n)
        elif inside and _is_control(line.strip()):
            used.add(n)
        elif inside and (date := _SAVED_ON.fullmatch(line.strip())):
            retrieved = retrieved or parse_printed(date["date"])
            used.add(n)
        else:
            inside = False
    return Banner(url, retrieved, frozenset(used))


def _stamp(stamp: str) -> str | None:
    """The fourteen digits of an archive's address are UTC."""
    return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:14]}Z"


def _is_control(line: str) -> bool:
    """Whether a line is of an archive's calendar or buttons: "12 captures", "OCT NOV DEC", "2005 2006 2007"."""
    known = months() | _BUTTONS
    return bool(_CONTROL.fullmatch(line)) or all(word.isdigit() or word in known for word in line.lower().split())


# Banners stand above the page; menus of the archive have a dozen lines or so.
_REACH = 20
_ARCHIVED = re.compile(
    r"^\W*(?:[A-Za-z ]{0,20}:\s*)?(?:https?://)?web\.archive\.org/web/(?P<stamp>\d{14})[a-z_]*/(?P<url>https?://\S+)"
)
_CACHE = re.compile(r"\bcache of (?P<url>https?://\S+).*?\bas it appeared on (?P<date>[^.]+)\.")
_NAME = re.compile(
    r"(?:internet archive\W*)?wayback machine|archive\.(?:today|is|ph|fo|li|md|vn)(?:\s+webpage capture)?"
    r"|webpage capture|internet archive",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:saved from\s*:?\s*)?(?P<url>https?://\S+)", re.IGNORECASE)
_SAVED_ON = re.compile(r"(?P<date>\d{1,2} [A-Z][a-z]{2,8} \d{4} \d\d:\d\d(?::\d\d)? (?:UTC|GMT))")
_BUTTONS = {"share", "download", ".zip", "report", "bug", "or", "abuse", "webpage", "screenshot"}
_CONTROL = re.compile(
    r"[\d,]+ captures?|about this capture|\d{1,2} \w{3} \d{4}\s*[-–—]\s*\d{1,2} \w{3} \d{4}|success|fail|saved from"
    r"|history|search|webpage|screenshot|share|download \.?zip|report (?:a )?bug.*|all snapshots.*|no other snapshots.*"
    r"|linked from.*|←.*|close|help|the wayback machine - .*",
    re.IGNORECASE,
)
