"""What a frame says besides who said what: how directly, to whom, how firmly.

In: a scene and a frame. Out: mode, the outlet it was told to, the addressee, whether it is hedged or denied. All of it
is read off the parse around the cue by rules; the words are in ``data/manner.json``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from wirecopy.model.spans import Spans, covers
from wirecopy.speech.statements.frame import Frame
from wirecopy.speech.statements.reported import quoted_as_saying
from wirecopy.speech.statements.scene import Scene
from wirecopy.speech.statements.view import View

Mode = Literal["direct", "indirect", "mixed", "none"]
_DIRECT = 0.95  # share of the letters inside quotation marks; a comma or a "that" outside is not the reporter's speech


@cache
def manner(concept: str) -> frozenset[str]:
    """The lemmas of a concept."""
    lists: dict[str, list[str]] = msgspec.json.decode(
        resources.files(__package__).joinpath("data/manner.json").read_bytes()
    )
    return frozenset(lists[concept])


def silent_cue(scene: Scene, frame: Frame) -> Spans | None:
    """The whole cue where somebody would not speak: "refused to comment", "did not respond"; else ``None``."""
    view = scene.views[frame.sentence]
    lemma = view.placed.sentence.lemmas
    head = frame.head
    first = min(frame.cue[0], head)
    negations = [child for child in view.children[head] if view.dep(child) == "neg"]
    if negations and lemma[head].lower() in manner("no_reply"):
        helper = [child for child in view.children[head] if view.dep(child) in ("aux", "neg")]
        return scene.spans(frame.sentence, range(min([*helper, first]), max(head, frame.cue[1] - 1) + 1))
    for verb in (head, view.heads[head]) if view.dep(head) == "xcomp" else (head,):
        if "verb:refuse" not in view.classes[verb]:
            continue
        for child in view.children[verb]:
            if view.dep(child) == "xcomp" and lemma[child].lower() in manner("silence"):
                return scene.spans(frame.sentence, range(min(first, verb), child + 1))
    return None


def is_unspoken(scene: Scene, frame: Frame) -> bool:
    """Whether what is left open is a clause of its own: "declined to say whether he would go"."""
    view = scene.views[frame.sentence]
    below = [child for verb in (frame.head, view.heads[frame.head]) for child in view.children[verb]]
    return any(view.dep(child) == "ccomp" for at in below for child in view.children[at])


def mode_of(scene: Scene, frame: Frame) -> Mode:
    """How the content is given, by the share of it inside quotation marks that do not hold the cue too."""
    at = frame.cue_spans[0][0]
    outer = [q for q in scene.quotations if not q.start <= at < q.end]
    letters = sum(_letters(scene.text, start, end) for start, end in frame.content)
    quoted = sum(
        _letters(scene.text, max(start, q.start), min(end, q.end))
        for q in outer
        for start, end in frame.content
        if covers([(start, end)], q.start, q.end)
    )
    if not letters or not quoted:
        return "indirect"
    return "direct" if quoted >= _DIRECT * letters else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(sign.isalnum() for sign in text[start:end])


def heard_by(scene: Scene, frame: Frame) -> tuple[str | None, str | None]:
    """Who was told: the outlet or the press ("told Reuters"), and the addressee ("addressing the president")."""
    view = scene.views[frame.sentence]
    told_to = addressee = None
    for quoted in quoted_as_saying(view):
        if quoted.verb == frame.head and quoted.teller is not None:
            return (_phrase(scene, frame, view, quoted.teller) or "").removeprefix("the ") or None, None
    for token in _hearers(view, frame):
        words = _phrase(scene, frame, view, token)
        if words is None:
            continue
        if told_to is None and _is_press(view, token):
            told_to = words.removeprefix("the ")
        elif addressee is None and not _is_press(view, token):
            addressee = words
    return told_to, addressee


def _hearers(view: View, frame: Frame) -> Iterator[int]:
    """Heads of the phrases that name who was spoken to: objects of the cue, "to" and "with" phrases, "addressing"."""
    sentence = view.placed.sentence
    verb = frame.head
    hears = sentence.lemmas[verb].lower() in manner("hearing") or "verb:tell" in view.classes[verb]
    has_clause = any(view.dep(child) in ("ccomp", "xcomp") for child in view.children[verb])
    for child in view.children[verb]:
        dep = view.dep(child)
        if (dep == "dative" and sentence.pos[child] != "ADP") or (dep == "dobj" and hears):
            yield child
        elif (
            dep in ("prep", "dative")
            and sentence.lemmas[child].lower() == "to"
            and _SPOKEN_TO & set(view.classes[verb])
        ):
            yield from (below for below in view.children[child] if view.dep(below) == "pobj")
        elif dep == "prep":
            yield from _in_interview(view, child)
        elif dep == "advcl" and sentence.lemmas[child].lower() in ("address", "tell", "speak"):
            yield from (below for below in view.children[child] if view.dep(below) == "dobj")
        elif dep == "ccomp" and hears and has_clause and not _has_object(view, verb):
            subject = view.subject(child)  # "asked soldiers whether …": the parser takes them for the clause's own
            if subject is not None and _clause_word_after(view, subject):
                yield subject


_SPOKEN_TO = frozenset(
    ("verb:say", "verb:tell", "verb:explain", "verb:write", "verb:complain", "verb:promise", "verb:testify",
     "verb:repeat", "verb:talk", "verb:utter", "verb:admit", "verb:reply")
)  # fmt: skip


def _clause_word_after(view: View, token: int) -> bool:
    return token + 1 < view.size and bool({"fn:whether", "fn:that", "fn:wh", "fn:to"} & set(view.classes[token + 1]))


def _has_object(view: View, verb: int) -> bool:
    return any(view.dep(child) in ("dobj", "dative") for child in view.children[verb])


def _in_interview(view: View, preposition: int) -> Iterator[int]:
    """ "in an interview with X", "in a statement to X"."""
    for noun in view.children[preposition]:
        if view.placed.sentence.lemmas[noun].lower() in manner("bodies_said"):
            for link in view.children[noun]:
                if view.placed.sentence.lemmas[link].lower() in ("to", "with"):
                    yield from (below for below in view.children[link] if view.dep(below) == "pobj")


def _is_press(view: View, token: int) -> bool:
    sentence = view.placed.sentence
    return view.named[token] == "org" or sentence.lemmas[token].lower() in manner("press") or (
        sentence.pos[token] == "PROPN" and view.named[token] not in ("per", "geo")
    )  # fmt: skip


_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "prep")


def _phrase(scene: Scene, frame: Frame, view: View, token: int) -> str | None:
    """The words of a phrase without its clauses; ``None`` for a pronoun, for the content, for a thing."""
    sentence = view.placed.sentence
    if sentence.pos[token] not in ("NOUN", "PROPN") or view.named[token] == "when":
        return None
    if sentence.pos[token] == "NOUN" and not (
        {"noun:person", "noun:body", "noun:reporters"} & set(view.classes[token])
        or sentence.tags[token] == "NNS"
        or any(view.dep(child) == "appos" for child in view.children[token])
        or sentence.lemmas[token].lower() in manner("press")
    ):
        return None
    tokens = [token]
    for one in tokens:
        tokens += [c for c in view.children[one] if view.dep(c) not in _CLAUSES or _names_it(view, c, one)]
    first, last = min(tokens), max(tokens)
    ((start, _), *_) = scene.spans(frame.sentence, [first])
    end = scene.spans(frame.sentence, [last])[0][1]
    if covers(frame.content, start, end):
        return None
    return scene.text[start:end].strip(" ,;:") or None


def _names_it(view: View, child: int, parent: int) -> bool:
    return view.dep(child) == "prep" and view.placed.sentence.lemmas[child].lower() == "of" and child == parent + 1


def is_hedged(scene: Scene, frame: Frame) -> bool:
    """Whether the reporter or the speaker leaves it open: "may", "allegedly", "about" before a figure."""
    if frame.kind in ("verb:seem", "adv:reported"):
        return True
    view = scene.views[frame.sentence]
    if any(view.placed.sentence.lemmas[child].lower() in manner("doubt") for child in view.children[frame.head]):
        return True
    return any(_doubts(scene, number, frame.content) for number in _sentences_of(scene, frame.content))


def _sentences_of(scene: Scene, spans: Spans) -> range:
    if not spans:
        return range(0)
    return range(scene.sentence_at(spans[0][0]), scene.sentence_at(spans[-1][1] - 1) + 1)


def _doubts(scene: Scene, number: int, within: Spans) -> bool:
    view = scene.views[number]
    sentence, offset = view.placed.sentence, view.placed.start
    for token in range(view.size):
        lemma = sentence.lemmas[token].lower()
        if lemma not in manner("doubt") and lemma not in manner("before_figures"):
            continue
        if not covers(within, offset + sentence.starts[token], offset + sentence.ends[token]):
            continue
        if lemma in manner("doubt") and sentence.pos[token] != "PROPN" and sentence.tags[token] != "NNP":
            return True
        if lemma in manner("before_figures") and "CD" in sentence.tags[token + 1 : token + 3]:
            return True
    return False


def is_negated(scene: Scene, frame: Frame) -> bool:
    """Whether the source denies the content, or is said not to have said it: a denial denied is neither."""
    view = scene.views[frame.sentence]
    denies = "verb:deny" in view.classes[frame.head] and frame.kind == "verb:deny"
    not_said = any(view.dep(child) == "neg" for child in view.children[frame.head])
    return denies != not_said
