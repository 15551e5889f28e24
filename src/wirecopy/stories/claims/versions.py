"""The versions of a claim: each figure, or word against it, with who gave it first, and how it grew by copying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from wirecopy.model import Change, Statement
from wirecopy.stories.claims.figures import Amount, differing, named_once

COMPARED = 100
"""Different sets of figures within one claim that are compared with one another: a dispute shows in far fewer."""


class Version(NamedTuple):
    """What some articles say, the first of them first: "At least 41", or "denied"."""

    says: str
    articles: tuple[str, ...]


class Growth(NamedTuple):
    """A number that a copy changed: ``copy`` says ``after`` where its ``original`` says ``before``."""

    copy: str
    original: str
    before: str
    after: str


def are_disputed(
    statements: Sequence[Statement], amounts: Mapping[str, Sequence[Amount]], updates: Mapping[str, str]
) -> bool:
    """Whether the articles of a claim differ on it: some deny it, or their figures differ.

    ``amounts``: by statement. What an outlet says otherwise in a later version, whose earlier one ``updates`` gives, is
    growth and no dispute.
    """
    if len({s.negated for s in statements}) > 1:
        return True
    given: dict[tuple[Amount, ...], set[str]] = defaultdict(set)
    for article, own in _by_article(statements, amounts).items():
        given[own].add(_first_version(article, updates))
    distinct = list(given)[:COMPARED]
    return any(len(given[a] | given[b]) > 1 and bool(differing(a, b)) for a, b in combinations(distinct, 2))


def versions_of(statements: Sequence[Statement], amounts: Mapping[str, Sequence[Amount]]) -> list[Version]:
    """What the ``statements`` of a claim, the earliest first, say differently; empty where they agree.

    ``amounts``: by statement.
    """
    said: dict[str, list[str]] = defaultdict(list)
    if len({s.negated for s in statements}) > 1:
        for statement in statements:
            said["denied" if statement.negated else "said"].append(statement.article)
    else:
        given = _by_article(statements, amounts)
        distinct = list(dict.fromkeys(given.values()))[:COMPARED]
        disputed = {x for a, b in combinations(distinct, 2) for pair in differing(a, b) for x in pair}
        for article, own in given.items():
            for amount in own:
                if amount in disputed:
                    said[amount.text.casefold()].append(article)
    return [Version(says, tuple(dict.fromkeys(articles))) for says, articles in said.items()]


def _by_article(
    statements: Sequence[Statement], amounts: Mapping[str, Sequence[Amount]]
) -> dict[str, tuple[Amount, ...]]:
    """What each article gives, in the order of ``statements``: what it gives two figures for is left out."""
    given: dict[str, list[Amount]] = defaultdict(list)
    for statement in statements:
        given[statement.article] += amounts.get(statement.id, ())
    return {article: tuple(named_once(own)) for article, own in given.items()}


def growth_of(statements: Iterable[Statement], changes: Iterable[Change]) -> list[Growth]:
    """Numbers inside the claim's ``statements`` that a copy of one article of it to another changed."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for s in statements:
        spans[s.article].append((s.content_start or 0, s.content_end or 0))
    found = set()
    for change in changes:
        at = change.copy_start
        if change.kind != "number" or at is None or not change.before or not change.after:
            continue
        if any(start <= at < end for start, end in spans.get(change.copy, ())):
            found.add(Growth(change.copy, change.original, change.before, change.after))
    return sorted(found)


def _first_version(article: str, updates: Mapping[str, str]) -> str:
    seen = {article}
    while (earlier := updates.get(article)) is not None and earlier not in seen:
        article = earlier
        seen.add(article)
    return article
