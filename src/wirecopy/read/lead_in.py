"""Lines that lead into words of another outlet: "From The Daily Caller:", "As Written By Senator Jane Roe:".

In: a paragraph that ends with a colon. Out: whom it says the next words are from. Before a colon and behind such
a label any name is trusted, be it a person's where the label is of writing.
"""

from __future__ import annotations

import re

from wirecopy.read.authors import is_person, read_byline
from wirecopy.read.credit_line import read_credit_line
from wirecopy.read.names import like_outlet, look_up
from wirecopy.read.organisations import Named, read_organisations
from wirecopy.read.words import any_of, words


def read_lead_in(paragraph: str) -> tuple[Named, ...]:
    """The names a paragraph credits the words behind its colon to.

    >>> [n.name for n in read_lead_in("As Written By Senator Jane Roe:")]
    ['Jane Roe']
    >>> [n.name for n in read_lead_in("According to her, as quoted by The Omaro Papers:")]
    ['The Omaro Papers']
    >>> read_lead_in("According to Jane Roe, head of the board:"), read_lead_in("He said this:")
    ((), ())
    """
    bare = paragraph.rstrip().rstrip(":").rstrip()
    if match := _WRITTEN.search(bare):
        name = _TITLE.sub("", match["name"])
        names = read_byline(name).names
        if names:
            return names
        if is_person(name) or _is_name(name):
            return read_organisations(name, "source", "any")
        return ()
    if match := _ACCORDING.search(bare) or _AS_REPORTED.search(bare):
        name = match["name"]
        if look_up(name) or like_outlet(name):
            return read_organisations(name, "source", "alike")
        if (_is_name(name) and not is_person(name)) or _BARE_HOST.fullmatch(name):
            return (Named(name, name, "source"),)
        return ()
    if match := _FROM.fullmatch(bare) or _MORE_FROM.fullmatch(bare):  # "From Lantern Watch:"
        return read_organisations(match["name"], "source", "any") if _is_name(match["name"]) else ()
    if (match := _REPORTS.fullmatch(bare)) and _is_outlets(match["name"]):  # "The Lantern reports:"
        return read_organisations(match["name"], "source", "any")
    return read_credit_line(bare) if len(bare) <= _LONGEST else ()


def _is_outlets(name: str) -> bool:
    """Whether a name before "reports:" is an outlet's: known, of its form, or with an article."""
    opening = name.startswith("The ") and len(name.split()) <= 3
    return look_up(name) is not None or like_outlet(name) or (opening and _is_name(name) and name[4:5].isupper())


def _is_name(name: str) -> bool:
    return len(name.split()) <= 6 and not any(part in words("institution_words") for part in name.lower().split())


_LONGEST = 120
_NAME = r"(?P<name>[A-ZÀ-Þ0-9][^,;:.!?()“”\"]{2,60})"
_WRITTEN = re.compile(
    rf"(?:\b|^)as\s+(?:originally\s+)?(?:written|reported|quoted|posted|published|told|cited|shared|explained)\s+(?:by|in|on|at|from)\s+"
    rf"(?-i:(?:the\s+)?{_NAME})$",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"^(?:{any_of('name_titles')})\s+")
_ACCORDING = re.compile(r"^According\s+to\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ0-9a-z][^,;:!?()“”\"]{2,50})$")
_AS_REPORTED = re.compile(
    r"(?:^|[.!?…]\s+)As\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][^,;:!?()“”\"]{2,50}?)\s+"
    r"(?:reported|reports|writes|wrote|notes|noted|explains|explained|has it|put it|tells us)(?:\s+\w+)?$"
)
_FROM = re.compile(
    r"(?:[Ff]rom|FROM|[Vv]ia|VIA|[Pp]er|[Hh]/[Tt])\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w.&'’-]+(?:\s(?:[A-ZÀ-Þ][\w.&'’-]*|of|the|and)){1,4})"
)
# "Here is more from Lantern Watch:", "This from The Lantern:"
_MORE_FROM = re.compile(
    r"(?:Here(?:['’]s| is)|This(?: is)?|And this|More)\s+(?:(?:more|the story|the report|the rest|this)\s+)?"
    r"(?:from|via)\s+(?:the\s+)?"
    r"(?P<name>(?:The )?[A-ZÀ-Þ][\w.&'’-]+(?:\s(?:[A-ZÀ-Þ][\w.&'’-]*|of|the|and)){0,4})"
)
_REPORTS = re.compile(
    r"(?P<name>(?:The )?[A-ZÀ-Þ][\w.&'’-]+(?:\s[A-ZÀ-Þ][\w.&'’-]*){0,4})\s+"
    r"(?:reports?|reported|writes|wrote|explains|has more|has the story|has the details|goes on)(?:\s+\w+){0,2}"
)
# "According to sgsnews:" a site by its bare name
_BARE_HOST = re.compile(r"[a-z]+(?:news|times|post|press|daily|report|wire)")
