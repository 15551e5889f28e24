"""``find_claims``: what the statements of one story say alike, as rows of two tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import msgspec

from wirecopy.model import Claim, ClaimStatement, Family, Figure, Statement, StorySource
from wirecopy.model.family_names import name_families
from wirecopy.stories.claims.alike import group_alike
from wirecopy.stories.claims.figures import amounts_in, differ


class Heard(NamedTuple):
    """A story with what is said in it: ``order`` gives its articles from the earliest to the latest."""

    story: str
    order: Sequence[str]
    families: Sequence[Family]
    sources: Sequence[StorySource]
    statements: Sequence[Statement]
    figures: Sequence[Figure]


class Claims(NamedTuple):
    """The rows of two tables, each in the order of its key."""

    claims: list[Claim]
    claim_statements: list[ClaimStatement]


def find_claims(stories: Iterable[Heard]) -> Claims:
    """A claim for each thing that two articles or more of a story say; called ``c:`` and the least of its statements.

    Its content is that of the earliest article. Articles of one source (see ``story_sources``) count once.
    """
    found: dict[frozenset[str], Claim] = {}
    for heard in stories:
        for group in _groups(heard):
            found.setdefault(frozenset(s.id for s in group), _claim(heard, group))
    names = {members: "c:" + name.removeprefix("f:") for members, name in name_families(found).items()}
    rows = Claims([], [])
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


def _groups(heard: Heard) -> list[list[Statement]]:
    place = {article: n for n, article in enumerate(heard.order)}
    said = [s for s in heard.statements if s.article in place and s.content and s.mode != "none"]
    said.sort(key=lambda s: (place[s.article], s.content_start or 0, s.id))
    return [group for group in group_alike(said) if len({s.article for s in group}) > 1]


def _claim(heard: Heard, group: Sequence[Statement]) -> Claim:
    counting = sources_of(heard.families, heard.sources)
    figures: Mapping[str, list[Figure]] = defaultdict(list)
    for figure in heard.figures:
        figures[figure.article].append(figure)
    amounts = [amounts_in(s, figures[s.article]) for s in group]
    return Claim(
        claim="",
        story=heard.story,
        content=group[0].content or "",
        articles=len({s.article for s in group}),
        independent_sources=_least_sources([counting.get(s.article, {s.article}) for s in group]),
        disputed=len({s.negated for s in group}) > 1 or any(differ(a, b) for a, b in combinations(amounts, 2)),
    )


def _least_sources(counting: Iterable[set[str]]) -> int:
    """How many sources must stand behind the articles: one that is in two families need not speak for both."""
    chosen: set[str] = set()
    for sources in sorted(counting, key=lambda sources: (len(sources), sorted(sources))):
        if chosen.isdisjoint(sources):
            chosen.add(min(sources))
    return len(chosen)
