"""What a reposter does to a headline: capitals, an outcry before it, a question or a comment behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wirecopy.simulate.chance import Chance
from wirecopy.simulate.text import WORDS, Sentence, Slot

_ADDED = Slot(WORDS)


def sharpened(chance: Chance, headline: Sentence, table: Mapping[str, Sequence[str]]) -> Sentence:
    """The headline in one of several sharper ways; the pieces stay, some in capitals, one or two are added.

    ``table``: what stands "before" and "behind", and "comments" for brackets (``data/headlines.json``).
    """
    way = chance.below(6)
    if way == 0:
        return headline._replace(pieces=tuple(piece.upper() for piece in headline.pieces))
    if way == 1:
        return _with(headline, before=chance.pick(table["before"]))
    if way == 2:
        return _with(headline, behind=chance.pick(table["behind"]))
    if way == 3:
        words = chance.pick(table["comments"]).split(" ")
        at = chance.below(len(words))
        words[at] = words[at].upper()
        return _with(headline, behind=f" [{'…' if chance.often(0.5) else ''}{' '.join(words)}.]")
    if way == 4:
        return _with(headline, behind="?", before=chance.pick(("", "Really? ", "So ", "What: ")))
    shouted = _with(headline, behind="!")
    at = max(range(len(headline.pieces)), key=lambda i: (len(headline.pieces[i]), -i))
    pieces = list(shouted.pieces)
    pieces[at] = pieces[at].upper()
    return shouted._replace(pieces=tuple(pieces))


def _with(headline: Sentence, before: str = "", behind: str = "") -> Sentence:
    head, tail = ((before,) if before else ()), ((behind,) if behind else ())
    slots = (*(_ADDED for _ in head), *headline.slots, *(_ADDED for _ in tail))
    return headline._replace(pieces=(*head, *headline.pieces, *tail), slots=slots)
