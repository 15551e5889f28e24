"""The kin graph: each article with its kin, the direction of each pair, and the text sources it draws from."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from wirecopy.lineage.evidence import UNDECIDED, of_pair, published_within, signs, time
from wirecopy.lineage.kin import Pair, Spans, common, composed, covered, is_kin, union
from wirecopy.lineage.memory import Memory
from wirecopy.lineage.verdicts import Verdicts
from wirecopy.model import Article, Credit
from wirecopy.model.names import outlet_key, outlet_keys

Node = TypeVar("Node", bound=Hashable)

CAP = 64
"""Holders of a text above which the matcher pairs each with the least one and with the next only (the contract)."""
_WIDE = 0.8
"""Of all that an article shares with others, or of another's text: the share from which it is taken for the whole."""
_LONG_LIST = 256
"""Kin of an article above which its list is read only from the other end."""


class Link(NamedTuple):
    """Two kin with the likelier direction: ``copy`` took from ``original``, or nobody can tell (not ``decided``)."""

    copy: str
    original: str
    pair: Pair
    decided: bool

    def other(self, article: str) -> str:
        """The partner of ``article``."""
        return self.original if article == self.copy else self.copy


class KinGraph:
    """Articles and the links between them; :attr:`links` lists each article's, ordered by partner."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        credits: Mapping[str, Sequence[Credit]],
        pairs: Iterable[Pair],
        verdicts: Verdicts,
        memory: Memory | None = None,
    ) -> None:
        self.articles = articles
        self.credits = credits
        self.names_elsewhere: frozenset[str] = frozenset()  # printed by articles that are not in the graph
        self.furniture: Mapping[str, Spans] = {}  # of each article, no part of what it tells
        self.verdicts = verdicts
        self._memory = memory
        self.links: dict[str, list[Link]] = defaultdict(list)
        self._marks: dict[tuple[str, str], float] = {}
        self._met: set[tuple[str, str]] = set()
        all_links = [self._link(pair) for pair in pairs]
        self._enter(all_links)
        least_of = Counter(link.pair.a for link in all_links)
        for centre in [article for article, partners in least_of.items() if partners > CAP]:
            self._enter(self._link(pair) for pair in self._through(centre))
        for article, links in self.links.items():
            links.sort(key=lambda link: link.other(article))
        self._near = {article: {link.other(article) for link in links} for article, links in self.links.items()}
        self._sources = {article: self._by_text(article, frozenset()) for article in self.links}
        joiners = frozenset(
            article for article, groups in self._sources.items() if len(groups) > 1 or self._joins_like_another(article)
        )
        if joiners:
            self._sources |= {article: self._by_text(article, joiners) for article in self._beside(joiners)}
        self._joiners = frozenset(article for article, groups in self._sources.items() if len(groups) > 1)
        plain = ((k.copy, k.original) for k in all_links if self._joiners.isdisjoint((k.copy, k.original)))
        self._text = least_of_group(self.links, plain)

    def _enter(self, links: Iterable[Link]) -> None:
        for link in links:
            self._met.add((link.pair.a, link.pair.b))
            self.links[link.copy].append(link)
            self.links[link.original].append(link)

    def _through(self, centre: str) -> list[Pair]:
        """Pairs that the matcher left out because too many hold the text: each only met the least holder.

        Each of them is paired with the earliest, and with those whose outlets it credits; what the two share is
        what both share with the least holder.
        """
        star = {link.pair.b: link.pair for link in self.links[centre] if link.pair.a == centre}
        earliest = min(star, key=self._age)
        by_outlet: dict[str, str] = {}
        for id in sorted(star, key=self._age):
            for key in outlet_keys(self.articles[id]):
                by_outlet.setdefault(key, id)
        found: dict[tuple[str, str], Pair] = {}
        for id, pair in star.items():
            credited = (by_outlet.get(outlet_key(c.name)) for c in self.credits.get(id, ()) if c.role != "photo")
            for other in {earliest, *credited} - {None, id}:
                if other is None or (min(id, other), max(id, other)) in self.verdicts.apart:
                    continue
                if (min(id, other), max(id, other)) not in self._met:
                    made = composed(pair, star[other], centre)
                    if made is not None and is_kin(made, self.articles[made.a], self.articles[made.b]):
                        found[made.a, made.b] = made
        return [found[key] for key in sorted(found)]

    def _age(self, article: str) -> tuple[float, str]:
        within = published_within(self.articles[article])
        return within.latest if within else math.inf, article

    def _link(self, pair: Pair) -> Link:
        """The likelier direction of a pair, a person's word first; undecided ones have the greater id as copy."""
        for copy, original in ((pair.a, pair.b), (pair.b, pair.a)):
            if self.verdicts.is_copy(copy, original):
                return Link(copy, original, pair, True)
        if self._memory is None:
            return _leaning(pair, self._direction(pair))
        key = self._memory.of_pair(pair)
        known = self._memory.leaning(key)
        direction = self._direction(pair) if known is None else known
        self._memory.leans(pair, key, direction)
        return _leaning(pair, direction)

    def _direction(self, pair: Pair) -> int:
        """Which of the two is the likelier copy, ``b`` (1) or ``a`` (2); nobody can tell (0)."""
        a, b = self.articles[pair.a], self.articles[pair.b]
        found = of_pair(pair, b, self.credits.get(pair.b, ()), a, self.credits.get(pair.a, ()))
        log_odds = sum(e.weight for e in found) + self.marks(pair.b, pair.a)
        return 1 if log_odds >= UNDECIDED else 2 if log_odds <= -UNDECIDED else 0

    def marks(self, copy: str, original: str) -> float:
        """Log-odds, from the two texts themselves, that ``copy`` took from ``original``; as much less the reverse."""
        a, b = sorted((copy, original))
        if (found := self._marks.get((a, b))) is None:
            found = self._marks[a, b] = sum(e.weight for e in signs(self.articles[b], self.articles[a]))
        return found if copy == b else -found

    def later(self, copy: str, original: str, pair: Pair) -> float:
        """Log-odds that ``copy`` came out later, as the clocks tell."""
        share = max(pair.side_a.share, pair.side_b.share)
        mine, theirs = self.articles[copy], self.articles[original]
        return sum(e.weight for e in time(mine, theirs, share)) or -sum(e.weight for e in time(theirs, mine, share))

    def sources(self, article: str) -> list[list[Link]]:
        """Links to what the article may have taken from, those of one source text together.

        A round-up has two groups: the kin of each text that it joins know nothing of one another.
        """
        return self._sources.get(article, [])

    def texts(self) -> list[tuple[str, dict[str, list[Link]]]]:
        """Each text by name, with the articles that carry it and the links of each to others of them.

        An article that joins texts is in each of them, with the kin from which it may have it.
        """
        members: dict[str, dict[str, list[Link]]] = defaultdict(dict)
        for article in sorted(self.articles):
            if article not in self._joiners:
                members[self.text_of(article)][article] = self.links.get(article, [])
        for article in sorted(self._joiners):
            for group in self._sources[article]:
                here = members[self.text_of(article, group)]
                here.setdefault(article, []).extend(group)
                for link in group:  # another that joins texts: its own text is all that it joins
                    if link.other(article) not in here:
                        here[link.other(article)] = [link]
        return sorted(members.items())

    def joiners(self) -> list[str]:
        """The articles that join texts."""
        return sorted(self._joiners)

    def joins(self, article: str) -> bool:
        """Whether the article joins texts."""
        return article in self._joiners

    def text_of(self, article: str, group: Sequence[Link] = ()) -> str:
        """The name of the text that an article carries, or that it shares with a ``group`` of its kin.

        Articles that carry one text have one name for it; an article that joins texts gives them none of its own.
        """
        if article not in self._joiners:
            return self._text.get(article, article)
        partners = [link.other(article) for link in group]
        return min((self._text[p] for p in partners if p not in self._joiners), default=min(partners, default=article))

    def _beside(self, joiners: Iterable[str]) -> set[str]:
        """The kin of ``joiners``: only for them it matters which those are."""
        return set().union(*(self._near[joiner] for joiner in joiners))

    def _joins_like_another(self, article: str) -> bool:
        """Whether the article and one that shares all this with it join texts, and nobody can tell which did it first.

        The two are kin of all that either joins, and hide from one another that it is several texts. Each text must
        have words that the article does not take: else they may all be excerpts of it.
        """
        links = self._possible_originals(article)
        if all(link.decided for link in links):
            return False
        all_shared = covered(union(span for link in links for span in link.pair.side(article).spans))
        closer = [link for link in links if link.decided or covered(link.pair.side(article).spans) < _WIDE * all_shared]
        groups = self._grouped(article, closer, frozenset())
        return len(groups) > 1 and all(
            any(link.pair.side(link.other(article)).share < _WIDE for link in group) for group in groups
        )

    def _possible_originals(self, article: str) -> list[Link]:
        return [link for link in self.links[article] if link.copy == article or not link.decided]

    def _by_text(self, article: str, joiners: frozenset[str]) -> list[list[Link]]:
        """Links to possible originals, grouped."""
        return self._grouped(article, self._possible_originals(article), joiners)

    def _grouped(self, article: str, links: list[Link], joiners: frozenset[str]) -> list[list[Link]]:
        """Links grouped where the partners are kin of one another, or alike in what they share.

        A joiner among them goes with the group whose stretch of the article it shares; with several, alone; with none,
        with other joiners that share the same.
        """
        if len(links) < 2:
            return [links] if links else []
        partners = {link.other(article): link for link in links}
        single = [partner for partner in partners if partner not in joiners]
        joined = _alike([(partners[partner].pair.side(article).spans, partner) for partner in single])
        group_of = least_of_group(single, joined)
        if len(set(group_of.values())) > 1:  # not all alike: ask who is kin of whom
            group_of = self._acquainted(single, joined)
        groups: dict[str, list[Link]] = defaultdict(list)
        for partner in single:
            groups[group_of[partner]].append(partners[partner])
        shared = {key: union(s for k in group for s in k.pair.side(article).spans) for key, group in groups.items()}
        left = []
        for partner in sorted(partners.keys() - set(single)):
            spans = partners[partner].pair.side(article).spans
            touched = [
                key
                for key, theirs in shared.items()
                if 2 * common(spans, theirs) >= covered(spans) or 2 * common(spans, theirs) >= covered(theirs)
            ]
            if touched:
                groups[touched[0] if len(touched) == 1 else partner].append(partners[partner])
            else:
                left.append((spans, partner))
        for partner, least in least_of_group((partner for _, partner in left), _alike(left)).items():
            groups[least].append(partners[partner])
        return [sorted(groups[key], key=lambda k: k.other(article)) for key in sorted(groups)]

    def _acquainted(self, partners: Iterable[str], alike: Iterable[tuple[str, str]]) -> dict[str, str]:
        """For each of ``partners`` the least of those that are alike, or kin of one another, near or far."""
        beside: dict[str, set[str]] = defaultdict(set)
        for one, other in alike:
            beside[one].add(other)
            beside[other].add(one)
        unmet = set(partners)
        least: dict[str, str] = {}
        while unmet:
            group = [unmet.pop()]
            for one in group:  # which grows meanwhile
                met = self._near[one] & unmet
                if len(self.links[one]) > _LONG_LIST:
                    met = {other for other in met if len(self.links[other]) <= _LONG_LIST}
                met |= beside[one] & unmet
                unmet -= met
                group += met
            least |= dict.fromkeys(group, min(group))
        return least


def _leaning(pair: Pair, direction: int) -> Link:
    copy, original = (pair.a, pair.b) if direction == 2 else (pair.b, pair.a)
    return Link(copy, original, pair, direction > 0)


def _alike(stretches: list[tuple[Spans, str]]) -> list[tuple[str, str]]:
    """Neighbours in order of position whose stretches of the article are half the same."""
    stretches = sorted(stretches)
    found = []
    for (one, a), (other, b) in pairwise(stretches):
        if 2 * common(one, other) >= min(covered(one), covered(other)):
            found.append((a, b))
    return found


def least_of_group(nodes: Iterable[Node], joined: Iterable[tuple[Node, Node]]) -> dict[Node, Node]:
    """For each node the least node of its group, where ``joined`` pairs are of one group (union-find)."""
    least: dict[Node, Node] = {node: node for node in nodes}

    def root(node: Node) -> Node:
        while least[node] != node:
            least[node] = least[least[node]]
            node = least[node]
        return node

    for one, other in joined:
        a, b = sorted((root(one), root(other)))  # type: ignore[type-var]
        least[b] = a
    return {node: root(node) for node in least}
