"""Which statement a quotation without a cue of its own belongs to: “It was cold,” she said. “Nobody had a coat.”

In: the frames of an article in order, its quotations. Out: the same frames, each with the quotations that are its
own. Whole runs first: content that reaches into a quotation has all of it, over sentences and paragraphs. What is still
nobody's is offered to the statements around it, and a logistic regression over each such pair says which takes it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wirecopy.model.spans import covers, merged
from wirecopy.speech.statements.frame import Frame
from wirecopy.speech.statements.quotations import Quotation
from wirecopy.speech.statements.scene import Scene

BACK, AHEAD = 3, 1
"""Statements before and after a quotation that may take it. Of PolNeAR's train part 97 of 100 have theirs there."""


class Unit(NamedTuple):
    """A quotation, or the piece of one that a paragraph holds, with its first and last sentence."""

    start: int
    end: int
    run: int
    first: int
    last: int


def complete_runs(scene: Scene, frames: Sequence[Frame]) -> None:
    """Give each content that reaches into a quotation all of its run, unless the cue itself stands in it.

    Where several cues reach into one quotation, the nearest of those outside has it.
    """
    by_run: dict[int, list[Quotation]] = {}
    for quotation in scene.quotations:
        by_run.setdefault(quotation.run, []).append(quotation)
    for run in by_run.values():
        reaching = [
            frame
            for frame in frames
            if any(covers(frame.content, q.start, q.end) > 2 for q in run)
            and not any(q.start <= frame.cue_spans[0][0] < q.end for q in run)
        ]
        for frame in reaching:
            if _breaks_off(scene, frame, run):
                frame.content = merged([*frame.content, *((q.start, q.end) for q in run)])


def _breaks_off(scene: Scene, frame: Frame, run: Sequence[Quotation]) -> bool:
    """Whether the content has the run's part in the cue's own sentence: the rest is then its own too."""
    view = scene.views[frame.sentence]
    first = view.placed.start
    last = first + len(view.placed.sentence.text)
    here = [(max(q.start, first), min(q.end, last)) for q in run if q.start < last and first < q.end]
    return bool(here) and all(covers(frame.content, a, b) * 2 > b - a for a, b in here)


def orphans(scene: Scene, frames: Sequence[Frame]) -> Iterator[Unit]:
    """Quotations that no content holds, in order; looks at ``frames`` anew each time."""
    for start, end, run, _ in scene.quotations:
        if end - start < 4:
            continue
        unit = Unit(start, end, run, scene.sentence_at(start), scene.sentence_at(end - 1))
        outside = (frame for frame in frames if not start <= frame.cue_spans[0][0] < end)  # not what it quotes itself
        if not any(covers(frame.content, start, end) * 3 > end - start for frame in outside):
            yield unit


def candidates(scene: Scene, frames: Sequence[Frame], unit: Unit) -> list[Frame]:
    """The statements that may take ``unit``: outside it, the nearest ones."""
    outside = [f for f in frames if not unit.start <= f.cue_spans[0][0] < unit.end]
    before = [f for f in outside if f.cue_spans[0][0] < unit.start and not _is_inner(scene, f)]
    after = [f for f in outside if f.cue_spans[0][0] >= unit.end and not _is_inner(scene, f)]
    return before[-BACK:] + after[:AHEAD]


def _is_inner(scene: Scene, frame: Frame) -> bool:
    return scene.views[frame.sentence].quoted[frame.head] >= 0


def pair_features(scene: Scene, frames: Sequence[Frame], unit: Unit, frame: Frame) -> list[str]:
    """What is true of a quotation and a statement that may take it."""
    views = scene.views
    before = frame.cue_spans[0][0] < unit.start
    side = "back" if before else "ahead"
    edge = unit.first if before else unit.last
    apart = abs(edge - frame.sentence)
    paragraphs = abs(views[edge].placed.paragraph - views[frame.sentence].placed.paragraph)
    opening = views[unit.first].placed
    closing = views[unit.last].placed
    whole = unit.start - opening.start <= 1 and closing.start + len(closing.sentence.text) - unit.end <= 1
    leads = unit.first == 0 or views[unit.first - 1].placed.paragraph != opening.paragraph
    mode = _mode(scene, frame)
    between = sum(1 for f in frames if min(frame.cue_spans[0][0], unit.start) < f.cue_spans[0][0] < unit.start)
    sentence = views[frame.sentence].placed
    colon = scene.text[: sentence.start + len(sentence.sentence.text)].endswith(":")
    words = min(unit.last - unit.first, 2)
    size = "long" if unit.end - unit.start > 60 else "short" if unit.end - unit.start < 25 else "mid"
    where = f"{side}{min(apart, 3)}/{min(paragraphs, 2)}"
    inside = _reaches(scene, frame, unit)
    shape = f"{whole:d}{leads:d}{size}"
    return [
        "b", f"at={where}", f"at={where}|{mode}", f"at={where}|{shape}", f"shape={shape}|{mode}|{side}",
        f"kind={frame.kind}|{side}|{min(apart, 1)}", f"colon={colon:d}|{where}", f"between={min(between, 3)}|{side}",
        f"long={words}|{side}", f"src={bool(frame.source):d}|{side}", f"at={where}|{mode}|{shape}",
        f"reach={inside}|{where}",
    ]  # fmt: skip


def _reaches(scene: Scene, frame: Frame, unit: Unit) -> str:
    """Whether the statement's own words stand before or behind its cue, and whether it ends at the quotation."""
    if not frame.content:
        return "none"
    side = "l" if frame.content[0][0] < frame.cue_spans[0][0] else "r"
    gap = scene.text[frame.content[-1][1] : unit.start] if frame.content[-1][1] <= unit.start else "…"
    return side + ("0" if len(gap.strip(" \n,.;")) == 0 else "1")


def _mode(scene: Scene, frame: Frame) -> str:
    if not frame.content:
        return "bare"
    quoted = sum(covers(frame.content, q.start, q.end) for q in scene.quotations)
    share = quoted / max(1, sum(end - start for start, end in frame.content))
    return "quoted" if share > 0.9 else "mixed" if quoted else "plain"


def link(scene: Scene, frames: Sequence[Frame], weights: Mapping[str, float]) -> None:
    """Give every quotation that is nobody's to the likeliest statement, where it likely is anybody's."""
    for unit in orphans(scene, frames):
        best, score = None, 0.0
        for frame in candidates(scene, frames, unit):
            found = score_of(pair_features(scene, frames, unit, frame), weights)
            if found > score:
                best, score = frame, found
        if best is not None:
            best.content = merged([*best.content, (unit.start, unit.end)])


def score_of(features: Sequence[str], weights: Mapping[str, float]) -> float:
    """Log-odds that these features speak of a pair that belongs together."""
    return math.fsum(weights.get(name, 0.0) for name in features)
