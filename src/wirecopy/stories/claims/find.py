"""``find_claims``: what the statements of one story say alike, as rows of two tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from wirecopy.model import Claim, ClaimStatement, Family, Figure, Statement, StorySource
from wirecopy.model.family_names import name_families
from wirecopy.stories.claims.alike import group_alike
from wirecopy.stories.claims.figures import Amount, amounts_in
from wirecopy.stories.claims.versions import are_disputed


class Heard(NamedTuple):
    """A story with what is said in it: ``order`` gives its articles from the earliest to the latest.

    ``statements`` may hold what an article says in its own voice: they have no cue. ``updates``: the article that each
    later version by the same outlet was made from.
    """

    story: str
    order: Sequence[str]
    families: Sequence[Family]
    sources: Sequence[StorySource]
    statements: Sequence[Statement]
    figures: Sequence[Figure]
    updates: Mapping[str, str]


class Claims(NamedTuple):
    """The rows of two tables, each in the order of its key; and the statements without a cue that are in new ones."""

    claims: list[Claim]
    claim_statements: list[ClaimStatement]
    own_words: list[Statement]


def find_claims(stories: Iterable[Heard], standing: Mapping[frozenset[str], Claim] | None = None) -> Claims:
    """A claim for each thing that two articles or more of a story say; called ``c:`` and the least of its statements.

    Its content is that of the earliest article. Articles of one source (see ``story_sources``) count once. What several
    of the stories say is a claim of the first. ``standing``: claims of other stories, by their statements, which stand,
    but for their names.
    """
    found: dict[frozenset[str], Claim] = dict(standing or {})
    own_words: dict[str, Statement] = {}
    for heard in stories:
        counting = sources_of(heard.families, heard.sources)
        said = _said(heard)
        amounts = amounts_of(said, heard.figures)
        for group in group_alike(said, amounts):
            if len({s.article for s in group}) > 1:
                found.setdefault(frozenset(s.id for s in group), _claim(heard, group, counting, amounts))
                own_words |= {s.id: s for s in group if s.cue is None}
    names = {members: "c:" + name.removeprefix("f:") for members, name in name_families(found).items()}
    rows = Claims([], [], [own_words[id] for id in sorted(own_words)])
    for members in sorted(found, key=names.__getitem__):
        rows.claims.append(msgspec.structs.replace(found[members], claim=names[members]))
        rows.claim_statements.extend(ClaimStatement(claim=names[members], statement=id) for id in sorted(members))
    return rows


def sources_of(families: Iterable[Family], sources: Iterable[StorySource]) -> dict[str, set[str]]:
    """By article of a story: the families or articles that count for it as independent sources."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in families:
        members[row.family].append(row.article)
    counting: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        itself = source.family or source.article or ""
        stands_for = itself if source.independent or source.taken_from is None else source.taken_from
        for article in members[source.family] if source.family is not None else [itself]:
            counting[article].add(stands_for)
    return dict(counting)


def amounts_of(statements: Iterable[Statement], figures: Iterable[Figure]) -> dict[str, list[Amount]]:
    """The figures in each statement, by its id."""
    of_article: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        of_article[figure.article].append(figure)
    return {s.id: amounts_in(s, of_article.get(s.article, ())) for s in statements}


def _said(heard: Heard) -> list[Statement]:
    place = {article: n for n, article in enumerate(heard.order)}
    said = [s for s in heard.statements if s.article in place and s.content and s.mode != "none"]
    said.sort(key=lambda s: (place[s.article], s.content_start or 0, s.id))
    return said


def _claim(
    heard: Heard,
    group: Sequence[Statement],
    counting: Mapping[str, set[str]],
    amounts: Mapping[str, Sequence[Amount]],
) -> Claim:
    articles = {s.article for s in group}
    return Claim(
        claim="",
        story=heard.story,
        content=group[0].content or "",
        articles=len(articles),
        independent_sources=_least_sources([counting.get(article, {article}) for article in articles]),
        disputed=are_disputed(group, amounts, heard.updates),
    )


def _least_sources(counting: Iterable[set[str]]) -> int:
    """How many sources must stand behind the articles: one that is in two families need not speak for both."""
    chosen: set[str] = set()
    for sources in sorted(counting, key=lambda sources: (len(sources), sorted(sources))):
        if chosen.isdisjoint(sources):
            chosen.add(min(sources))
    return len(chosen)
