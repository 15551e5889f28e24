"""What can be told of an event of one topic: facts by their function in a story, each in several wordings.

A fact's wordings say the same of the same people and figures, so that one can stand for another in a rewrite. Each
wording is compiled when it is first written, in up to ``VARIANTS`` ways of filling its structure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from zlib import crc32

from wirecopy.simulate.chance import Chance
from wirecopy.simulate.event import Bindings
from wirecopy.simulate.grammar import Compiler, Form, Lexicon, Pool
from wirecopy.simulate.names import Names

VARIANTS = 12
"""Ways of one wording that are kept: more make texts less alike, at 2 kB each."""
FUNCTIONS = (
    "headline", "lead", "detail", "figures", "quote", "reaction", "context", "background", "next", "update", "speech",
    "quoting",
)  # fmt: skip
"""What a sentence does in a story; "update" is kept for what later versions add, "speech" is said by the official."""
BREAK = " || "
"""Between the sentences of one wording."""


SPEAKERS = ("official", "expert", "critic", "witness")
"""People of every event; a general fact about ``{speaker}`` is one fact for each of them."""


class Wording:
    """One way to tell a fact, in one or more sentences."""

    __slots__ = ("_fact", "_quoted", "_templates", "_topic", "variants")

    def __init__(self, topic: Topic, fact: Fact, text: str, quoted: bool) -> None:
        self._topic, self._fact, self._templates, self._quoted = topic, fact, text.split(BREAK), quoted
        self.variants: list[tuple[Form, ...] | None] = [None] * VARIANTS

    def compile(self, variant: int) -> tuple[Form, ...]:
        """The forms of its sentences, the same for equal variants whenever it is done."""
        forms = []
        for at, template in enumerate(self._templates):
            chance = Chance(crc32(f"{self._topic.name} {variant} {template}".encode()))
            form = Compiler(self._topic.lexicon, chance, self._quoted).compile(template)
            form.fact, form.at = self._fact, at
            forms.append(form)
        self.variants[variant] = made = tuple(forms)
        return made


class Fact:
    """One thing there is to say, and the ways to say it."""

    __slots__ = ("wordings",)

    def __init__(self, topic: Topic, texts: list[str], quoted: bool) -> None:
        self.wordings = [Wording(topic, self, text, quoted) for text in texts]


class Topic:
    """A topic's bindings, its symbols over the general ones, and its facts with the general ones."""

    def __init__(
        self,
        table: Mapping[str, Any],
        general: Mapping[str, Any],
        names: Names,
        free: Callable[[str], Pool],
    ) -> None:
        self.name: str = table["topic"]
        self.bindings = Bindings(self.name, table, names)
        words = [table["words"], self.bindings.symbols(), general["words"]]
        self.lexicon = Lexicon(words, free, self.bindings.bases)
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
