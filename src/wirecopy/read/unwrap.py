"""A text as saved to its logical lines: hard-wrapped lines are joined, everything else stays a line.

In: text with any line ends. Out: lines without blank ones, each with whether a blank line stood before it.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec


class TextLine(msgspec.Struct, frozen=True):
    """A logical line; ``apart``: a blank line, or the text's beginning, stands before it."""

    text: str
    apart: bool


def logical_lines(text: str) -> list[TextLine]:
    """The logical lines of a text.

    >>> [line.text for line in logical_lines("Ferry sinks\\r\\n\\r\\nThe ferry sank.")]
    ['Ferry sinks', 'The ferry sank.']
    """
    printed = [_HIDDEN.sub("", line).rstrip() for line in re.split(r"\r\n|\r|\n|\u2028|\u2029|\x0c", text)]
    printed = _without_quoting(printed)
    width = wrap_width(printed)
    lines: list[TextLine] = []
    apart = True
    before: str | None = None
    for line in printed:
        bare = " ".join(line.replace("\u00a0", " ").split(" ")).strip()
        if not bare:
            apart, before = True, None
            continue
        if before is not None and width and _is_continued(before, line, width):
            last = lines.pop()
            joint = "" if _SPLIT_WORD.search(last.text) and bare[0].islower() else " "
            lines.append(TextLine(last.text + joint + _inner(bare), last.apart))
        else:
            lines.append(TextLine(_inner(bare), apart))
        apart, before = False, line
    return _with_paths(lines)


def _with_paths(lines: list[TextLine]) -> list[TextLine]:
    """Lines with the steps of a path that stand one below another ("Home", ">", "News") on one line."""
    joined: list[TextLine] = []
    open_step = False
    for line in lines:
        mark = line.text in _STEPS
        if joined and (mark or open_step) and len(joined[-1].text) < _LONGEST_PATH:
            joined[-1] = TextLine(f"{joined[-1].text} {line.text}", joined[-1].apart)
        else:
            joined.append(line)
        open_step = mark
    return joined


def wrap_width(lines: list[str]) -> int | None:
    """The column at which lines were broken hard, ``None`` where each line is a paragraph."""
    followed = [one for one, after in pairwise(lines) if one.strip() and after.strip()]
    full = [line for line in followed if _LEAST_WIDTH <= len(line) <= _MOST_WIDTH]
    if len(full) < 4 or sum(len(line) > _MOST_WIDTH for line in lines) > 0.2 * len(full):
        return None
    width = max(len(line) for line in full)
    pairs = [(one, after) for one, after in pairwise(lines) if one.strip() and after.strip()]
    if sum(len(one) + 1 + len(after.split()[0]) > width for one, after in pairs) < 0.5 * len(pairs):
        return None  # the next line's first word would have fitted: these are lines of a list, of a page's head
    near = [line for line in full if len(line) >= width - _RAGGED]
    open_ended = sum(not _SENTENCE_END.search(line) for line in near)
    return width if len(near) >= 0.5 * len(full) and open_ended >= 0.6 * len(near) else None


def _is_continued(line: str, after: str, width: int) -> bool:
    """Whether ``after`` is the rest of ``line``: its first word would not have fitted, and it is not indented."""
    if len(line) > width or len(line) < width - _RAGGED:
        return False
    indented = len(after) - len(after.lstrip()) > len(line) - len(line.lstrip())
    if indented and (after[:1] in " \t" and _SENTENCE_END.search(line)):
        return False
    return len(line) + 1 + len(after.split()[0]) > width


def _without_quoting(lines: list[str]) -> list[str]:
    """Lines of a forwarded mail without the ">" before each."""
    filled = [line for line in lines if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in filled)
    if quoted < 3 or quoted < 0.5 * len(filled):
        return lines
    return [re.sub(r"^\s*(?:>\s?)+", "", line) for line in lines]


def _inner(line: str) -> str:
    return re.sub(r"[ \u2000-\u200a]{2,}(?=\S)", "  ", line)


# Typewriter and mail columns: 60 to 80, rarely up to 100. A ragged right edge leaves a word's room.
_LEAST_WIDTH, _MOST_WIDTH, _RAGGED = 40, 100, 20
# Marks between the steps of a path, and how long one may grow.
_STEPS, _LONGEST_PATH = {">", "»", "›", "/", "→"}, 120
_HIDDEN = re.compile("[\ufeff\u200b\u200c\u200d\u2060\u00ad]")
_SENTENCE_END = re.compile(r"[.!?:][\"”’»)\]]*\s*$")
_SPLIT_WORD = re.compile(r"[^\W\d_]{2}-$")
