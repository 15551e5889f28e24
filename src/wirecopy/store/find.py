"""Which stored articles share a passage with a text.

In: a store and a text. Out: the articles, best first, each with the passages. Two steps, as plagiarism detection has
them (candidates, then alignment: Potthast et al., PAN): articles that hold fingerprints of the text, the rare ones
weighing more, then the matcher on the likeliest of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec
import numpy as np
from numpy.typing import NDArray

from wirecopy.errors import StoreNotFound, TextTooShort
from wirecopy.model import Article, Record, Table
from wirecopy.model.records import PassageLabel
from wirecopy.model.times import moment_of
from wirecopy.reuse.against import Against, Stretch, find_against
from wirecopy.reuse.matching import LEAST_WORDS
from wirecopy.reuse.segments import Ints, grams_of
from wirecopy.store.fingerprints import holders_of, unfingerprinted
from wirecopy.store.store import Store

TURNS, TAKEN = 10, 0.7
"""Candidates are taken in so many turns; a gram that one of them holds counts this much less in the next."""


class FoundPassage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that the text and an article share: where it stands in either, in code points.

    ``words``: words of it in the text. ``label``: as in **passages**, but never ``boilerplate``, which a text without
    an outlet cannot be told to be.
    """

    start: int
    end: int
    article_start: int
    article_end: int
    words: int
    similarity: float
    label: PassageLabel


class Finding(Record, frozen=True, kw_only=True):
    """An article that shares passages with the text; ``words``: words of the text that it has, each counted once."""

    article: str
    outlet: str | None
    published: str | None
    headline: str | None
    words: int
    share_of_text: float
    share_of_article: float
    passages: tuple[FoundPassage, ...]


FINDINGS = Table("findings", Finding, ("article",))
"""The columns of what `find` prints as records; the rows come best first."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What :func:`find` found in ``text``.

    ``findings``: best first. ``words``: of the text. ``candidates``: how many articles hold any five words of it in a
    row, as far as fingerprints tell; ``compared``: how many of those, the likeliest, were compared with it.
    ``unsearched``: articles of the store that have no fingerprints yet.
    """

    text: str
    findings: tuple[Finding, ...]
    words: int
    candidates: int
    compared: int
    unsearched: int


def find(store: Store, text: str, limit: int = 100) -> Found:
    """The articles of ``store`` that share a passage with ``text``, those with most of its words first, then the
    earliest.

    Only the ``limit`` articles with most, and rarest, fingerprints in common are compared with it and can be found.
    Writes nothing: where articles are ``unsearched``, :func:`wirecopy.store.fingerprints.fingerprint_new` makes up for
    it, as each run does. Raises :class:`TextTooShort` for fewer words than a passage has, :class:`StoreNotFound` for
    a store without articles.
    """
    (words,) = find_against(text, []).counts
    if words < LEAST_WORDS:
        few = "1 word is" if words == 1 else f"{words} words are"
        raise TextTooShort(f"{few} too few to look for: a passage has at least {LEAST_WORDS}")
    with store.snapshot():
        if not store.count("articles"):
            raise StoreNotFound(f"{store.name} holds no article: fill it with `wirecopy trace INPUT`")
        numbers, candidates = _candidates(store, text, limit)
        articles = list(_articles(store, numbers))
        unsearched = unfingerprinted(store)
    found = find_against(text, [article.text for article in articles])
    by_article = groupby(found.stretches, key=lambda s: s.other)
    findings = [_finding(articles[other], other, list(stretches), found) for other, stretches in by_article]
    return Found(
        text=text,
        findings=tuple(sorted(findings, key=_merit)),
        words=words,
        candidates=candidates,
        compared=len(articles),
        unsearched=unsearched,
    )


def earliness(published: str | None) -> tuple[float, str]:
    """What to sort by so that the earliest comes first: the last moment that a time can mean; unknown ones last."""
    moment = moment_of(published)
    return moment.latest if moment else math.inf, published or ""


def _candidates(store: Store, text: str, limit: int) -> tuple[Sequence[int], int]:
    """The numbers of the likeliest articles, and how many there are in all.

    A gram weighs as much as its rarity tells (its inverse document frequency), and less once articles that hold it
    were taken: a thousand that share an outlet's furniture leave room for the one that has a sentence. Equals are
    taken in the order of their numbers.
    """
    numbers, grams, frequency = holders_of(store, grams_of(text))
    weights = np.log2(1 + store.count("articles") / np.maximum(frequency, 1))
    everyone: Ints = np.flatnonzero(np.bincount(numbers))
    if len(everyone) <= limit:
        return everyone.tolist(), len(everyone)
    places = np.zeros(everyone[-1] + 1, np.int64)
    places[everyone] = np.arange(len(everyone))
    numbers = places[numbers]
    taken: list[int] = []
    for turn in range(1, TURNS + 1):
        merits = np.asarray(np.bincount(numbers, weights[grams]), np.float64).round(6)
        merits[taken] = 0
        some = _greatest(merits, limit * turn // TURNS - len(taken))
        taken += some.tolist()
        chosen = np.zeros(len(merits), bool)
        chosen[some] = True
        weights[np.unique(grams[chosen[numbers]])] *= TAKEN
    return everyone[taken].tolist(), len(everyone)


def _greatest(merits: NDArray[np.float64], n: int) -> Ints:
    """Where the ``n`` greatest merits stand, of equal ones the first."""
    least = np.partition(merits, -n)[-n] if n else np.inf
    likely = np.flatnonzero(merits >= least)
    return likely[np.lexsort((likely, -merits[likely]))[:n]]


def _articles(store: Store, numbers: Iterable[int]) -> Iterator[Article]:
    query = (
        "SELECT a.id, a.outlet, a.published, a.headline, a.text FROM fingerprinted f"
        " JOIN articles a ON a.id = f.article WHERE f.number = ?"
    )
    for number in numbers:
        for id, outlet, published, headline, text in store.connection.execute(query, (number,)):
            yield Article(id=id, outlet=outlet, published=published, headline=headline, text=text)


def _finding(article: Article, other: int, stretches: Sequence[Stretch], found: Against) -> Finding:
    words = _total(s.words for s in stretches)
    return Finding(
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        headline=article.headline,
        words=words,
        share_of_text=round(words / found.counts[0], 4),
        share_of_article=round(_total(s.other_words for s in stretches) / found.counts[other + 1], 4),
        passages=tuple(_passage(s) for s in stretches),
    )


def _passage(stretch: Stretch) -> FoundPassage:
    return FoundPassage(
        start=stretch.span[0],
        end=stretch.span[1],
        article_start=stretch.other_span[0],
        article_end=stretch.other_span[1],
        words=stretch.words[1] - stretch.words[0],
        similarity=round(stretch.similarity, 4),
        label=stretch.label,
    )


def _merit(finding: Finding) -> tuple[int, tuple[float, str], str]:
    return -finding.words, earliness(finding.published), finding.article


def _total(spans: Iterable[tuple[int, int]]) -> int:
    """How much the spans cover, where they overlap counted once."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(end - max(start, reached), 0)
        reached = max(reached, end)
    return total
