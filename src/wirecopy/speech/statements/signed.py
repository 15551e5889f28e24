"""Quotations signed with a dash: “It was the best year of my life.” — Ann Orme, baker.

In: a scene. Out: a frame for each quotation that ends its paragraph but for a dash and a name; the dash is its cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirecopy.model.spans import covers
from wirecopy.speech.statements.frame import Frame
from wirecopy.speech.statements.scene import Scene

_SIGNATURE = re.compile(r"\s*(?P<dash>―|—|–|--)\s*(?P<name>[A-Z][^\n“\"]{2,80}?)[ .]*(?=\n|$)")


def signed_frames(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """``frames`` with those of signed quotations that no other statement has."""
    return sorted([*frames, *_signed(scene, frames)], key=lambda frame: frame.cue_spans)


def _signed(scene: Scene, frames: list[Frame]) -> Iterator[Frame]:
    for start, end, _, is_closed in scene.quotations:
        signature = _SIGNATURE.match(scene.text, end) if is_closed else None
        if signature is None or any(covers(frame.content, start, end) * 2 > end - start for frame in frames):
            continue
        number = scene.sentence_at(signature.start("dash"))
        placed = scene.views[number].placed
        dash = next(
            (t for t, at in enumerate(placed.sentence.starts) if placed.start + at >= signature.start("dash")), None
        )
        if dash is not None:
            yield Frame(
                sentence=number,
                cue=(dash, dash + 1),
                head=dash,
                kind="-",
                cue_spans=[signature.span("dash")],
                source=[signature.span("name")],
                content=[(start, end)],
            )
