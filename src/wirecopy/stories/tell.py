"""``tell_stories``: the stage as a pure function from records to the rows of three tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wirecopy.model import Article, Copy, Credit, Family, LostOriginal, Passage, Story, StoryArticle, StorySource
from wirecopy.model.family_names import name_families
from wirecopy.stories.index import index_words
from wirecopy.stories.join import join_units
from wirecopy.stories.sources import Origins, weigh_sources
from wirecopy.stories.spans import Labelled, labelled_spans
from wirecopy.stories.units import Unit, gather_units, published
from wirecopy.stories.words import words_of

STORIES = "7"
"""Version of what this stage tells: part of the key of its finished work."""


class Traced(NamedTuple):
    """What the stages before found, by table. Of the articles' texts no more is looked at than their beginning."""

    articles: Mapping[str, Article]
    families: Sequence[Family]
    copies: Sequence[Copy]
    lost_originals: Sequence[LostOriginal]
    credits: Sequence[Credit]
    passages: Iterable[Passage]


class Stories(NamedTuple):
    """The rows of three tables, each in the order of its key."""

    stories: list[Story]
    story_articles: list[StoryArticle]
    story_sources: list[StorySource]


def tell_stories(traced: Traced) -> Stories:
    """Every article in a story, or in several where it is in several families: see :mod:`wirecopy.stories.join`.

    A story is called ``s:`` and the least id among its articles that are in no other one.
    """
    articles = traced.articles
    labelled = labelled_spans(traced.passages)
    units = gather_units(articles, traced.families, traced.copies)
    groups: dict[frozenset[str], list[Unit]] = defaultdict(list)
    for group in _groups(units, articles, labelled):  # of the same articles in other families: one story
        groups[frozenset(a for unit in group for a in unit.articles)] += group
    origins = Origins(articles, traced.lost_originals, traced.credits, labelled)
    names = name_families(groups)
    told = Stories([], [], [])
    for ids in sorted(groups, key=names.__getitem__):
        group = sorted(groups[ids], key=lambda unit: _first(unit, articles))
        story = "s:" + names[ids].removeprefix("f:")
        sources = weigh_sources(story, group, origins)
        told.stories.append(_story(story, group, sorted(ids), articles, sources))
        told.story_articles.extend(StoryArticle(story=story, article=id) for id in sorted(ids))
        told.story_sources.extend(sources)
    return told


def _groups(units: Sequence[Unit], articles: Mapping[str, Article], labelled: Labelled) -> list[list[Unit]]:
    speakers = [articles[unit.head] for unit in units]
    index = index_words(words_of(a.headline, a.text, labelled.formulas.get(a.id, ())) for a in speakers)
    speaking: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        speaking[unit.head].append(number)
    links = (
        (number, other)
        for number, unit in enumerate(units)
        for quoting in labelled.quoted.get(unit.head, ())
        for other in speaking.get(quoting, ())
    )
    joined = join_units(index, [published(a) for a in speakers], links)
    return [[units[n] for n in group] for group in joined]


def _first(unit: Unit, articles: Mapping[str, Article]) -> tuple[float, str, str]:
    return published(articles[unit.head]), unit.head, unit.family or ""


def _story(
    story: str,
    units: Sequence[Unit],
    ids: Sequence[str],
    articles: Mapping[str, Article],
    sources: Sequence[StorySource],
) -> Story:
    """Headed by the first article of its largest family."""
    by_time = sorted(ids, key=lambda id: (published(articles[id]), id))
    largest = max(units, key=lambda unit: len(unit.articles))
    among = set(largest.roots or largest.articles)
    return Story(
        story=story,
        headline=articles[next(id for id in by_time if id in among)].headline,
        first_published=next((p for id in by_time if (p := articles[id].published)), None),
        articles=len(ids),
        families=sum(unit.family is not None for unit in units),
        independent_sources=sum(source.independent for source in sources),
    )
