"""Statements by rules and lexicon alone: no learned weights but one figure a class.

In: the scene of an article. Out: frames. A cue is a word of the lexicon whose class is mostly a cue where a clause or a
quotation hangs on it (``data/odds.json``); its source is its subject, agent or possessor, its content that clause, the
quotation beside it, or for "according to" the rest of the sentence. What the sequence models are measured against.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

import msgspec

from wirecopy.model.spans import merged
from wirecopy.speech.statements.frame import Frame
from wirecopy.speech.statements.introduced import introduced_frames
from wirecopy.speech.statements.linker import complete_runs, orphans
from wirecopy.speech.statements.scene import Scene
from wirecopy.speech.statements.signed import signed_frames
from wirecopy.speech.statements.view import View

LEAST_ODDS = 0.5
"""The least share of a class's words that were cues, among those with a clause or quotation: half."""

_CLAUSES = ("ccomp", "xcomp", "parataxis", "acl")


@cache
def odds() -> dict[str, float]:
    """How often a word of a class that has a clause or a quotation is a cue, by class."""
    return msgspec.json.decode(
        resources.files(__package__).joinpath("data/odds.json").read_bytes(), type=dict[str, float]
    )


def ruled_frames(scene: Scene) -> list[Frame]:
    """The statements of an article, in the order of their cues."""
    frames = []
    for number, view in enumerate(scene.views):
        frames += [
            frame
            for token, kind in cue_candidates(view)
            if odds().get(kind, 0.0) >= LEAST_ODDS
            for frame in _frame(scene, number, token, kind)
        ]
    complete_runs(scene, frames)
    frames = introduced_frames(scene, signed_frames(scene, frames))
    _follow(scene, frames)
    return frames


def cue_candidates(view: View) -> Iterator[tuple[int, str]]:
    """Words of the lexicon that have something said hanging on them, with their class."""
    for token in range(view.size):
        for kind in view.classes[token]:
            if kind == "fn:according" or (
                kind.startswith(("verb:", "noun:st", "adj:")) and (_clause(view, token) or _quotation(view, token))
            ):
                yield token, kind
                break


def _clause(view: View, token: int) -> list[int]:
    """The heads of the clauses that a word governs."""
    return [child for child in view.children[token] if view.dep(child) in _CLAUSES]


def _quotation(view: View, token: int) -> set[int]:
    """The quotations of the word's own sentence that it stands outside of, where its clause is next to them."""
    if view.quoted[token] >= 0:
        return set()
    return {quoted for quoted in view.quoted if quoted >= 0}


def _frame(scene: Scene, number: int, token: int, kind: str) -> Iterator[Frame]:
    view = scene.views[number]
    last = token + 1
    source = _source(view, token)
    if kind == "fn:according":
        to = [child for child in view.children[token] if view.placed.sentence.lemmas[child].lower() == "to"]
        last = max([token, *to]) + 1
        source = [t for child in to for t in view.subtree(child) if t != child]
        taken = {token, *to, *source}
        content = [t for t in range(view.size) if t not in taken and not _is_edge(view, t)]
    else:
        content = _content(view, token, set(source))
    if not content:
        return
    yield Frame(
        sentence=number,
        cue=(token, last),
        head=token,
        kind=kind,
        cue_spans=scene.spans(number, range(token, last)),
        source=scene.spans(number, source),
        content=scene.spans(number, content),
    )


def _is_edge(view: View, token: int) -> bool:
    """Commas beside a cue and the full stop at the end belong to nobody."""
    return view.shapes[token] in (",", ".") and (token + 1 == view.size or view.shapes[token] == ",")


def _source(view: View, token: int) -> list[int]:
    """The subject, that of the verb it is joined to, the agent of a passive, or whose statement it is."""
    sentence = view.placed.sentence
    at = token
    for _ in range(3):
        for child in view.children[at]:
            if view.dep(child) == "agent":
                return [t for t in view.subtree(child) if t != child]
            if view.dep(child) in ("nsubj", "poss") and not (at != token and view.dep(child) == "poss"):
                return _trimmed(view, view.subtree(child))
        if sentence.deps[at] in ("conj", "xcomp", "advcl", "pcomp"):
            at = view.heads[at]
        elif sentence.deps[at] in ("acl", "relcl"):
            noun = view.heads[at]
            return _trimmed(view, [t for t in view.subtree(noun) if t < at and t not in set(view.subtree(at))])
        else:
            break
    return []


def _trimmed(view: View, tokens: list[int]) -> list[int]:
    while tokens and view.shapes[tokens[-1]] in (",", "--", "’s"):
        tokens = tokens[:-1]
    return tokens


def _content(view: View, token: int, source: set[int]) -> list[int]:
    """The clauses that hang on the cue, else the quotations of its sentence."""
    inside: set[int] = set()
    for child in _clause(view, token):
        inside |= set(view.subtree(child))
    if not inside:
        quotations = _quotation(view, token)
        inside = {t for t in range(view.size) if view.quoted[t] in quotations}
    return [t for t in sorted(inside) if t != token and t not in source]


def _follow(scene: Scene, frames: list[Frame]) -> None:
    """A quotation that fills sentences right after a statement in the same paragraph is its speaker's too."""
    for unit in orphans(scene, frames):
        before = [f for f in frames if f.cue_spans[0][0] < unit.start]
        if not before:
            continue
        frame = before[-1]
        here = scene.views[unit.first].placed
        if here.paragraph == scene.views[frame.sentence].placed.paragraph and unit.start - here.start <= 1:
            frame.content = merged([*frame.content, (unit.start, unit.end)])
