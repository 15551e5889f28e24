"""Quotations that a colon brings in after words that are no cue: She had one word for the bakers: “Nobody bakes.”

In: a scene and the frames found so far. Out: a frame for each quotation of a whole sentence behind a colon, where no
other statement has its cue there; the verb and what follows it are the cue, its subject the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.speech.statements.frame import Frame
from wirecopy.speech.statements.linker import Unit, orphans
from wirecopy.speech.statements.scene import Scene
from wirecopy.speech.statements.view import View

_SENTENCE_ENDS = ".!?,…"
_CLOSING = '”»"'
_FEWEST = 20
"""The least letters of a quotation that is taken for somebody's sentence: titles and lists are shorter."""


def introduced_frames(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """``frames`` with those of introduced quotations that no other statement has."""
    return sorted([*frames, *_introduced(scene, frames)], key=lambda frame: frame.cue_spans)


def _introduced(scene: Scene, frames: list[Frame]) -> Iterator[Frame]:
    for unit in orphans(scene, frames):
        before = scene.text[: unit.start].rstrip()
        if not before.endswith(":") or not _is_sentence(scene.text, unit):
            continue
        number = scene.sentence_at(len(before) - 1)
        view = scene.views[number]
        offset = view.placed.start
        colon = next((t for t, at in enumerate(view.placed.sentence.starts) if offset + at == len(before) - 1), 0)
        verb = _verb(view, colon)
        if verb is None or any(frame.sentence == number and verb <= frame.cue[0] < colon for frame in frames):
            continue
        subject = view.subject(verb)
        assert subject is not None
        yield Frame(
            sentence=number,
            cue=(verb, colon),
            head=verb,
            kind=(view.classes[verb] or ("-",))[0],
            cue_spans=scene.spans(number, range(verb, colon)),
            source=scene.spans(number, [t for t in view.subtree(subject) if t < verb]),
            content=[(unit.start, unit.end)],
        )


def _is_sentence(text: str, unit: Unit) -> bool:
    inside = text[unit.start + 1 : unit.end].rstrip(_CLOSING + " ")
    return len(inside) >= _FEWEST and inside[0].isupper() and inside[-1] in _SENTENCE_ENDS


def _verb(view: View, colon: int) -> int | None:
    """The verb over the colon that has a subject before it."""
    at = colon
    for _ in range(6):
        subject = view.subject(at)
        if subject is not None and subject < at < colon and view.quoted[at] < 0:
            return at
        at = view.heads[at]
    return None
