"""What a reposter does to a headline: capitals, an outcry before it, a question or a comment behind it."""

from __future__ import annotations

from wirecopy.simulate.chance import Chance
from wirecopy.simulate.text import WORDS, Sentence, Slot

BEFORE = (
    "BREAKING: ", "SHOCK: ", "WATCH: ", "REVEALED: ", "Exclusive: ", "Must read: ", "UPDATE: ", "Disgrace! ",
    "Bombshell: ", "It begins: ", "At last: ", "Unbelievable: ", "Outrage as ", "Exposed: ", "The truth: ", "As we warned: ",
)  # fmt: skip
BEHIND = (
    " – and the media is silent", " – and nobody talks about it", " – what they will not tell you", " – here is why",
    "!", "!!", " (video)", " – this changes everything", " – just as we predicted",
    " – you will not believe what came next",    " – who benefits?", " – coincidence?", " – the full story", " – the numbers they hide",
)  # fmt: skip
COMMENTS = (
    "after taking our money", "so much for promises", "while you pay for it", "and they call it progress", "again",
    "who would have thought", "where is the outcry", "as usual", "after years of denial", "not a joke",
    "and still no resignation", "your taxes at work", "remember that at the ballot box", "finally someone says it",
    "compare that with last year", "wait for the excuse",
)  # fmt: skip
_ADDED = Slot(WORDS)


def sharpened(chance: Chance, headline: Sentence) -> Sentence:
    """The headline in one of several sharper ways; the pieces stay, some in capitals, one or two are added."""
    way = chance.below(6)
    if way == 0:
        return headline._replace(pieces=tuple(piece.upper() for piece in headline.pieces))
    if way == 1:
        return _with(headline, before=chance.pick(BEFORE))
    if way == 2:
        return _with(headline, behind=chance.pick(BEHIND))
    if way == 3:
        words = chance.pick(COMMENTS).split(" ")
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
