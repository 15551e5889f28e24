"""Two articles set side by side: the passages that they share, and what the second changed of the first."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from wirecopy.lineage import Sharing, find_changes
from wirecopy.lineage.kin import furniture_of, union
from wirecopy.model import Article, Change, Passage
from wirecopy.reuse import find_passages
from wirecopy.store import Store


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """``copy`` is the second of the two, whichever came first."""

    original: Article
    copy: Article
    passages: tuple[Passage, ...]
    changes: tuple[Change, ...]


def compare_articles(original: Article, copy: Article) -> Comparison:
    """Two articles by their texts alone."""
    rows = find_passages([original.text, copy.text]).to_pylist()
    passages = [Passage(**(row | {"a": original.id, "b": copy.id})) for row in rows]
    spans = [
        union((row["a_start"], row["a_end"]) for row in rows),
        union((row["b_start"], row["b_end"]) for row in rows),
    ]
    changes = find_changes(copy=Sharing(copy, spans[1]), original=Sharing(original, spans[0]))
    return Comparison(original=original, copy=copy, passages=tuple(map(_in_order, passages)), changes=tuple(changes))


def compare_stored(store: Store, original: Article, copy: Article) -> Comparison:
    """Two articles of a store, with what their outlets' other articles tell of their furniture."""
    ids = (original.id, copy.id)
    found = list(store.records("passages", "a = ? AND b = ?", (min(ids), max(ids))))
    if not found:  # a text with many holders is not paired all with all
        return compare_articles(original, copy)
    furniture = furniture_of(
        p for id in ids for p in store.records("passages", "label = 'boilerplate' AND (a = ? OR b = ?)", (id, id))
    )
    ours, theirs = (
        Sharing(article, _spans(found, article.id), furniture.get(article.id, ())) for article in (copy, original)
    )
    return Comparison(
        original=original, copy=copy, passages=tuple(found), changes=tuple(find_changes(copy=ours, original=theirs))
    )


def _spans(passages: Sequence[Passage], article: str) -> tuple[tuple[int, int], ...]:
    """The stretches of ``article`` that were copied."""
    copied = [p for p in passages if p.label == "copied"]
    return union((p.a_start, p.a_end) if p.a == article else (p.b_start, p.b_end) for p in copied)


def _in_order(p: Passage) -> Passage:
    """The passage with the lesser id first, as the contract has it."""
    if p.a <= p.b:
        return p
    return msgspec.structs.replace(p, a=p.b, b=p.a, a_start=p.b_start, a_end=p.b_end, b_start=p.a_start, b_end=p.a_end)
