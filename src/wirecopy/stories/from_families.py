"""One story for each family, with why its one source counts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wirecopy.model import Article, Copy, Family, LostOriginal, Story, StoryArticle, StorySource
from wirecopy.model.times import moment_of

STORIES = "1"
"""Version of what this stage tells: part of the key of its finished work."""


UNDECIDED = 0.5
"""Confidence of a copy whose direction nobody can tell."""


class Stories(NamedTuple):
    """The rows of three tables, each in the order of its key."""

    stories: list[Story]
    story_articles: list[StoryArticle]
    story_sources: list[StorySource]


def tell_stories(
    articles: Mapping[str, Article], families: Iterable[Family], copies: Iterable[Copy], lost: Iterable[LostOriginal]
) -> Stories:
    """A story for each family: named ``s:`` and the family's ids, headed by its root's headline, or its earliest's."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in families:
        members[row.family].append(row.article)
    copied_in: dict[str, set[str]] = defaultdict(set)
    for copy in copies:
        if copy.confidence > UNDECIDED:
            copied_in[copy.family].add(copy.copy)
    names: dict[str, list[str]] = defaultdict(list)
    for original in lost:
        if original.original is None:
            names[original.family].append(original.name or "an original that is lost")
    told = Stories([], [], [])
    for family in sorted(members):
        story = "s:" + family.removeprefix("f:")
        ids = sorted(members[family])
        by_time = sorted(ids, key=lambda id: (_latest(articles[id]), id))
        roots = [id for id in by_time if id not in copied_in[family]]
        head = articles[roots[0] if roots else by_time[0]]
        told.stories.append(
            Story(
                story=story,
                headline=head.headline,
                first_published=next((p for id in by_time if (p := articles[id].published)), None),
                articles=len(ids),
                families=1,
                independent_sources=1,
            )
        )
        told.story_articles.extend(StoryArticle(story=story, article=id) for id in ids)
        told.story_sources.append(
            StorySource(
                story=story,
                family=family,
                independent=True,
                reason=_reason(names[family], [articles[r] for r in roots]),
            )
        )
    told.stories.sort(key=lambda s: s.story)
    return told


def _latest(article: Article) -> float:
    within = moment_of(article.published)
    return within.latest if within else math.inf


def _reason(lost: list[str], roots: list[Article]) -> str:
    if lost:
        return f"its text goes back to {' and '.join(sorted(lost))}, whose original is not among the inputs"
    if len(roots) == 1:
        return f"its text goes back to {roots[0].outlet or roots[0].id}"
    return "its text was taken from no other family of the story; which article came first is unknown"
