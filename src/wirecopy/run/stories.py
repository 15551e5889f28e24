"""The stories stage over a store: which articles report one event, who stands behind it, and what they say alike."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from wirecopy.model import Article, Figure, Passage, Statement, StorySource
from wirecopy.model.times import moment_of
from wirecopy.run.progress import Progress
from wirecopy.speech.statements.unattributed import assertions_in, counting
from wirecopy.store import AMONG, Store
from wirecopy.store.superseded import names_followed
from wirecopy.stories import Heard, Stories, Traced, find_claims, tell_stories
from wirecopy.stories.round_ups import of_the_story

_OWN_WORDS = "cue IS NULL"
"""What tells the statements that articles make in their own voice, which are kept for the claims they are in."""
_BEGINNING = 4_000
"""Code points of a text that hold its first hundred words, and then some: stories look at no more."""


def tell_store(store: Store, progress: Progress) -> Callable[[], None]:
    """Tell the stories of ``store`` anew; what is returned writes them, in the caller's transaction."""
    progress.stage("stories", None)
    told = tell_stories(
        Traced(
            {article.id: article for article in _beginnings(store)},
            list(store.records("families")),
            list(store.records("copies")),
            list(store.records("lost_originals")),
            list(store.records("credits")),
            store.records("passages", "label <> 'copied'"),
        )
    )
    claims = find_claims(_heard(store, told))

    def write() -> None:
        store.connection.execute("DELETE FROM claim_statements")
        store.connection.execute("DELETE FROM claims")
        store.connection.execute(f"DELETE FROM statements WHERE {_OWN_WORDS}")
        store.connection.execute("DELETE FROM story_sources")
        with names_followed(store, "story"):
            store.connection.execute("DELETE FROM story_articles")
            store.replace_all("stories", told.stories)
            store.insert("story_articles", told.story_articles)
        store.insert("story_sources", told.story_sources)
        store.insert("statements", claims.own_words)
        store.insert("claims", claims.claims)
        store.insert("claim_statements", claims.claim_statements)

    return write


def _beginnings(store: Store) -> Iterator[Article]:
    """Every article with the beginning of its text."""
    columns = "id, url, canonical_url, outlet, headline, published, substr(text, 1, ?)"
    for row in store.connection.execute(f"SELECT {columns} FROM articles", (_BEGINNING,)):
        id, url, canonical_url, outlet, headline, published, text = row
        yield Article(
            id=id,
            url=url,
            canonical_url=canonical_url,
            outlet=outlet,
            headline=headline,
            published=published,
            text=text,
        )


def _heard(store: Store, told: Stories) -> Iterator[Heard]:
    """Each story of several articles with what is said in it, one after another."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in told.story_articles:
        members[row.story].append(row.article)
    sources: dict[str, list[StorySource]] = defaultdict(list)
    for source in told.story_sources:
        sources[source.story].append(source)
    passages = _of_round_ups(store, told)
    chosen = f"article {AMONG}"
    for story in told.stories:
        if story.articles > 1:
            ids = (json.dumps(members[story.story]),)
            said = list(store.records("statements", f"{chosen} AND NOT {_OWN_WORDS}", ids))
            figures = list(store.records("figures", chosen, ids))
            said += _own_words(store, *ids, said, figures)
            yield Heard(
                story=story.story,
                order=_by_time(store, *ids),
                families=list(store.records("families", chosen, ids)),
                sources=sources[story.story],
                statements=of_the_story(said, members[story.story], passages),
                figures=figures,
                updates=_updates(store, *ids),
            )


def _own_words(
    store: Store, ids: str, statements: Sequence[Statement], figures: Sequence[Figure]
) -> Iterator[Statement]:
    """What the articles say in their own voice of numbers."""
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.article].append(statement)
    given: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        given[figure.article].append(figure)
    for id, text in store.connection.execute(f"SELECT id, text FROM articles WHERE id {AMONG}", (ids,)):
        yield from assertions_in(text, id, said[id], counting(given[id]))


def _updates(store: Store, ids: str) -> dict[str, str]:
    """By later version the earlier one of the same outlet."""
    rows = store.connection.execute(
        f"SELECT copy, original FROM copies WHERE kind = 'update' AND copy {AMONG} ORDER BY 1, 2 DESC", (ids,)
    )
    return dict(rows.fetchall())


def _of_round_ups(store: Store, told: Stories) -> list[Passage]:
    """What articles of several stories share with others."""
    stories = Counter(row.article for row in told.story_articles)
    ids = json.dumps([article for article, number in stories.items() if number > 1])
    return list(store.records("passages", f"label = 'copied' AND (a {AMONG} OR b {AMONG})", (ids, ids)))


def _by_time(store: Store, ids: str) -> list[str]:
    rows = store.connection.execute(f"SELECT id, published FROM articles WHERE id {AMONG}", (ids,))
    moments = {id: moment_of(published) for id, published in rows}
    return sorted(moments, key=lambda id: (m.latest if (m := moments[id]) else math.inf, id))
