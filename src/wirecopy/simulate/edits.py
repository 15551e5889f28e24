"""What copying does to a text: each edit takes paragraphs and gives paragraphs, sentences keeping their uids."""

from __future__ import annotations

from wirecopy.simulate.chance import Chance
from wirecopy.simulate.draft import Body
from wirecopy.simulate.language import Writer
from wirecopy.simulate.text import ATTRIBUTION, HEDGE, NAME, NUMBER, WORDS, Sentence

MOST_SUBSTITUTED = 0.15
"""Share of words that a copy exchanges at most."""
_CONFUSED = (
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("cl", "d"),
    ("h", "b"),
    ("e", "c"),
    ("i", "l"),
    ("o", "0"),
    ("u", "n"),
)
"""Letters that a scanner takes for others."""


def with_piece(sentence: Sentence, i: int, value: str) -> Sentence:
    """The sentence with another value in its ``i``-th piece."""
    pieces = list(sentence.pieces)
    pieces[i] = value
    return sentence._replace(pieces=tuple(pieces))


def abridge(chance: Chance, body: Body) -> Body:
    """Cut from the bottom; sometimes a paragraph in the middle too."""
    if len(body) < 3:
        return body
    kept = body[: max(2, len(body) * chance.between(40, 90) // 100)]
    if len(kept) > 4 and chance.often(0.3):
        del kept[chance.between(2, len(kept) - 2)]
    return kept


def excerpt(chance: Chance, body: Body) -> Body:
    """One to three paragraphs in a row, mostly from the top."""
    size = min(len(body), chance.between(1, 3))
    first = chance.skewed(range(len(body) - size + 1))
    return body[first : first + size]


def insert(chance: Chance, body: Body, own: Body) -> Body:
    """Put paragraphs in, at the end or somewhere below the lead."""
    at = len(body) if chance.often(0.5) else chance.between(min(1, len(body)), len(body))
    return [*body[:at], *own, *body[at:]]


def move(chance: Chance, body: Body) -> Body:
    """Put one paragraph below the lead elsewhere."""
    if len(body) < 4:
        return body
    rest = list(body)
    taken = rest.pop(chance.between(1, len(rest) - 1))
    rest.insert(chance.between(1, len(rest)), taken)
    return rest


def substitute(chance: Chance, writer: Writer, body: Body) -> Body:
    """Exchange words, up to :data:`MOST_SUBSTITUTED` of them, for others that fit."""
    share = MOST_SUBSTITUTED * chance.random()

    def exchanged(sentence: Sentence) -> Sentence:
        words = sentence.text.count(" ") + 1
        wanted = share * words
        places = [i for i, s in enumerate(sentence.slots) if s.kind == WORDS and len(s.options) > 1]
        for i in chance.shuffled(places):
            size = sentence.pieces[i].count(" ") + 1
            if wanted < size and not chance.often(wanted / size):
                break
            wanted -= size
            sentence = with_piece(sentence, i, writer.vary(chance, sentence, i))
        return sentence

    return [tuple(exchanged(s) for s in p) for p in body]


def alter_facts(chance: Chance, writer: Writer, body: Body) -> Body:
    """Alter one to three figures, names, hedges, sources or words of a quotation."""
    places = [
        (p, s, i)
        for p, paragraph in enumerate(body)
        for s, sentence in enumerate(paragraph)
        for i, slot in enumerate(sentence.slots)
        if slot.kind in (NUMBER, NAME, HEDGE, ATTRIBUTION) or (slot.quoted and len(slot.options) > 1)
    ]
    altered = [list(p) for p in body]
    for p, s, i in chance.shuffled(places)[: chance.between(1, 3)]:
        altered[p][s] = with_piece(altered[p][s], i, writer.vary(chance, altered[p][s], i))
    return [tuple(p) for p in altered]


def scan(chance: Chance, sentence: Sentence, noise: float) -> Sentence:
    """The sentence as a bad scan has it: letters mistaken for others, words split; ``noise``: share of words."""
    pieces = list(sentence.pieces)
    for i, piece in enumerate(pieces):
        if piece and chance.often(noise * (piece.count(" ") + 1)):
            pieces[i] = _damaged(chance, piece)
    return sentence._replace(pieces=tuple(pieces))


def _damaged(chance: Chance, piece: str) -> str:
    words = piece.split(" ")
    long = [n for n, word in enumerate(words) if len(word) > 3]
    if not long:
        return piece
    n = chance.pick(long)
    word = words[n]
    if chance.often(0.25):
        cut = chance.between(2, len(word) - 2)
        words[n] = f"{word[:cut]} {word[cut:]}"
    else:
        for wrong in chance.shuffled(_CONFUSED):
            if wrong[0] in word:
                words[n] = word.replace(*wrong, 1)
                break
    return " ".join(words)
