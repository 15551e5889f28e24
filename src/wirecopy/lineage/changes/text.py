"""An article as the comparison reads it: sentences of words, each word with its key, its place and its marks.

In: an article's text, and the stretches of it that take no part. Out: its sentences in order. Paragraphs are read
once and remembered: copies have them in common.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, compress
from operator import add, or_
from typing import NamedTuple

from wirecopy.lineage.changes.lists import words
from wirecopy.lineage.changes.remembered import Remembered
from wirecopy.lineage.changes.spelling import folded, key_of
from wirecopy.lineage.kin import Spans
from wirecopy.read.dateline import split_dateline

_LONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Scripts without spaces: each character is a word."""
_WORD = re.compile(
    rf"((?:[^\W\d_]\.){{2,}}|\d+(?:[.,:/]\d+)*[^\W_]*|[{_LONE}]|[^\W_{_LONE}]+(?:['’][^\W_{_LONE}]+)*|[%$£€¥₹₽₺₩])"
)
_ASCII_WORD = re.compile(
    r"((?:[A-Za-z]\.){2,}|[0-9]+(?:[.,:/][0-9]+)*[A-Za-z0-9]*|[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*|[%$])"
)
"""The same words in text that has no other characters than these: half the time, since nothing is looked up."""
_LINE_END = re.compile(r"\n\s*")
_PARAGRAPH_ENDS = tuple('.!?:;”"’»…')
_SENTENCE_END = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])([.!?…]*[\"”’»')\]]*)\s+(?=[\"“‘«'(\[„]*[^\W_a-zß-ÿ])|(?<=[。！？])[。！？]*[」』”]?)"
)
"""Its first character stands before the rest so that the others of a text are passed over fast."""
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")
_MARK = re.compile(r"[“”„«»\"‘'’]")
_MARKS = re.compile(r"[“”„«»\"]|(?<![^\W_])[‘'](?=[^\W_])|(?<=[^\W_.,!?…])[’'](?![^\W_])|(?<=[.,!?…])[’']")
_STOP = re.compile(r"[,;:.!?()\[\]–—…]|\s-+\s|[\"”]$")
_MOST = 0.5
"""Share of a sentence from which it is furniture, or shared, where so much of it is."""
_DATELINE, _OPENING = 160, 5
"""Characters within which a dateline stands at the head of a paragraph, and paragraphs of which it may be: others than
the first where an outlet puts notices above its texts."""


class Sentence(NamedTuple):
    """Words in order. ``keys`` are compared; ``folded`` tell spellings apart; ``quoted``: inside quotation marks;
    ``capital``: printed with one; ``stopped``: a comma or such stands behind.

    ``starts`` and ``ends`` are counted from the sentence's own beginning, which is at ``start`` of the text.
    """

    keys: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    capital: tuple[bool, ...]
    stopped: tuple[bool, ...]
    start: int
    end: int
    paragraph: int = 0


class Text(NamedTuple):
    """An article's sentences without its furniture, and the words that it prints with a capital within sentences."""

    whole: str
    sentences: tuple[Sentence, ...]
    names: frozenset[str]


@lru_cache(maxsize=256)
def read_text(text: str, furniture: Spans = (), shared: Spans = ()) -> Text:
    """The sentences of ``text`` that are no furniture, or are and yet ``shared``: the copy took them for news.

    Remembered, since an original is asked for by each copy.
    """
    sentences: list[Sentence] = []
    names: set[str] = set()
    for number, (start, end) in enumerate(_paragraphs(text)):
        for first, last in _parts(text, start, end) if number < _OPENING else ((start, end),):
            found, named = _paragraph(text[first:last])
            names |= named
            sentences += [Sentence(*s[:7], s.start + first, s.end + first, number) for s in found]
    if furniture:
        sentences = [s for s in sentences if not _is_mostly(s, furniture) or _is_mostly(s, shared)]
    return Text(text, tuple(sentences), frozenset(names))


def joined(sentences: Sequence[Sentence]) -> Sentence:
    """Sentences in a row as one."""
    if len(sentences) == 1:
        return sentences[0]
    first = sentences[0].start
    return Sentence(
        keys=tuple(x for s in sentences for x in s.keys),
        folded=tuple(x for s in sentences for x in s.folded),
        starts=tuple(x + s.start - first for s in sentences for x in s.starts),
        ends=tuple(x + s.start - first for s in sentences for x in s.ends),
        quoted=tuple(x for s in sentences for x in s.quoted),
        capital=tuple(x for s in sentences for x in s.capital),
        stopped=tuple(x for s in sentences for x in s.stopped),
        start=first,
        end=sentences[-1].end,
        paragraph=sentences[0].paragraph,
    )


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """They end in an empty line, or in a line that ends a sentence."""
    start = 0
    for found in _LINE_END.finditer(text):
        line = text[start : found.start()]
        ended = line.rstrip(" \t").endswith(_PARAGRAPH_ENDS)
        if ended or "\n" in found.group()[1:]:
            end = start + len(line.rstrip(" \t") if ended else line)
            if end > start:
                yield start, end
            start = found.end()
    if start < len(text):
        yield start, len(text)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The dateline that a paragraph opens with, a sentence of its own, and the rest; else the whole."""
    dateline = dateline_end(text[start : min(end, start + _DATELINE)])
    if 0 < dateline < end - start:
        yield start, start + dateline
        start += dateline
    yield start, end


@lru_cache(maxsize=1 << 16)
def dateline_end(opening: str) -> int:
    """Where the words after the dateline begin, 0 where there is none."""
    dateline = split_dateline(opening)
    return dateline.end if dateline else 0


@lru_cache(maxsize=1 << 13)
def _paragraph(text: str) -> tuple[tuple[Sentence, ...], frozenset[str]]:
    """The sentences of a paragraph, and its words with a capital within sentences."""
    quotes = _quotations(text, [m.start() for m in _MARKS.finditer(text)]) if _MARK.search(text) else ()
    sentences = []
    for start, end in _sentences(text):
        sentence = _sentence(text[start:end])
        if sentence.keys:
            quoted = tuple(bisect_right(quotes, start + at) % 2 == 1 for at in sentence.starts) if quotes else None
            sentences.append(sentence._replace(quoted=quoted or sentence.quoted, start=start, end=end))
    names = frozenset(name for s in sentences for name in compress(s.folded[1:], s.capital[1:]))
    return tuple(sentences), names


@lru_cache(maxsize=1 << 14)
def _sentence(text: str) -> Sentence:
    """A sentence that stands alone, outside quotation marks."""
    chunks = [*map(_CHUNKS.__getitem__, text.split(" "))] if text.isascii() else [None]
    if not all(chunks):
        return _read(text)
    keys, prints, first, last, capital, before, behind, length = zip(*chunks, strict=True)
    at = (0, *accumulate(length))
    return Sentence(
        keys,
        prints,
        tuple(map(add, at, first)),
        tuple(map(add, at, last)),
        (False,) * len(keys),
        capital,
        (*map(or_, behind[:-1], before[1:]), behind[-1] or text.endswith('"')),
        0,
        len(text),
    )


def _chunk(text: str) -> tuple[str, str, int, int, bool, bool, bool, int] | None:
    """One word and the marks beside it, as a sentence has it: key, folded word, start, end, whether it has a capital
    and whether stops stand before and behind it; and code points from there to the next. ``None``: it is no such."""
    read = _read(text) if text.split() == [text] else None
    if read is None or len(read.keys) != 1:
        return None
    (start,), (end,) = read.starts, read.ends
    before, behind = _stops(" " + text[:start]), _stops(text[end:] + " ")
    return read.keys[0], read.folded[0], start, end, read.capital[0], before, behind, len(text) + 1


_CHUNKS = Remembered(_chunk)


def _read(text: str) -> Sentence:
    pattern = _ASCII_WORD if text.isascii() else _WORD
    first, *rest = pattern.split(text)  # what is no word and what is in turn
    words, gaps = rest[::2], rest[1::2]
    prints, keys, capital = zip(*map(_WORDS.__getitem__, words), strict=True) if words else ((), (), ())
    places = tuple(accumulate(map(len, (first, *rest))))
    return Sentence(
        keys,
        prints,
        places[:-1:2],
        places[1::2],
        (False,) * len(words),
        capital,
        tuple(map(_stops, gaps)),
        0,
        len(text),
    )


@lru_cache(maxsize=1 << 10)
def _stops(gap: str) -> bool:
    """Whether a comma or such stands between two words."""
    return _STOP.search(gap) is not None


def _word(printed: str) -> tuple[str, str, bool]:
    """The folded word, its key, and whether it has a capital."""
    print_ = folded(printed)
    return print_, key_of(print_), printed[0].isupper()


_WORDS = Remembered(_word)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _SENTENCE_END.finditer(text):
        behind = found.group(1)
        if (
            behind == ""
            and found.group().startswith(".")
            and _is_abbreviated(text[max(start, found.start() - 12) : found.start()])
        ):
            continue
        end = found.end() if behind is None else found.end(1)
        yield start, end
        start = found.end()
    if text[start:].strip():
        yield start, start + len(text[start:].rstrip())


def _is_abbreviated(before: str) -> bool:
    """Whether the stop after ``before`` belongs to an abbreviation or an initial."""
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last.group()
    return (len(word) == 1 and word.isupper()) or "." in word or word.casefold() in words("words", "abbreviated")


def _quotations(text: str, marks: Sequence[int]) -> list[int]:
    """Where quotations open and close in turn; an unclosed one goes to the end."""
    found: list[int] = []
    opened = ""
    for at in marks:
        mark = text[at]
        if not opened:
            if mark in "“„«\"‘'" and not (mark in "'‘" and found and at - found[-1] < 2):
                opened = {"“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", '"': '"'}[mark]
                found.append(at)
        elif mark in opened:
            found.append(at)
            opened = ""
    return found


def _is_mostly(sentence: Sentence, stretches: Spans) -> bool:
    covered = sum(max(0, min(end, sentence.end) - max(start, sentence.start)) for start, end in stretches)
    return covered >= _MOST * (sentence.end - sentence.start)
