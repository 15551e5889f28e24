"""The versions of a claim: each figure, or word against it, with who gave it first, and how it grew by copying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wirecopy.model import Change, Figure, Statement
from wirecopy.stories.claims.figures import Amount, amounts_in, differ


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


def versions_of(statements: Sequence[Statement], figures: Mapping[str, Sequence[Figure]]) -> list[Version]:
    """What the ``statements`` of a claim, the earliest first, say differently; empty where they agree.

    ``figures``: by article.
    """
    amounts = [amounts_in(s, figures.get(s.article, ())) for s in statements]
    said: dict[str, list[str]] = defaultdict(list)
    if len({s.negated for s in statements}) > 1:
        for statement in statements:
            said["denied" if statement.negated else "said"].append(statement.article)
    else:
        for statement, own in zip(statements, amounts, strict=True):
            for amount in own:
                if any(differ([amount], _of_same(other, amount)) for other in amounts):
                    said[amount.text.casefold()].append(statement.article)
    return [Version(says, tuple(dict.fromkeys(articles))) for says, articles in said.items()]


def growth_of(statements: Iterable[Statement], changes: Iterable[Change]) -> list[Growth]:
    """Numbers inside the claim's ``statements`` that a copy of one article of it to another changed."""
    spans = {s.article: (s.content_start or 0, s.content_end or 0) for s in statements}
    found = []
    for change in changes:
        if change.kind != "number" or change.copy not in spans or change.copy_start is None:
            continue
        start, end = spans[change.copy]
        if start <= change.copy_start < end and change.before and change.after:
            found.append(Growth(change.copy, change.original, change.before, change.after))
    return sorted(found)


def _of_same(amounts: Sequence[Amount], amount: Amount) -> list[Amount]:
    return [other for other in amounts if other.of == amount.of]
