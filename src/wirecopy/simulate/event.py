"""What happened: one event, its people, bodies, places, things and figures, the same in every article about it.

A topic's table says what an event of it has. Each such thing takes a block in one list of strings, one string for each
form in which a sentence may need it (``FORMS``); compiled sentences know the positions. A person or body changes from
its full name to the short one once it has been named in an article: the second list holds the blocks for that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from wirecopy.simulate import inflect
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.figures import FIGURES
from wirecopy.simulate.names import Names, acronym
from wirecopy.simulate.symbols import entries

FORMS: dict[str, tuple[str, ...]] = {
    "person": (
        "pre", "Pre", "name", "Name", "name's", "Name's", "post", "end", "the", "The", "he", "He", "his", "His", "him",
    ),
    "org": ("pre", "Pre", "name", "'s"),
    "name": ("plain", "Plain", "'s"),
    "word": ("plain", "Plain", "a", "A"),
    "figure": ("plain", "Plain"),
}  # fmt: skip
"""Forms of each kind of thing. Person: the role before the name ("" where it stands behind), the name, the role behind
it (inside and at the end of a clause), the short role, pronouns."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COMMON = ("place", "town", "region", "country", "nation", "river", "street", "paper")
_GROUPS = (("org", "orgs"), ("person", "people"), ("word", "things"), ("figure", "amounts"))
"""Kinds of things with the key of a topic's table; people after bodies, whose names their roles may hold."""
THREADS = {"main": "issue", "aim": "goal", "fear": "worry", "them": "folk"}
"""What runs through a story as its matter, with the topic's symbol from which an event takes it."""
_NAMED = re.compile(r"\{(\w+)\}")


class Base(NamedTuple):
    """A thing that an event binds: its kind, where its block starts, and the symbol that it was drawn from."""

    kind: str
    start: int
    symbol: str = ""


class Event:
    """One event; ``first`` and ``later`` are the blocks before and after each thing has been named."""

    __slots__ = ("country", "day", "first", "later", "place", "topic")

    def __init__(self, topic: str, first: list[str], later: list[str], told: Mapping[str, str]) -> None:
        self.topic = topic
        """The topic's name ("courts", "floods" …)."""
        self.first, self.later = first, later
        self.place, self.country, self.day = told["place"], told["country"], told["day"]


class Bindings:
    """What an event of one topic binds, in order, and how it is drawn."""

    def __init__(self, topic: str, table: Mapping[str, Any], names: Names) -> None:
        self._topic, self._names = topic, names
        self._specs: list[tuple[str, str, list[str]]] = [("name", key, []) for key in COMMON]
        self._specs.append(("word", "day", list(DAYS)))
        for kind, group in _GROUPS:
            self._specs += [(kind, key, spec.split("|")) for key, spec in table.get(group, {}).items()]
        words = table.get("words", {})
        self._specs += [("word", key, entries(words[symbol])) for key, symbol in THREADS.items() if symbol in words]
        self.bases: dict[str, Base] = {}
        start = 0
        for kind, key, _ in self._specs:
            self.bases[key] = Base(kind, start, f"={key}" if kind == "word" else "")
            start += len(FORMS[kind])

    def symbols(self) -> dict[str, list[str]]:
        """What each word that is bound was drawn from, under its base's symbol."""
        return {f"={key}": spec for kind, key, spec in self._specs if kind == "word"}

    def draw(self, chance: Chance) -> Event:
        """An event of this topic."""
        told: dict[str, str] = {}
        first: list[str] = []
        later: list[str] = []
        for kind, key, spec in self._specs:
            if kind == "name":
                told[key] = name = self._name(chance, key, told)
                block: Sequence[str] = (name, name, possessive(name))
                after = block
            elif kind == "word":
                told[key] = text = chance.pick(spec)
                text = inflect.form(text, "") if "/" in text else text
                phrase = inflect.article(text)
                block = after = (text, inflect.capital(text), phrase, inflect.capital(phrase))
            elif kind == "figure":
                told[key] = text = FIGURES[chance.pick(spec)](chance)
                block = after = (text, inflect.capital(text))
            elif kind == "org":
                block, after = self._org(chance, chance.pick(spec), told)
                told[key] = block[0] + block[2].partition(" (")[0]
            else:
                block, after = self._person(chance, chance.pick(spec), told)
                told[key] = after[2]
            first += block
            later += after
        return Event(self._topic, first, later, told)

    def _name(self, chance: Chance, key: str, told: Mapping[str, str]) -> str:
        if key in ("place", "town"):
            return self._names.town(chance)
        if key == "nation":
            return told["country"] + "n"
        if key == "country":
            return self._names.country(chance)
        if key == "river":
            return self._names.river(chance)
        return self._names.newspaper(chance) if key == "paper" else self._names.place(chance, key)

    def _filled(self, chance: Chance, pattern: str, told: Mapping[str, str]) -> str:
        """A role or body with the event's names in its braces; ``{firm}``, ``{university}`` are drawn for it."""

        def value(found: re.Match[str]) -> str:
            key = found.group(1)
            if key == "firm":
                return self._names.firm(chance)
            if key == "surname":
                return self._names.surname(chance)
            return told[key] if key in told else self._names.place(chance, key)

        return _NAMED.sub(value, pattern) if "{" in pattern else pattern

    def _org(self, chance: Chance, pattern: str, told: Mapping[str, str]) -> tuple[Sequence[str], Sequence[str]]:
        name = self._filled(chance, pattern, told)
        if name.startswith("the "):
            name = name[4:]
            short = acronym(name)
            full = f"{name} ({short})" if len(short) > 2 else name
            short = short if len(short) > 2 else name
            return ("the ", "The ", full, possessive(name)), ("the ", "The ", short, possessive(short))
        short = name.partition(" ")[0]
        short = name if short in ("University", "Institute") else short
        return ("", "", name, possessive(name)), ("", "", short, possessive(short))

    def _person(self, chance: Chance, pattern: str, told: Mapping[str, str]) -> tuple[Sequence[str], Sequence[str]]:
        name = self._names.person(chance)
        role = self._filled(chance, pattern, told)
        head, place = re.match(r"(.*?)( (?:of|at|in|for|with|who|from|on) .*)?$", role).groups("")  # type: ignore[union-attr]
        bare = head.partition(" ")[2]
        the = "the " + bare.rpartition(" ")[2]
        pronouns = ("she", "She", "her", "Her", "her") if name.woman else ("he", "He", "his", "His", "him")
        before = not place and chance.often(0.6)
        pre, post = (bare + " ", "") if before else ("", f", {role}")
        rest = (the, inflect.capital(the), *pronouns)
        first = (pre, inflect.capital(pre), name.full, name.full, *[possessive(name.full)] * 2, post and post + ",", post)
        short = name.later
        later = ("", "", short, inflect.capital(short), possessive(short), possessive(inflect.capital(short)), "", "")
        return first + rest, later + rest


def possessive(name: str) -> str:
    """With 's, or the apostrophe alone behind an s."""
    return name + ("’" if name.endswith("s") else "’s")
