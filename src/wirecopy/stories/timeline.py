"""The time line of a story: what was said and happened, in order, with who reported each first.

A pure function over rows. What an entry is about is dated by the full date that its own words name, else by the
publication of the first article that has it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wirecopy.model import Article, Statement, TimeExpression
from wirecopy.stories.claims.alike import group_alike
from wirecopy.stories.units import published

_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\S*)?$")


class Entry(NamedTuple):
    """Something said: when (a date or time, ``None`` where nothing tells), by whom, what; and who has it, in order."""

    when: str | None
    speaker: str | None
    content: str
    articles: tuple[str, ...]


def time_line(
    articles: Mapping[str, Article], statements: Iterable[Statement], times: Iterable[TimeExpression]
) -> list[Entry]:
    """Entries in the order of ``when``, the undated last, then of the first report."""
    known = {id: (published(article), id) for id, article in articles.items()}
    said = [s for s in statements if s.article in known and s.content and s.mode != "none"]
    said.sort(key=lambda s: (known[s.article], s.content_start or 0, s.id))
    named: dict[str, list[TimeExpression]] = defaultdict(list)
    for time in times:
        if time.value and _FULL_DATE.match(time.value):
            named[time.article].append(time)
    entries = []
    for group in group_alike(said):
        when = _date_named(group, named) or articles[group[0].article].published
        who = next((s.speaker or s.source for s in group if s.speaker or s.source), None)
        entries.append(Entry(when, who, group[0].content or "", tuple(dict.fromkeys(s.article for s in group))))
    return sorted(entries, key=lambda e: ((e.when or "~")[:10], known[e.articles[0]], e.when or "~"))


def _date_named(group: Sequence[Statement], named: Mapping[str, Sequence[TimeExpression]]) -> str | None:
    """The first full date in the words of the earliest statement that names one."""
    for statement in group:
        start, end = statement.content_start or 0, statement.content_end or 0
        inside = [t for t in named.get(statement.article, ()) if start <= t.start and t.end <= end]
        if inside:
            return min(inside, key=lambda t: t.start).value
    return None
