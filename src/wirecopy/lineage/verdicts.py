"""What a person has said of pairs of articles: it outranks all evidence.

In: rows of **verdicts**. Out: which pairs are kin whatever they share, which are not, and which of two is the copy. Of
several verdicts on one pair the last given holds; one that would make an article its own forebear gives way to those
given later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from wirecopy.model import Article, Evidence, Verdict

CERTAIN = 20.0
"""Log-odds of a direction that a person gives: more than all evidence together comes to."""
ALL_BUT_CERTAIN = CERTAIN - 1.0
"""What all evidence together comes to at most."""


class Verdicts:
    """The verdicts that hold, on pairs of ids in ascending order."""

    def __init__(self, verdicts: Iterable[Verdict] = (), articles: Container[str] = ()) -> None:
        on_pair: dict[tuple[str, str], Verdict] = {}
        for verdict in sorted(verdicts, key=lambda v: (v.given, v.a, v.b, v.verdict)):
            if verdict.a != verdict.b and verdict.a in articles and verdict.b in articles:
                on_pair.pop(pair := _pair(verdict.a, verdict.b), None)
                on_pair[pair] = verdict
        self.apart = {pair for pair, v in on_pair.items() if v.verdict == "not"}
        self.kin = on_pair.keys() - self.apart
        self._originals: dict[str, set[str]] = defaultdict(set)
        for verdict in reversed(on_pair.values()):
            copy, original = (verdict.a, verdict.b) if verdict.verdict == "copy" else (verdict.b, verdict.a)
            if verdict.verdict in ("copy", "original") and not self._descends(original, copy):
                self._originals[copy].add(original)

    def originals(self, article: str) -> frozenset[str]:
        """Whom a person says that ``article`` was taken from."""
        return frozenset(self._originals.get(article, ()))

    def is_copy(self, copy: str, original: str) -> bool:
        """Whether a person says that ``copy`` was taken from ``original``."""
        return original in self._originals.get(copy, ())

    def _descends(self, article: str, from_: str) -> bool:
        waiting, seen = [article], {article}
        while waiting:
            if (article := waiting.pop()) == from_:
                return True
            waiting += self._originals.get(article, set()) - seen
            seen |= self._originals.get(article, set())
        return False


def evidence(original: str, articles: Mapping[str, Article]) -> Evidence:
    """A person's word that the article was taken from ``original``."""
    who = articles[original].outlet or original
    return Evidence(kind="credit", detail=f"a person's verdict: a copy of {who}", weight=CERTAIN)


def _pair(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)
