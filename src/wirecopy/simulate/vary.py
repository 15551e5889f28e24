"""Another value for one piece of a sentence, as an editor, a typist or a retelling would put there."""

from __future__ import annotations

from wirecopy.simulate.bindings import possessive
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.figures import another_figure
from wirecopy.simulate.names import Names
from wirecopy.simulate.text import ATTRIBUTION, HEDGE, NAME, NUMBER, Slot

LOST = 0.6
"""How often a hedge or an attribution that is there is lost; else it is swapped for another."""


def another(chance: Chance, names: Names, slot: Slot, piece: str) -> str:
    """A value for the slot that is not ``piece`` and keeps the grammar; ``piece`` where the slot knows no other."""
    if slot.kind == NUMBER:
        return another_figure(chance, piece)
    if slot.kind == NAME:
        return _another_name(chance, names, piece)
    if slot.kind in (HEDGE, ATTRIBUTION) and piece and chance.often(LOST):
        return ""
    others = [option for option in slot.options if option and option != piece]
    return chance.pick(others) if others else piece


def _another_name(chance: Chance, names: Names, piece: str) -> str:
    """Half the time the name in other spelling, else another of the same shape: letters, one word, several."""
    if not piece:
        return piece
    owns = piece.endswith(("’s", "s’"))
    name = piece.removesuffix("’s").removesuffix("’") if owns else piece
    other = name
    if name.isupper():
        while other == name:
            at = chance.below(len(name))
            other = name[:at] + chance.pick("ABCDEFGILMNOPRSTUV") + name[at + 1 :]
    elif chance.often(0.5):
        other = names.respelled(chance, name)
    else:
        while other == name:
            first, blank, rest = name.rpartition(" ")
            other = first + blank + _capital_like(names.surname(chance), rest)
    return possessive(other) if owns else other


def _capital_like(other: str, name: str) -> str:
    return other[:1].upper() + other[1:] if name[:1].isupper() else other
