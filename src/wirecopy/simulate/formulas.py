"""Periodic items: prices of the week, the weather, fixtures … the same words each time with other figures and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from wirecopy.simulate.bindings import Bindings
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.grammar import Compiler, Recipe
from wirecopy.simulate.lexicon import Lexicon
from wirecopy.simulate.names import Names
from wirecopy.simulate.text import NAME, NUMBER, Paragraph, Sentence

Frozen = tuple[Recipe, tuple[str, ...]]
"""A compiled sentence and its pieces as first drawn."""


class Formula(NamedTuple):
    """One series: headline and paragraphs with their words drawn; ``kinds`` of pieces that each issue draws anew."""

    kind: int
    headline: Frozen
    paragraphs: tuple[tuple[Frozen, ...], ...]
    kinds: tuple[int, ...]


class Formulas:
    """The kinds of periodic items, by their place in ``data/formulas.json``."""

    def __init__(self, table: Mapping[str, Any], names: Names, lexicon: Lexicon) -> None:
        self._kinds: Sequence[Mapping[str, Any]] = table["kinds"]
        self._bindings = Bindings("formula", table, names, {})
        self._lexicon = Lexicon([], lexicon.free, self._bindings.bases, lexicon)

    def __len__(self) -> int:
        return len(self._kinds)

    def make(self, chance: Chance, kind: int) -> Formula:
        """A series of this kind; the number of sentences depends on the kind alone."""
        row = self._kinds[kind]
        values = self._bindings.draw(chance).first

        def frozen(template: str) -> Frozen:
            recipe = Compiler(self._lexicon, chance).compile(template)
            return recipe, _filled(chance, recipe, recipe.row, values, range(5))

        paragraphs = tuple(tuple(map(frozen, paragraph)) for paragraph in row["paragraphs"])
        kinds = (NUMBER, NAME) if row.get("names") == "new" else (NUMBER,)
        return Formula(kind, frozen(row["headline"]), paragraphs, kinds)

    def fill(self, chance: Chance, formula: Formula, uid: int) -> tuple[Sentence, list[Paragraph]]:
        """The headline (uid 0) and paragraphs of one issue; sentences count up from ``uid``."""
        values = self._bindings.draw(chance).first

        def sentence(frozen: Frozen, uid: int) -> Sentence:
            recipe, pieces = frozen
            return Sentence(uid, _filled(chance, recipe, pieces, values, formula.kinds), recipe.form)

        paragraphs: list[Paragraph] = []
        for row in formula.paragraphs:
            paragraphs.append(tuple(sentence(frozen, uid + n) for n, frozen in enumerate(row)))
            uid += len(row)
        return sentence(formula.headline, 0), paragraphs


def _filled(
    chance: Chance, recipe: Recipe, pieces: Sequence[str], values: Sequence[str], kinds: Sequence[int]
) -> tuple[str, ...]:
    """The pieces with those of these kinds drawn anew."""
    row = list(pieces)
    for i, pool, _ in recipe.free:
        if recipe.form[i].kind in kinds:
            row[i] = chance.pick(pool)
    for i, value in recipe.bound:
        if recipe.form[i].kind in kinds:
            row[i] = values[value]
    return tuple(row)
