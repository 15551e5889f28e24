"""Whether two printed names are one outlet's or agency's: "The Daily Caller", "Daily Caller", "dailycaller.com"."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

from wirecopy.model.identity import own_address, site_of
from wirecopy.model.records import Article

_ENDING = re.compile(r"\.(?:com|org|net|info|news|co|tv|us|uk|example)(?:\.[a-z]{2})?$")
_WORD = re.compile(r"\w+")
_GENERIC = frozenset(("the", "news", "agency", "press", "wire", "newswire", "service", "online", "website", "staff"))


def outlet_keys(article: Article) -> frozenset[str]:
    """The names by which credits may call an article's outlet: its own, and that of the site it stands on."""
    return _outlet_keys(article.outlet, article.url, article.canonical_url)


@lru_cache(maxsize=65536)
def _outlet_keys(outlet: str | None, url: str | None, canonical_url: str | None) -> frozenset[str]:
    keys = {outlet_key(outlet), outlet_key(initials(outlet))} if outlet else set()
    address = own_address(url, canonical_url)
    if address and (site := site_of(address)):
        keys.add(outlet_key(site))
    return frozenset(keys - {""})


def initials(name: str) -> str:
    """The first letters of a name of three words or more, by which a dateline may call it; "" for a shorter one.

    >>> initials("Western News Service"), initials("Agence France-Presse"), initials("The Times of India")
    ('WNS', 'AFP', '')
    """
    letters = [word[0] for word in _WORD.findall(name) if word[0].isupper() and word != "The"]
    return "".join(letters) if len(letters) > 2 else ""


@lru_cache(maxsize=65536)
def outlet_key(name: str) -> str:
    """What two spellings of an outlet's name have in common; "" for a name without letters.

    >>> outlet_key("The Daily Caller") == outlet_key("DailyCaller.com") == outlet_key("Daily Caller")
    True
    >>> outlet_key("Ostrel News Agency") == outlet_key("Ostrel")
    True
    >>> outlet_key("AP") == outlet_key("The Associated Press")
    True
    """
    key = _folded(name)
    return _signatures().get(key, key)


@cache
def _signatures() -> dict[str, str]:
    """What an agency's full name folds to, by what its other names fold to; common words mean no agency."""
    text = resources.files("wirecopy.model").joinpath("data/agencies.json").read_text("utf-8")
    table: dict[str, str] = {}
    for row in json.loads(text):
        others = (
            () if row.get("common") else (*row.get("signatures", ()), *row.get("aliases", ()), *row.get("hosts", ()))
        )
        for other in others:
            table.setdefault(_folded(other), _folded(row["name"]))
    return table


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold().strip()
    folded = _ENDING.sub("", folded.removeprefix("www."))
    words = _WORD.findall("".join(c for c in folded if not unicodedata.combining(c)))
    telling = [w for w in words if w not in _GENERIC]
    return "".join(telling or words)
