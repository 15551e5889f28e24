"""How near found statements come to annotated ones: by token, by relation, by whole direct quotation.

In: for each text the annotated and the found statements, as spans of source, cue and content. Out: figures. Tokens are
words and signs, quotation marks left out, since readers and annotators differ on whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from polnear import Attribution, Spans

LEAST_OVERLAP = 0.5  # Jaccard of two contents that are taken for one: as PolNeAR's and the peers' measures have it
ROLES = ("source", "cue", "content")

_TOKEN = re.compile(r"\w+|[^\w\s]")
_MARKS = frozenset("“”\"‘’'«»")


class Score(NamedTuple):
    """Precision, recall and F1 of one kind."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Scores(NamedTuple):
    """``tokens``: of all three roles together; ``direct``: share of wholly quoted contents found to the token."""

    roles: dict[str, Score]
    tokens: Score
    relations: Score
    direct: float


class Counts:
    """Found, wanted, and both."""

    def __init__(self) -> None:
        self.both = self.found = self.wanted = 0

    def add(self, both: int, found: int, wanted: int) -> None:
        """Count one more text."""
        self.both += both
        self.found += found
        self.wanted += wanted

    def score(self) -> Score:
        """What the counts come to."""
        return Score(self.both / max(self.found, 1), self.both / max(self.wanted, 1))


def score(texts: Iterable[tuple[str, Sequence[Attribution], Sequence[Attribution]]]) -> Scores:
    """Score texts, each with its annotated and its found statements."""
    roles = {role: Counts() for role in ROLES}
    relations = Counts()
    direct = exact = 0
    for text, wanted, found in texts:
        for role, counts in roles.items():
            there = {token for one in wanted for token in tokens(text, getattr(one, role))}
            here = {token for one in found for token in tokens(text, getattr(one, role))}
            counts.add(len(there & here), len(here), len(there))
        mine = [(tokens(text, one.source), tokens(text, one.content)) for one in found if one.content]
        theirs = [(tokens(text, one.source), tokens(text, one.content), one) for one in wanted if one.content]
        relations.add(_matched(theirs, mine), len(mine), len(theirs))
        contents = {content for _, content in mine}
        for _, content, one in theirs:
            if _is_quoted(text, one.content):
                direct += 1
                exact += content in contents
    whole = Counts()
    for counts in roles.values():
        whole.add(counts.both, counts.found, counts.wanted)
    by_role = {role: counts.score() for role, counts in roles.items()}
    return Scores(by_role, whole.score(), relations.score(), exact / max(direct, 1))


def tokens(text: str, spans: Spans) -> frozenset[int]:
    """The offsets of the tokens in ``spans``."""
    found = (match for start, end in spans for match in _TOKEN.finditer(text, start, end))
    return frozenset(match.start() for match in found if match[0] not in _MARKS)


def _matched(
    wanted: Sequence[tuple[frozenset[int], frozenset[int], Attribution]],
    found: Sequence[tuple[frozenset[int], frozenset[int]]],
) -> int:
    """How many annotated statements have a found one of like content and overlapping source, each used once."""
    used: set[int] = set()
    for source, content, _ in wanted:
        fitting = [
            (len(content & other) / len(content | other), n)
            for n, (who, other) in enumerate(found)
            if n not in used and content | other and ((source & who) or not (source or who))
        ]
        overlap, best = max(fitting, default=(0.0, -1))
        if overlap >= LEAST_OVERLAP:
            used.add(best)
    return len(used)


def _is_quoted(text: str, spans: Spans) -> bool:
    pieces = [text[start:end].strip(" ,.") for start, end in spans]
    return all(len(piece) > 2 and piece[0] in '“"' and piece[-1] in '”"' for piece in pieces)
