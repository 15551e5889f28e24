"""A second made-up wire, apart from the package's own: what is tuned on the one is held against the other.

In: how many stories, a seed, how its hands edit. Out: articles as a wire writes them, and their truth. Desks copy
whichever article they meet; ``words``: they slip, drop and put in words; ``sentences``: they cut from the bottom, drop
sentences and paragraphs, swap words for others of a fixed list, change figures, add what they know and who said so,
write headlines. Some texts are never given out; some clocks are wrong or missing; most copies credit somebody.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from wirecopy.model import Copy, Family, LostOriginal
from wirecopy.simulate.truth import Truth
from wirecopy.simulate.wire import Line, make_wire
from wirecopy.simulate.world import make_world

STYLES = ("words", "sentences")
FIRST_LOST, INNER_LOST = 0.2, 0.15
UNDATED, MISDATED = 0.12, 0.08
CREDITED = 0.6
_OUTLETS = [
    f"{place} {name}"
    for place in ("Norvale", "Tessmark", "Quillan", "Arbeth", "Fenwold", "Dunmere", "Ostrel", "Lorvik", "Pellam")
    for name in ("Herald", "Post", "Gazette", "Tribune", "Courier", "Chronicle", "Observer", "Mail")
]
_NEW_YEAR = datetime(2024, 1, 1, tzinfo=UTC)

Text = list[list[str]]
"""Paragraphs of sentences."""


@dataclass
class _Item:
    id: str
    outlet: str
    text: Text
    headline: str
    minute: float
    model: _Item | None
    credit: _Item | None = None
    lost: bool = False
    copies: list[_Item] = field(default_factory=list)

    @property
    def body(self) -> str:
        return "\n\n".join(" ".join(paragraph) for paragraph in self.text)


class Desks:
    """What the hands of one world draw from: texts, sentences that stand nowhere else, words, chance."""

    def __init__(self, seed: int, style: str, stories: int) -> None:
        self.chance, self.style = random.Random(f"{seed} {style}"), style
        bodies: list[Text] = []
        met: set[str] = set()
        for made in make_wire(stories * 12 + 400, make_world("mixed", formula=0.0, furniture=0.0), seed + 1000):
            if len(made.articles) == 1 and not made.truth.lost_originals:
                body = [
                    [s for s in re.split(r"(?<=[.!?]) ", paragraph) if len(s.split()) > 5 and s not in met]
                    for paragraph in made.articles[0].text.split("\n\n")
                ]
                met.update(s for paragraph in body for s in paragraph)
                bodies.append([paragraph for paragraph in body if paragraph])
        self.chance.shuffle(bodies)
        bodies.sort(key=lambda body: sum(map(len, body)) < 8)
        self.texts, spare = bodies[:stories], bodies[stories:]
        self.spare = [s for body in spare for paragraph in body for s in paragraph]
        self.words = sorted({w for s in self.spare for w in s.split() if w.isalpha() and w.islower() and len(w) > 3})
        shuffled = self.chance.sample(self.words, len(self.words))
        self.other = dict(zip(self.words, shuffled, strict=True))
        """A word's stand-in; going to and fro between two words is as likely either way."""
        self.other |= {b: a for a, b in self.other.items()}

    def copied(self, item: _Item) -> Text:
        """The text as the next desk prints it."""
        text = [list(paragraph) for paragraph in item.text]
        return self._slipped(text) if self.style == "words" else self._edited(text)

    def _often(self, share: float) -> bool:
        return self.chance.random() < share

    def _slipped(self, text: Text) -> Text:
        for _ in range(self.chance.randint(0, 8)):
            self._in_sentence(text, self._slip)
        if self._often(0.3) and len(text) > 3:
            del text[self.chance.randrange(1, len(text))]
        return text

    def _edited(self, text: Text) -> Text:
        if self._often(0.1):
            return text
        if self._often(0.45) and len(text) > 3:
            del text[-self.chance.randint(1, max(1, len(text) // 2)) :]
        if self._often(0.25) and len(text) > 3:
            del text[self.chance.randrange(1, len(text))]
        if self._often(0.3):
            paragraph = self.chance.choice(text)
            if len(paragraph) > 1:
                del paragraph[self.chance.randrange(1, len(paragraph))]
        if self._often(0.6):
            for _ in range(self.chance.randint(1, 6)):
                self._in_sentence(text, self._exchanged)
        if self._often(0.2):
            self._in_sentence(text, self._miscounted)
        if self._often(0.25):
            self._in_sentence(text, self._attributed)
        if self._often(0.3):
            at = len(text) if self._often(0.4) else self.chance.randint(1, len(text))
            text.insert(at, [self.spare.pop() for _ in range(self.chance.randint(1, 3)) if self.spare] or [""])
        if self._often(0.05) and len(text) > 3:
            moved = text.pop(self.chance.randrange(1, len(text)))
            text.insert(self.chance.randint(1, len(text)), moved)
        return text

    def _in_sentence(self, text: Text, change: Any) -> None:
        paragraph = self.chance.choice(text)
        n = self.chance.randrange(len(paragraph))
        paragraph[n] = change(paragraph[n])

    def _slip(self, sentence: str) -> str:
        words = sentence.split()
        at, kind = self.chance.randrange(len(words)), self.chance.random()
        if kind < 0.5:
            words[at] = self.chance.choice(self.words)
        elif kind < 0.75 and len(words) > 7:
            del words[at]
        else:
            words.insert(at, self.chance.choice(self.words))
        return " ".join(words)

    def _exchanged(self, sentence: str) -> str:
        words = sentence.split()
        known = [n for n, word in enumerate(words) if word in self.other]
        if known:
            n = self.chance.choice(known)
            words[n] = self.other[words[n]]
        return " ".join(words)

    def _miscounted(self, sentence: str) -> str:
        found = re.search(r"\b\d+\b", sentence)
        if found is None:
            return sentence
        return f"{sentence[: found.start()]}{int(found[0]) + self.chance.randint(1, 40)}{sentence[found.end() :]}"

    def _attributed(self, sentence: str) -> str:
        said = self.chance.choice(("officials said", "it is reported", "the agency said", "witnesses said"))
        return f"{sentence.rstrip('.')}, {said}."

    def reheaded(self, headline: str) -> str:
        return self.chance.choice(self.spare)[:60].rsplit(" ", 1)[0] if self._often(0.4) else headline

    def story(self) -> list[_Item]:
        """The items of one story, each after its model."""
        chance = self.chance
        size = chance.choice((3, 4, 5, 6, 7, 8, 10, 12, 16, 20))
        outlets = chance.sample(_OUTLETS, size)
        text = self.texts.pop()
        first = _Item(self._id(), outlets[0], text, text[0][0][:60], chance.uniform(0, 200_000), None)
        items, bias = [first], chance.choice((0.0, 0.0, 0.4, 0.8))
        for outlet in outlets[1:]:
            model = first if self._often(bias) else chance.choice(items)
            wait = chance.expovariate(1 / 300) + 5
            item = _Item(
                self._id(), outlet, self.copied(model), self.reheaded(model.headline), model.minute + wait, model
            )
            model.copies.append(item)
            if self._often(CREDITED):
                item.credit = model if self._often(0.9) or model.model is None else model.model
            items.append(item)
        for item in items:
            item.lost = self._often(FIRST_LOST if item is first else INNER_LOST if item.copies else 0.0)
        return items

    def _id(self) -> str:
        return f"{self.chance.randrange(16**12):012x}"

    def line(self, item: _Item) -> Line:
        """The item as it is given out."""
        time: datetime | None = _NEW_YEAR + timedelta(minutes=item.minute)
        if self._often(UNDATED):
            time = None
        elif self._often(MISDATED / (1 - UNDATED)) and time:
            time += timedelta(hours=self.chance.uniform(-48, 48))
        published = time.strftime("%Y-%m-%dT%H:%M:%SZ") if time else None
        byline: tuple[str, ...] = ()
        text = item.body
        if item.credit and self._often(0.5):
            byline = (item.credit.outlet,)
        elif item.credit:
            text = f"{text}\n\nSource: {item.credit.outlet}"
        address = f"https://{item.outlet.replace(' ', '').lower()}.example/{item.id}"
        return Line(
            id=item.id, url=address, canonical_url=address, outlet=item.outlet, headline=item.headline, byline=byline,
            published=published, language="en", text=text,
        )  # fmt: skip


def make_desks(stories: int, style: str, seed: int) -> tuple[list[Line], Truth, dict[str, set[str]]]:
    """Articles, their truth, and of each article those of equal text."""
    desks = Desks(seed, style, stories)
    lines: list[Line] = []
    truth = Truth([], [], [], [], [])
    twins: dict[str, set[str]] = defaultdict(set)
    for n in range(stories):
        items = desks.story()
        there = [item for item in items if not item.lost]
        lines += map(desks.line, there)
        alike: dict[str, set[str]] = defaultdict(set)
        for item in there:
            alike[item.body].add(item.id)
        for group in alike.values():
            twins.update((id, group - {id}) for id in group)
        _tell(f"story {n}", items, truth)
    return lines, truth, twins


def _tell(family: str, items: list[_Item], truth: Truth) -> None:
    """Enter a story; a text that is not given out and left no trace is passed over."""
    named = {id(item.credit) for item in items if item.credit and not item.lost}
    stands: dict[int, list[_Item]] = {}
    below: dict[int, list[_Item]] = {}
    for item in reversed(items):
        children = [child for copy in item.copies for child in stands[id(copy)]]
        traced = not item.lost or (children and (id(item) in named or len(children) > 1))
        stands[id(item)] = [item] if traced else children
        if traced:
            below[id(item)] = children
    kept = [item for item in items if id(item) in below]
    if len(kept) < 2:
        return
    name = {id(item): f"lost:{family}:{n}" if item.lost else item.id for n, item in enumerate(kept)}
    parent = {id(child): item for item in kept for child in below[id(item)]}
    for item in kept:
        above = name[id(parent[id(item)])] if id(item) in parent else None
        if item.lost:
            known = item.outlet if id(item) in named else None
            truth.lost_originals.append(
                LostOriginal(id=name[id(item)], name=known, family=family, original=above, published_before=None)
            )
            continue
        truth.families.append(Family(family=family, article=item.id))
        if above is not None:
            truth.copies.append(
                Copy(
                    copy=item.id, original=above, family=family, kind=None, share_of_copy=None,
                    share_of_original=None, confidence=1.0, evidence=(),
                )
            )  # fmt: skip
