"""What an event of one topic binds, and how it is drawn: places, bodies, people, things and figures from its table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from wirecopy.simulate import inflect
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.event import FORMS, Base, Event
from wirecopy.simulate.figures import FIGURES
from wirecopy.simulate.names import Names, acronym
from wirecopy.simulate.symbols import entries

Block = tuple[str, ...]
Drawn = tuple[str, Block, Block]
"""What other bindings call the thing, and its block before and after it has been named."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PLACES = ("place", "town", "region", "country", "nation", "river", "street", "paper")
"""Names that every event has; "nation" is the country's adjective, "paper" the newspaper that people talk to."""
THREADS = {
    "main": ("issue", ""), "aim": ("goal", ""), "fear": ("worry", ""), "them": ("folk", ""), "those": ("people", ""),
    "others": ("people", ""), "items": ("tn", "pl"), "goods": ("stuff", ""),
}  # fmt: skip
"""What runs through a story as its matter, with the symbol and the ending by which an event takes it."""
BEFORE_NAME = 0.6
"""How often a role that is short enough stands before the name."""

_WOMEN, _MEN = ("woman", "mother", "actress", "waitress"), ("man", "doorman", "headmaster")
_NAMED = re.compile(r"\{(\w+)\}")
_ROLE = re.compile(r"(\S+) (.*?)((?: (?:of|at|in|for|with|who|from|on|whose) .*)?)")


class _Role(NamedTuple):
    """A role as the tables give it, in parts: "a", "judge", " of the {region} court"."""

    article: str
    head: str
    place: str


class Bindings:
    """The things of one topic's events, each with its base and with what draws it."""

    def __init__(self, topic: str, table: Mapping[str, Any], names: Names, words: Mapping[str, Any]) -> None:
        """``words``: symbols from which ``THREADS`` are taken; without them there are no threads."""
        self._topic, self._names = topic, names
        self.bases: dict[str, Base] = {}
        self._draws: list[tuple[str, Callable[[Chance, Mapping[str, str]], Drawn]]] = []
        self._symbols: dict[str, list[str]] = {}
        self._start = 0
        for key in PLACES:
            self._add("name", key, self._place(key))
        self._add_words("day", list(DAYS))
        for key, spec in table.get("orgs", {}).items():
            self._add("org", key, self._org(spec.split("|")))
        for key, spec in table.get("people", {}).items():
            self._add("person", key, self._person(spec.split("|")))
        for key, spec in table.get("things", {}).items():
            self._add_words(key, [inflect.form(text, "") for text in spec.split("|")])
        for key, spec in table.get("amounts", {}).items():
            self._add("figure", key, _figure(spec.split("|")))
        for key, (symbol, ending) in THREADS.items() if words else ():
            self._add_words(key, [inflect.form(text, ending) for text in entries(words[symbol])])

    def symbols(self) -> dict[str, list[str]]:
        """What each word that is bound was drawn from, under its base's symbol."""
        return self._symbols

    def draw(self, chance: Chance) -> Event:
        """An event of this topic."""
        told: dict[str, str] = {}
        first: list[str] = []
        later: list[str] = []
        for key, draw in self._draws:
            told[key], before, after = draw(chance, told)
            first += before
            later += after
        return Event(self._topic, first, later, told["place"], told["country"], told["day"])

    def _add(self, kind: str, key: str, draw: Callable[[Chance, Mapping[str, str]], Drawn]) -> None:
        self.bases[key] = Base(kind, self._start, f"={key}" if kind == "word" else "")
        self._draws.append((key, draw))
        self._start += len(FORMS[kind])

    def _add_words(self, key: str, texts: list[str]) -> None:
        self._symbols[f"={key}"] = texts
        blocks = [_word(text) for text in texts]
        self._add("word", key, lambda chance, _: chance.pick(blocks))

    def _place(self, key: str) -> Callable[[Chance, Mapping[str, str]], Drawn]:
        names, kind = self._names, "town" if key == "place" else key

        def draw(chance: Chance, told: Mapping[str, str]) -> Drawn:
            name = told["country"] + "n" if kind == "nation" else names.place(chance, kind)
            block = (name, name, possessive(name))
            return name, block, block

        return draw

    def _org(self, patterns: list[str]) -> Callable[[Chance, Mapping[str, str]], Drawn]:
        def draw(chance: Chance, told: Mapping[str, str]) -> Drawn:
            name = self._filled(chance, chance.pick(patterns), told)
            if not name.startswith("the "):
                short = name.partition(" ")[0]
                return name, ("", "", name, possessive(name)), ("", "", short, possessive(short))
            bare = name[4:]
            short = acronym(bare)
            if len(short) < 3:
                block = ("the ", "The ", bare, possessive(bare))
                return name, block, block
            return (
                name,
                ("the ", "The ", f"{bare} ({short})", possessive(bare)),
                ("the ", "The ", short, possessive(short)),
            )

        return draw

    def _person(self, patterns: list[str]) -> Callable[[Chance, Mapping[str, str]], Drawn]:
        roles = [_Role(*found.groups()) for found in map(_ROLE.fullmatch, patterns) if found]

        def draw(chance: Chance, told: Mapping[str, str]) -> Drawn:
            article, head, place = chance.pick(roles)
            woman = True if head.endswith(_WOMEN) else False if head.endswith(_MEN) else None
            name = self._names.person(chance, woman)
            pronouns = ("she", "She", "her", "Her", "her") if name.woman else ("he", "He", "his", "His", "him")
            short = head.rpartition(" ")[2]
            rest = ("the " + short, "The " + short, *pronouns)
            full, owns = name.full, possessive(name.full)
            if not place and chance.often(BEFORE_NAME):
                before = (head + " ", inflect.capital(head) + " ", full, full, owns, owns, "", "")
            else:
                role = f", {article} {head}{self._filled(chance, place, told)}"
                before = ("", "", full, full, owns, owns, role + ",", role)
            last, start = name.later, inflect.capital(name.later)
            after = ("", "", last, start, possessive(last), possessive(start), "", "")
            return last, before + rest, after + rest

        return draw

    def _filled(self, chance: Chance, pattern: str, told: Mapping[str, str]) -> str:
        """A role or body with the event's names in its braces; a ``{company}``, a ``{university}`` are drawn for it."""

        def value(found: re.Match[str]) -> str:
            key = found.group(1)
            return told[key] if key in told else self._names.place(chance, key)

        return _NAMED.sub(value, pattern) if "{" in pattern else pattern


def _word(text: str) -> Drawn:
    phrase = inflect.article(text)
    block = (text, inflect.capital(text), phrase, inflect.capital(phrase))
    return text, block, block


def _figure(kinds: list[str]) -> Callable[[Chance, Mapping[str, str]], Drawn]:
    draws = [FIGURES[kind] for kind in kinds]

    def draw(chance: Chance, _: Mapping[str, str]) -> Drawn:
        text = chance.pick(draws)(chance)
        block = (text, inflect.capital(text))
        return text, block, block

    return draw


def possessive(name: str) -> str:
    """With 's, or the apostrophe alone behind an s."""
    return name + ("’" if name.endswith("s") else "’s")
