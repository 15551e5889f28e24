"""What kind of change a difference is: figures, names, hedges, sources and quotations told from mere wording.

In: a stretch in which a sentence and its edited self differ. Out: its parts, each of one kind. Sources are taken out
first; then figures, names and hedges of both sides are set against each other in order, and what is left between them
is wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirecopy.lineage.changes.agreement import Block
from wirecopy.lineage.changes.facts import Segment, counterparts, is_short_for, may_begin_fact, segments
from wirecopy.lineage.changes.figures import value_of
from wirecopy.lineage.changes.hedges import leaves_open
from wirecopy.lineage.changes.lists import words
from wirecopy.lineage.changes.remembered import Remembered
from wirecopy.lineage.changes.sources import is_source_at, may_begin_source, source_clause
from wirecopy.lineage.changes.text import Sentence
from wirecopy.model.records import ChangeKind

_CLAUSE = 4
"""Words from which a stretch without counterpart is text cut or added; fewer are a matter of wording."""
_LONGEST = 200
"""Words of a stretch above which nobody asks what in it became what; it bounds the work too."""
_SOURCE = 8
"""Words of a source on either side, where one stands for another."""
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


def parts_of(block: Block, edit: Edit) -> Iterator[Part]:
    """The parts of a difference, in order."""
    if block.spelled:
        yield Part("spelling", *block[:4])
        return
    i, i_end, j, j_end = block[:4]
    if max(i_end - i, j_end - j) > _LONGEST:
        yield _wording(i, i_end, j, j_end)
        return
    plain = _tells_nothing(edit.original, i, i_end) and _tells_nothing(edit.copy, j, j_end)
    was = None if plain else source_clause(edit.original, i, i_end)
    now = None if plain else source_clause(edit.copy, j, j_end)
    if was is None and now is None:
        if _is_another_source(block, edit):
            yield Part("attribution", i, i_end, j, j_end)
        elif plain:
            yield _wording(i, i_end, j, j_end)
        else:
            yield from _facts(block, edit)
        return
    was, now = was or _facing(now, i, i_end, j, j_end), now or _facing(was, j, j_end, i, i_end)
    yield from _rest(Block(i, was[0], j, now[0]), edit)
    if edit.original.keys[slice(*was)] != edit.copy.keys[slice(*now)]:
        yield Part("attribution", *was, *now)
    yield from _rest(Block(was[1], i_end, now[1], j_end), edit)


def _tells_nothing(sentence: Sentence, first: int, end: int) -> bool:
    """Whether no fact and no source can begin at any of the words."""
    return not any(sentence.capital[first:end]) and not any(map(_TELLING.__getitem__, sentence.folded[first:end]))


_TELLING = Remembered(lambda word: may_begin_fact(word) or may_begin_source(word))


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
    sorts = [{s.sort for s in segments(sentence, first, end, edit.names)} for sentence, first, end in sides]
    return sorts != [{"name"}, {"name"}] and not any("number" in s for s in sorts)


def _facts(block: Block, edit: Edit) -> Iterator[Part]:
    """Figures, names and hedges set against each other in order, and the wording between them."""
    old = segments(edit.original, block.i, block.i_end, edit.names)
    new = segments(edit.copy, block.j, block.j_end, edit.names)
    at, was = block.i, block.j
    for one, two in counterparts(old, new):
        yield from _between(at, one.first, was, two.first, edit)
        if not _agree(one, two, edit):
            yield Part(_kind_of(one, two, edit), one.first, one.end, two.first, two.end)
        at, was = one.end, two.end
    yield from _between(at, block.i_end, was, block.j_end, edit)


_KIND: dict[str, ChangeKind] = {"number": "number", "name": "name", "hedge": "hedge"}


def _kind_of(one: Segment, two: Segment, edit: Edit) -> ChangeKind:
    """The kind of a fact put for another; "could" for "may" is wording."""
    if leaves_open(edit.original, one.first, one.end) and leaves_open(edit.copy, two.first, two.end):
        return "reworded"
    if one.sort == "name" and is_short_for(
        edit.original.folded[one.first : one.end], edit.copy.folded[two.first : two.end]
    ):
        return "spelling"
    return _KIND[one.sort]


def _agree(one: Segment, two: Segment, edit: Edit) -> bool:
    mine, theirs = edit.original.keys[one.first : one.end], edit.copy.keys[two.first : two.end]
    return mine == theirs or (one.sort == "number" and value_of(mine) == value_of(theirs))


def _between(i: int, i_end: int, j: int, j_end: int, edit: Edit) -> Iterator[Part]:
    """What stands between two facts that both have: hedges and figures of one side only, and wording."""
    if i == i_end and j == j_end:
        return
    old = [s for s in segments(edit.original, i, i_end, edit.names) if s.sort in ("hedge", "number")]
    new = [s for s in segments(edit.copy, j, j_end, edit.names) if s.sort in ("hedge", "number")]
    mere = not old and not new
    if mere or (leaves_open(edit.original, i, i_end) and leaves_open(edit.copy, j, j_end)):
        yield _wording(i, i_end, j, j_end)
        return
    lost = [(f, to) for f in old if (to := _stands_for(f, edit.original, (i, i_end), (j, j_end)))]
    gained = [(f, to) for f in new if (to := _stands_for(f, edit.copy, (j, j_end), (i, i_end)))]
    found = [Part(_KIND[f.sort], f.first, f.end, *to) for f, to in lost]
    found += [Part(_KIND[f.sort], *to, f.first, f.end) for f, to in gained]
    yield from found
    i, i_end = _bare(i, i_end, [(p.i, p.i_end) for p in found])
    j, j_end = _bare(j, j_end, [(p.j, p.j_end) for p in found])
    if not (_is_plain(edit.original, i, i_end) and _is_plain(edit.copy, j, j_end)):
        yield _wording(i, i_end, j, j_end)


def _stands_for(
    fact: Segment, sentence: Sentence, own: tuple[int, int], other: tuple[int, int]
) -> tuple[int, int] | None:
    """What of the ``other`` side stands for a fact that it has not: a word or two ("several" for "40") where nothing
    else is beside the fact, else nothing; ``None`` where the fact is mere wording ("a second look").
    """
    alone = _is_plain(sentence, own[0], fact.first) and _is_plain(sentence, fact.end, own[1])
    in_figures = any(key[0].isdigit() for key in sentence.keys[fact.first : fact.end])
    if fact.sort == "number" and not (alone and in_figures):
        return None
    return other if alone and 0 < other[1] - other[0] <= _INSTEAD else (other[1], other[1])


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
