"""The headline of a page: as printed, without the site's name.

In: what the page gives as its title in various places, and the outlet's name and host. Out: one headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from wirecopy.read.names import like_outlet

_SEPARATOR = re.compile(r"\s+[|–—·•»«:/-]+\s+|\s*[|»]\s*")
_HOST = re.compile(r"\w\.\w")
_TAIL = re.compile(r"\s+[|–—-]\s")
_LETTERS = re.compile(r"[\W_]+")
# A site's name and slogan at the end of a title are short against what stands before.
_LONGEST_NAME = 40


def pick_headline(declared: Iterable[str | None], printed: Iterable[str], names: Iterable[str | None]) -> str | None:
    """The first candidate that says more than the site's name, with that name cut from its end or head.

    ``declared``: headlines of JSON-LD and meta elements, which go first; ``printed``: the page's headings.
    Where a heading or a declared headline is the beginning of the one picked and a slogan, a section or
    a date follows behind a dash, the shorter one is it. ``names``: what the outlet goes by: name, host.
    """
    known = {folded for name in names if name for folded in _names(name)}
    candidates = [headline for given in (*declared, *printed) if given and (headline := without_name(given, known))]
    if not candidates:
        return None
    picked = candidates[0]
    if picked.endswith(("…", "...")):  # cut off, as JSON-LD's are at 110 characters
        start = picked.rstrip(". …")
        picked = next((c for c in candidates if c.startswith(start) and len(c) > len(picked)), picked)
    for other in candidates:
        if picked.startswith(other) and len(other.split()) > 2 and _TAIL.match(picked, len(other)):
            return other
    return picked


def name_in_title(titles: Sequence[str], host: str) -> str | None:
    """The outlet's name as the page's titles print it: the end or the head that spells the host.

    A title that another heading begins may end in the outlet's name too, if it is built as such names are.

    >>> name_in_title(["Ferry sinks | The Omaro Echo"], "omaroecho.example")
    'The Omaro Echo'
    >>> name_in_title(["Ferry sinks", "Ferry sinks | Harn Valley Echo"], "harnecho.example")
    'Harn Valley Echo'
    """
    known = _names(host)
    for title in titles:
        for part in (title, *_SEPARATOR.split(title)[::-1]):
            if len(part) <= _LONGEST_NAME and not _HOST.search(part) and _fold(part).removeprefix("the") in known:
                return part.strip()
    for title in titles:
        *heads, tail = _SEPARATOR.split(title)
        if heads and heads[0] in titles and like_outlet(tail):
            return tail.strip()
    return None


def without_name(title: str, known: set[str]) -> str | None:
    """``title`` without a site's name (``known``, folded) at either end, ``None`` where it is nothing else.

    >>> without_name("Ferry sinks - The Courier", {"thecourier", "courier"})
    'Ferry sinks'
    """
    while True:
        if _fold(title) in known or not _fold(title):
            return None
        cuts = list(_SEPARATOR.finditer(title))
        if cuts and _is_name(title[cuts[-1].end() :], known):
            title = title[: cuts[-1].start()].rstrip()
        elif cuts and _is_name(title[: cuts[0].start()], known):
            title = title[cuts[0].end() :].lstrip()
        else:
            return title


def _is_name(part: str, known: set[str]) -> bool:
    return len(part) <= _LONGEST_NAME and _fold(part) in known


def _names(name: str) -> set[str]:
    """The folded forms of a name: whole, without "The" and without a host's ending."""
    folded = _fold(name)
    forms = {folded, folded.removeprefix("the")}
    if "." in name and " " not in name:
        labels = name.lower().removeprefix("www.").split(".")
        forms |= {_fold(labels[0]), _fold(".".join(labels))}
        if len(labels) > 2:
            forms.add(_fold(labels[-2]))
    return {form for form in forms if len(form) > 1}


def _fold(text: str) -> str:
    return _LETTERS.sub("", text.casefold())
