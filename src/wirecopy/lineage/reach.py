"""How far what was touched reaches: which texts must be looked at again, and which stand as they were.

In: the kin graph, with what was known before, and the articles that were touched. Out: the names of the texts whose
trees may follow from something else than before, and of those that are no more. Step by step, each asking only those
that the step before changed: the pairs of kin; who may join texts; who joins them; who carries which; whom their
credits mean. What a step finds as it was goes no further. Decision note 0036.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from wirecopy.lineage.digests import digest
from wirecopy.lineage.graph import LONG_LIST, KinGraph
from wirecopy.lineage.kinship import CAP
from wirecopy.lineage.lost import Absentees

NAMELESS = digest(())
"""Of the groups of an article that joins no texts, and of whom its credits mean."""


class Touched(NamedTuple):
    """What may be otherwise than before: ``articles``; of these ``renamed`` are those that name somebody who goes by
    another name now; those that are ``gone`` are not among them."""

    articles: Collection[str]
    renamed: Collection[str] = ()
    gone: Collection[str] = ()


class Reach:
    """What was reached.

    ``texts``: names of texts to look at again; ``vanished``: of those that are no more; ``pairs``: of kin, those that
    are others than before; ``altered``: articles that are otherwise than before; ``anew``: those of which it was told
    anew whether they join texts; ``groups`` and ``meant``: digests of what joiners join and of whom their credits mean,
    where these were told anew.
    """

    def __init__(self, graph: KinGraph, absent: Absentees, touched: Touched) -> None:
        self._graph, self._absent, self._before, self._touched = graph, absent, graph.before, touched
        self.altered = self._altered()
        self.groups: dict[str, bytes] = {}
        self.meant: dict[str, bytes] = {}
        texts: set[str] = set()
        self.pairs = self._changed_pairs()
        self._ends = {end for pair in self.pairs for end in pair}.difference(touched.gone)
        self._newly = {pair for pair in self.pairs if self._was_kin(pair) != (pair in graph.met)}
        flipped = self._renew_joins()
        moved = self._renew_texts(flipped, texts)
        self._renew_joined(flipped, moved, texts)
        self._reach_members(flipped, texts)
        self._reach_names(texts)
        self.texts = {text for text in texts if graph.plain(text) or graph.joiners(text)}
        self.vanished = texts - self.texts

    def _altered(self) -> set[str]:
        """The articles that are new, or whose own columns, credits or furniture are others than before."""
        digests, articles = self._graph.digests, self._touched.articles
        self._graph.pile.fetch(articles)
        self._before.fetch({*articles, *self._touched.gone})
        if digests is None:
            return set(articles)
        were = {article: self._before.traced(article) for article in articles}
        return {a for a, was in were.items() if was is None or was.own != digests.own(a)}.union(self._touched.renamed)

    def _changed_pairs(self) -> set[tuple[str, str]]:
        """The pairs of kin that are others than before, or are no more."""
        graph, touched = self._graph, self._touched
        graph.lay_out(touched.articles)
        changed = set(self._differing(set(touched.articles)))
        centres = {a for a, b in changed}
        members = set()
        for centre in centres:
            before = {m.b for m in self._before.met(centre).values() if m.a == centre and m.centre is None}
            star = graph.star(centre)
            if max(len(star), len(before)) > CAP:
                members |= star | before
        members.difference_update(touched.gone)
        if members:  # who shares a text that many hold is paired by way of the least of them
            graph.lay_out(members)
            changed |= set(self._differing({*touched.articles, *members}))
        return changed

    def _differing(self, articles: set[str]) -> Iterator[tuple[str, str]]:
        """The pairs with an end in ``articles``, or with one that is gone, which are others than before."""
        met, near = self._graph.met, self._graph.near
        for article in articles:
            before = self._before.met(article)
            for other in near(article):
                if other < article and other in articles:
                    continue
                pair = (article, other) if article < other else (other, article)
                if met[pair] != before.get(other):
                    yield pair
            yield from ((was.a, was.b) for other, was in before.items() if other not in near(article))
        for article in self._touched.gone:
            yield from ((was.a, was.b) for was in self._before.met(article).values())

    def _was_kin(self, pair: tuple[str, str]) -> bool:
        one, other = pair
        if one in self._touched.gone:
            one, other = other, one
        return other in self._touched.gone or other in self._before.met(one)

    def _renew_joins(self) -> set[str]:
        """The articles that join texts and did not, or the other way round."""
        graph, before = self._graph, self._before
        anew = set(self._ends)
        for a, b in self._newly:
            if before.traced(a) and before.traced(b) and {a, b} <= self._ends:  # kin of one that came or went is an end
                anew |= graph.near(a) & graph.near(b)
        for end in {end for pair in self._newly for end in pair} & self._ends:
            least, most = sorted((len(graph.near(end)), len(before.met(end))))
            if least <= LONG_LIST < most + len(self._touched.gone):
                anew |= graph.near(end)
        graph.lay_out(anew)
        may = graph.renew_may_join(anew)
        self.anew = anew.union(*map(graph.near, may))
        graph.lay_out(self.anew)
        return graph.renew_joins(self.anew)

    def _renew_texts(self, flipped: set[str], texts: set[str]) -> set[str]:
        """The articles of one text that carry another than before, or none before."""
        graph, before, gone = self._graph, self._before, self._touched.gone
        starts = {end for pair in self._newly for end in pair}.union(flipped, *map(graph.near, flipped))
        starts |= {article for article in self.altered if not before.texts(article)}
        starts.difference_update(gone)
        before.fetch(starts)
        old = {text for article in starts for text in _plain(before.texts(article)) or (article,)}
        for article in gone:
            texts.update(before.texts(article))
        carried = {text: set(_plain(before.carriers(text))) for text in old}
        articles = starts.union(*carried.values())
        before.fetch(articles)
        graph.renew_texts(articles)
        now: dict[str, set[str]] = {}
        for article in articles:
            if not graph.joins(article):
                now.setdefault(graph.text_of(article), set()).add(article)
        texts.update(text for text in now.keys() | carried.keys() if now.get(text) != carried.get(text))
        return {a for text, those in now.items() for a in those if text not in _plain(before.texts(a))}

    def _renew_joined(self, flipped: set[str], moved: set[str], texts: set[str]) -> None:
        """Which texts those join whose kin, or the texts of whose kin, are others than before."""
        graph, before = self._graph, self._before
        beside = set().union(*map(graph.near, moved | flipped))
        before.fetch(beside)
        self._joiners = {article for article in self.anew | beside if graph.joins(article)}
        graph.lay_out(self._joiners)
        for joiner in self._joiners:
            self.groups[joiner] = digest(graph.renew_joined(joiner))
            traced = before.traced(joiner)
            if traced is None or traced.groups != self.groups[joiner]:
                texts.update(graph.texts(joiner), before.texts(joiner))

    def _reach_members(self, flipped: set[str], texts: set[str]) -> None:
        """The texts in which an article, or a link, is other than before."""
        graph, before = self._graph, self._before
        for article in flipped.union(self.altered):
            texts.update(graph.texts(article), before.texts(article))
        both_ways = chain(self.pairs, ((b, a) for a, b in self.pairs))
        for article, other in chain(both_ways, ((j, a) for a in flipped for j in graph.near(a))):
            if article not in self._touched.gone and other not in self._touched.gone:
                texts.update(graph.texts_with(article, other))
                texts.update(_plain(before.texts(article)))

    def _reach_names(self, texts: set[str]) -> None:
        """The texts whose lost originals, or whose outlets, are others than before."""
        graph, absent, before = self._graph, self._absent, self._before
        beside = set()
        for text in sorted(texts):
            if absent.renew_present(text):
                beside |= {other for joiner in graph.joiners(text) for other in graph.texts(joiner)}
        named = {text for text in sorted(texts | beside) if absent.renew_implied(text)}
        texts |= named
        joiners = self._joiners.union(*map(graph.joiners, named))
        near = set().union(*map(graph.near, self.altered))
        before.fetch(near)
        joiners |= {article for article in near.union(self.altered) if graph.joins(article)}
        graph.lay_out(joiners)
        for joiner in joiners:
            meant = [(text, [n.key for n in absent.meant_by(joiner, text)]) for text in sorted(graph.texts(joiner))]
            self.meant[joiner] = digest(meant)
            traced = before.traced(joiner)
            if traced is None or traced.meant != self.meant[joiner]:
                texts |= graph.texts(joiner)


def _plain(texts_or_carriers: Mapping[str, str]) -> list[str]:
    return [name for name, how in texts_or_carriers.items() if how == "plain"]
