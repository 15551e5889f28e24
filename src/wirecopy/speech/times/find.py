"""Find the times that an article names.

In: a parsed text and its article (for the date of publication). Out: the contract's ``times``, in order. A grammar of
our own finds them (``rules.py``) and reads them (``readers.py``); extents and values follow TimeML as MEANTIME and
TempEval annotate it: without preposition, with "late", "the end of", "about". What is relative goes by the date of
publication; "the same day", "two years later" by the last date that the narrative itself has named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wirecopy.model import Article, TimeExpression
from wirecopy.speech.parsed import ParsedText, Placed
from wirecopy.speech.times.calendar import day_of
from wirecopy.speech.times.readers import READERS, Where
from wirecopy.speech.times.rules import scan


def find_times(parsed: ParsedText, article: Article) -> list[TimeExpression]:
    """The times of ``parsed`` in order, without overlap; a value that nothing settles is ``None``."""
    published = _date_of(article.published) or _date_of(article.modified)
    found: list[TimeExpression] = []
    story = Narrative(published)
    for placed in parsed.sentences:
        story.go_on(placed.paragraph)
        found.extend(_times_in(placed, article.id, story))
    return found


class Narrative:
    """What the telling has come to within a paragraph: its last date, the last that had a month, that had a day."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.last: date | None = None
        self.month: date | None = None
        self.day: date | None = None
        self.paragraph = -1

    def go_on(self, paragraph: int) -> None:
        """The next sentence; a new paragraph begins anew."""
        if paragraph != self.paragraph:
            self.paragraph, self.last, self.month, self.day = paragraph, None, None, None

    def note(self, value: str | None, kind: str) -> None:
        """Take over the date that was named."""
        if kind not in ("DATE", "TIME") or not value or not value[:4].isdigit() or "W" in value:
            return
        quarter = re.fullmatch(r"(\d{4})-Q([1-4])", value)
        self.last = day_of(f"{quarter[1]}-{int(quarter[2]) * 3 - 2:02}" if quarter else value) or self.last
        if re.match(r"\d{4}-\d{2}", value):
            self.month = self.last
        if re.match(r"\d{4}-\d{2}-\d{2}", value):
            self.day = self.last


def _date_of(printed: str | None) -> date | None:
    try:
        return date.fromisoformat(printed[:10]) if printed else None
    except ValueError:
        return None


def _times_in(placed: Placed, article: str, story: Narrative) -> Iterator[TimeExpression]:
    text = placed.sentence.text
    for match in scan(text):
        where = Where(story.published, story.last, story.month, story.day, placed.sentence, match.start, match.end)
        read = READERS[match.reader](match.groups, where)
        if read is None:
            continue
        if where.before not in ("since", "until", "till"):
            story.note(read.value, read.kind)
        start, end = match.start + read.skip, match.end
        while text[end - 1] in " ,.(" and not text[:end].endswith(("m.", "M.")):
            end -= 1
        yield TimeExpression(
            article=article,
            start=placed.start + start,
            end=placed.start + end,
            text=text[start:end],
            value=read.value,
            kind=read.kind,
        )
