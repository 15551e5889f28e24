"""What a copy did to its original: the two texts aligned by words, their differences as typed changes.

In: two articles, the stretches that they share, and the furniture of each, which is no news and takes no part. Out:
changes with spans in both texts. White space, capitals, quotation marks and dashes are no changes. The alignment is
the longest common subsequence of the words of the shared stretches; words outside them agree with nothing, and
scraps of agreement inside reworded text are not taken for agreement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from wirecopy.lineage.kin import Spans
from wirecopy.model import Article, Change
from wirecopy.model.records import ChangeKind

_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+")
_SCRAP = 2
"""Equal words in a row that are no agreement when more than they are changed beside them."""
_REWORDED = 40
"""Words on a side above which a replaced stretch is text cut and other text added, unless the two are alike."""
_TELLING, _ALIKE = 5, 0.3
"""Two stretches are alike that have this share of their words of so many letters in common."""


class _Words(NamedTuple):
    """An article's words as they are compared, as they are printed (folded), and where each stands."""

    keys: list[str | int]
    printed: list[str]
    spans: list[tuple[int, int]]


class _Block(NamedTuple):
    """Words [i, i_end) of the original became words [j, j_end) of the copy."""

    i: int
    i_end: int
    j: int
    j_end: int


class Sharing(NamedTuple):
    """An article, the stretches that it shares with its partner, and those that are its outlet's furniture."""

    article: Article
    shared: Spans
    furniture: Spans = ()


def find_changes(copy: Sharing, original: Sharing) -> list[Change]:
    """Every change that ``copy`` made, the headline first, then in the order of its text."""
    ours, theirs = _words_of(copy, 1), _words_of(original, -1)
    changes = [*_headline(copy.article, original.article)]
    for block in _differences(theirs.keys, ours.keys):
        changes += _changes_of(block, copy.article, ours, original.article, theirs)
    return changes


def _headline(copy: Article, original: Article) -> Iterator[Change]:
    if copy.headline and original.headline:
        mine, theirs = ([_folded(w) for w in _WORD.findall(h)] for h in (copy.headline, original.headline))
        if mine != theirs:
            yield Change(
                copy=copy.id, original=original.id, kind="headline", before=original.headline, after=copy.headline
            )


def _words_of(sharing: Sharing, sign: int) -> _Words:
    """The words outside the furniture; one outside the shared stretches is a number of its own and equals nothing."""
    keys, spans = _tokens(sharing.article.text)
    compared: list[str | int] = [sign * n for n in range(1, len(keys) + 1)]
    for words in _within(sharing.shared, spans):
        compared[words] = keys[words]
    if not sharing.furniture:
        return _Words(compared, keys, spans)
    kept = list(range(len(keys)))
    for words in reversed(list(_within(sharing.furniture, spans))):
        del kept[words]
    return _Words([compared[n] for n in kept], [keys[n] for n in kept], [spans[n] for n in kept])


@lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Words as they are compared, and their spans; an original is asked for once for each copy."""
    matches = list(_WORD.finditer(text))
    return [_folded(m.group()) for m in matches], [m.span() for m in matches]


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def _within(stretches: Spans, words: list[tuple[int, int]]) -> Iterator[slice]:
    """For each stretch, the words that begin in it."""
    for start, end in stretches:
        yield slice(bisect_left(words, (start, 0)), bisect_left(words, (end, 0)))


def _differences(before: list[str | int], after: list[str | int]) -> list[_Block]:
    """Stretches that differ, with the scraps of agreement between them taken in."""
    blocks: list[_Block] = []
    for op in Indel.opcodes(before, after):
        if op.tag == "equal":
            continue
        block = _Block(op.src_start, op.src_end, op.dest_start, op.dest_end)
        while blocks and _is_scrap(blocks[-1], block):
            last = blocks.pop()
            block = _Block(last.i, block.i_end, last.j, block.j_end)
        blocks.append(block)
    return blocks


def _is_scrap(last: _Block, block: _Block) -> bool:
    equal = block.i - last.i_end
    return equal == 0 or (equal <= _SCRAP and max(_size(last), _size(block)) > equal)


def _size(block: _Block) -> int:
    return max(block.i_end - block.i, block.j_end - block.j)


def _changes_of(block: _Block, copy: Article, ours: _Words, original: Article, theirs: _Words) -> list[Change]:
    cut, added = block.i_end - block.i, block.j_end - block.j
    if cut and added and (max(cut, added) <= _REWORDED or _alike(block, ours, theirs)):
        return [_change("reworded", block, copy, ours, original, theirs)]
    changes = []
    if cut:
        changes.append(_change("cut", block._replace(j_end=block.j), copy, ours, original, theirs))
    if added:
        changes.append(_change("added", block._replace(i=block.i_end), copy, ours, original, theirs))
    return changes


def _alike(block: _Block, ours: _Words, theirs: _Words) -> bool:
    """Whether two long stretches tell the same in other words: they have many of their longer words in common."""
    after = {w for w in ours.printed[block.j : block.j_end] if len(w) >= _TELLING}
    before = {w for w in theirs.printed[block.i : block.i_end] if len(w) >= _TELLING}
    return len(before & after) >= _ALIKE * max(min(len(before), len(after)), 1)


def _change(kind: ChangeKind, block: _Block, copy: Article, ours: _Words, original: Article, theirs: _Words) -> Change:
    start, end = _span(ours, block.j, block.j_end, len(copy.text))
    was_start, was_end = _span(theirs, block.i, block.i_end, len(original.text))
    return Change(
        copy=copy.id,
        original=original.id,
        kind=kind,
        copy_start=start,
        copy_end=end,
        original_start=was_start,
        original_end=was_end,
        before=original.text[was_start:was_end] or None,
        after=copy.text[start:end] or None,
    )


def _span(words: _Words, first: int, end: int, length: int) -> tuple[int, int]:
    """Code points of words [first, end); where there is none, the empty stretch before the next word."""
    if first < end:
        return words.spans[first][0], words.spans[end - 1][1]
    at = words.spans[first][0] if first < len(words.spans) else (words.spans[-1][1] if words.spans else length)
    return at, at
