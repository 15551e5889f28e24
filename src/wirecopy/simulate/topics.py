"""What can be told of an event of one topic: facts by their function in a story, each in several wordings.

A fact's wordings say the same of the same people and figures, so that one can stand for another in a rewrite. Each
wording is compiled when it is first written, in up to ``VARIANTS`` ways of filling its structure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

from wirecopy.simulate.bindings import Bindings
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.grammar import Compiler, Recipe
from wirecopy.simulate.lexicon import Lexicon
from wirecopy.simulate.names import Names

VARIANTS = 3
"""Ways of one wording that are kept, at 2 kB each: with 24 no fewer n-grams met by chance than with 8."""
FUNCTIONS = (
    "headline", "lead", "detail", "figures", "quote", "reaction", "context", "background", "next", "update", "speech",
    "quoting",
)  # fmt: skip
"""What a sentence does in a story; "update" is kept for what later versions add, "speech" is said by the official."""
SPEAKERS = ("official", "expert", "critic", "witness")
"""People of every event; a general fact about ``{speaker}`` is one fact for each of them."""
BREAK = " || "
"""Between the sentences of one wording."""


class Fact:
    """One thing there is to say, and the ways to say it: those of the first wording, of the second, and so on."""

    __slots__ = ("_quoted", "_templates", "_topic", "ways")

    def __init__(self, topic: Topic, texts: Sequence[str], quoted: bool) -> None:
        self._topic, self._quoted = topic, quoted
        self._templates = [text.split(BREAK) for text in texts]
        self.ways: list[tuple[Recipe, ...] | None] = [None] * (VARIANTS * len(texts))
        """The recipes of each way's sentences, None until ``compile`` made them."""

    def compile(self, way: int) -> tuple[Recipe, ...]:
        """The recipes of a way's sentences, the same for equal ways whenever it is done."""
        wording, variant = divmod(way, VARIANTS)
        recipes = []
        for place, template in enumerate(self._templates[wording]):
            chance = Chance(crc32(f"{self._topic.name} {variant} {template}".encode()))
            recipe = Compiler(self._topic.lexicon, chance, self._quoted).compile(template)
            recipe.form.fact, recipe.form.wording, recipe.form.place = self, wording, place
            recipes.append(recipe)
        self.ways[way] = made = tuple(recipes)
        return made

    def way(self, chance: Chance, unlike: int = -1) -> tuple[Recipe, ...]:
        """One way by chance; of another wording than ``unlike`` if there is one."""
        at = chance.below(len(self.ways))
        if at // VARIANTS == unlike:
            at = (at + VARIANTS * chance.between(1, max(1, len(self._templates) - 1))) % len(self.ways)
        return self.ways[at] or self.compile(at)


class Topic:
    """A topic's bindings, its symbols over the general ones, and its facts with the general ones."""

    def __init__(
        self,
        table: Mapping[str, Any],
        general: Mapping[str, Any],
        names: Names,
        lexicon: Lexicon,
    ) -> None:
        """``lexicon``: the general one."""
        self.name: str = table["topic"]
        self.bindings = Bindings(self.name, table, names, {**general["words"], **table["words"]})
        own = [table["words"], self.bindings.symbols()]
        self.lexicon = Lexicon(own, lexicon.free, self.bindings.bases, lexicon)
        self.facts = {
            function: [
                Fact(self, texts, function == "speech")
                for texts in [*table.get(function, ()), *_spoken(general.get(function, ()))]
            ]
            for function in FUNCTIONS
        }


def _spoken(facts: list[list[str]]) -> Iterator[list[str]]:
    """Facts with each speaker put in."""
    for texts in facts:
        if "{speaker" in texts[0]:
            yield from ([text.replace("{speaker", "{" + speaker) for text in texts] for speaker in SPEAKERS)
        else:
            yield texts
