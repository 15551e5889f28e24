"""The time line of a story: what was said and happened, in order, with who reported each first.

A pure function over rows. What an entry is about is dated by the full date that its own words name, else by the
publication of the first article that has it. An hour of the day of publication that was still to come ("shortly before
midnight") was mostly that of the day before: it is not trusted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wirecopy.model import Article, Statement, TimeExpression
from wirecopy.stories.claims.alike import group_alike
from wirecopy.stories.claims.figures import Amount
from wirecopy.stories.units import published

_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\S*)?$")
_BESIDE_NAMES = frozenset(("a", "an", "and", "at", "for", "in", "of", "the"))


class Entry(NamedTuple):
    """Something said or done: when (a date or time, ``None`` where nothing tells), by whom, what; who has it, in order.

    ``speaker`` is ``None`` where an article says it in its own voice, or names nobody.
    """

    when: str | None
    speaker: str | None
    content: str
    articles: tuple[str, ...]


def time_line(
    articles: Mapping[str, Article],
    statements: Iterable[Statement],
    times: Iterable[TimeExpression],
    amounts: Mapping[str, Sequence[Amount]],
) -> list[Entry]:
    """Entries in the order of ``when``, the undated last, then of the first report.

    What articles say in their own voice is an entry where it names a day.
    ``amounts``: the figures in a statement, by its id.
    """
    known = {id: (published(article), id) for id, article in articles.items()}
    said = [s for s in statements if s.article in known and s.mode != "none" and _tells(s.content)]
    said.sort(key=lambda s: (known[s.article], s.content_start or 0, s.id))
    named = {id: [t for t in own if not _to_come(t, articles.get(id))] for id, own in dates_named(times).items()}
    entries = []
    for group in group_alike(said, amounts):
        named_day = _date_named(group, named)
        if named_day is None and all(s.cue is None for s in group):
            continue  # background of no day
        when = named_day or articles[group[0].article].published
        who = next((s.speaker or s.source for s in group if s.speaker or s.source), None)
        entries.append(Entry(when, who, group[0].content or "", tuple(dict.fromkeys(s.article for s in group))))
    return sorted(entries, key=lambda e: (e.when or "~", known[e.articles[0]]))


def dates_named(times: Iterable[TimeExpression]) -> dict[str, list[TimeExpression]]:
    """The expressions that name a full date, by article."""
    named: dict[str, list[TimeExpression]] = defaultdict(list)
    for time in times:
        if time.value and _FULL_DATE.match(time.value):
            named[time.article].append(time)
    return dict(named)


def _to_come(time: TimeExpression, article: Article | None) -> bool:
    """Whether it is an hour of the day on which the article came out, and later than that, as far as is known."""
    value, known = time.value or "", (article and article.published) or ""
    is_that_day = value[11:12].isdigit() and value[:10] == known[:10]
    return is_that_day and ("T" not in known or value[11:16] > known[11:16])


def _tells(content: str | None) -> bool:
    """Whether something is said: "the Coastal Safety Board" alone is a name that something was said of."""
    return any(word[0].islower() and word not in _BESIDE_NAMES for word in (content or "").split())


def _date_named(group: Sequence[Statement], named: Mapping[str, Sequence[TimeExpression]]) -> str | None:
    """The first full date in the words of the earliest statement that names one."""
    for statement in group:
        start, end = statement.content_start or 0, statement.content_end or 0
        inside = [t for t in named.get(statement.article, ()) if start <= t.start and t.end <= end]
        if inside:
            return min(inside, key=lambda t: t.start).value
    return None
