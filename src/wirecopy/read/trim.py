"""A body without what is no body: repeated headlines, captions, credit lines, adverts, the dateline.

In: the paragraphs of a page as the extractor left them. Out: those that are the article's own words,
the dateline that stood before them, and the lines that were taken away (they may credit somebody).
What a line says is decided by ``wirecopy.read.furniture``; here only where it may be taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from wirecopy.read.dateline import split_dateline
from wirecopy.read.figures import Picture
from wirecopy.read.furniture import read_line, without_end_mark

# Bylines, dates and headlines stand within so many lines of the head or the foot of a body.
_HEAD, _FOOT = 6, 6
# Longer lines are the article's, whatever they begin with.
_LONGEST_FURNITURE = 200
_ANYWHERE = {"credit", "caption", "rights", "clutter"}
_AT_THE_ENDS = {*_ANYWHERE, "date", "byline", "address"}
_LETTERS = re.compile(r"[\W_]+")


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of a body, and what was taken from it; ``signed``: the dateline with who signs it."""

    paragraphs: list[str]
    dateline: str | None = None
    signed: str | None = None
    removed: list[str]


def trim_body(paragraphs: list[str], *, headlines: Iterable[str], pictures: Sequence[Picture]) -> Body:
    """The paragraphs without headline, captions and other lines that are not the article's text."""
    captions = {_fold(caption) for picture in pictures for caption in _printed(picture)}
    titles = {_fold(headline) for headline in headlines}
    kept: list[str] = []
    removed: list[str] = []
    for n, paragraph in enumerate(map(without_end_mark, paragraphs)):
        at_head, at_foot = n < _HEAD, n >= len(paragraphs) - _FOOT
        folded = _fold(paragraph)
        kinds = _AT_THE_ENDS if at_head or at_foot else _ANYWHERE
        if folded in captions or (at_head and folded in titles) or _is_furniture(paragraph, kinds):
            removed.append(paragraph)
        else:
            kept.append(paragraph)
    dateline = split_dateline(kept[0]) if kept else None
    if dateline is None:
        return Body(paragraphs=kept, removed=removed)
    kept[0] = kept[0][dateline.end :].lstrip()
    return Body(
        paragraphs=[paragraph for paragraph in kept if paragraph],
        dateline=dateline.text,
        signed=dateline.printed,
        removed=removed,
    )


def _is_furniture(paragraph: str, kinds: set[str]) -> bool:
    return len(paragraph) <= _LONGEST_FURNITURE and read_line(paragraph).kind in kinds


def _printed(picture: Picture) -> list[str]:
    """The ways in which a picture's caption and credit may stand among the paragraphs."""
    caption, credit = picture.caption or "", picture.credit or ""
    return [text for text in (caption, credit, f"{caption} {credit}", f"{credit} {caption}") if _fold(text)]


def _fold(text: str) -> str:
    return _LETTERS.sub("", text.casefold())
