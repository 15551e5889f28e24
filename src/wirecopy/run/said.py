"""What the articles of a story say of it, gathered for its claims and for its picture in one way.

In: a store. Out: sentences that articles say in their own voice; what round-ups share with whom, by which
``of_the_story`` tells the statements that are of their other stories; and the furniture that ``without_furniture``
leaves out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from wirecopy.model import Passage, Statement
from wirecopy.model.spans import Spans, covers, merged
from wirecopy.speech.statements.unattributed import assertions_in
from wirecopy.store import AMONG, Store


def own_voice(store: Store, statements: Iterable[Statement], starts: Mapping[str, Iterable[int]]) -> list[Statement]:
    """The sentences that hold one of ``starts``, offsets by article, and that none of ``statements`` touches."""
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.article].append(statement)
    query = f"SELECT id, text FROM articles WHERE id {AMONG} ORDER BY id"
    texts = store.connection.execute(query, (json.dumps(list(starts)),))
    return [own for id, text in texts for own in assertions_in(text, id, said[id], starts[id])]


def stretches_of(store: Store, round_ups: Collection[str]) -> dict[str, list[Passage]]:
    """By article that is in several stories: the text that it shares with others, of whatever story."""
    ids = json.dumps(list(round_ups))
    found: dict[str, list[Passage]] = {id: [] for id in round_ups}
    for passage in store.records("passages", f"label = 'copied' AND (a {AMONG} OR b {AMONG})", (ids, ids)):
        for id in (passage.a, passage.b):
            if id in found:
                found[id].append(passage)
    return found


def printed_by_habit(store: Store, articles: Collection[str]) -> dict[str, Spans]:
    """By article, where it has any: what its outlet prints in many, ascending, but for what others took as news."""
    sides = (f"SELECT {s} AS article, {s}_start, {s}_end, label FROM passages WHERE {s} {AMONG}" for s in ("a", "b"))
    query = f"{' UNION '.join(f'{side} AND label IN (?, ?)' for side in sides)} ORDER BY 1, 2, 3"
    given = (json.dumps(list(articles)), "boilerplate", "copied")
    spans: dict[str, dict[str, Spans]] = {"boilerplate": defaultdict(list), "copied": defaultdict(list)}
    for article, start, end, label in store.connection.execute(query, given * 2):
        spans[label][article].append((start, end))
    return {
        article: [(start, end) for start, end in merged(own) if not covers(spans["copied"][article], start, end)]
        for article, own in spans["boilerplate"].items()
    }
