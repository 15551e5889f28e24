"""Texts cut into sentences, the distinct ones among them parsed, and put together again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from wirecopy.speech.parse.crew import Crew
from wirecopy.speech.parse.model import required_model
from wirecopy.speech.parse.packed import unpack
from wirecopy.speech.parse.sentences import Span, split_sentences
from wirecopy.speech.parse.shelf import MemoryShelf, Shelf, key_of
from wirecopy.speech.parsed import ParsedText, Placed

TOGETHER = 256
"""Texts cut before their new sentences are parsed: a minute's work, and what a Ctrl-C may lose."""

_KEPT_AT = 1_024  # new parses are put on the shelf by so many: some ten seconds' work

_WHITE = re.compile(r"\s")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no parser takes


class Cut(NamedTuple):
    """A text with the spans of its sentences, and of each the text to parse and the key to keep its parse by."""

    text: str
    spans: tuple[Span, ...]
    sentences: tuple[str, ...]
    keys: tuple[bytes, ...]


def parse_texts(texts: Iterable[str], jobs: int = 1, shelf: Shelf | None = None) -> Iterator[ParsedText]:
    """Each of ``texts`` as parsed, in order; a sentence that stands in several is parsed once.

    ``jobs``: processes to parse with, 1 for none but this one. ``shelf``: parses to start from and to add to. Raises
    :class:`wirecopy.errors.ExtraMissing` without spaCy or its model.
    """
    kept = MemoryShelf() if shelf is None else shelf
    remaining = iter(texts)
    with Crew(required_model(), jobs) as crew:
        while cuts := [cut(text) for text in islice(remaining, TOGETHER)]:
            parse_cuts(cuts, crew, kept)
            for one in cuts:
                yield placed(one, kept.held(one.keys))


def cut(text: str) -> Cut:
    """The sentences of ``text``; in their texts all white space is spaces, so that a wrapped line changes nothing."""
    spans = tuple(split_sentences(text))
    clean = _LONE_SURROGATE.sub("\ufffd", _WHITE.sub(" ", text))
    sentences = tuple(clean[start:end] for start, end, _ in spans)
    return Cut(text, spans, sentences, tuple(key_of(sentence) for sentence in sentences))


def parse_cuts(cuts: Sequence[Cut], crew: Crew, shelf: Shelf, advance: Callable[[int], None] = lambda _: None) -> None:
    """Put the parse of every sentence of ``cuts`` on ``shelf`` that is not there; ``advance`` is told how many."""
    wanted = {key: sentence for one in cuts for key, sentence in zip(one.keys, one.sentences, strict=True)}
    for key in shelf.held(wanted):
        del wanted[key]
    fresh: dict[bytes, bytes] = {}
    for key, (_, packed) in zip(wanted, crew.parse(list(wanted.values())), strict=True):
        fresh[key] = packed
        if len(fresh) == _KEPT_AT:
            shelf.keep(fresh)
            advance(len(fresh))
            fresh = {}
    shelf.keep(fresh)
    advance(len(fresh))


def placed(one: Cut, parses: dict[bytes, bytes]) -> ParsedText:
    """The text of a cut with its sentences as parsed; ``parses`` holds all of them."""
    sentences = (
        Placed(unpack(sentence, parses[key]), span.start, span.paragraph)
        for span, sentence, key in zip(one.spans, one.sentences, one.keys, strict=True)
    )
    return ParsedText(one.text, tuple(sentences))
