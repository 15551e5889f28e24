"""A statement in the making: spans of its cue, source and content, before anybody asks who the source is."""

from __future__ import annotations

import msgspec

from wirecopy.model.spans import Spans


class Frame(msgspec.Struct):
    """What one cue holds together. Spans are of the article's text; ``sentence`` and ``cue`` say where the cue stands.

    ``head``: the token that makes the cue a cue; ``kind``: its class in the lexicon.
    """

    sentence: int
    cue: tuple[int, int]
    head: int
    kind: str
    cue_spans: Spans
    source: Spans
    content: Spans
