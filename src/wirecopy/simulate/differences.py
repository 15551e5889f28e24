"""The truth about changes: what a copy did to its original, sentence by sentence and piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from wirecopy.model import Change
from wirecopy.model.ascending import longest_ascending
from wirecopy.model.records import ChangeKind
from wirecopy.simulate.happening import Happening
from wirecopy.simulate.language import Writer
from wirecopy.simulate.layout import Layout
from wirecopy.simulate.shared import agreement_of
from wirecopy.simulate.text import ATTRIBUTION, HEDGE, NAME, NUMBER, Sentence

_ONE_NAME = 70
"""Per cent of likeness above which two names are one in two spellings."""
_KINDS: dict[int, ChangeKind] = {NUMBER: "number", NAME: "name", HEDGE: "hedge", ATTRIBUTION: "attribution"}


class _Span(NamedTuple):
    """A stretch of one article's text."""

    start: int
    end: int


class Differences:
    """Finds the changes of copies within one happening."""

    def __init__(self, writer: Writer, happening: Happening) -> None:
        self.writer = writer
        self.retold = happening.retold
        self.scanned = happening.scanned

    def between(self, copy: Layout, original: Layout) -> list[Change]:
        """Every change, the headline first, then in the order of the copy's text; furniture takes no part."""
        rows = [*self._headline(copy, original)]
        matches = [(i, original.where[s.uid]) for i, s in enumerate(copy.sentences) if 0 < s.uid in original.where]
        retold = self._retellings(copy, original)
        rows += [_row("reworded", copy, _whole(copy, i, i), original, _whole(original, j, j)) for i, j in retold]
        rows += _moves(copy, original, matches)
        for i, j in matches:
            if copy.casts[i] is not original.casts[j]:
                rows += self._pieces(copy, i, original, j)
        ours = {i for i, _ in (*matches, *retold)}
        theirs = {j for _, j in (*matches, *retold)}
        for first, last in _runs(copy, ours):
            at = _after(copy, first, original)
            rows.append(_row("added", copy, _whole(copy, first, last), original, _Span(at, at)))
        for first, last in _runs(original, theirs):
            at = _after(original, first, copy)
            rows.append(_row("cut", copy, _Span(at, at), original, _whole(original, first, last)))
        return sorted(
            dict.fromkeys(rows), key=lambda c: (c.copy_start is not None, c.copy_start or 0, c.original_start or 0)
        )

    def _headline(self, copy: Layout, original: Layout) -> Iterator[Change]:
        before, after = ("".join(x.draft.headline.pieces) for x in (original, copy))
        if before != after:
            yield Change(
                copy=copy.draft.id, original=original.draft.id, kind="headline",
                before=original.restyled(before), after=copy.restyled(after),
            )  # fmt: skip

    def _retellings(self, copy: Layout, original: Layout) -> list[tuple[int, int]]:
        """Sentences of the copy that tell, in other words, a sentence of the original that it has not itself."""
        found = []
        for i, sentence in enumerate(copy.sentences):
            uid = sentence.uid
            if uid in original.where:
                continue
            while uid in self.retold and uid not in original.where:
                uid = self.retold[uid]
            if 0 < uid in original.where and uid not in copy.where:
                found.append((i, original.where[uid]))
        return found

    def _pieces(self, copy: Layout, i: int, original: Layout, j: int) -> Iterator[Change]:
        """The pieces of one sentence that differ, neighbours of one kind together."""
        s, t = copy.sentences[i], original.sentences[j]
        changed = [n for n, (p, q) in enumerate(zip(s.pieces, t.pieces, strict=True)) if p != q]
        kinds = {n: self._kind(s, t, n) for n in changed}
        for kind, first, last in _neighbours(changed, kinds):
            yield _row(kind, copy, _part(copy, i, first, last), original, _part(original, j, first, last))

    def _kind(self, copy: Sentence, original: Sentence, n: int) -> ChangeKind:
        """What kind of change the ``n``-th piece underwent."""
        slot, before, after = copy.slots[n], original.pieces[n], copy.pieces[n]
        if self._is_damaged(copy, n) or self._is_damaged(original, n):
            return "spelling"
        if self.writer.american(before) == self.writer.american(after):
            return "spelling"
        if slot.kind == NAME and ratio(before, after) >= _ONE_NAME:
            return "spelling"
        if slot.quoted and slot.kind not in (HEDGE, ATTRIBUTION):
            return "quote"
        return _KINDS.get(slot.kind, "reworded")

    def _is_damaged(self, sentence: Sentence, n: int) -> bool:
        sound = self.scanned.get(id(sentence.pieces))
        return sound is not None and sound[1][n] != sentence.pieces[n]


def _neighbours(changed: list[int], kinds: Mapping[int, ChangeKind]) -> Iterator[tuple[ChangeKind, int, int]]:
    """(kind, first piece, last piece) of each run of neighbouring pieces of one kind."""
    run: list[int] = []
    for n in changed:
        if run and n == run[-1] + 1 and kinds[n] == kinds[run[0]]:
            run.append(n)
            continue
        if run:
            yield kinds[run[0]], run[0], run[-1]
        run = [n]
    if run:
        yield kinds[run[0]], run[0], run[-1]


def _runs(layout: Layout, known: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches of sentences (first, last), each within a paragraph, that are not ``known`` and no furniture."""
    start = None
    for i, sentence in enumerate(layout.sentences):
        open_ = i not in known and sentence.uid > 0
        if start is not None and (not open_ or layout.paragraph[i] != layout.paragraph[start]):
            yield start, i - 1
            start = None
        if open_ and start is None:
            start = i
    if start is not None:
        yield start, len(layout.sentences) - 1


def _moves(copy: Layout, original: Layout, matches: list[tuple[int, int]]) -> Iterator[Change]:
    """The fewest sentences that must be moved to bring the rest into one order, neighbours together; from the first
    to the last word that both have."""
    staying = longest_ascending([j for _, j in matches])
    runs: list[list[tuple[int, int]]] = []
    for n, (i, j) in enumerate(matches):
        if n in staying or not agreement_of(copy.casts[i], original.casts[j]).equal:
            continue
        if runs and (i, j) == (runs[-1][-1][0] + 1, runs[-1][-1][1] + 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    for run in runs:
        (i, j), (i_end, j_end) = run[0], run[-1]
        first = agreement_of(copy.casts[i], original.casts[j])
        last = agreement_of(copy.casts[i_end], original.casts[j_end])
        span = _Span(copy.starts[i] + first.a_start, copy.starts[i_end] + last.a_end)
        was = _Span(original.starts[j] + first.b_start, original.starts[j_end] + last.b_end)
        yield _row("moved", copy, span, original, was)


def _after(layout: Layout, first: int, other: Layout) -> int:
    """Where in ``other`` the sentence ``first`` of ``layout`` would stand: after the last one before it that both have,
    or else before the first one that both have."""
    for sentence in reversed(layout.sentences[:first]):
        if sentence.uid in other.where:
            return _end(other, other.where[sentence.uid])
    for sentence in layout.sentences[first:]:
        if sentence.uid in other.where:
            return other.starts[other.where[sentence.uid]]
    return len(other.text)


def _whole(layout: Layout, first: int, last: int) -> _Span:
    """Sentences first to last, from the first word to the end of the last."""
    return _Span(layout.starts[first], _end(layout, last))


def _end(layout: Layout, i: int) -> int:
    return layout.starts[i] + len(layout.casts[i].text)


def _part(layout: Layout, i: int, first: int, last: int) -> _Span:
    """Pieces first to last of a sentence without the spaces at their ends; an empty stretch where they are empty."""
    pieces = layout.sentences[i].pieces
    start = layout.starts[i] + sum(map(len, pieces[:first]))
    text = "".join(pieces[first : last + 1])
    bare = text.strip(" ")
    if not bare:
        return _Span(start, start)
    start += len(text) - len(text.lstrip(" "))
    return _Span(start, start + len(bare))


def _row(kind: ChangeKind, copy: Layout, span: _Span, original: Layout, was: _Span) -> Change:
    return Change(
        copy=copy.draft.id,
        original=original.draft.id,
        kind=kind,
        copy_start=span.start,
        copy_end=span.end,
        original_start=was.start,
        original_end=was.end,
        before=original.text[was.start : was.end] or None,
        after=copy.text[span.start : span.end] or None,
    )
