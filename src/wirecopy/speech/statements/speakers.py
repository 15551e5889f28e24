"""Who a source is: the canonical name behind "he", "the colonel", "Khalimov", "the ministry".

In: a scene, its frames in order, the people of the article. Out: a name for each frame, or ``None``. Names and titles
are the people's own; what is here is the head of a source, pronouns, bodies called by their last word, and the rule
that a pronoun inside quotation marks is never the quotation's own speaker, save "I".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec

from wirecopy.model.spans import covers
from wirecopy.speech.people import Actor, Naming, People
from wirecopy.speech.people.records import Gender
from wirecopy.speech.statements.details import manner
from wirecopy.speech.statements.frame import Frame
from wirecopy.speech.statements.scene import Scene
from wirecopy.speech.statements.view import View

_MALE = frozenset(("he", "him", "his", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_SELF = frozenset(("i", "me", "my", "mine", "we", "us", "our", "ours"))
_THING = frozenset(("it", "its", "itself"))
_MANY = frozenset(("they", "them", "their", "theirs"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_COMPANIES = frozenset(
    ("company", "firm", "group", "agency", "party", "union", "club", "bank", "corporation", "airline", "organization",
     "organisation", "maker", "retailer", "charity", "association", "network", "newspaper", "paper", "magazine")
)  # fmt: skip
_REACH = 3
"""Sentences back in which a pronoun's person is looked for; a whole paragraph back counts too."""


class Speakers:
    """Names the sources of one article, frame by frame in order; ``frames`` are all of them."""

    def __init__(self, scene: Scene, people: People, frames: Sequence[Frame]) -> None:
        self._frames = frames
        self._scene = scene
        self._people = people
        self._actors = [_with_gender(actor) for actor in people.actors]
        self._said: list[tuple[Frame, str | None]] = []
        self._bodies: dict[str, str] = {}  # last word of a body's name to the fullest form met

    def name(self, frame: Frame) -> str | None:
        """The canonical name of the frame's source."""
        found = self._resolve(frame) if frame.source else None
        self._said.append((frame, found))
        return found

    def _resolve(self, frame: Frame) -> str | None:
        view = self._scene.views[frame.sentence]
        head = source_head(view, frame)
        if head is None:
            return None
        word = view.placed.sentence.word(head).lower()
        if word in _RELATIVE:
            head = self._antecedent(view, head)
            word = view.placed.sentence.word(head).lower()
        if word in _SELF:
            return self._enclosing(frame)
        if word in _MALE | _FEMALE | _THING:
            return self._pronoun(frame, head, word)
        if word in _MANY or word in _RELATIVE:
            return None
        return self._named(view, head) or self._stranger(view, head) or self._body(frame, view, head)

    def _antecedent(self, view: View, head: int) -> int:
        """The noun of "the colonel, who said …"."""
        at = view.heads[head]
        for _ in range(4):
            if view.dep(at) in ("relcl", "acl"):
                return view.heads[at]
            at = view.heads[at]
        return head

    def _enclosing(self, frame: Frame) -> str | None:
        """Who says "I" inside a quotation: the speaker of the statement around it."""
        around = self._around(frame, frame.cue_spans[0][0])
        return around[-1] if around else None

    def _around(self, frame: Frame, at: int) -> list[str]:
        """The speakers of the other statements whose content holds ``at``, the outermost first."""
        named = {id(other): name for other, name in self._said}
        found = []
        for other in self._frames:
            if other is not frame and other.source and covers(other.content, at, at + 1):
                name = named[id(other)] if id(other) in named else self._by_name(other)
                found += [name] if name else []
        return found

    def _by_name(self, frame: Frame) -> str | None:
        """Who a frame's source is, where it is no pronoun."""
        view = self._scene.views[frame.sentence]
        head = source_head(view, frame)
        return None if head is None or view.placed.sentence.pos[head] == "PRON" else self._named(view, head)

    def _named(self, view: View, head: int) -> str | None:
        """The actor that a phrase is about: by its head, by what stands in apposition, by a name before a body."""
        sentence = view.placed.sentence
        if actor := self._at(view, head):
            return actor.name
        for child in view.children[head]:
            if view.dep(child) in ("appos", "flat") and (actor := self._at(view, child)):
                return actor.name
        if {"noun:body", "noun:document"} & set(view.classes[head]):
            names = [child for child in view.children[head] if view.dep(child) in ("compound", "nmod", "amod")]
            for child in reversed(names):
                actor = self._at(view, child)
                if actor and actor.kind == "organization" and "noun:document" not in view.classes[head]:
                    return actor.name
        elif sentence.pos[head] == "NOUN":
            for child in view.children[head]:  # "police chief Ann Orme", parsed with the title as its head
                actor = self._at(view, child) if view.dep(child) == "compound" and child == head + 1 else None
                if actor and actor.kind == "person":
                    return actor.name
        return None

    def _stranger(self, view: View, head: int) -> str | None:
        """A name that nobody took for one: capitals that speak, or that stand in apposition to who does."""
        sentence, offset = view.placed.sentence, view.placed.start
        heads = [head, *(child for child in view.children[head] if view.dep(child) == "appos")]
        found = next((token for token in heads if sentence.pos[token] == "PROPN"), None)
        if found is None or view.named[found] == "geo":
            return None
        first = found
        while first > 0 and sentence.pos[first - 1] == "PROPN" and view.heads[first - 1] == found:
            first -= 1
        name = sentence.text[sentence.starts[first] : sentence.ends[found]]
        known = [actor.name for actor in self._actors if actor.name.split()[-1] == name]
        if known:
            return known[-1]
        naming = Naming(offset + sentence.starts[first], offset + sentence.ends[found], "full")
        self._actors.append(_with_gender(Actor(name, "person", None, (), (naming,))))
        return name

    def _at(self, view: View, token: int) -> Actor | None:
        offset = view.placed.start
        sentence = view.placed.sentence
        return self._people.at(offset + sentence.starts[token], offset + sentence.ends[token])

    def _body(self, frame: Frame, view: View, head: int) -> str | None:
        """A body or a document by its own words, "the ministry" by the fuller ones it had before."""
        sentence = view.placed.sentence
        key = sentence.lemmas[head].lower()
        if not {"noun:body", "noun:document"} & set(view.classes[head]) and key not in manner("bodies"):
            return None
        if any(sentence.pos[child] == "PRON" and view.dep(child) == "poss" for child in view.children[head]):
            return None  # "his office" is nobody's name, and no "the office" after it is either
        first = head
        for child in view.children[head]:
            if child < head and view.dep(child) in ("compound", "amod", "nmod", "poss", "nummod"):
                first = min([first, *view.subtree(child)])
        last = head
        if "noun:document" not in view.classes[head]:
            for child in view.children[head]:
                if view.dep(child) == "prep" and sentence.lemmas[child] in ("of", "for") and child == head + 1:
                    last = max(view.subtree(child))
        words = sentence.text[sentence.starts[first] : sentence.ends[last]]
        words = words.removeprefix("The ").removeprefix("the ")
        if first == head == last and not words[:1].isupper():
            if known := self._bodies.get(key) or self._house(key):
                return known
            return self._pronoun(frame, head, "it") if key in _COMPANIES else words if key in manner("bodies") else None
        if len(words) < 80:
            self._bodies[key] = words
            return words
        return None

    def _house(self, word: str) -> str | None:
        """The organization whose name ends with this word, if there is but one: "the board"."""
        names = {actor.name for actor in self._actors if actor.name.lower().endswith(f" {word}")}
        return names.pop() if len(names) == 1 else None

    def _pronoun(self, frame: Frame, head: int, word: str) -> str | None:
        """The likeliest person named before: near, of the gender, a subject or a speaker rather than an object."""
        view = self._scene.views[frame.sentence]
        at = view.placed.start + view.placed.sentence.starts[head]
        quoted = view.quoted[head]
        barred = set(self._around(frame, at)) if quoted >= 0 else set()
        kind = "organization" if word in _THING else "person"
        gender = "male" if word in _MALE else "female" if word in _FEMALE else None
        best, score = None, 0.0
        for actor in self._actors:
            if actor.kind != kind or actor.name in barred or (gender and actor.gender not in (None, gender)):
                continue
            found = self._salience(actor, frame, at, quoted, gender)
            if found > score:
                best, score = actor.name, found
        if kind == "organization" and best is None and self._said and self._is_near(self._said[-1][0], frame):
            return self._said[-1][1] if self._said[-1][1] not in self._persons() else None
        return best

    def _persons(self) -> set[str]:
        return {actor.name for actor in self._actors if actor.kind == "person"}

    def _is_near(self, other: Frame, frame: Frame) -> bool:
        return 0 < frame.sentence - other.sentence <= 1

    def _salience(self, actor: Actor, frame: Frame, at: int, quoted: int, gender: str | None) -> float:
        score = 0.0
        here = self._scene.views[frame.sentence].placed.paragraph
        for naming in actor.namings:
            if naming.start >= at:
                break
            number = self._scene.sentence_at(naming.start)
            apart = frame.sentence - number
            view = self._scene.views[number]
            token = self._token_at(view, naming.start, naming.end)
            if apart > _REACH and here - view.placed.paragraph > 1:
                continue
            if token is None or (quoted < 0 and view.quoted[token] >= 0):
                continue  # who is spoken of in a quotation is not who speaks next
            weight = 2.0 / (1 + apart)
            if _is_subject(view, token) or (
                view.dep(token) in ("appos", "conj") and _is_subject(view, view.heads[token])
            ):
                weight *= 2.5
            elif view.dep(token) == "poss":
                weight *= 0.7
            if view.placed.paragraph == here:
                weight *= 1.5
            score = max(score, weight)
        last = [name for _, name in self._said[-2:] if name]
        if actor.name in last and self._is_recent(actor.name, frame):
            score += 1.5
        if score and gender and actor.gender == gender:
            score *= 1.3
        return score + (0.02 * len(actor.namings) if score else 0)

    def _is_recent(self, name: str, frame: Frame) -> bool:
        return any(said == name and frame.sentence - other.sentence <= _REACH for other, said in self._said[-3:])

    def _token_at(self, view: View, start: int, end: int) -> int | None:
        """The last token of a naming, which carries its relation."""
        sentence, offset = view.placed.sentence, view.placed.start
        for token in range(view.size - 1, -1, -1):
            if start <= offset + sentence.starts[token] < end:
                inside = token
                while view.heads[inside] != inside and start <= offset + sentence.starts[view.heads[inside]] < end:
                    inside = view.heads[inside]
                return inside
        return None


@cache
def _given_names() -> dict[str, Gender]:
    lines = resources.files(__package__).joinpath("data/given_names.txt").read_text("utf-8").splitlines()
    known: tuple[Gender, Gender] = ("male", "female")
    return {name: gender for gender in known for line in lines for name in line.split()[1:] if line.startswith(gender)}


def _with_gender(actor: Actor) -> Actor:
    """A person's gender by the given name, where no title told it."""
    first = actor.name.split()[0].lower()
    if actor.kind != "person" or actor.gender or " " not in actor.name or first not in _given_names():
        return actor
    return msgspec.structs.replace(actor, gender=_given_names()[first])


def _is_subject(view: View, token: int) -> bool:
    return view.dep(token) in ("nsubj", "nsubjpass", "ROOT")


def source_head(view: View, frame: Frame) -> int | None:
    """The token of the source that the others hang on."""
    sentence, offset = view.placed.sentence, view.placed.start
    tokens = [
        token
        for token in range(view.size)
        if covers(frame.source, offset + sentence.starts[token], offset + sentence.ends[token])
    ]
    inside: Sequence[int] = tokens
    for token in tokens:
        if (view.heads[token] not in inside or view.heads[token] == token) and sentence.pos[token] != "PUNCT":
            return token
    return tokens[0] if tokens else None
