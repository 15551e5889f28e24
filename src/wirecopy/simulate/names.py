"""Invented names: people of several name cultures, towns, countries, outlets, agencies, public bodies and firms.

Family and place names are made of syllables, so that there is no end of them; given names come from lists. All in
``data/names.json``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from wirecopy.simulate.chance import Chance

_BARE = str.maketrans("áàâäãåçčćéèêëíìîïñńóòôöõøřšśúùûüýžźżığşðþżł", "aaaaaaccceeeeiiiinnoooooorssuuuuyzzzigsdtzl")
_SPELLINGS = (
    ("kh", "h"), ("sh", "sch"), ("ou", "u"), ("aa", "a"), ("ee", "i"), ("iy", "y"), ("ov", "off"), ("ev", "eff"),
    ("sky", "ski"), ("q", "k"), ("zh", "j"), ("ks", "x"), ("ya", "ia"), ("yu", "iu"), ("ck", "k"), ("ph", "f"),
    ("th", "t"), ("ll", "l"), ("ss", "s"), ("tt", "t"), ("ei", "ey"), ("ai", "ay"), ("w", "v"), ("c", "k"), ("y", "i"),
    ("i", "y"), ("e", "a"), ("o", "u"), ("a", "e"), ("u", "o"),
)  # fmt: skip
"""Pairs of spellings between which transliterations of one name differ, the likelier first."""


class PersonName(NamedTuple):
    """A name as printed at first mention and afterwards, and whether the person is a woman."""

    full: str
    later: str
    woman: bool


class Agency(NamedTuple):
    """A wire service: the full name and the short form."""

    name: str
    short: str


class Names:
    """The tables of ``names.json``, split, and what is drawn from them."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self._cultures = [culture for row in tables["cultures"] for culture in [_Culture(row)] * row["weight"]]
        self._lists: dict[str, list[str]] = {
            key: value.split("|") for key, value in tables.items() if isinstance(value, str)
        }
        self._syllables = {
            key: [part.split("|") for part in value] for key, value in tables.items() if key in _SYLLABIC
        }
        self._kinds: dict[str, Callable[[Chance], str]] = {
            "person": lambda chance: self.person(chance).full,
            "surname": self.surname,
            "agency": lambda chance: self.agency(chance).name,
            "company": self._company,
            **{kind: partial(_joined, parts=self._syllables[kind]) for kind in ("town", "country", "river")},
            **{kind: partial(self._after_town, kind) for kind in ("region", "street", "university", "paper")},
        }

    def person(self, chance: Chance, woman: bool | None = None) -> PersonName:
        """Anybody, or a woman, or a man."""
        return chance.pick(self._cultures).person(chance, chance.often(0.42) if woman is None else woman)

    def surname(self, chance: Chance) -> str:
        return chance.pick(self._cultures).surname(chance)

    def place(self, chance: Chance, kind: str) -> str:
        """A name of a kind: "town", "country" (in -ia: with an n it is the adjective), "river", "company", "paper",
        "region", "street", "university", "surname", "person", "agency". KeyError for any other."""
        return self._kinds[kind](chance)

    def town(self, chance: Chance) -> str:
        return _joined(chance, self._syllables["town"])

    def outlet(self, chance: Chance) -> str:
        """A newspaper, a station, or a site ("pressdawn.example")."""
        if chance.often(0.3):
            return _joined(chance, self._syllables["site"]).lower() + ".example"
        return self.place(chance, "paper")

    def agency(self, chance: Chance) -> Agency:
        word = chance.pick(self._lists["agency_word"]) if chance.often(0.6) else self.place(chance, "country") + "n"
        name = chance.pick(self._lists["agency"]).replace("{}", word)
        return Agency(name, acronym(name))

    def _company(self, chance: Chance) -> str:
        name = chance.pick(self._lists["firm"]).replace("{}", self.surname(chance))
        return name[0].upper() + name[1:]

    def _after_town(self, kind: str, chance: Chance) -> str:
        """A pattern filled with a town's name."""
        return chance.pick(self._lists[kind]).replace("{}", self.town(chance))

    def respelled(self, chance: Chance, name: str) -> str:
        """The same name by another transliteration, or with its diacritics dropped; never the same string."""
        bare = name.translate(_BARE)
        if bare != name:
            return bare
        found = [pair for pair in _SPELLINGS if pair[0] in name[1:]]
        if not found:
            return name + name[-1]
        old, new = chance.skewed(found)
        at = name.index(old, 1)
        return name[:at] + new + name[at + len(old) :]


class _Culture:
    """How one culture's names are built."""

    def __init__(self, row: dict[str, Any]) -> None:
        self._order = row["order"]
        self._women, self._men = row["f"].split("|"), row["m"].split("|")
        self._syllables = [part.split("|") for part in row["surname"]]
        self._prefixes: list[str] = row.get("prefix", "").split("|")

    def surname(self, chance: Chance) -> str:
        return chance.pick(self._prefixes) + _joined(chance, self._syllables)

    def person(self, chance: Chance, woman: bool) -> PersonName:
        given = chance.pick(self._women if woman else self._men)
        family = self.surname(chance)
        if self._order == "patronymic" and woman:
            family = family.removesuffix("son") + "dóttir"
        full = f"{family} {given}" if self._order == "family first" else f"{given} {family}"
        return PersonName(full, family, woman)


_SYLLABIC = ("town", "country", "river", "site")


def _joined(chance: Chance, parts: list[list[str]]) -> str:
    """Syllables in a row; a letter is never three times the same where they meet."""
    name = ""
    for part in parts:
        syllable = chance.pick(part)
        name += syllable[1:] if syllable and name[-1:] == syllable[0] and name[-2:-1] == syllable[0] else syllable
    return name


def acronym(name: str) -> str:
    """The capitals of a name: "Northern Wire Agency" gives "NWA"."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
