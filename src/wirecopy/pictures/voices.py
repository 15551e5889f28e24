"""What is said in a story: its claims with the versions where articles differ, who is quoted, and its time line.

In: a store and a story. Out: each of the three with the first of the statements behind it, so that every figure can be
shown. Of a round-up only that is heard which it says of this story; of a story of thousands, its earliest articles.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec

from wirecopy.model import Article, Change, Claim, Statement, TimeExpression
from wirecopy.pictures.harmless import harmless
from wirecopy.pictures.kin import Brief, load_members, outlet_of
from wirecopy.run.said import own_voice, printed_by_habit, stretches_of
from wirecopy.store import AMONG, Store
from wirecopy.stories.claims import Growth, Version, amounts_of, growth_of, versions_of
from wirecopy.stories.claims.figures import Amount
from wirecopy.stories.furniture import without_furniture
from wirecopy.stories.round_ups import of_the_story
from wirecopy.stories.timeline import Entry, dates_named, time_line

HEARD = 100
"""Articles of a story that are heard unless all are asked for: what copies say after so many was said before."""
EACH = 6
"""Statements shown behind a claim or a speaker."""


class Spoken(NamedTuple):
    """A statement and the article it stands in."""

    statement: Statement
    article: Brief


class ClaimPicture(msgspec.Struct, frozen=True):
    """A claim with who says it, who had it first, the versions where articles differ, and its first statements.

    ``outlets``: of the articles heard that make it. Of a claim that none of them makes, nothing but the claim is known.
    """

    claim: Claim
    speaker: str | None = None
    first: Brief | None = None
    versions: tuple[Version, ...] = ()
    growth: tuple[Growth, ...] = ()
    examples: tuple[Spoken, ...] = ()
    outlets: tuple[str, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        """Whether another has it too: of two sources that are one outlet's, neither confirms the other."""
        return self.claim.independent_sources > 1 and len(self.outlets) != 1

    @property
    def mode(self) -> str | None:
        """Whether its words are quoted, of the statement that it is told by."""
        return self.examples[0].statement.mode if self.examples else None


class Speaker(msgspec.Struct, frozen=True):
    """Somebody quoted; ``statements`` and ``articles`` count all that were heard, ``examples`` are the first few."""

    name: str
    statements: int
    articles: int
    examples: tuple[Spoken, ...]


class Voices(msgspec.Struct, frozen=True):
    """What is said in a story.

    ``claims``: disputed ones first, then those that most articles make. ``speakers``: whom most articles quote first.
    ``entries``: of the time line. ``briefs``: the articles heard, by id; ``unheard``: how many were not. ``said``: the
    statements by article and content.
    """

    claims: tuple[ClaimPicture, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    entries: tuple[Entry, ...] = ()
    briefs: Mapping[str, Brief] = msgspec.field(default_factory=dict)
    unheard: int = 0
    said: Mapping[tuple[str, str | None], Statement] = msgspec.field(default_factory=dict)

    def name(self, article: str) -> str:
        """What to call an article: its outlet, if it was heard."""
        return outlet_of(self.briefs[article]) if article in self.briefs else harmless(article)

    def spoken(self, entry: Entry) -> Spoken:
        """The statement that an entry of the time line was first made of."""
        first = entry.articles[0]
        return Spoken(self.said[first, entry.content], self.briefs[first])

    def widest(self, most: int) -> list[Entry]:
        """The ``most`` entries of the time line that most articles have, in its order."""
        ranked = sorted(range(len(self.entries)), key=lambda n: -len(self.entries[n].articles))
        return [self.entries[n] for n in sorted(ranked[:most])]


class _Heard(NamedTuple):
    """Statements in the order of their articles, the amounts in each by its id, and what numbers became in copies.

    ``events``: what articles say in their own voice of a day that they name.
    """

    briefs: Mapping[str, Brief]
    statements: Sequence[Statement]
    events: Sequence[Statement]
    times: Sequence[TimeExpression]
    amounts: Mapping[str, Sequence[Amount]]
    changes: Mapping[str, Sequence[Change]]

    def spoken(self, statements: Iterable[Statement]) -> tuple[Spoken, ...]:
        return tuple(Spoken(s, self.briefs[s.article]) for s in statements)


def load_voices(store: Store, story: str, most: int = -1) -> Voices:
    """What is said in the first ``most`` articles of ``story`` (-1: in all of them)."""
    briefs = {brief.id: brief for brief in load_members(store, story, most)}
    ids = (json.dumps(list(briefs)),)
    heard = _hear(store, story, briefs, ids)
    if not heard.statements:
        return Voices()
    told = [*heard.statements, *heard.events]
    dated = {id: Article(id=id, published=brief.published, text="") for id, brief in briefs.items()}
    (members,) = store.connection.execute("SELECT count(*) FROM story_articles WHERE story = ?", (story,)).fetchone()
    return Voices(
        tuple(_claims(store, story, heard)),
        tuple(_speakers(heard)),
        tuple(time_line(dated, told, heard.times, heard.amounts)),
        briefs,
        members - len(briefs),
        {(s.article, s.content): s for s in reversed(told)},
    )


def _hear(store: Store, story: str, briefs: Mapping[str, Brief], ids: tuple[str]) -> _Heard:
    place = {id: n for n, id in enumerate(briefs)}
    among = f"article {AMONG}"
    stated = list(store.records("statements", among, ids))
    times = list(store.records("times", among, ids))
    said = _of_the_story(store, story, stated, ids)
    said.sort(key=lambda s: (place[s.article], s.content_start or 0, s.id))
    events = _of_the_story(store, story, _events(store, stated, times, ids), ids) if stated else []
    changes: dict[str, list[Change]] = defaultdict(list)
    for change in store.records("changes", f"kind = 'number' AND copy {AMONG}", ids):
        changes[change.copy].append(change)
    amounts = amounts_of(stated, store.records("figures", among, ids))
    return _Heard(briefs, said, events, times, amounts, changes)


def _events(
    store: Store, statements: Iterable[Statement], times: Iterable[TimeExpression], ids: tuple[str]
) -> list[Statement]:
    """What articles that are copies of no other say of a day that they name: what copies say, these say."""
    copies = f"SELECT DISTINCT copy FROM copies WHERE copy {AMONG} AND original {AMONG}"
    said_again = {id for (id,) in store.connection.execute(copies, ids * 2)}
    named = {id: [t.start for t in own] for id, own in dates_named(times).items() if id not in said_again}
    return own_voice(store, statements, named)


def _of_the_story(store: Store, story: str, statements: Iterable[Statement], ids: tuple[str]) -> list[Statement]:
    """Without furniture, and what round-ups among the articles say of their other stories."""
    ask = store.connection.execute
    several = f"SELECT article FROM story_articles WHERE article {AMONG} GROUP BY article HAVING count(*) > 1"
    stretches = stretches_of(store, [id for (id,) in ask(several, ids)])
    members = {id for (id,) in ask("SELECT article FROM story_articles WHERE story = ?", (story,))}
    said = without_furniture(statements, printed_by_habit(store, json.loads(ids[0])))
    return of_the_story(said, members, chain.from_iterable(stretches.values()))


def _claims(store: Store, story: str, heard: _Heard) -> list[ClaimPicture]:
    by_id = {s.id: s for s in heard.statements}
    rows = store.records("claim_statements", f"statement {AMONG}", (json.dumps(list(by_id)),))
    members: dict[str, list[Statement]] = defaultdict(list)
    for row in rows:
        members[row.claim].append(by_id[row.statement])
    place = {s.id: n for n, s in enumerate(heard.statements)}
    claims = sorted(
        store.records("claims", "story = ?", (story,)),
        key=lambda c: (not c.disputed, -c.articles, -c.independent_sources, c.claim),
    )
    return [_claim(claim, sorted(members[claim.claim], key=lambda s: place[s.id]), heard) for claim in claims]


def _claim(claim: Claim, members: list[Statement], heard: _Heard) -> ClaimPicture:
    if not members:
        return ClaimPicture(claim)
    first = next((s for s in members if s.content == claim.content), members[0])
    members.sort(key=lambda s: s is not first)
    return ClaimPicture(
        claim,
        next((s.speaker or s.source for s in members if s.speaker or s.source), None),
        heard.briefs[first.article],
        tuple(versions_of(members, heard.amounts)) if claim.disputed else (),
        tuple(growth_of(members, [c for s in members for c in heard.changes.get(s.article, ())])),
        heard.spoken(members[:EACH]),
        tuple(dict.fromkeys(outlet_of(heard.briefs[s.article]) for s in members)),
    )


def _speakers(heard: _Heard) -> list[Speaker]:
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in heard.statements:
        if who := statement.speaker or statement.source:
            said[who].append(statement)
    found = [
        Speaker(name, len(own), len({s.article for s in own}), heard.spoken(own[:EACH])) for name, own in said.items()
    ]
    return sorted(found, key=lambda s: (-s.articles, -s.statements, s.name))
