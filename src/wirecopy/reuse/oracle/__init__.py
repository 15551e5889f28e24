"""The matcher in plain Python: what ``kernels`` and its callers compute, written to be read and to be checked by.

In: texts and outlets. Out: the rows of ``find_passages`` as dicts, the same rows in the same order. Slow on purpose:
lists, sets and tuples, no arrays. The kernels compare grams by hash where this compares the words themselves; the
numbers (hash functions, thresholds, how far a loop looks back) are those of the kernels, imported from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wirecopy.reuse.oracle.grams import find_holders
from wirecopy.reuse.oracle.habits import mark_habits
from wirecopy.reuse.oracle.labels import label, stock_wording
from wirecopy.reuse.oracle.linking import find_stretches
from wirecopy.reuse.oracle.pairs import Surprise
from wirecopy.reuse.oracle.words import read_words

_INNER = ("stretch", "shared")
"""Of a row what only the labelling needs."""


def find_passages_slowly(texts: Sequence[str], outlets: Sequence[str | None] | None = None) -> list[dict[str, Any]]:
    """The rows of :func:`wirecopy.reuse.find_passages`, worked out word by word."""
    if outlets is not None and len(outlets) != len(texts):
        raise ValueError(f"{len(texts)} texts but {len(outlets)} outlets")
    documents = [read_words(text) for text in texts]
    holders = find_holders(documents)
    mark_habits(documents, holders, outlets or [None] * len(texts))
    surprise = Surprise(documents)
    rows = []
    for (a, b), stretches in sorted(find_stretches(documents, holders).items()):
        one, other = documents[a], documents[b]
        kept = [s for s in stretches if surprise.enough(one, other, s)]
        shared = sum(s.equal for s in kept)
        numbers = sum(s.numbers for s in kept)
        rows += [
            {
                "a": a,
                "b": b,
                "a_start": one.starts[s.a],
                "a_end": one.ends[s.a_end - 1],
                "b_start": other.starts[s.b],
                "b_end": other.ends[s.b_end - 1],
                "words": s.a_end - s.a,
                "similarity": s.equal / max(s.a_end - s.a, s.b_end - s.b),
                "stretch": s,
                "shared": shared,
                "label": label(one, other, s, shared, numbers, texts[a][one.starts[s.a] : one.ends[s.a_end - 1]]),
            }
            for s in sorted(kept, key=lambda s: s.a)
        ]
    for row in stock_wording(rows, documents):
        if row["label"] == "copied":
            row["label"] = "template"
    return [{name: value for name, value in row.items() if name not in _INNER} for row in rows]
