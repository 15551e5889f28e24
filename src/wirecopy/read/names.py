"""Names of agencies and outlets: what is printed, what they go by, which hosts are theirs.

In: a printed name ("The AP", "UK Daily Mail") or an address. Out: the name of English reference works
("Associated Press", "Daily Mail"). The tables are ``model/data/agencies.json`` and ``data/outlets.json``; a row
has the name, other names, for agencies signatures (short forms that sign copy: "AFP", "dpa"), hosts,
and whether the name is also a common word ("Time", "Trend"), to be trusted only after a cue.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from wirecopy.model.identity import site_of
from wirecopy.read.words import given_names, words

NameKind = Literal["agency", "outlet"]


class KnownName(msgspec.Struct, frozen=True):
    """A row of the tables."""

    name: str
    aliases: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    common: bool = False
    kind: NameKind = "outlet"


@cache
def known_names() -> tuple[KnownName, ...]:
    """All rows of both tables, agencies first."""
    agencies_data = files("wirecopy.model").joinpath("data/agencies.json").read_bytes()
    outlets_data = files("wirecopy.read").joinpath("data/outlets.json").read_bytes()
    agencies = msgspec.json.decode(agencies_data, type=list[KnownName])
    outlets = msgspec.json.decode(outlets_data, type=list[KnownName])
    return (*(msgspec.structs.replace(a, kind="agency") for a in agencies), *outlets)


def canonical_agency(printed: str) -> str | None:
    """The name an agency goes by, ``None`` where ``printed`` is no agency we know.

    >>> canonical_agency("The AP"), canonical_agency("dpa"), canonical_agency("Northwire")
    ('Associated Press', 'Deutsche Presse-Agentur', None)
    """
    found = look_up(printed)
    return found.name if found is not None and found.kind == "agency" else None


def canonical_outlet(printed: str) -> str:
    """The name an outlet goes by; what is printed, trimmed, where we do not know it.

    >>> canonical_outlet("the Guardian"), canonical_outlet("nytimes.com"), canonical_outlet(" The Omaro  Echo ")
    ('The Guardian', 'The New York Times', 'The Omaro Echo')
    """
    found = look_up(printed)
    return found.name if found is not None else " ".join(printed.split())


@lru_cache(maxsize=1 << 16)
def look_up(printed: str) -> KnownName | None:
    """The row that a printed name or a host means: "the Reuters news agency", "www.cnn.com"."""
    bare = _bare(printed)
    if not bare:
        return None
    found = (
        _by_name().get(bare.casefold())
        or _by_key().get(name_key(bare))
        or _by_key().get(name_key(bare.removesuffix("’s").removesuffix("'s")))
    )
    if found is None and (without := _ELIDED.sub("", bare)) != bare:  # "l'AFP"; "L'Équipe" is found before
        found = _by_key().get(name_key(without))
    if found is None and (without := _DESCRIPTION.sub("", bare)) != bare:
        found = _by_key().get(name_key(without))
    if found is None and _HOST.fullmatch(bare):
        found = row_of_host(bare)
    return found


def signs_as(printed: str) -> KnownName | None:
    """The row of a name that signs copy: as :func:`look_up`, but printed as that name is, not "App" for "APP".

    >>> signs_as("App") is None, signs_as("REUTERS").name
    (True, 'Reuters')
    """
    row = look_up(printed)
    if row is None or (row.common and row.kind == "agency"):
        return None
    bare = _bare(printed).removeprefix("The ").removeprefix("the ")
    forms = {row.name, *row.aliases, *row.signatures}
    return row if len(name_key(bare)) > 4 or bare in forms or bare in {form.upper() for form in forms} else None


def row_of_host(address: str) -> KnownName | None:
    """The row whose host an address, or a bare host, lies on."""
    host = host_of(address)
    while host and "." in host:
        if host in _by_host():
            return _by_host()[host]
        host = host.partition(".")[2]
    return None


def name_of_host(address: str) -> str | None:
    """The name of who publishes at an address: by table, else made of the host.

    >>> name_of_host("https://www.theguardian.com/world/1")
    'The Guardian'
    >>> name_of_host("https://omaro-echo.example/1"), name_of_host("https://omaroecho.example/1")
    ('Omaro Echo', 'omaroecho.example')
    """
    found = row_of_host(address)
    if found is not None:
        return found.name
    host, site = host_of(address), site_of(address)
    if not host or not site:
        return None
    if "-" in site:
        return " ".join(part.capitalize() for part in site.split("-") if part)
    return host


def host_of(address: str) -> str | None:
    """The host of an address or of a bare host, lower case, without "www."."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def name_key(printed: str) -> str:
    """What spellings of one name share: letters and digits, lower case, no accents, no "the"."""
    plain = unicodedata.normalize("NFKD", printed.casefold())
    plain = plain.replace("ı", "i").replace("ø", "o").removeprefix("the ")
    return "".join(c for c in plain if c.isalnum())


def like_outlet(printed: str) -> bool:
    """Whether an unknown name is built as outlets' names are: "Omaro Echo Times", "Nordpost", "omaro.example".

    >>> like_outlet("The Omaro Herald"), like_outlet("Breaking News"), like_outlet("Jane Roe")
    (True, False, False)
    """
    bare = _bare(printed).removeprefix("The ").removeprefix("the ")
    if _HOST.fullmatch(bare):
        return True
    printed_parts = [part for part in re.split(r"[\s-]+", bare) if part]
    parts = [part.lower() for part in printed_parts]
    if (
        not parts
        or not printed_parts[-1][0].isupper()
        or len(parts) > 7
        or bare.lower() in words("no_outlets")
        or not bare[:1].isupper()
    ):
        return False
    if _is_persons(printed_parts):
        return False
    if len(parts) > 1:
        known = words("outlet_words")
        return parts[-1] in known or parts[0] in known or _ends_like(parts[-1], "outlet_word_endings")
    return _ends_like(parts[0], "outlet_word_endings")


def like_agency(printed: str) -> bool:
    """Whether an unknown name is built as agencies' names are: "Northwire", "Omaro News Agency".

    >>> like_agency("Northwire"), like_agency("Omaro Herald")
    (True, False)
    """
    bare = _bare(printed).removeprefix("The ")
    parts = bare.lower().split()
    if not parts or not bare[:1].isupper() or bare.lower() in words("no_outlets") or len(parts) > 6:
        return False
    if _is_persons(bare.split()):
        return False
    if " ".join(parts[-2:]) in words("agency_word_pairs"):
        return True
    if parts[-1] in words("agency_words") or parts[0] in words("agency_words"):
        return len(parts) > 1
    return _ends_like(parts[-1], "agency_word_endings")


def _is_persons(parts: list[str]) -> bool:
    """Whether a name in two words is a person's: "Alex Press"."""
    return len(parts) == 2 and parts[0] in given_names()


def _ends_like(word: str, concept: str) -> bool:
    return any(word.endswith(ending) and len(word) > len(ending) + 2 for ending in words(concept))


def _bare(printed: str) -> str:
    """``printed`` without the marks around a name."""
    return " ".join(printed.split()).strip(' \t.,;:|–—-*_()[]{}©"“”„«»')


# "Reuters news agency", "the newspaper Le Monde": what a name is, said beside it.
_DESCRIPTION = re.compile(
    r"^(?:the\s+)?(?:(?:state|official|semi-official|private|national|German|French|Spanish|Italian|Russian|Chinese|British|US|U\.S\.)"
    r"[\s-]+)*(?:news\s+)?(?:agency|newspaper|daily|magazine|broadcaster|news site|website|network)\s+"
    r"|\s+(?:news\s*)?(?:agency|wire service|wire|newswire|newspaper|magazine|website|staff"
    r"|report|reports|newsroom|contributor)$",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"^(?:l|d|all|dall|dell|nell|sull)['’](?=\w)", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}(?:/\S*)?", re.IGNORECASE)


@cache
def _by_key() -> dict[str, KnownName]:
    table: dict[str, KnownName] = {}
    for row in known_names():
        table.setdefault(name_key(row.name), row)
    for row in known_names():
        for other in (*row.aliases, *row.signatures):
            table.setdefault(name_key(other), row)
    return table


@cache
def _by_name() -> dict[str, KnownName]:
    """Rows by their own name: "La Presse" of Montreal and "LaPresse" of Milan share a key."""
    return {row.name.casefold(): row for row in reversed(known_names())}


@cache
def _by_host() -> dict[str, KnownName]:
    return {host: row for row in reversed(known_names()) for host in row.hosts}
