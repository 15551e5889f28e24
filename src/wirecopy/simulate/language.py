"""The language of the made-up wire: events, and sentences, paragraphs and stories about them.

What comes out are the ``Sentence``s of ``text``, whose pieces know what else could stand in their place. All words
come from the tables in ``data/`` (written for this), by templates (``grammar``) that are compiled to flat rows, so that
a story is written by a loop over lists. Equal seeds give equal texts on any machine.
"""

from __future__ import annotations

import json
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any
from zlib import crc32

from wirecopy.simulate import spelling
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.event import Event
from wirecopy.simulate.figures import FIGURES
from wirecopy.simulate.formulas import Formula, Formulas
from wirecopy.simulate.furniture import Furniture
from wirecopy.simulate.grammar import Form, Recipe
from wirecopy.simulate.headlines import sharpened
from wirecopy.simulate.lexicon import Lexicon, Pool
from wirecopy.simulate.names import Agency, Names, PersonName
from wirecopy.simulate.text import Paragraph, Sentence
from wirecopy.simulate.topics import Fact, Topic
from wirecopy.simulate.vary import another

__all__ = ["Event", "Formula", "Writer"]

EARLY = ("detail", "detail", "figures", "quote", "quote", "detail")
MIDDLE = ("quote", "reaction", "context", "detail", "quote", "figures", "reaction")
LATE = ("background", "next", "context", "background", "reaction", "quote", "next")
"""Functions of the sentences in the thirds of a story's body: the news pyramid."""
UNITS = (1, 1, 1, 1, 2, 2, 2, 3)
"""Facts in a paragraph: with the sentences of a fact some 1.8 sentences, between the wire's 1.3 and the sites' 2.4."""
TRIES = 12
"""Wordings that a retelling tries until one names the same people: those of a lead differ."""
POOL = 400
"""Free figures and names of each kind that are made once and drawn from."""


class Writer:
    """Writes all text of the made-up wire; holds tables only, so that one serves every thread and every story."""

    def __init__(self) -> None:
        folder = files("wirecopy.simulate") / "data"

        def table(name: str) -> dict[str, Any]:
            loaded: dict[str, Any] = json.loads((folder / name).read_text("utf-8"))
            return loaded

        self._names = Names(table("names.json"))
        general = table("general.json")
        general["words"] = table("lexicon.json") | general["words"]
        self._pools: dict[str, Pool] = {}
        lexicon = Lexicon([general["words"]], self._free, {})
        listed = sorted(path.name for path in (folder / "topics").iterdir() if path.name.endswith(".json"))
        rows = [table(f"topics/{name}") for name in listed]
        self._topics = {row["topic"]: Topic(row, general, self._names, lexicon) for row in rows}
        self._drawn = [name for name, row in zip(self._topics, rows) for _ in range(row.get("weight", 2))]
        self._formulas = Formulas(table("formulas.json"), self._names, lexicon)
        self._sharper = table("headlines.json")
        self._furniture = Furniture(table("furniture.json"))

    @property
    def topics(self) -> dict[str, Topic]:
        """All topics by name."""
        return self._topics

    def event(self, chance: Chance, topic: str | None = None) -> Event:
        """Something that happened, of the topic named or of any."""
        return self._topics[topic or chance.pick(self._drawn)].bindings.draw(chance)

    def headline(self, chance: Chance, event: Event) -> Sentence:
        """A headline for it: no final stop, uid 0."""
        fact = self._topics[event.topic].facts["headline"][0]
        return self._written(chance, fact, event.later.copy(), event, 0)[0]

    def reheadline(self, chance: Chance, event: Event) -> Sentence:
        """Another headline for the same event; equal to an earlier one once in a blue moon."""
        return self.headline(chance, event)

    def sharpen(self, chance: Chance, headline: Sentence) -> Sentence:
        """A reposter's sharper version of a headline, in one of several ways; always another text."""
        return sharpened(chance, headline, self._sharper)

    def story(self, chance: Chance, event: Event, paragraphs: int, uid: int) -> list[Paragraph]:
        """A story of so many paragraphs: the lead first, background last.

        Its sentences have the uids ``uid``, ``uid + 1`` and so on without a gap: ``uid`` plus their number is free.
        """
        random, facts, sentence = chance.random, self._topics[event.topic].facts, Sentence._make
        values, later = event.first.copy(), event.later
        told: set[Fact] = set()
        story: list[Paragraph] = []
        for n in range(paragraphs):
            functions = EARLY if n * 3 <= paragraphs else MIDDLE if n * 3 <= 2 * paragraphs else LATE
            paragraph: list[Sentence] = []
            for _ in range(UNITS[int(random() * 8)] if n else 1):
                choice = facts[functions[int(random() * len(functions))] if n else "lead"]
                at = int(random() * len(choice))
                for _ in choice:
                    fact = choice[at]
                    if fact not in told:
                        break
                    at = at + 1 if at + 1 < len(choice) else 0
                told.add(fact)
                ways = fact.ways
                way = int(random() * len(ways))
                for form, row, free, bound, met in ways[way] or fact.compile(way):
                    pieces = row.copy()
                    for i, pool, size in free:
                        pieces[i] = pool[int(random() * size)]
                    for i, value in bound:
                        pieces[i] = values[value]
                    for start, end in met:
                        values[start:end] = later[start:end]
                    paragraph.append(sentence((uid, tuple(pieces), form)))
                    uid += 1
            story.append(tuple(paragraph))
        return story

    def more(self, chance: Chance, event: Event, uid: int) -> Paragraph:
        """One paragraph more, of facts that ``story`` never tells: for expansions and updates."""
        rows = chance.shuffled(self._topics[event.topic].facts["update"])
        values = event.first.copy()
        paragraph: list[Sentence] = []
        for fact in rows[: chance.between(1, 2)]:
            paragraph += self._written(chance, fact, values, event, uid + len(paragraph))
        return tuple(paragraph)

    def retell(self, chance: Chance, event: Event, sentence: Sentence, uid: int) -> Sentence:
        """The same matter in other words: another wording of its fact, with its names and figures; another fact
        where the sentence is not one of ours."""
        form = sentence.slots
        if not isinstance(form, Form):
            fact = chance.pick(self._topics[event.topic].facts["detail"])
            return self._written(chance, fact, event.later.copy(), event, uid)[0]
        for _ in range(TRIES):
            recipes: tuple[Recipe, ...] = form.fact.way(chance, unlike=form.wording)
            recipe = recipes[min(form.place, len(recipes) - 1)]
            if set(form.met) <= set(recipe.met):
                break
        values = event.later.copy()
        for start, end in recipe.met:
            if event.first[start + 2] in sentence.pieces:
                values[start:end] = event.first[start:end]
        told = self._sentence(chance, recipe, values, event, uid)
        pieces, kept = list(told.pieces), [(sentence.pieces[i], pool) for i, pool in form.loose]
        for i, pool in recipe.form.loose:
            same = next((row for row in kept if row[1] is pool), None)
            if same:
                pieces[i] = same[0]
                kept.remove(same)
        return told._replace(pieces=tuple(pieces))

    def speech(self, chance: Chance, event: Event, uid: int) -> list[Sentence]:
        """Three to eight sentences said in public; each can be quoted alone."""
        rows = chance.shuffled(self._topics[event.topic].facts["speech"])
        values: list[str] = event.later.copy()
        said: list[Sentence] = []
        for fact in rows[: chance.between(3, 8)]:
            said += self._written(chance, fact, values, event, uid + len(said))
        return said

    def quoting(self, chance: Chance, event: Event, sentence: Sentence) -> tuple[str, str]:
        """What stands before and behind a sentence of a speech where an article quotes it.

        Where the second begins with a comma, it takes the place of the sentence's full stop.
        """
        fact = chance.pick(self._topics[event.topic].facts["quoting"])
        text = self._written(chance, fact, event.first.copy(), event, 0)[0].text
        before, _, after = text.partition("…")
        return before, after

    def formula(self, chance: Chance, kind: int) -> Formula:
        """A periodic item of one of ``len(self.formulas)`` kinds: the words that stay."""
        return self._formulas.make(chance, kind)

    def fill(self, chance: Chance, formula: Formula, uid: int) -> tuple[Sentence, list[Paragraph]]:
        """One issue of a periodic item, with new figures; its sentences count up from ``uid``, as in each issue."""
        return self._formulas.fill(chance, formula, uid)

    @property
    def formulas(self) -> int:
        """How many kinds of periodic items there are."""
        return len(self._formulas)

    def vary(self, chance: Chance, sentence: Sentence, i: int) -> str:
        """Another value for piece ``i`` that keeps the grammar; the piece itself where nothing else fits there."""
        return another(chance, self._names, sentence.slots[i], sentence.pieces[i])

    @staticmethod
    @lru_cache(1 << 16)
    def american(piece: str) -> str:
        """In American spelling; the piece itself where it has none of its own."""
        return spelling.american(piece)

    @staticmethod
    @lru_cache(1 << 16)
    def british(piece: str) -> str:
        """The inverse of ``american``."""
        return spelling.british(piece)

    def furniture(self, chance: Chance, outlet_name: str, kind: str) -> str:
        """An outlet's boilerplate: "head", "foot", "advert" or "share"."""
        return self._furniture.draw(chance, outlet_name, kind)

    def person(self, chance: Chance) -> PersonName:
        """A reporter, say."""
        return self._names.person(chance)

    def outlet(self, chance: Chance) -> str:
        """A newspaper, a station or a site."""
        return self._names.outlet(chance)

    def agency(self, chance: Chance) -> Agency:
        """A wire service with its short form."""
        return self._names.agency(chance)

    def place(self, chance: Chance) -> tuple[str, str]:
        """A town and its country."""
        return self._names.town(chance), self._names.place(chance, "country")

    def _free(self, code: str) -> Pool:
        """Figures ("#percent") or names ("!person") of one kind, made once from a chance of their own."""
        if code not in self._pools:
            chance, kind, names = Chance(crc32(code.encode())), code[1:], self._names
            draw = FIGURES[kind] if code[0] == "#" else partial(names.place, kind=kind)
            row = [draw(chance) for _ in range(POOL)]
            self._pools[code] = tuple(dict.fromkeys(row))
        return self._pools[code]

    def _written(self, chance: Chance, fact: Fact, values: list[str], event: Event, uid: int) -> list[Sentence]:
        """One wording of a fact, all its sentences."""
        return [self._sentence(chance, recipe, values, event, uid + n) for n, recipe in enumerate(fact.way(chance))]

    @staticmethod
    def _sentence(chance: Chance, recipe: Recipe, values: list[str], event: Event, uid: int) -> Sentence:
        pieces = recipe.row.copy()
        for i, pool, _ in recipe.free:
            pieces[i] = chance.pick(pool)
        for i, value in recipe.bound:
            pieces[i] = values[value]
        for start, end in recipe.met:
            values[start:end] = event.later[start:end]
        return Sentence(uid, tuple(pieces), recipe.form)
