"""What a story's articles say alike: its claims with the versions where articles differ, and its time line."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from wirecopy.model import Article, Claim, Passage, Statement, TimeExpression
from wirecopy.pictures.kin import Brief, load_briefs
from wirecopy.speech.statements.unattributed import assertions_in
from wirecopy.store import Store
from wirecopy.stories.claims import Growth, Version, amounts_of, growth_of, versions_of
from wirecopy.stories.claims.figures import Amount
from wirecopy.stories.round_ups import of_the_story
from wirecopy.stories.timeline import Entry, dates_named, time_line
from wirecopy.stories.units import published

_AMONG = "IN (SELECT value FROM json_each(?))"
_CHOSEN = f"article {_AMONG}"


class ClaimPicture(msgspec.Struct, frozen=True):
    """A claim with who says it, who had it first, and the versions where articles differ."""

    claim: Claim
    speaker: str | None
    first: str
    versions: tuple[Version, ...]
    growth: tuple[Growth, ...]


class Voices(msgspec.Struct, frozen=True):
    """What is said in a story: its claims, the widest carried first, its time line, and the articles by id."""

    claims: tuple[ClaimPicture, ...] = ()
    entries: tuple[Entry, ...] = ()
    briefs: Mapping[str, Brief] = msgspec.field(default_factory=dict)


def load_voices(store: Store, story: str) -> Voices:
    """The claims and the time line of ``story``."""
    ids = [row.article for row in store.records("story_articles", "story = ?", (story,))]
    chosen = (json.dumps(ids),)
    statements = list(store.records("statements", _CHOSEN, chosen))
    if not statements:
        return Voices()
    articles = {a.id: a for a in store.records("articles", f"id {_AMONG}", chosen)}
    amounts = amounts_of(statements, store.records("figures", _CHOSEN, chosen))
    times = list(store.records("times", _CHOSEN, chosen))
    told = [*statements, *_events(_written_anew(store, articles), statements, times)]
    entries = time_line(articles, of_the_story(told, articles, _of_round_ups(store, *chosen)), times, amounts)
    order = {a.id: (published(a), a.id) for a in articles.values()}
    said = {s.id: s for s in statements}
    claims = list(store.records("claims", "story = ?", (story,)))
    pictures = [_picture(store, claim, said, amounts, order) for claim in claims]
    pictures.sort(key=lambda p: (-p.claim.articles, -p.claim.independent_sources, p.claim.claim))
    return Voices(tuple(pictures), tuple(entries), load_briefs(store, ids))


def _written_anew(store: Store, articles: Mapping[str, Article]) -> list[Article]:
    """The articles that are copies of no other: what copies say, these say."""
    rows = store.connection.execute(f"SELECT copy FROM copies WHERE original {_AMONG}", (json.dumps(list(articles)),))
    return [articles[id] for id in sorted(articles.keys() - {row[0] for row in rows})]


def _events(
    articles: Sequence[Article], statements: Sequence[Statement], times: Sequence[TimeExpression]
) -> Iterator[Statement]:
    """What the articles say in their own voice of a day that they name."""
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.article].append(statement)
    named = dates_named(times)
    for article in articles:
        starts = (time.start for time in named.get(article.id, ()))
        yield from assertions_in(article.text, article.id, said[article.id], starts)


def _of_round_ups(store: Store, ids: str) -> list[Passage]:
    """What those of the articles that are in other stories as well share with others."""
    rows = store.connection.execute(
        f"SELECT article FROM story_articles WHERE {_CHOSEN} GROUP BY article HAVING count(*) > 1", (ids,)
    )
    shared = json.dumps([row[0] for row in rows])
    return list(store.records("passages", f"label = 'copied' AND (a {_AMONG} OR b {_AMONG})", (shared, shared)))


def _picture(
    store: Store,
    claim: Claim,
    statements: Mapping[str, Statement],
    amounts: Mapping[str, Sequence[Amount]],
    order: Mapping[str, tuple[float, str]],
) -> ClaimPicture:
    rows = store.records("claim_statements", "claim = ?", (claim.claim,))
    members = sorted((statements[row.statement] for row in rows), key=lambda s: (*order[s.article], s.id))
    copied = json.dumps(sorted({s.article for s in members}))
    changes = store.records("changes", f"kind = 'number' AND copy {_AMONG}", (copied,))
    return ClaimPicture(
        claim,
        next((s.speaker or s.source for s in members if s.speaker or s.source), None),
        members[0].article,
        tuple(versions_of(members, amounts)) if claim.disputed else (),
        tuple(growth_of(members, changes)),
    )
