"""Where the words of a sentence and of its edited self agree, and where they do not.

In: two sentences (or a few in a row). Out: stretches that differ, in order; words that agree in another spelling are
such stretches too. The alignment is the longest common subsequence of the words' keys; within a stretch that differs,
words that are one in another spelling are aligned as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from wirecopy.lineage.changes.spelling import same_word
from wirecopy.lineage.changes.text import Sentence
from wirecopy.lineage.unequal import unequal

_COMPARED = 900
"""Pairs of words of a stretch that are looked at for other spellings; a longer stretch was told anew."""
_SPLIT = 3
"""Words of which a scanner makes one, or that it makes of one, at most."""


class Block(NamedTuple):
    """Words [i, i_end) of the original became [j, j_end) of the copy; ``spelled``: they are the same words."""

    i: int
    i_end: int
    j: int
    j_end: int
    spelled: bool = False


def differences(original: Sentence, copy: Sentence) -> list[Block]:
    """Stretches that differ in words or spelling; what is a matter of capitals and marks alone is none."""
    found: list[Block] = []
    at = was = 0
    for i, i_end, j, j_end in unequal(LCSseq.editops(original.keys, copy.keys)):
        found += _respelled(at, i, was, original, copy)
        found += _apart(Block(i, i_end, j, j_end), original, copy)
        at, was = i_end, j_end
    found += _respelled(at, len(original.keys), was, original, copy)
    return found


def _respelled(i: int, i_end: int, j: int, original: Sentence, copy: Sentence) -> Sequence[Block]:
    """Equal keys in other letters, each by itself."""
    if original.folded[i:i_end] == copy.folded[j : j + i_end - i]:
        return ()
    return [
        Block(n, n + 1, n - i + j, n - i + j + 1, spelled=True)
        for n in range(i, i_end)
        if original.folded[n] != copy.folded[n - i + j]
    ]


def _apart(block: Block, original: Sentence, copy: Sentence) -> Sequence[Block]:
    """The block with the words that are the same in another spelling set apart from the others."""
    i, i_end, j, j_end, _ = block
    before, after = i_end - i, j_end - j
    if not before or not after or before * after > _COMPARED:
        return (block,)
    if before == after == 1:
        are_names = original.capital[i] and copy.capital[j]
        is_same = same_word(original.folded[i:i_end], copy.folded[j:j_end], are_names)
        return (Block(i, i_end, j, j_end, spelled=True),) if is_same else (block,)
    found = []
    at, was = i, j
    for first, end, there, there_end in _same_words(block, original, copy):
        if (at, was) != (first, there):
            found.append(Block(at, first, was, there))
        found.append(Block(first, end, there, there_end, spelled=True))
        at, was = end, there_end
    if (at, was) != (i_end, j_end):
        found.append(Block(at, i_end, was, j_end))
    return found


def _same_words(block: Block, original: Sentence, copy: Sentence) -> Iterator[tuple[int, int, int, int]]:
    """From the left, each word of the original with the first of the copy that is it in another spelling."""
    was = block.j
    i = block.i
    while i < block.i_end:
        for size, j, length in _shapes(i, was, block):
            if same_word(
                original.folded[i : i + size],
                copy.folded[j : j + length],
                original.capital[i] and copy.capital[j],
            ):
                yield i, i + size, j, j + length
                i, was = i + size, j + length
                break
        else:
            i += 1


def _shapes(i: int, was: int, block: Block) -> Iterator[tuple[int, int, int]]:
    """(words of the original, first word of the copy, words of the copy): one to one, one to many, many to one,
    two to two ("am ong", "amo ng")."""
    for j in range(was, block.j_end):
        yield 1, j, 1
        for many in range(2, _SPLIT + 1):
            if j + many <= block.j_end:
                yield 1, j, many
            if i + many <= block.i_end:
                yield many, j, 1
        if j + 2 <= block.j_end and i + 2 <= block.i_end:
            yield 2, j, 2
