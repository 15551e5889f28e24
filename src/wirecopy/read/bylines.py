"""Who wrote a page: the names its byline gives.

In: authors as JSON-LD and meta elements give them, and the page's tree. Out: names as printed, without
"By", jobs and dates. Rather none than wrong ones: that is what users ask for first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from wirecopy.read.authors import split_byline, without_label
from wirecopy.read.facts import Facts
from wirecopy.read.markup import printed_bylines
from wirecopy.read.names import canonical_agency
from wirecopy.read.words import printed_words, words

_NO_NAME = re.compile(r"\d|https?:|www\.|@|[<>{}()\[\]=?!]|\.(?:com|org|net)\b", re.IGNORECASE)
_JOBS = re.compile(
    r"\b(?:editors?|correspondents?|reporters?|writers?|columnists?|journalists?|contributors?|producers?|analysts?|"
    r"critics?|redakteur(?:in)?|korrespondent(?:in)?|rédact\w+|journaliste|corresponsal|redactor\w*|director|professor|"
    r"published|updated|follow|subscribe|read more|share|comments?|minutes?|ago|profile|author|byline|about|all posts|"
    r"view|bio|powered|photos?|foto|image|picture|quelle|source|facebook|twitter|instagram|whatsapp)\b",
    re.IGNORECASE,
)
# The letters a paper signs a writer's items with: "Corina Gall (cog.)".
_SIGLUM = re.compile(r"\s*\([\w.]{2,6}\)$")
# In a field for authors only an address or a number is surely none.
_NO_AUTHOR = re.compile(
    r"https?:|www\.|@|^\d+$|[<>{}]|^\W*\(|^(?:admin(?:istrator)?|author|staff|editor|null|undefined|none|webmaster)$",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:de|com|org|net|couk|tv)$")
_LONGEST_NAME = 60
_MOST_WORDS = 6


def pick_byline(said: Facts, markup: Facts, tree: HtmlElement, host: str | None = None) -> tuple[str, ...]:
    """The names of the first place that gives any: JSON-LD, a meta element, the byline in the page.

    Where a site gives its own name for its author's, a person named in a later place goes before it.
    """
    outlets = {_fold(name) for name in (said.outlet, markup.outlet, host) if name}
    declared = [(given, names) for given in (said.byline, markup.byline) if (names := _declared(given))]
    for given, names in declared:
        if people := _people(names, outlets):
            return names if len(given) > 1 else people
    for printed in printed_bylines(tree):
        if people := _people(split_declared(printed), outlets):
            return people
    return declared[0][1] if declared else ()


def split_declared(printed: str) -> tuple[str, ...]:
    """The names in a byline of a page or a file; what is surely no name ("5 minutes ago") is left out.

    >>> split_declared("By Ann Lee and Bo Diaz | Updated")
    ('Ann Lee', 'Bo Diaz')
    """
    names = (_SIGLUM.sub("", given) for given in split_byline(printed))
    return tuple(name for name in names if _is_name(name) and not is_nameless(name))


def is_nameless(author: str) -> bool:
    """Whether an author is nobody: "Agencies".

    >>> is_nameless("Agenturen"), is_nameless("Omaro News Agency")
    (True, False)
    """
    return author.casefold().strip(" .,:") in words("nameless_authors")


def _declared(given: Iterable[str]) -> tuple[str, ...]:
    """Names of a field that holds nothing else: they are doubted less than what a page prints."""
    names: dict[str, None] = {}
    for printed in given:
        found = split_declared(printed)
        alone = without_label(printed).strip(" ,:-–—")
        if (
            not found
            and "," not in alone
            and len(alone) <= _LONGEST_NAME
            and not (_NO_AUTHOR.search(alone) or is_nameless(alone))
        ):
            found = (alone,)
        names.update(dict.fromkeys(found))
    names.pop("", None)
    return tuple(names)


def _people(names: tuple[str, ...], outlets: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if not _is_outlet(name, outlets))


def _is_outlet(name: str, outlets: set[str]) -> bool:
    folded = _fold(name)
    return any(folded and (folded.startswith(outlet) or outlet.startswith(folded)) for outlet in outlets)


def _fold(name: str) -> str:
    folded = "".join(filter(str.isalnum, name.casefold().removeprefix("www.").removeprefix("the ")))
    return _ENDING.sub("", folded)


def _is_name(name: str) -> bool:
    """Whether a part of a byline can be a name: short, without digits and marks, no job, not in lower case."""
    parts = name.split()
    if not parts or name.casefold() in printed_words("by_words"):
        return False
    if canonical_agency(name):
        return True
    if not 1 < len(name) <= _LONGEST_NAME or len(parts) > _MOST_WORDS or _NO_NAME.search(name) or _JOBS.search(name):
        return False
    return any(not part[0].islower() for part in parts)
