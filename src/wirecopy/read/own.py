"""Whose article it is: the names under which an outlet would credit itself.

In: an article. Out: a test for names of its own outlet.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources

import msgspec
from rapidfuzz import fuzz

from wirecopy.model import Article
from wirecopy.model.identity import own_address, site_of
from wirecopy.read.names import KnownName, host_of, look_up, name_key, row_of_host
from wirecopy.read.words import words


class Own(msgspec.Struct, frozen=True):
    """``keys``: names of the outlet, folded; ``rows``: its rows of the tables; ``sites``: where it publishes."""

    keys: frozenset[str]
    rows: frozenset[str]
    sites: frozenset[str]

    @classmethod
    def of(cls, article: Article) -> Own:
        """The own names of an article's outlet, from the name it gives and the address it has."""
        return _own(article.outlet, own_address(article.url, article.canonical_url))

    def owns(self, name: str) -> bool:
        """Whether ``name`` is the outlet itself or a part of it ("CNN" and "CNN Politics")."""
        key = name_key((site_of(name) or name) if "." in name and " " not in name else name)
        if name in self.rows or key in self.keys:
            return True
        row = look_up(name)
        if row is not None and any(site_of(host) in self.sites for host in row.hosts):
            return True
        return len(key) > 3 and any(_same(key, own) for own in self.keys if len(own) > 3)

    def belongs_to(self, group: str) -> bool:
        """Whether the outlet is one of the publishing ``group``, whose name stands at the foot of all its pages."""
        return not _members().get(name_key(group), frozenset()).isdisjoint(self.keys)


@cache
def _members() -> dict[str, frozenset[str]]:
    """The outlets of each publishing group, by folded names."""
    groups = json.loads(resources.files("wirecopy.read").joinpath("data/groups.json").read_text("utf-8"))
    return {name_key(group): frozenset(map(name_key, outlets)) for group, outlets in groups.items()}


@lru_cache(maxsize=4096)
def _own(outlet: str | None, address: str | None) -> Own:
    rows: list[KnownName] = []
    keys: set[str] = set()
    if address and host_of(address) in words("hosting_hosts"):
        address = None  # an agency's page that a paper shows as its own
    if outlet and address and is_agency_elsewhere(outlet, address):
        outlet = None
    if outlet:
        keys.add(name_key(outlet))
        if "." in outlet and " " not in outlet and (host := site_of(outlet)):
            keys.add(name_key(host))
        if found := look_up(outlet) or _head(outlet):
            rows.append(found)
    site = site_of(address) if address else None
    if address and (found := row_of_host(address)):
        rows.append(found)
    if site:
        keys.add(name_key(site))
    return Own(frozenset(keys), frozenset(row.name for row in rows), frozenset((site,)) if site else frozenset())


def is_agency_elsewhere(outlet: str, address: str) -> bool:
    """Whether a page that calls an agency its publisher stands on a site that is not the agency's."""
    row = look_up(outlet)
    return row is not None and row.kind == "agency" and bool(row.hosts) and row_of_host(address) is not row


def _same(one: str, other: str) -> bool:
    """Whether one folded name is the beginning or the end of the other, or an inflected form of it."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or (len(short) > 5 and long.endswith(short)) or fuzz.ratio(one, other) >= _INFLECTED


# "Kleinen Zeitung" and "Kleine Zeitung": one letter in fourteen.
_INFLECTED = 92.0


def _head(outlet: str) -> KnownName | None:
    """The known name that an outlet's longer one begins with: "CNN Politics", "The Independent | Voices"."""
    parts = outlet.replace("|", " ").split()
    for length in range(len(parts) - 1, 0, -1):
        head = " ".join(parts[:length]).rstrip(" -–—,:")
        found = look_up(head)
        if found is not None and not (found.common or (length == 1 and len(head) > 5)):
            return found
    return None
