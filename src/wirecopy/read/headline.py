"""The headline of a page: as printed, without the site's name.

In: what the page gives as its title in various places, and the outlet's name and host. Out: one headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from wirecopy.read.names import like_outlet

_SEPARATOR = re.compile(r":\s+|\s+[|–—·•»«:/-]+\s+|\s*[|»]\s*")
_HOST = re.compile(r"\w\.\w")
_TAIL = re.compile(r"\s+[|–—-]\s")
_LETTERS = re.compile(r"[\W_]+")
# A site's name and slogan at the end of a title are short against what stands before.
_LONGEST_NAME = 40


class TitlesGiven(msgspec.Struct, frozen=True, kw_only=True):
    """What a page gives as its title, as printed: ``declared`` in JSON-LD, ``shared`` in the meta elements for social
    networks, ``headings`` of the first level in the page, ``title`` for the browser's bar and search engines."""

    declared: str | None = None
    shared: str | None = None
    headings: tuple[str, ...] = ()
    title: str | None = None

    def all(self) -> tuple[str, ...]:
        """Each that there is, in the order to believe them."""
        given = (self.declared, self.shared, *self.headings, self.title)
        return tuple(dict.fromkeys(text for text in given if text))


def pick_headline(titles: TitlesGiven, names: Iterable[str | None]) -> str | None:
    """The first title that says more than the site's name, with that name cut from its end or head.

    Where a heading or a declared headline is the beginning of the one picked and a slogan, a section or
    a date follows behind a dash, the shorter one is it. ``names``: what the outlet goes by: name, host.

    >>> pick_headline(TitlesGiven(shared="Ferry sinks - The Courier", title="Ferry sinks"), ["The Courier"])
    'Ferry sinks'
    """
    known = {folded for name in names if name for folded in _names(name)}
    printed = (_heading_shown(titles), *titles.all())
    candidates = [headline for given in printed if given and (headline := without_name(given, known))]
    if not candidates:
        return None
    picked = candidates[0]
    if picked.endswith(("…", "...")):  # cut off, as JSON-LD's are at 110 characters
        start = picked.rstrip(". …")
        picked = next((c for c in candidates if c.startswith(start) and len(c) > len(picked)), picked)
    for other in candidates:
        tail = _TAIL.match(picked, len(other)) if picked.startswith(other) else None
        if tail and (len(other.split()) > 2 or like_outlet(picked[tail.end() :])):
            return other
    return picked


def _heading_shown(titles: TitlesGiven) -> str | None:
    """The heading that readers see, where JSON-LD repeats instead the title that the site gives search engines."""
    declared, shared, title = _fold(titles.declared or ""), _fold(titles.shared or ""), _fold(titles.title or "")
    if not declared or declared == shared or not title.startswith(declared):
        return None
    return next((heading for heading in titles.headings if _fold(heading) == shared), None)


def name_in_title(titles: Sequence[str], host: str | None) -> str | None:
    """The outlet's name as the page's titles print it: the end or the head that spells the host.

    A title that another heading begins may end in the outlet's name too, if it is built as such names are; one
    that stands alone may begin with it.

    >>> name_in_title(["Ferry sinks | The Omaro Echo"], "omaroecho.example")
    'The Omaro Echo'
    >>> name_in_title(["Ferry sinks", "Ferry sinks | Harn Valley Echo"], "harnecho.example")
    'Harn Valley Echo'
    >>> name_in_title(["The Omaro Echo: Ferry sinks off Omaro"], None)
    'The Omaro Echo'
    """
    known = _names(host) if host else set()
    for title in titles:
        for part in (title, *_SEPARATOR.split(title)[::-1]):
            if len(part) <= _LONGEST_NAME and not _HOST.search(part) and _fold(part).removeprefix("the") in known:
                return part.strip()
    for title in titles:
        *heads, tail = _SEPARATOR.split(title)
        if heads and heads[0] in titles and like_outlet(tail):
            return tail.strip()
    for title in titles:
        head, mark, rest = title.partition(": ")
        if (
            mark
            and len(rest.split()) > 2
            and len(head.split()) > 1
            and len(head) <= _LONGEST_NAME
            and like_outlet(head)
        ):
            return head.strip()
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
