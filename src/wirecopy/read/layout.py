"""The parts of a saved text: what stands before its body, the body, and what follows.

In: lines that have been read (``furniture.Line``), in the order of the page. Out: their numbers, by part. The
body is told by its sentences; furniture inside it and lists of other stories are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from wirecopy.read.dateline import split_dateline
from wirecopy.read.furniture import Line

# A paragraph has a sentence of this many words or an end mark; a longer line is a paragraph without one.
_LEAST_WORDS = 9
_LONG_LINE = 30
# A standfirst is a sentence or two: the longest of real pages are about 45 words.
_LONGEST_STANDFIRST = 50
_LONGEST_HEADLINE = 28
# Headline and standfirst may both be sentences, and a call above them.
_FEW = 4


class Layout(msgspec.Struct, frozen=True):
    """Numbers of lines: ``head`` before the body, ``body``, and ``foot`` behind it, each in order.

    ``foot`` ends where readers' comments begin.
    """

    head: tuple[int, ...]
    body: tuple[int, ...]
    foot: tuple[int, ...]


def find_layout(lines: Sequence[Line]) -> Layout:
    """The parts of a text; the body is empty only where no line can be of the article."""
    prose = [n for n, line in enumerate(lines) if is_prose(line)]
    start = _start(lines, prose)
    if start is None:
        texts = [n for n, line in enumerate(lines) if line.kind == "text"]
        if not texts:
            return Layout(tuple(range(len(lines))), (), ())
        start = texts[1] if len(texts) > 1 else texts[0]
    start = _with_short_opening(lines, start)
    end = _comments(lines, start)
    body = _body(lines, start, end)
    last = body[-1] if body else start
    return Layout(tuple(range(start)), tuple(body), tuple(range(last + 1, end)))


def is_prose(line: Line) -> bool:
    """Whether a line is a sentence or more, not a title or a label."""
    if line.kind != "text":
        return False
    count = _word_count(line.text)
    ended = _ENDED.search(line.text) or _INNER_END.search(line.text)  # "... he said. EFE", "... said. Enditem"
    return count >= _LONG_LINE or (count >= _LEAST_WORDS and ended is not None)


def _start(lines: Sequence[Line], prose: list[int]) -> int | None:
    """The first line of the body: the one with a dateline, else the first prose that is no headline or standfirst."""
    for place, n in enumerate(prose[:_FEW]):
        found = split_dateline(lines[n].text)
        if found is not None and found.agencies and lines[n].text[found.end :].strip():
            return n
        if place and _word_count(lines[n].text) > _LONGEST_STANDFIRST:
            break
    for place, n in enumerate(prose):
        following = prose[place + 1] if place + 1 < len(prose) else len(lines)
        between = [line.kind for line in lines[n + 1 : following]]
        told = any(line.kind in ("date", "byline") for line in lines[:n])
        titled = any(line.kind == "text" for line in lines[:n])
        count = _word_count(lines[n].text)
        announces = following < len(lines) and any(kind in ("date", "byline", "credit") for kind in between)
        if (
            announces
            and count <= _LONGEST_STANDFIRST
            and place < 2
            and not (told and titled and "byline" not in between and place)
        ):
            continue
        if (
            not titled
            and count <= _LONGEST_HEADLINE
            and following < len(lines)
            and not lines[n].text.rstrip('"”’»').endswith(".")
        ):
            continue
        return n
    return None


def _with_short_opening(lines: Sequence[Line], start: int) -> int:
    """``start``, or the short sentences directly above it that stand below byline, date or picture."""
    first = start
    while first and lines[first - 1].kind == "text" and _SENTENCE.search(lines[first - 1].text):
        first -= 1
    above = lines[:first]
    told = first and above[-1].kind in ("date", "byline", "caption", "credit", "clutter")
    return first if told and any(line.kind == "text" for line in above) else start


def _comments(lines: Sequence[Line], start: int) -> int:
    """Where readers' comments begin after the body's first line, or the end."""
    for n in range(start + 1, len(lines)):
        if _LEVEL.fullmatch(lines[n].text) or (lines[n].clutter == "related" and _COMMENTS.match(lines[n].text)):
            return n
    return len(lines)


def _body(lines: Sequence[Line], start: int, end: int) -> list[int]:
    """The article's lines from ``start``: text, without lists of other stories and loose ends."""
    body: list[int] = [start]
    skipping = False
    for n in range(start + 1, end):
        line = lines[n]
        if line.clutter == "related":
            skipping = not _HAS_VALUE.search(line.text)
        elif line.kind == "text" and not (skipping and not is_prose(line)):
            skipping = False
            body.append(n)
    last = max((place for place, n in enumerate(body) if _is_told(lines[n])), default=0)
    if lines[body[last]].text.rstrip().endswith(":"):  # a list ends the article
        return body
    return body[: last + 1]


def _is_told(line: Line) -> bool:
    """Whether a line is a sentence, be it one without its full stop; a headline of another story tells nothing so."""
    told = _word_count(line.text) >= _LEAST_WORDS and _TELLS.search(line.text)
    return bool(_ENDED.search(line.text) or told) or is_prose(line)


def _word_count(text: str) -> int:
    """Words; of a script without blanks, two characters count for one."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_ENDED = re.compile(r"[.!?…。！？][\"”’»“'）)\]]*\s*$|[\"”»]\s*$|[.!?…][\"”’»)\]]*\s*\([^()]{2,30}\)\s*$|:\s*$")
_INNER_END = re.compile(r"[^\W\d_]{2}[.!?][\"”’»)]*\s+[A-ZÀ-Þ/(-]|[\"”»],\s[^.!?]+[.!?]\s")
_TELLS = re.compile(r"\b(?:was|were|had|said|told|(?:has|have) (?:been|not))\b")
_SENTENCE = re.compile(r"[.!?…。][\"”’»)\]]*\s*$")
_COMMENTS = re.compile(
    r"\W*(?:\d+ |leave a |post a |add a |view |show )?(?:comments?|responses|replies|reply"
    r"|thoughts?|kommentare|commentaires|comentarios|"
    r"comentários|commenti|join the (?:discussion|conversation)|discussion|conversation)\b",
    re.IGNORECASE,
)
# Where a forum's answers begin.
_LEVEL = re.compile(r"level \d+", re.IGNORECASE)
_HAS_VALUE = re.compile(r":\s*\S")
