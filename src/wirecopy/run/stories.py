"""The stories stage over a store: which articles report one event, who stands behind it, and what they say alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from wirecopy.model import Article
from wirecopy.run.claims import tell_claims
from wirecopy.run.progress import Progress
from wirecopy.store import AMONG, Store
from wirecopy.store.pile import all_passages
from wirecopy.store.superseded import names_followed
from wirecopy.stories import Traced, tell_stories

_BEGINNING = 4_000
"""Code points of a text that hold its first hundred words, and then some: stories look at no more."""


def tell_store(store: Store, progress: Progress) -> Callable[[], None]:
    """Join the stories of ``store`` anew, and tell the claims of those that are others than before.

    What is returned writes them, in the caller's transaction.
    """
    progress.stage("stories", None)
    traced = Traced(
        {article.id: article for article in _beginnings(store)},
        list(store.records("families")),
        list(store.records("copies")),
        list(store.records("lost_originals")),
        list(store.records("credits")),
        all_passages(store, "label <> 'copied'"),
    )
    told = tell_stories(traced)
    write_claims = tell_claims(store, traced, told)

    def write() -> None:
        execute = store.connection.execute
        execute("DELETE FROM story_sources")
        with names_followed(store, "story"):
            execute("DELETE FROM story_articles")
            names = json.dumps([story.story for story in told.stories])
            execute(f"DELETE FROM stories WHERE NOT story {AMONG}", (names,))
            store.insert("stories", told.stories, replace=True)
            store.insert("story_articles", told.story_articles)
        store.insert("story_sources", told.story_sources)
        write_claims()

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
