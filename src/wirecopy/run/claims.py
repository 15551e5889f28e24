"""The claims of a store's stories, told anew only of those whose claims follow from something else than before.

In: the stories as they are told now, with what the stages before found, and the store with the claims as they were.
Out: all claims, and what is kept for the next time: a digest for each story of all that its claims follow from, with
how many rows they have. Where both are as they were, and in no story that shares an article with it anything is
otherwise, the rows stand. No word is kept.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec

from wirecopy.model import Claim, Family, Figure, Passage, StorySource
from wirecopy.model.spans import Spans
from wirecopy.model.times import moment_of
from wirecopy.run.said import own_voice, printed_by_habit, stretches_of
from wirecopy.speech.statements.unattributed import counting
from wirecopy.store import AMONG, Store
from wirecopy.store.kept import keep, kept
from wirecopy.stories import STORIES, Claims, Heard, Stories, Traced, find_claims
from wirecopy.stories.furniture import without_furniture
from wirecopy.stories.round_ups import of_the_story

_OWN_WORDS = "cue IS NULL"
"""What tells the statements that articles make in their own voice, which are kept for the claims they are in."""


class _Stored(NamedTuple):
    """A claim with its statements, ascending."""

    row: Claim
    statements: tuple[str, ...]


class _Told(NamedTuple):
    """What claims follow from besides what was heard: by story its articles and sources; by article the rest.

    ``heard``: a digest of what the article's statements and figures follow from; ``stretches``: of those in several
    stories; ``furniture``: of those that have any.
    """

    articles: Mapping[str, Sequence[str]]
    sources: Mapping[str, Sequence[StorySource]]
    published: Mapping[str, str | None]
    families: Mapping[str, Sequence[Family]]
    updates: Mapping[str, str]
    heard: Mapping[str, str]
    stretches: Mapping[str, Sequence[Passage]]
    furniture: Mapping[str, Spans]


def tell_claims(store: Store, traced: Traced, stories: Stories) -> Callable[[], None]:
    """Tell the claims of ``stories``; what is returned writes them, once the stories stand in the store."""
    told = _told(store, traced, stories)
    digests = {story: digest for story in told.articles if (digest := _digest(story, told))}
    values = kept(store, "stories", STORIES)
    last: dict[str, int] = msgspec.json.decode(values["claims"]) if values else {}
    stored = _stored(store)
    rows = _rows(stored)
    same = {story for story, digest in digests.items() if last.get(digest) == rows[story]}
    standing = _undisturbed(store, same, told)
    claims = find_claims(
        (_heard(store, story, told) for story in sorted(told.articles.keys() - standing)),
        {frozenset(claim.statements): claim.row for claim in stored if claim.row.story in standing},
    )

    def write() -> None:
        if values is None:
            _delete(store)
        now = _rows(_write(store, claims))
        keep(store, "stories", STORIES, {"claims": _packed({digest: now[story] for story, digest in digests.items()})})

    return write


def _told(store: Store, traced: Traced, stories: Stories) -> _Told:
    several = {row.story for row in stories.stories if row.articles > 1}
    articles: dict[str, list[str]] = defaultdict(list)
    standing: dict[str, int] = defaultdict(int)
    for row in stories.story_articles:
        standing[row.article] += 1
        if row.story in several:
            articles[row.story].append(row.article)
    sources: dict[str, list[StorySource]] = defaultdict(list)
    for source in stories.story_sources:
        sources[source.story].append(source)
    families: dict[str, list[Family]] = defaultdict(list)
    for family in traced.families:
        families[family.article].append(family)
    updates = sorted(((c.copy, c.original) for c in traced.copies if c.kind == "update"), reverse=True)
    return _Told(
        articles=articles,
        sources=sources,
        published={id: article.published for id, article in traced.articles.items()},
        families=families,
        updates=dict(updates),
        heard=dict(store.connection.execute("SELECT article, input FROM heard")),
        stretches=stretches_of(store, [article for article, number in standing.items() if number > 1]),
        furniture=printed_by_habit(store, {article for members in articles.values() for article in members}),
    )


def _digest(story: str, told: _Told) -> str | None:
    """Of all that the claims of ``story`` follow from; ``None`` where nobody heard one of its articles."""
    articles = told.articles[story]
    if not all(id in told.heard for id in articles):
        return None
    parts = (
        story,
        [
            (
                id,
                told.heard[id],
                told.published[id],
                [row.family for row in told.families.get(id, ())],
                told.updates.get(id),
                [(p.a, p.b, p.a_start, p.a_end, p.b_start, p.b_end) for p in told.stretches.get(id, ())],
                told.furniture.get(id, ()),
            )
            for id in articles
        ],
        [(s.family, s.article, s.independent, s.taken_from) for s in told.sources[story]],
    )
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _stored(store: Store) -> list[_Stored]:
    query = "SELECT claim, statement FROM claim_statements ORDER BY 1, 2"
    return _together(store.records("claims"), store.connection.execute(query))


def _together(claims: Iterable[Claim], statements: Iterable[tuple[str, str]]) -> list[_Stored]:
    members: dict[str, list[str]] = defaultdict(list)
    for claim, statement in statements:
        members[claim].append(statement)
    return [_Stored(row, tuple(members[row.claim])) for row in claims]


def _rows(claims: Iterable[_Stored]) -> Counter[str]:
    """By story, how many statements its claims have: fewer than were told where one was deleted since."""
    rows: Counter[str] = Counter()
    for claim in claims:
        rows[claim.row.story] += len(claim.statements)
    return rows


def _undisturbed(store: Store, same: Collection[str], told: _Told) -> set[str]:
    """Those of the stories that are the ``same`` as they were that share no article with one that is not, or was not.

    What two stories say alike is a claim of the first of them.
    """
    touched = {id for story, articles in told.articles.items() if story not in same for id in articles}
    rows = store.connection.execute("SELECT story, article FROM story_articles")
    touched |= {article for story, article in rows if story not in same}
    return {story for story in same if touched.isdisjoint(told.articles[story])}


def _heard(store: Store, story: str, told: _Told) -> Heard:
    """A story with what is said in it."""
    articles = told.articles[story]
    chosen, ids = f"article {AMONG}", (json.dumps(articles),)
    said = list(store.records("statements", f"{chosen} AND NOT {_OWN_WORDS}", ids))
    figures = list(store.records("figures", chosen, ids))
    said += own_voice(store, said, _counted(figures))
    stretches = chain.from_iterable(told.stretches.get(id, ()) for id in articles)
    return Heard(
        story=story,
        order=_by_time(articles, told.published),
        families=[row for id in articles for row in told.families.get(id, ())],
        sources=told.sources[story],
        statements=of_the_story(without_furniture(said, told.furniture), frozenset(articles), stretches),
        figures=figures,
        updates={id: told.updates[id] for id in articles if id in told.updates},
    )


def _counted(figures: Iterable[Figure]) -> dict[str, Iterator[int]]:
    """Where each article gives a number that counts or measures something."""
    given: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        given[figure.article].append(figure)
    return {article: counting(own) for article, own in given.items()}


def _by_time(articles: Iterable[str], published: Mapping[str, str | None]) -> list[str]:
    moments = {id: moment_of(published[id]) for id in articles}
    return sorted(moments, key=lambda id: (m.latest if (m := moments[id]) else math.inf, id))


def _delete(store: Store) -> None:
    store.connection.execute("DELETE FROM claims")
    store.connection.execute(f"DELETE FROM statements WHERE {_OWN_WORDS}")


def _write(store: Store, claims: Claims) -> list[_Stored]:
    """Put ``claims`` in the place of those in the store, as far as they are others; returns them all."""
    execute, many = store.connection.execute, store.connection.executemany
    stored = _stored(store)
    found = _together(claims.claims, ((row.claim, row.statement) for row in claims.claim_statements))
    come = set(found) - set(stored)
    many("DELETE FROM claims WHERE claim = ?", [(claim.row.claim,) for claim in set(stored) - set(found)])
    own = {id for (id,) in execute(f"SELECT id FROM statements WHERE {_OWN_WORDS}")}
    wanted = {id for claim in found for id in claim.statements}
    many("DELETE FROM statements WHERE id = ?", [(id,) for id in own - wanted])
    store.insert("statements", [statement for statement in claims.own_words if statement.id not in own])
    store.insert("claims", [claim.row for claim in found if claim in come])
    names = {claim.row.claim for claim in come}
    store.insert("claim_statements", [row for row in claims.claim_statements if row.claim in names])
    return found


def _packed(rows: Mapping[str, int]) -> bytes:
    return msgspec.json.encode(dict(sorted(rows.items())))
