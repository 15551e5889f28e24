"""What kind of change a difference is: figures, names, hedges, sources and quotations told from mere wording.

In: a stretch in which a sentence and its edited self differ. Out: its parts, each of one kind. Sources are taken out
first; then figures, names and hedges of both sides are set against each other in order, and what is left between them
is wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirecopy.lineage.changes.agreement import Block
from wirecopy.lineage.changes.figures import figure_end, value_of
from wirecopy.lineage.changes.hedges import hedge_end, leaves_open
from wirecopy.lineage.changes.lists import words
from wirecopy.lineage.changes.sources import is_source_at, source_clause
from wirecopy.lineage.changes.text import Sentence
from wirecopy.model.records import ChangeKind

_CLAUSE = 4
"""Words from which a stretch without counterpart is text cut or added; fewer are a matter of wording."""
_SOURCE = 8
"""Words of a source on either side, where one stands for another."""
_LINKS = 2
"""Small words between two words of a name ("of the")."""
_INSTEAD = 2
"""Words that can stand for a figure ("several people", "many")."""


class Part(NamedTuple):
    """Words [i, i_end) of the original and [j, j_end) of the copy, of which one may be none."""

    kind: ChangeKind
    i: int
    i_end: int
    j: int
    j_end: int


class Edit(NamedTuple):
    """A sentence, its edited self, and the words that either article prints with a capital within sentences."""

    original: Sentence
    copy: Sentence
    names: frozenset[str]


class _Segment(NamedTuple):
    """Words of one sort on one side: "number", "name", "hedge" or "other"."""

    sort: str
    first: int
    end: int


def parts_of(block: Block, edit: Edit) -> Iterator[Part]:
    """The parts of a difference, in order."""
    if block.spelled:
        yield Part("spelling", *block[:4])
        return
    i, i_end, j, j_end = block[:4]
    was, now = source_clause(edit.original, i, i_end), source_clause(edit.copy, j, j_end)
    if was is None and now is None:
        if _is_another_source(block, edit):
            yield Part("attribution", i, i_end, j, j_end)
        else:
            yield from _facts(block, edit)
        return
    was, now = was or _facing(now, i, i_end, j, j_end), now or _facing(was, j, j_end, i, i_end)
    yield from _rest(Block(i, was[0], j, now[0]), edit)
    if edit.original.keys[slice(*was)] != edit.copy.keys[slice(*now)]:
        yield Part("attribution", *was, *now)
    yield from _rest(Block(was[1], i_end, now[1], j_end), edit)


def _facing(clause: tuple[int, int] | None, first: int, end: int, other: int, other_end: int) -> tuple[int, int]:
    """The empty stretch of [first, end) that faces a ``clause`` of the other side: where more follows it, the first."""
    at = first if clause and clause[0] == other and clause[1] < other_end else end
    return at, at


def _rest(block: Block, edit: Edit) -> Iterator[Part]:
    if block.i < block.i_end or block.j < block.j_end:
        yield from parts_of(block, edit)


def _is_another_source(block: Block, edit: Edit) -> bool:
    """Whether one source was put for another before or after words of speech that stayed; persons are names."""
    i, i_end, j, j_end = block[:4]
    if not (0 < i_end - i <= _SOURCE and 0 < j_end - j <= _SOURCE):
        return False
    if not (is_source_at(edit.original, i, i_end) and is_source_at(edit.copy, j, j_end)):
        return False
    sides = ((edit.original, i, i_end), (edit.copy, j, j_end))
    sorts = [{s.sort for s in _segments(sentence, first, end, edit.names)} for sentence, first, end in sides]
    return sorts != [{"name"}, {"name"}] and not any("number" in s for s in sorts)


def _facts(block: Block, edit: Edit) -> Iterator[Part]:
    """Figures, names and hedges set against each other in order, and the wording between them."""
    old = _segments(edit.original, block.i, block.i_end, edit.names)
    new = _segments(edit.copy, block.j, block.j_end, edit.names)
    at, was = block.i, block.j
    for one, two in _counterparts(old, new):
        yield from _between(at, one.first, was, two.first, edit)
        if not _agree(one, two, edit):
            yield Part(_kind_of(one, two, edit), one.first, one.end, two.first, two.end)
        at, was = one.end, two.end
    yield from _between(at, block.i_end, was, block.j_end, edit)


_KIND: dict[str, ChangeKind] = {"number": "number", "name": "name", "hedge": "hedge"}


def _kind_of(one: _Segment, two: _Segment, edit: Edit) -> ChangeKind:
    """The kind of a fact put for another; "could" for "may" is wording."""
    if leaves_open(edit.original, one.first, one.end) and leaves_open(edit.copy, two.first, two.end):
        return "reworded"
    if one.sort == "name" and _is_short_for(
        edit.original.folded[one.first : one.end], edit.copy.folded[two.first : two.end]
    ):
        return "spelling"
    return _KIND[one.sort]


def _agree(one: _Segment, two: _Segment, edit: Edit) -> bool:
    mine, theirs = edit.original.keys[one.first : one.end], edit.copy.keys[two.first : two.end]
    return mine == theirs or (one.sort == "number" and value_of(mine) == value_of(theirs))


def _segments(sentence: Sentence, first: int, end: int, names: frozenset[str]) -> list[_Segment]:
    """The sorts of words in [first, end), those of one sort in a row together."""
    found: list[_Segment] = []
    at = first
    while at < end:
        sort, stop = _sort_at(sentence, at, end, names)
        while sort == "name" and (further := _name_goes_on(sentence, stop, end, names)) > stop:
            stop = further
        if found and found[-1].sort == sort != "number" and sort != "hedge":
            found[-1] = _Segment(sort, found[-1].first, stop)
        else:
            found.append(_Segment(sort, at, stop))
        at = stop
    return found


def _sort_at(sentence: Sentence, at: int, end: int, names: frozenset[str]) -> tuple[str, int]:
    if (stop := hedge_end(sentence, at, end)) > at:
        return "hedge", stop
    if (stop := figure_end(sentence.keys, at, end)) > at:
        return "number", stop
    word = sentence.folded[at]
    known = sentence.capital[at] and (at > 0 or word in names)
    plain = word in words("words", "function") or word in words("words", "calendar")
    return ("name" if known and not plain else "other"), at + 1


def _name_goes_on(sentence: Sentence, at: int, end: int, names: frozenset[str]) -> int:
    """Where a name ends that goes on at word ``at``, be it after "of the" and the like; ``at`` where it does not."""
    stop = at
    while (
        stop < min(end, at + _LINKS) and sentence.keys[stop] in words("words", "links") and not sentence.capital[stop]
    ):
        stop += 1
    goes_on = stop < end and (stop == at or not sentence.stopped[stop - 1]) and not sentence.stopped[at - 1]
    return (
        _sort_at(sentence, stop, end, names)[1] if goes_on and _sort_at(sentence, stop, end, names)[0] == "name" else at
    )


def _is_short_for(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether one name is the initials of the other ("DOJ", "Department of Justice")."""
    short, long = sorted((one, two), key=len)
    initials = "".join(word[0] for word in long if word not in words("words", "links"))
    return len(short) == 1 and len(long) > 1 and short[0] in (initials, "".join(word[0] for word in long))


def _counterparts(old: Sequence[_Segment], new: Sequence[_Segment]) -> list[tuple[_Segment, _Segment]]:
    """Segments of one sort, in order, as many as can be (longest common subsequence of the sorts)."""
    mine, theirs = ([s for s in side if s.sort != "other"] for side in (old, new))
    best = [[0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for m in range(len(mine) - 1, -1, -1):
        for n in range(len(theirs) - 1, -1, -1):
            same = 1 + best[m + 1][n + 1] if mine[m].sort == theirs[n].sort else 0
            best[m][n] = max(same, best[m + 1][n], best[m][n + 1])
    found, m, n = [], 0, 0
    while m < len(mine) and n < len(theirs):
        if mine[m].sort == theirs[n].sort and best[m][n] == 1 + best[m + 1][n + 1]:
            found.append((mine[m], theirs[n]))
            m, n = m + 1, n + 1
        elif best[m + 1][n] >= best[m][n + 1]:
            m += 1
        else:
            n += 1
    return found


def _between(i: int, i_end: int, j: int, j_end: int, edit: Edit) -> Iterator[Part]:
    """What stands between two facts that both have: hedges and figures of one side only, and wording."""
    if i == i_end and j == j_end:
        return
    old = [s for s in _segments(edit.original, i, i_end, edit.names) if s.sort in ("hedge", "number")]
    new = [s for s in _segments(edit.copy, j, j_end, edit.names) if s.sort in ("hedge", "number")]
    open_ = leaves_open(edit.original, i, i_end) and leaves_open(edit.copy, j, j_end)
    if open_ or (not old and not new):
        yield _wording(i, i_end, j, j_end)
        return
    found: list[Part] = []
    for s in old:
        alone = _is_alone(s, edit.original, i, i_end)
        if s.sort == "hedge" or (alone and _has_digits(s, edit.original)):
            to = (j, j_end) if alone and 0 < j_end - j <= _INSTEAD else (j_end, j_end)
            found.append(Part(_KIND[s.sort], s.first, s.end, *to))
    for s in new:
        alone = _is_alone(s, edit.copy, j, j_end)
        if s.sort == "hedge" or (alone and _has_digits(s, edit.copy)):
            to = (i, i_end) if alone and 0 < i_end - i <= _INSTEAD else (i_end, i_end)
            found.append(Part(_KIND[s.sort], *to, s.first, s.end))
    yield from found
    i, i_end = _bare(i, i_end, [(p.i, p.i_end) for p in found])
    j, j_end = _bare(j, j_end, [(p.j, p.j_end) for p in found])
    if not (_is_plain(edit.original, i, i_end) and _is_plain(edit.copy, j, j_end)):
        yield _wording(i, i_end, j, j_end)


def _is_alone(s: _Segment, sentence: Sentence, first: int, end: int) -> bool:
    """Whether there are but words of grammar beside a fact: "several" then stands for "40", "will" for "may"."""
    return _is_plain(sentence, first, s.first) and _is_plain(sentence, s.end, end)


def _has_digits(s: _Segment, sentence: Sentence) -> bool:
    """Whether a figure is one without another beside it: "two" is, "second" and "half" may be wording."""
    return any(key[0].isdigit() for key in sentence.keys[s.first : s.end])


def _bare(first: int, end: int, taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch without what is ``taken`` at its edges."""
    for a, b in taken:
        if a == first and b > first:
            first = b
    for a, b in reversed(taken):
        if b == end and a < end and a >= first:
            end = a
    return first, max(first, end)


def _is_plain(sentence: Sentence, first: int, end: int) -> bool:
    """Whether there are but words of grammar."""
    return all(key in words("words", "function") for key in sentence.keys[first:end])


def _wording(i: int, i_end: int, j: int, j_end: int) -> Part:
    if j == j_end and i_end - i >= _CLAUSE:
        return Part("cut", i, i_end, j, j_end)
    if i == i_end and j_end - j >= _CLAUSE:
        return Part("added", i, i_end, j, j_end)
    return Part("reworded", i, i_end, j, j_end)
