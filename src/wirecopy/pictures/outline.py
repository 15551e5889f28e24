"""As little of a family as its trees follow from: of ten thousand members no evidence, and few times.

In: a store and a family. Out: who took from whom, and a way to ask when some of the members were published.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from wirecopy.model import Copy, LostOriginal
from wirecopy.model.times import moment_of
from wirecopy.pictures.kin import load_briefs, load_times
from wirecopy.store import Store

_TO_THE_SECOND = len("2025-03-03T06:10:00Z")


class Outline(NamedTuple):
    """What a family's trees follow from: its nodes, who took from whom, its lost originals, and when it asks for it."""

    members: frozenset[str]
    copies: Sequence[Copy]
    lost: Mapping[str, LostOriginal]
    published: Callable[[Collection[str]], Mapping[str, str | None]]

    def by_age(self, ids: Collection[str]) -> list[str]:
        """``ids``, the earliest first, then by themselves."""
        if len(ids) < 2:
            return list(ids)
        printed = dict(self.published([id for id in ids if id not in self.lost]))
        printed |= {id: self.lost[id].published_before for id in ids if id in self.lost}
        if {len(time or "") for time in printed.values()} == {_TO_THE_SECOND}:
            return sorted(ids, key=lambda id: (printed[id] or "", id))  # they sort as they stand
        moments = {id: moment_of(time) for id, time in printed.items()}
        return sorted(ids, key=lambda id: (m.latest if (m := moments[id]) else float("inf"), id))


def load_outline(store: Store, family: str) -> Outline:
    """What the trees of ``family`` follow from, without evidence and with the times of those only that are asked for:
    a family may have ten thousand."""
    ask = store.connection.execute
    rows = ask("SELECT copy, original, kind, share_of_copy, confidence FROM copies WHERE family = ?", (family,))
    copies = [
        Copy(copy=c, original=o, family=family, kind=k, share_of_copy=s, confidence=sure) for c, o, k, s, sure in rows
    ]
    lost = {record.id: record for record in store.records("lost_originals", "family = ?", (family,))}
    members = {*lost, *(id for (id,) in ask("SELECT article FROM families WHERE family = ?", (family,)))}
    others = {id for copy in copies for id in (copy.copy, copy.original)} - members
    members |= load_briefs(store, others).keys()

    return Outline(frozenset(members), copies, lost, partial(load_times, store))
