"""What the tests of lineage ask of a trace: passages found by the real matcher, the tree in a few words."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from wirecopy.lineage import Lineages, trace_lineages
from wirecopy.model import Article, Credit, Passage, Verdict
from wirecopy.reuse import find_passages


def trace(articles: Sequence[Article], credits: Iterable[Credit] = (), verdicts: Iterable[Verdict] = ()) -> Lineages:
    """Passages and lineages of ``articles``."""
    articles = sorted(articles, key=lambda a: a.id)
    table = find_passages([a.text for a in articles], [a.outlet for a in articles])
    rows = [row | {"a": articles[row["a"]].id, "b": articles[row["b"]].id} for row in table.to_pylist()]
    shuffled = list(articles)
    random.Random(1).shuffle(shuffled)
    return trace_lineages(shuffled, credits, [Passage(**row) for row in rows], verdicts)


def edges(found: Lineages) -> set[tuple[str, str]]:
    """(copy, original) of every directed copy."""
    return {(c.copy, c.original) for c in found.copies if c.confidence > 0.5}


def unknown(found: Lineages) -> set[tuple[str, str]]:
    """(copy, original) of every pair of kin without a direction."""
    return {(c.copy, c.original) for c in found.copies if c.confidence == 0.5}


def families(found: Lineages) -> dict[str, set[str]]:
    """Members by family."""
    members: dict[str, set[str]] = defaultdict(set)
    for row in found.families:
        members[row.family].add(row.article)
    return dict(members)
