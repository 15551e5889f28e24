"""Words put in so as not to vouch: "allegedly", "may have", "is believed to", "about" before a figure."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from wirecopy.lineage.changes.figures import figure_end
from wirecopy.lineage.changes.lists import words
from wirecopy.lineage.changes.text import Sentence


def hedge_end(sentence: Sentence, first: int, end: int) -> int:
    """Where the hedge that begins at word ``first`` ends, at most at ``end``; ``first`` where none begins."""
    for size in _sizes().get(sentence.folded[first], ()):
        if size > end - first:
            continue
        phrase = " ".join(sentence.folded[first : first + size])
        if phrase in _plain() and not (sentence.capital[first] and first and size == 1):
            return first + size
        if phrase in words("hedges", "before_figures") and _figure_at(sentence, first + size):
            return first + size
    return first


def may_begin_hedge(word: str) -> bool:
    """Whether a hedge begins with this folded word."""
    return word in _sizes()


@cache
def _plain() -> frozenset[str]:
    """Hedges whatever they stand before."""
    return words("hedges", "doubt") | words("hedges", "open")


@cache
def _sizes() -> dict[str, list[int]]:
    """By the first word of each hedge, how many words those have that begin with it, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for phrase in _plain() | words("hedges", "before_figures"):
        found[phrase.split(" ")[0]].add(phrase.count(" ") + 1)
    return {word: sorted(sizes, reverse=True) for word, sizes in found.items()}


def leaves_open(sentence: Sentence, first: int, end: int) -> bool:
    """Whether words merely leave open what will be ("could", "is likely to", "would"): one for another is wording."""
    phrase = " ".join(sentence.folded[first:end])
    return phrase in words("hedges", "open") or phrase in words("hedges", "as_open")


def _figure_at(sentence: Sentence, n: int) -> bool:
    """Whether a figure stands at word ``n``, be it after an article or "of"."""
    keys = sentence.keys
    while n < len(keys) and keys[n] in ("a", "an", "the", "of", "another"):
        n += 1
    return n < len(keys) and figure_end(keys, n, len(keys)) > n
