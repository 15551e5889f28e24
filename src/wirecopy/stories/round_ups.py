"""What a round-up says of one of its stories: the statements that it took from elsewhere are the other story's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable

from wirecopy.model import Passage, Statement
from wirecopy.model.spans import Spans


def of_the_story(
    statements: Iterable[Statement], story: Container[str], passages: Iterable[Passage]
) -> list[Statement]:
    """``statements`` without those that stand only in stretches shared with articles outside ``story``.

    ``passages``: those of articles that are in several stories; where only one side is of ``story``, its stretch has
    come from, or gone to, another one.
    """
    inside: dict[str, Spans] = defaultdict(list)
    outside: dict[str, Spans] = defaultdict(list)
    for p in passages:
        sides = inside if p.a in story and p.b in story else outside
        sides[p.a].append((p.a_start, p.a_end))
        sides[p.b].append((p.b_start, p.b_end))
    return [s for s in statements if not _holds(outside[s.article], s) or _holds(inside[s.article], s)]


def _holds(spans: Spans, statement: Statement) -> bool:
    at = statement.cue_start if statement.content_start is None else statement.content_start
    return at is not None and any(start <= at < end for start, end in spans)
