"""Which holders of a gram are paired, and the passages of those pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from wirecopy.reuse import kernels, matching
from wirecopy.reuse.oracle.grams import Place, first_in_each
from wirecopy.reuse.oracle.pairs import Stretch, disjoint, join, segments
from wirecopy.reuse.oracle.words import Document


class Seed(NamedTuple):
    """A gram's word in the lesser article and in the greater one, and why its holders are looked at together."""

    i: int
    j: int
    why: str


def linked(places: list[Place]) -> Iterator[tuple[Place, Place, str]]:
    """Pairs of holders: all with all up to CAP of them, above it each with the least and with the one before."""
    if len(places) <= kernels.CAP:
        for k, place in enumerate(places):
            for other in places[k + 1 :]:
                yield place, other, "any"
    else:
        for before, other in pairwise(places):
            yield places[0], other, "least"
            if before != places[0]:
                yield before, other, "before"


def find_stretches(
    documents: list[Document], holders: dict[tuple[int, ...], list[Place]]
) -> dict[Place, list[Stretch]]:
    """The passages of each pair that shares what up to CAP hold, or that the linking rule asks for."""
    seeds: dict[int, dict[int, list[Seed]]] = defaultdict(lambda: defaultdict(list))
    for places in holders.values():
        for (a, i), (b, j), why in linked(first_in_each(places)):
            seeds[b][a].append(Seed(i, j, why))
    found: dict[Place, list[Stretch]] = {}
    edits = find_edits(holders)
    for b, partners in seeds.items():
        covered = {("any", word) for word in edits[b]}  # words of b that need no more partners, for a reason
        for why in ("least", "before", "any"):
            for a in sorted(partners, reverse=why == "before"):
                if (a, b) not in found and asks(partners[a], why, covered):
                    found[a, b] = passages_of(documents[a], documents[b], partners[a])
                if why != "any" and why in {seed.why for seed in partners[a]}:
                    covered.update((why, word) for s in found.get((a, b), []) for word in range(s.b, s.b_end))
    return found


def find_edits(holders: dict[tuple[int, ...], list[Place]]) -> dict[int, set[int]]:
    """The words of each article in grams that more than CAP hold, and up to JOIN words between two of those."""
    common: dict[int, list[int]] = defaultdict(list)
    for places in holders.values():
        if len(first_in_each(places)) > kernels.CAP:
            for number, position in first_in_each(places)[1:]:
                common[number].append(position)
    edits: dict[int, set[int]] = defaultdict(set)
    for number, positions in common.items():
        for position in positions:
            edits[number].update(range(position, position + kernels.GRAM))
        for before, after in pairwise(sorted(positions)):
            if after - before - kernels.GRAM <= kernels.JOIN:
                edits[number].update(range(before, after))
    return edits


def asks(seeds: list[Seed], why: str, covered: set[tuple[str, int]]) -> bool:
    """Whether a gram for this reason lies outside of what is covered for it."""
    return any(not {(why, s.j), (why, s.j + kernels.GRAM - 1)} <= covered for s in seeds if s.why == why)


def passages_of(one: Document, other: Document, seeds: list[Seed]) -> list[Stretch]:
    """The passages of one pair, those that begin at one place apart."""
    stretches = disjoint(join(one, other, segments(one, other, sorted((seed.i, seed.j) for seed in seeds))))
    kept: list[Stretch] = []
    for s in sorted(stretches, key=lambda s: (-s.equal, s.a + s.b)):
        if s.equal >= matching.LEAST_WORDS and not any(s.a == t.a or s.b == t.b for t in kept):
            kept.append(s)
    return kept
