"""A family as a tree over time: a row an article, each below the one that it took its text from.

In: the branches of a family. Out: dots, the ties between them and the marks of time, in the picture's own units, so
that a template has only to print them. From left to right time passes; a tie leaves its original downwards and enters
the copy from the left, as in the trees of biologists and of textual critics.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from wirecopy.model import Copy
from wirecopy.pictures.branches import Branch, folded_text, walk
from wirecopy.pictures.kin import Kin, outlet_of
from wirecopy.pictures.words import clip, is_unsure, relation, when
from wirecopy.web.drawing.scale import Scale, Tick

_GAP = 5.0
LOST, COPY, ROOT, KIN = "lost", "copy", "root", "kin"


class Room(NamedTuple):
    """How much room a picture has: ``time``: width of the scale; ``step``: least from an original to its copy."""

    width: float
    time: float
    row: float
    step: float
    letter: float
    margin: float = 12
    two_lines: bool = False


WIDE = Room(width=1040, time=540, row=32, step=26, letter=7.6)
NARROW = Room(width=350, time=110, row=46, step=14, letter=8.4, two_lines=True)
_DATE = 18  # letters that the time of publication takes at the end of a row
_NAME = 12  # letters of a name that are shown whatever else there is


class Dot(msgspec.Struct, frozen=True):
    """A node: ``kind`` is a copy's, or "root", "copy", "lost", "kin" (of unknown direction).

    ``original``: that of the copy, else "".
    """

    id: str
    original: str
    x: float
    y: float
    kind: str
    label: str
    note: str
    time: str
    unsure: bool
    repeated: bool


class Tie(msgspec.Struct, frozen=True):
    """A line that leaves the trunk below an original and goes across to its copy."""

    path: str
    kind: str
    weight: float
    unsure: bool


class Fold(msgspec.Struct, frozen=True):
    """A row that stands for the children not drawn of ``of``."""

    of: str
    x: float
    y: float
    text: str


class FamilyDrawing(msgspec.Struct, frozen=True):
    """Everything to print, in order: trunks (from an original down to its last copy), ties, dots."""

    width: float
    height: float
    trunks: Sequence[str]
    dots: Sequence[Dot]
    ties: Sequence[Tie]
    folds: Sequence[Fold]
    ticks: Sequence[Tick]
    kinds: Sequence[str]
    two_lines: bool


class _Row(NamedTuple):
    """A branch, or (``fold``) what it does not show, with the number of the row of its parent."""

    branch: Branch
    above: int | None
    fold: bool


def draw_family(kin: Kin, roots: Sequence[Branch], room: Room) -> FamilyDrawing:
    """The picture of the branches of ``kin`` from ``roots`` on."""
    rows = list(_rows(roots))
    first = _time(kin, roots[0].id) if roots else None
    scale = Scale(first, (_time(kin, branch.id) for branch in walk(list(roots))))
    places: list[tuple[float, float]] = []
    dots: list[Dot] = []
    ties: list[Tie] = []
    folds: list[Fold] = []
    lowest: dict[tuple[float, float], float] = {}
    top = room.row * 1.25
    for number, (branch, above, fold) in enumerate(rows):
        start = places[above] if above is not None else None
        y = top + number * room.row
        x = _x(scale, None if fold else _time(kin, branch.id), start, room)
        places.append((x, y))
        if start is not None:
            lowest[start] = y
        if fold:
            folds.append(Fold(branch.id, x, y, folded_text(branch)))
            ties.append(Tie(_path(start or (x, y), (x, y)), "more", 1.0, False))
            continue
        dots.append(_dot(kin, branch, x, y, room))
        if start is not None:
            ties.append(_tie(branch.copy, start, (x, y)))
    ticks = [Tick(room.margin + t.x * room.time, t.label) for t in scale.ticks(46 / room.time)]
    kinds = list(dict.fromkeys(dot.kind for dot in dots))
    height = top + (len(rows) - 1) * room.row + room.row * 0.75
    trunks = [f"M{x:g},{y:g}V{to_y:g}" for (x, y), to_y in lowest.items()]
    return FamilyDrawing(room.width, height, trunks, dots, ties, folds, ticks, kinds, room.two_lines)


def _rows(roots: Sequence[Branch]) -> Iterator[_Row]:
    """Parents before children, children in their order, and behind them the row for those not drawn."""
    number = 0
    waiting = [_Row(root, None, False) for root in reversed(roots)]
    while waiting:
        row = waiting.pop()
        yield row
        if not row.fold:
            below = [_Row(child, number, False) for child in row.branch.children]
            if row.branch.folded:
                below.append(_Row(row.branch, number, True))
            waiting.extend(reversed(below))
        number += 1


def _time(kin: Kin, id: str) -> str | None:
    lost = kin.lost.get(id)
    return lost.published_before if lost else kin.articles[id].published


def _x(scale: Scale, time: str | None, start: tuple[float, float] | None, room: Room) -> float:
    """The place in time, but always a step right of the original; of an unknown time, just that step."""
    least = start[0] + room.step if start else room.margin
    place = scale.place(time)
    return round(max(least, room.margin + place * room.time) if place is not None else least, 1)


def _dot(kin: Kin, branch: Branch, x: float, y: float, room: Room) -> Dot:
    copy = branch.copy
    unsure = copy is not None and is_unsure(copy)
    letters = max(int((room.width - x - 20) / room.letter), _NAME)
    lost = kin.lost.get(branch.id)
    if lost is not None:
        name = clip(lost.name or "unnamed original", letters)
        before = f"before {when(lost.published_before)}" if lost.published_before else ""
        return Dot(branch.id, "", x, y, LOST, name, "not among the pages", before, False, branch.repeated)
    brief = kin.articles[branch.id]
    note = _note(branch, letters if room.two_lines else letters - _DATE - _NAME)
    label = clip(outlet_of(brief), letters if room.two_lines else max(letters - len(note) - _DATE, _NAME))
    kind = KIN if unsure or _first_of_kin(branch) else (copy.kind or COPY) if copy else ROOT
    original = copy.original if copy else ""
    return Dot(branch.id, original, x, y, kind, label, note, when(brief.published), unsure, branch.repeated)


def _first_of_kin(branch: Branch) -> bool:
    """Whether the tree merely begins with it: nobody can tell that it came first."""
    below = [child.copy for child in branch.children if child.copy is not None]
    return branch.copy is None and bool(below) and all(is_unsure(copy) for copy in below)


def _note(branch: Branch, letters: int) -> str:
    """What the copy is of its original, in at most ``letters`` where there is a short way to say it."""
    copy = branch.copy
    if copy is None:
        return ""
    if is_unsure(copy):
        whole = "shares its text; nobody can tell which came first"
        return whole if len(whole) <= letters else "direction unknown"
    return relation(copy)


def _tie(copy: Copy | None, start: tuple[float, float], end: tuple[float, float]) -> Tie:
    if copy is None:
        return Tie(_path(start, end), LOST, 1.5, False)
    share = copy.share_of_copy if copy.share_of_copy is not None else 0.5
    return Tie(_path(start, end), copy.kind or COPY, round(1.2 + 3.3 * share, 2), is_unsure(copy))


def _path(start: tuple[float, float], end: tuple[float, float]) -> str:
    """From the trunk below the original across to the copy."""
    return f"M{start[0]:g},{end[1]:g}H{end[0] - _GAP:g}"
