"""Find the statements of an article.

In: its parsed text and its people. Out: the contract's statements in the order of their cues. Frames come from the
learned weights or from the rules (``rules.py``); what follows from a frame is the same for both.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from wirecopy.model import Article, Statement
from wirecopy.model.spans import Spans, covers, merged
from wirecopy.speech.parsed import ParsedText
from wirecopy.speech.people import People
from wirecopy.speech.statements.details import heard_by, is_hedged, is_negated, is_unspoken, mode_of, silent_cue
from wirecopy.speech.statements.frame import Frame
from wirecopy.speech.statements.learned import learned_frames
from wirecopy.speech.statements.reported import amend
from wirecopy.speech.statements.scene import Scene, set_scene
from wirecopy.speech.statements.speakers import Speakers

_ANONYMITY = re.compile(r"(?:not to be |to remain )(?:named|identified|quoted|anonymous|unnamed)")
_OCCASION = re.compile(
    r"in (?:a|an|the) (?:[\w-]+ ){0,2}"
    r"(?:statement|interview|speech|letter|report|post|e-?mail|tweet|filing|memo|release),?\s"
)
"""Where something was said is no part of what was: "said in a statement it would …", as the parse often has it."""
_LOOSE = " \t\n,;:—–-"
_OPENING, _CLOSING = "“‘\"'«", "”’\"'»"

FrameFinder = Callable[[Scene], list[Frame]]


def find_statements(
    parsed: ParsedText, article: Article, people: People, frames: FrameFinder = learned_frames
) -> list[Statement]:
    """The statements of ``parsed``; ``frames`` is :func:`learned_frames` or :func:`rules.ruled_frames`."""
    scene = set_scene(parsed)
    found = amend(scene, frames(scene))
    speakers = Speakers(scene, people, found)
    statements: dict[str, Statement] = {}
    for frame in found:
        made = _statement(scene, frame, article.id, speakers.name(frame))
        if made is not None:
            statements.setdefault(made.id, made)
    return list(statements.values())


def _statement(scene: Scene, frame: Frame, article: str, speaker: str | None) -> Statement | None:
    """The record of a frame; ``None`` for one that says nothing."""
    silent = silent_cue(scene, frame)
    content = [] if silent and not is_unspoken(scene, frame) else tidied(scene.text, frame.content)
    if not content and not (silent and frame.source):
        return None
    if content and _ANONYMITY.match(scene.text, content[0][0]):
        return None
    cue = _whole(scene.text, silent or frame.cue_spans[:1])
    if silent and covers(content, *cue):  # "declined | to comment | on the ruling": the parse says it all again
        content = []
    source = _source(scene.text, frame.source)
    told_to, addressee = heard_by(scene, frame)
    return Statement(
        id=f"{article}:{cue[0]}",
        article=article,
        source=scene.text[slice(*source)] if source else None,
        source_start=source[0] if source else None,
        source_end=source[1] if source else None,
        speaker=speaker,
        cue=scene.text[slice(*cue)],
        cue_start=cue[0],
        cue_end=cue[1],
        content=" ".join(scene.text[start:end] for start, end in content) or None,
        content_start=content[0][0] if content else None,
        content_end=content[-1][1] if content else None,
        content_parts=tuple(content),
        mode="none" if silent else mode_of(scene, frame),
        told_to=told_to,
        addressee=addressee,
        hedged=is_hedged(scene, frame),
        negated=is_negated(scene, frame) and not silent,
    )


def _longest(spans: Spans) -> Spans:
    return [max(spans, key=lambda span: span[1] - span[0])]


def _whole(text: str, spans: Spans) -> tuple[int, int]:
    """From the first to the last, without loose signs around."""
    return _trimmed(text, spans[0][0], spans[-1][1])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end - start > 1 and text[end - 1] in _LOOSE:
        end -= 1
    while end - start > 1 and text[start] in _LOOSE:
        start += 1
    return start, end


def _source(text: str, spans: Spans) -> tuple[int, int] | None:
    """The longest piece, without a quotation mark that the parse hung on it."""
    if not spans:
        return None
    start, end = _whole(text, _longest(spans))
    while end - start > 1 and text[start] in _OPENING:
        start += 1
    return start, end


def tidied(text: str, spans: Spans) -> Spans:
    """Pieces as the contract lists them: joined where only white space parts them, words alone dropped of signs.

    A piece that is one quotation whole loses its marks, which the mode tells; inside a piece they stay.
    """
    joined: Spans = []
    for start, end in merged(spans):
        if joined and not text[joined[-1][1] : start].strip() and "\n" not in text[joined[-1][1] : start]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    found: Spans = []
    for start, end in joined:
        if not found and (occasion := _OCCASION.match(text, start, end)):
            start = occasion.end()
        first, last = _unquoted(text, *_trimmed(text, start, end))
        last += (
            text[last : last + 1] == ">" and "<" in text[first:last] and ">" not in text[first:last].rpartition("<")[2]
        )
        if any(sign.isalnum() for sign in text[first:last]):
            found.append((first, last))
    return found


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    if end - start < 3 or text[start] not in _OPENING:
        return start, end
    partner = _CLOSING[_OPENING.index(text[start])]
    inner = text[start + 1 : end - 1]
    if text[end - 1] == partner and partner not in inner.replace("’t", "").replace("’s", ""):
        return start + 1, end - 1
    if partner not in inner and text[end - 1] != partner and text[start] in '“"«':
        return start + 1, end  # a paragraph of a quotation that goes on
    return start, end
