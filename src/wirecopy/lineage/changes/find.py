"""Every change of a copy, as rows: two texts read, their sentences paired, their differences typed.

In: two articles, what they share, and the furniture of each, which takes no part unless it was copied. Out: rows with
spans in both texts, the headline first. White space, capitals, quotation marks and dashes are no changes. What stands
in one text only is cut or added, a row for each run of sentences in a paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from wirecopy.lineage.changes.agreement import differences
from wirecopy.lineage.changes.headline import headline_differs
from wirecopy.lineage.changes.kinds import Edit, parts_of
from wirecopy.lineage.changes.pairing import Pair, pair_sentences
from wirecopy.lineage.changes.settling import settled
from wirecopy.lineage.changes.text import Sentence, Text, joined, read_text
from wirecopy.lineage.kin import Spans
from wirecopy.model import Article, Change
from wirecopy.model.records import ChangeKind


class Sharing(NamedTuple):
    """An article, the stretches that it shares with its partner, and those that are its outlet's furniture."""

    article: Article
    shared: Spans
    furniture: Spans = ()


class _Span(NamedTuple):
    """Code points [start, end) of one text."""

    start: int
    end: int


class _Comparison(NamedTuple):
    """Two articles, read, and the words that either prints with a capital within sentences."""

    copy: Article
    original: Article
    mine: Text
    theirs: Text
    names: frozenset[str]

    def row(self, kind: ChangeKind, span: _Span, was: _Span) -> Change:
        """A change with what stands in the two spans."""
        return Change(
            copy=self.copy.id,
            original=self.original.id,
            kind=kind,
            copy_start=span.start,
            copy_end=span.end,
            original_start=was.start,
            original_end=was.end,
            before=self.original.text[was.start : was.end] or None,
            after=self.copy.text[span.start : span.end] or None,
        )


def find_changes(copy: Sharing, original: Sharing) -> list[Change]:
    """Every change that ``copy`` made, the headline first, then in the order of its text."""
    mine, theirs = (
        read_text(side.article.text, side.furniture, side.shared if side.furniture else ()) for side in (copy, original)
    )
    both = _Comparison(copy.article, original.article, mine, theirs, mine.names | theirs.names)
    pairs = pair_sentences(mine.sentences, theirs.sentences)
    rows = [*_moved(both, pairs)]
    for pair in pairs:
        rows += _edited(both, pair)
    rows += _one_sided(both, pairs)
    of_key = {(row.copy_start or 0, row.original_start or 0): row for row in reversed(rows)}  # the contract's key
    return [*_headline(copy.article, original.article), *(row for _, row in sorted(of_key.items()))]


def _headline(copy: Article, original: Article) -> Iterator[Change]:
    if copy.headline and original.headline and headline_differs(original.headline, copy.headline):
        yield Change(copy=copy.id, original=original.id, kind="headline", before=original.headline, after=copy.headline)


def _edited(both: _Comparison, pair: Pair) -> Iterator[Change]:
    """The changes within a pair of sentences; one told anew is one change."""
    copy = joined(both.mine.sentences[pair.i : pair.i_end])
    original = joined(both.theirs.sentences[pair.j : pair.j_end])
    if pair.told:
        yield both.row("reworded", _Span(copy.start, copy.end), _Span(original.start, original.end))
        return
    if copy.folded == original.folded:
        return
    edit = Edit(original, copy, both.names)
    parts = [part for block in differences(original, copy) for part in parts_of(block, edit)]
    for part in settled(parts, edit):
        yield both.row(part.kind, _span(copy, part.j, part.j_end), _span(original, part.i, part.i_end))


def _span(sentence: Sentence, first: int, end: int) -> _Span:
    """Code points of words [first, end); where there is none, the empty stretch before the next word."""
    if first < end:
        return _Span(sentence.start + sentence.starts[first], sentence.start + sentence.ends[end - 1])
    at = sentence.starts[first] if first < len(sentence.starts) else sentence.ends[-1]
    return _Span(sentence.start + at, sentence.start + at)


def _moved(both: _Comparison, pairs: Sequence[Pair]) -> Iterator[Change]:
    """Runs of sentences that stand elsewhere, from the first to the last word that both have."""
    run: list[Pair] = []
    for pair in (*(p for p in pairs if p.moved), None):
        if run and (pair is None or (pair.i, pair.j) != (run[-1].i_end, run[-1].j_end)):
            (start, was_start), (end, was_end) = _first_equal(both, run[0]), _last_equal(both, run[-1])
            yield both.row("moved", _Span(start, end), _Span(was_start, was_end))
            run = []
        if pair is not None:
            run.append(pair)


def _first_equal(both: _Comparison, pair: Pair) -> tuple[int, int]:
    mine, theirs = both.mine.sentences[pair.i], both.theirs.sentences[pair.j]
    op = next(op for op in LCSseq.opcodes(mine.keys, theirs.keys) if op.tag == "equal")
    return mine.start + mine.starts[op.src_start], theirs.start + theirs.starts[op.dest_start]


def _last_equal(both: _Comparison, pair: Pair) -> tuple[int, int]:
    mine, theirs = both.mine.sentences[pair.i_end - 1], both.theirs.sentences[pair.j_end - 1]
    *_, op = (op for op in LCSseq.opcodes(mine.keys, theirs.keys) if op.tag == "equal")
    return mine.start + mine.ends[op.src_end - 1], theirs.start + theirs.ends[op.dest_end - 1]


def _one_sided(both: _Comparison, pairs: Sequence[Pair]) -> Iterator[Change]:
    """What only one of the two has, a row for each run of sentences in a paragraph."""
    ours = {i: pair for pair in pairs for i in range(pair.i, pair.i_end)}
    theirs = {j: pair for pair in pairs for j in range(pair.j, pair.j_end)}
    for first, last in _runs(both.mine.sentences, ours):
        at = _place(first, ours, lambda pair: both.theirs.sentences[pair.j_end - 1].end)
        yield both.row("added", _stretch(both.mine.sentences, first, last), _Span(at, at))
    for first, last in _runs(both.theirs.sentences, theirs):
        at = _place(first, theirs, lambda pair: both.mine.sentences[pair.i_end - 1].end)
        yield both.row("cut", _Span(at, at), _stretch(both.theirs.sentences, first, last))


def _runs(sentences: Sequence[Sentence], paired: dict[int, Pair]) -> Iterator[tuple[int, int]]:
    """(first, last) of each run of sentences of one paragraph that are in no pair."""
    alone = [n for n in range(len(sentences)) if n not in paired]
    start = 0
    for n, (one, two) in enumerate(pairwise([*alone, -1]), 1):
        if two != one + 1 or sentences[two].paragraph != sentences[one].paragraph:
            yield alone[start], one
            start = n


def _stretch(sentences: Sequence[Sentence], first: int, last: int) -> _Span:
    return _Span(sentences[first].start, sentences[last].end)


def _place(first: int, paired: dict[int, Pair], end_of: Callable[[Pair], int]) -> int:
    """Where in the other text sentence ``first`` would stand: behind the nearest before it that both have."""
    before = next((paired[n] for n in range(first - 1, -1, -1) if n in paired), None)
    return end_of(before) if before else 0
