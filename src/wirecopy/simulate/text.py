"""What the made-up wire is written in: sentences that remember where each of their words comes from.

A sentence is a row of pieces. An edit puts another value into a piece and leaves the sentence its ``uid``, so that two
articles can be compared piece by piece however often the text was copied in between: that comparison is the truth.
"""

from __future__ import annotations

from typing import NamedTuple

WORDS, NUMBER, NAME, HEDGE, ATTRIBUTION = range(5)
"""What a piece is: ordinary words, a figure, a proper name, a hedge ("about", "allegedly"), or a clause that names a
source (", police said"). The last two may be empty: then the hedge or the source is not there, but could be."""

FORMULA_UIDS = -(1 << 40)
"""Uids from here downwards are those of formulas, from here to 0 of outlets' furniture; news has positive ones."""


class Slot(NamedTuple):
    """A place in a sentence: what stands there, and what else could.

    ``options``: values that fit the grammar of this place, in the order of preference; empty where the writer must
    find another value from the piece itself (a figure, a name). ``quoted``: inside quotation marks.
    """

    kind: int
    options: tuple[str, ...] = ()
    quoted: bool = False


class Sentence(NamedTuple):
    """One sentence: its pieces, which joined are its text, and the slots in which they stand.

    Pieces carry their own spaces ("about ", "40", " people"); no word spans two pieces. ``uid`` is the same for all
    versions of a sentence.
    """

    uid: int
    pieces: tuple[str, ...]
    slots: tuple[Slot, ...]

    @property
    def text(self) -> str:
        return "".join(self.pieces)


Paragraph = tuple[Sentence, ...]
