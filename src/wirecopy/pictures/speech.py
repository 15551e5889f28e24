"""Who is quoted in a story and what is claimed in it, with the statements behind each, so that figures can be shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from wirecopy.model import Claim, Statement
from wirecopy.pictures.kin import Brief, load_briefs
from wirecopy.store import Store

SPEAKERS, CLAIMS, EACH = 20, 40, 6
"""How many are shown of a story, and how many statements behind each."""
COUNTED = 4_000
"""Statements of a story in which speakers are counted."""

_OF_STORY = "article IN (SELECT article FROM story_articles WHERE story = ?)"
_WHO = "coalesce(speaker, source)"


class Spoken(NamedTuple):
    """A statement and the article it stands in."""

    statement: Statement
    article: Brief


class Speaker(msgspec.Struct, frozen=True):
    """Somebody quoted; ``statements`` and ``articles`` count them all, ``examples`` are the first few."""

    name: str
    statements: int
    articles: int
    examples: Sequence[Spoken]


class Claimed(msgspec.Struct, frozen=True):
    """A claim with the first few of the statements that make it."""

    claim: Claim
    statements: int
    examples: Sequence[Spoken]


def load_speakers(store: Store, story: str) -> list[Speaker]:
    """Those whom most articles of ``story`` quote, at most :data:`SPEAKERS`.

    They are counted in the first :data:`COUNTED` statements: copies say the same again and again.
    """
    numbered = (
        f"SELECT id, article, {_WHO} AS who, row_number() OVER (PARTITION BY {_WHO} ORDER BY id) AS place FROM"
        f" (SELECT id, article, speaker, source FROM statements WHERE {_OF_STORY} AND {_WHO} IS NOT NULL LIMIT ?)"
    )
    rows = store.connection.execute(
        f"SELECT who, count(*), count(DISTINCT article), json_group_array(id) FILTER (WHERE place <= ?)"
        f" FROM ({numbered}) GROUP BY who ORDER BY 3 DESC, 2 DESC, 1 LIMIT ?",
        (EACH, story, COUNTED, SPEAKERS),
    ).fetchall()
    return [
        Speaker(name, number, articles, _examples(store, "id IN (SELECT value FROM json_each(?))", (ids,)))
        for name, number, articles, ids in rows
    ]


def load_claims(store: Store, story: str) -> list[Claimed]:
    """The claims of ``story`` that most articles make, disputed ones first, at most :data:`CLAIMS`."""
    claims = sorted(
        store.records("claims", "story = ?", (story,)),
        key=lambda c: (not c.disputed, -c.articles, -c.independent_sources, c.claim),
    )
    return [_claimed(store, claim) for claim in claims[:CLAIMS]]


def _claimed(store: Store, claim: Claim) -> Claimed:
    (number,) = store.connection.execute(
        "SELECT count(*) FROM claim_statements WHERE claim = ?", (claim.claim,)
    ).fetchone()
    made = "id IN (SELECT statement FROM claim_statements WHERE claim = ?)"
    return Claimed(claim, number, _examples(store, made, (claim.claim,)))


def _examples(store: Store, where: str, values: Sequence[Any]) -> list[Spoken]:
    found: list[Statement] = list(store.records("statements", where, values, limit=EACH))
    articles = load_briefs(store, {s.article for s in found})
    return [Spoken(s, articles[s.article]) for s in found if s.article in articles]
