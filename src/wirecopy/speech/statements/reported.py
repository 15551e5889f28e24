""" "X was quoted by Y as saying …": the one cue whose source is a passive's subject and whose teller is another.

In: the view of a sentence. Out: the tokens of cue, source, content and teller.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wirecopy.model.spans import merged
from wirecopy.speech.statements.frame import Frame
from wirecopy.speech.statements.scene import Scene
from wirecopy.speech.statements.view import View

_REPORTERS = ("quote", "cite", "report")


class Quoted(NamedTuple):
    """Tokens of one such statement; ``teller``: the head of who reported it, or ``None``."""

    verb: int
    cue: list[int]
    source: list[int]
    content: list[int]
    teller: int | None


def quoted_as_saying(view: View) -> Iterator[Quoted]:
    """Every such statement of a sentence."""
    lemmas = view.placed.sentence.lemmas
    for verb in range(view.size):
        if lemmas[verb].lower() not in _REPORTERS or view.placed.sentence.tags[verb] != "VBN":
            continue
        ways = [child for child in view.children[verb] if lemmas[child].lower() == "as" and child > verb]
        sayings = [below for way in ways for below in view.children[way] if view.dep(below) == "pcomp"]
        if not sayings:
            continue
        subject = view.subject(verb)
        agents = [c for at in (verb, *sayings) for c in view.children[at] if lemmas[c].lower() == "by"]
        tellers = [below for agent in agents for below in view.children[agent] if view.dep(below) == "pobj"]
        told = {t for agent in agents for t in view.subtree(agent)}
        first = min([verb, *(c for c in view.children[verb] if view.dep(c) in ("aux", "auxpass"))])
        cue = [t for t in range(first, sayings[0] + 1) if t not in told]
        content = [t for t in view.subtree(sayings[0]) if t > sayings[0] and t not in told]
        while content and view.shapes[content[-1]] in (",", "."):
            content.pop()
        source = [] if subject is None else view.subtree(subject)
        yield Quoted(verb, cue, source, content, tellers[0] if tellers else None)


def amend(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """``frames`` with those of "quoted as saying" read by this rule, in place of what was found of them."""
    for number, view in enumerate(scene.views):
        for found in quoted_as_saying(view):
            whole = range(found.cue[0], found.cue[-1] + 1)
            frames = [f for f in frames if not (f.sentence == number and f.head in whole)]
            if not found.content:
                continue
            cue = scene.spans(number, found.cue)
            frames.append(
                Frame(
                    sentence=number,
                    cue=(found.cue[0], found.cue[-1] + 1),
                    head=found.verb,
                    kind="verb:report",
                    cue_spans=merged([(cue[0][0], cue[-1][1])]),
                    source=scene.spans(number, found.source),
                    content=scene.spans(number, found.content),
                )
            )
    return sorted(frames, key=lambda frame: frame.cue_spans)
