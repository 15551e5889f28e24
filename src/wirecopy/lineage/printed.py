"""The names that articles print of outlets and agencies, and which of them are one.

In: names. Out: a key for each, by which "NWA", "northwireagency.example" and "Northwire Agency" are the same, as long
as only one outlet or agency among the articles can be meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from wirecopy.model import Article, Credit
from wirecopy.model.names import initials, outlet_key


def names_in(articles: Iterable[Article], credits: Iterable[Iterable[Credit]]) -> set[str]:
    """The names of outlets, and those that credits print."""
    names = {article.outlet for article in articles if article.outlet}
    return names | {c.name for some in credits for c in some if c.place != "link"}


class Printed:
    """What is known from ``names`` of each of them."""

    def __init__(self, names: Iterable[str]) -> None:
        names = sorted(names, key=lambda name: (len(name), name))
        self._called = _known_as(names)
        # "Ostrel" here and "Ostrel News Agency" there: the fullest of the names that were printed
        self._fullest = {self.key(name): name for name in names}

    def key(self, name: str) -> str:
        """The key of an outlet or agency by its name, its initials or its site."""
        key = outlet_key(name)
        return self._called.get(key, key)

    def fullest(self, key: str, name: str) -> str:
        """The fullest name that was printed for a key, ``name`` where none was."""
        return self._fullest.get(key, name)


def _known_as(names: Iterable[str]) -> dict[str, str]:
    """The key of initials ("NWA") and of a site ("northwireagency.example"), and that of the one outlet or credited
    agency among the articles that has them."""
    known: dict[str, set[str]] = {}
    for name in names:
        for short in {outlet_key(initials(name)), *_site_names(name)} - {"", outlet_key(name)}:
            known.setdefault(short, set()).add(outlet_key(name))
    return {short: next(iter(keys)) for short, keys in known.items() if len(keys) == 1}


def _site_names(name: str) -> set[str]:
    """What the site of an outlet is called: all its words run together."""
    letters = "".join(c for c in name.casefold() if c.isalnum())
    return {letters, letters.removeprefix("the")}
