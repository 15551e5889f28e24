"""What each article of a list took from whom: its rows of **copies**, with the names of the originals."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from wirecopy.model import Copy
from wirecopy.pictures.kin import Brief, load_briefs, outlet_of
from wirecopy.pictures.words import clip, lost_name
from wirecopy.store import AMONG, Store


class Taken(NamedTuple):
    """A copy with what to call its original."""

    copy: Copy
    original: str


class Published(NamedTuple):
    """An article and what it took, where anything is known."""

    article: Brief
    taken: Sequence[Taken]


def load_published(store: Store, articles: Sequence[Brief]) -> list[Published]:
    """What each of ``articles`` took from whom, in their order."""
    ids = json.dumps([article.id for article in articles])
    copies: list[Copy] = list(store.records("copies", f"copy {AMONG}", (ids,)))
    originals = {copy.original for copy in copies}
    names = {brief.id: outlet_of(brief) for brief in load_briefs(store, originals).values()}
    lost = store.records("lost_originals", f"id {AMONG}", (json.dumps(sorted(originals)),))
    names |= {record.id: f"(lost) {lost_name(record)}" for record in lost}
    taken: dict[str, list[Taken]] = defaultdict(list)
    for copy in copies:
        taken[copy.copy].append(Taken(copy, names.get(copy.original) or clip(copy.original, 80)))
    return [Published(article, taken.get(article.id, ())) for article in articles]
