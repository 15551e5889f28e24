"""Paragraphs, then sentences, by their signs alone: no sentence crosses a paragraph, a quotation may hold several.

In: the text of an article. Out: spans. A full stop that belongs to an abbreviation or an initial ends nothing, one
before closing quotation marks ends after them. Unlike a parser's own splitting this needs no model and cuts a sentence
the same way wherever it stands, so that copies share their sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

LONGEST = 1_500
"""Characters of a sentence; what runs on beyond that (a table, a list without full stops) is cut at white space.
The longest sentences of the measuring news have 900."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_NEW_LINE = re.compile(r"\n")
_INDENTED = re.compile(r"\n(?:[^\S\n]{2,}|\t)")
_ENDS_LIKE_A_PARAGRAPH = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")
_WRAPPED_AT = 100  # characters; mails, wires and old systems break lines at 80 at most

_STOP = re.compile(
    r"(?P<marks>[.!?…。]+)(?P<closing>[\"'”’»)\]]*)(?:(?P<space>\s+)(?=(?P<opening>[\"'“‘«(\[—–-]*\s?)[A-Z0-9À-ÖØ-ÞĀ-ž$£€@#])"
    r"|(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]+[ ,])|(?<=[a-z][.!?][\"”])(?=[A-Z“][a-z]))"
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"“”'‘—–/]*$")
_WORD_AFTER = re.compile(r"[\"'“‘«(\[—–-]*\s?([\w’'-]+)")
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,4}(\w+)")


class Span(NamedTuple):
    """A sentence ``[start, end)`` of a text; ``paragraph`` counts from 0."""

    start: int
    end: int
    paragraph: int


def split_sentences(text: str) -> Iterator[Span]:
    """The sentences of ``text`` in order, without white space around them."""
    for number, (start, end) in enumerate(split_paragraphs(text)):
        for first, last in _sentences(text, start, end):
            yield Span(first, last, number)


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of paragraphs: parted by blank lines, by indents where lines are wrapped, else by every new line."""
    spans: list[tuple[int, int]] = []
    for start, end in _between(_BLANK_LINE, text, 0, len(text)):
        breaks = _INDENTED if _is_wrapped(text[start:end]) else _NEW_LINE
        spans += _between(breaks, text, start, end)
    return spans


def _between(breaks: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between ``breaks``, stripped, where there is anything."""
    at = start
    for match in (*breaks.finditer(text, start, end), None):
        stop = match.start() if match else end
        piece = text[at:stop]
        if stripped := piece.strip():
            lead = len(piece) - len(piece.lstrip())
            yield at + lead, at + lead + len(stripped)
        at = match.end() if match else end


def _is_wrapped(block: str) -> bool:
    """Whether its new lines only keep lines short: most lines that another follows break off in a sentence."""
    lines = block.split("\n")
    if len(lines) < 2 or max(map(len, lines)) > _WRAPPED_AT:
        return False
    breaking_off = sum(not _ENDS_LIKE_A_PARAGRAPH.search(line) and len(line) > 25 for line in lines[:-1])
    return breaking_off * 2 > len(lines) - 1


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _STOP.finditer(text, start, end):
        if _ends_a_sentence(text, at, match):
            yield from _cut(text, at, match.end("closing"))
            at = match.end()
    if at < end:
        yield from _cut(text, at, end)


def _ends_a_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    marks, closing = stop["marks"], stop["closing"]
    if set(marks) & set("!?"):
        return not (closing and _goes_on(text, stop.end()))
    if marks != "." or closing.strip(")]’'"):
        return True
    (word,) = _WORD_BEFORE.findall(text, max(start, stop.start() - 30), stop.start())[:1] or ("",)
    after = _WORD_AFTER.match(text, stop.end())
    if word.isdigit() and stop.start() - len(word) == start:
        return False  # the number of a list's item
    opens = after is not None and after[1].lower() in _words()["opener"] and not after[1].isupper()
    return _may_end(word, opens or (after is not None and after[1] in ("I", "A")), after)


def _may_end(word: str, opener_follows: bool, after: re.Match[str] | None) -> bool:
    """Whether the full stop behind ``word`` may be the sentence's own."""
    low = word.lower()
    if low in _words()["never"]:
        return low in ("no", "mar", "may", "p", "v", "art", "al", "sec", "est") and opener_follows
    if len(word) == 1 and word.isupper() and word != "I":
        return opener_follows  # an initial
    if low in _words()["often"] or re.fullmatch(r"(?:\w\.)+\w", word):
        return opener_follows
    return not (low.isdigit() and len(low) <= 2 and after is not None and after[1].isdigit())


def _goes_on(text: str, at: int) -> bool:
    """Whether a name and a word of speech follow: “Stop!” Ann Field said."""
    name = _SPEAKER.match(text, at)
    return name is not None and any(word in _words()["speech"] for word in name[0].split()[1:])


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, in pieces where it is longer than any sentence is."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = space if space > 0 else start + LONGEST
        yield start, stop
        start = stop + (space > 0)
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


@cache
def _words() -> dict[str, frozenset[str]]:
    lines = resources.files(__package__).joinpath("data/abbreviations.txt").read_text("utf-8").splitlines()
    groups = [line.split() for line in lines if line and not line.startswith("#")]
    return {name: frozenset(words) for name, *words in groups}
