"""Parts of a sentence's changes as a reader wants them: figures whole, quotations called so, scraps taken in.

In: the parts of one pair of sentences, in order. Out: the same, some widened by words that stayed, some made one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wirecopy.lineage.changes.kinds import Edit, Part
from wirecopy.lineage.changes.lists import words

_SCRAP = 2
"""Equal words in a row that are no agreement where more than they were reworded beside them."""


def settled(parts: Iterable[Part], edit: Edit) -> list[Part]:
    """The parts to report."""
    return _whole(_quoted(_figures(parts, edit), edit))


def _figures(parts: Iterable[Part], edit: Edit) -> Iterator[Part]:
    """Figures with the currency before them and the "million" or "%" behind them, where these stayed."""
    for part in parts:
        if part.kind == "number" and part.i < part.i_end and part.j < part.j_end:
            yield _widened(part, edit)
        else:
            yield part


def _widened(part: Part, edit: Edit) -> Part:
    old, new = edit.original.keys, edit.copy.keys
    i, i_end, j, j_end = part[1:]
    before = set(old[max(i - 1, 0) : i]) & set(new[max(j - 1, 0) : j])
    if before & words("numbers", "currencies"):
        i, j = i - 1, j - 1
    behind = set(old[i_end : i_end + 1]) & set(new[j_end : j_end + 1])
    if behind & (words("numbers", "scales") | words("numbers", "units")):
        i_end, j_end = i_end + 1, j_end + 1
    return Part(part.kind, i, i_end, j, j_end)


def _quoted(parts: Iterable[Part], edit: Edit) -> Iterator[Part]:
    """Parts, those that alter somebody's words called so; both sides are shown, with a word that stayed if need be."""
    for part in parts:
        old, new = edit.original.quoted[part.i : part.i_end], edit.copy.quoted[part.j : part.j_end]
        if part.kind in ("spelling", "hedge", "attribution") or not all((*old, *new)):
            yield part
            continue
        i, j = part.i, part.j
        if (not old or not new) and i and j and edit.original.quoted[i - 1] and edit.copy.quoted[j - 1]:
            i, j = i - 1, j - 1
        yield Part("quote", i, part.i_end, j, part.j_end)


def _whole(parts: Iterator[Part]) -> list[Part]:
    """Parts with the scraps of agreement inside reworded stretches taken in, and neighbours of one kind together."""
    found: list[Part] = []
    for part in parts:
        while found and _are_one(found[-1], part):
            last = found.pop()
            part = Part(last.kind, last.i, part.i_end, last.j, part.j_end)
        found.append(part)
    return found


def _are_one(last: Part, part: Part) -> bool:
    if last.kind != part.kind:
        return False
    equal = part.i - last.i_end
    if last.kind in ("reworded", "quote"):
        return equal <= 0 or (equal <= _SCRAP and max(_size(last), _size(part)) > equal)
    return equal <= 0 and last.kind in ("name", "spelling")


def _size(part: Part) -> int:
    return max(part.i_end - part.i, part.j_end - part.j)
