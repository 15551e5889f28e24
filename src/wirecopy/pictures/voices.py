"""What a story's articles say alike: its claims with the versions where articles differ, and its time line."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from wirecopy.model import Claim, Figure, Statement
from wirecopy.pictures.kin import Brief, load_briefs
from wirecopy.store import Store
from wirecopy.stories.claims.versions import Growth, Version, growth_of, versions_of
from wirecopy.stories.timeline import Entry, time_line

_CHOSEN = "article IN (SELECT value FROM json_each(?))"


class ClaimPicture(msgspec.Struct, frozen=True):
    """A claim with who says it, who had it first, and the versions where articles differ."""

    claim: Claim
    speaker: str | None
    first: str
    versions: tuple[Version, ...]
    growth: tuple[Growth, ...]


class Voices(msgspec.Struct, frozen=True):
    """What is said in a story: its claims, the widest carried first, its time line, and the articles by id."""

    claims: tuple[ClaimPicture, ...] = ()
    entries: tuple[Entry, ...] = ()
    briefs: Mapping[str, Brief] = msgspec.field(default_factory=dict)


def load_voices(store: Store, story: str) -> Voices:
    """The claims and the time line of ``story``."""
    ids = [row.article for row in store.records("story_articles", "story = ?", (story,))]
    chosen = (json.dumps(ids),)
    statements = {s.id: s for s in store.records("statements", _CHOSEN, chosen)}
    if not statements:
        return Voices()
    articles = {a.id: a for a in store.records("articles", "id IN (SELECT value FROM json_each(?))", chosen)}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in store.records("figures", _CHOSEN, chosen):
        figures[figure.article].append(figure)
    entries = time_line(articles, statements.values(), store.records("times", _CHOSEN, chosen))
    order = {id: n for n, id in enumerate(dict.fromkeys(a for e in entries for a in e.articles))}
    claims = list(store.records("claims", "story = ?", (story,)))
    pictures = [_picture(store, claim, statements, figures, order) for claim in claims]
    pictures.sort(key=lambda p: (-p.claim.articles, -p.claim.independent_sources, p.claim.claim))
    return Voices(tuple(pictures), tuple(entries), load_briefs(store, ids))


def _picture(
    store: Store,
    claim: Claim,
    statements: Mapping[str, Statement],
    figures: Mapping[str, Sequence[Figure]],
    order: Mapping[str, int],
) -> ClaimPicture:
    rows = store.records("claim_statements", "claim = ?", (claim.claim,))
    members = sorted((statements[row.statement] for row in rows), key=lambda s: (order[s.article], s.id))
    first = next((s for s in members if s.content == claim.content), members[0])
    members.sort(key=lambda s: s is not first)
    copied = json.dumps([s.article for s in members])
    changes = store.records("changes", "kind = 'number' AND copy IN (SELECT value FROM json_each(?))", (copied,))
    return ClaimPicture(
        claim,
        next((s.speaker or s.source for s in members if s.speaker or s.source), None),
        first.article,
        tuple(versions_of(members, figures)) if claim.disputed else (),
        tuple(growth_of(members, changes)),
    )
