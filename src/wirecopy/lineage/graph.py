"""The kin graph: what each article may have its text from, in groups, and who carries which text.

In: who is kin of whom. Out: for each article the groups of its possible originals; an article with several joins texts,
as a round-up does. All others that hang together as kin carry one text. What is not told anew, by the methods whose
names begin with ``renew``, is as it was before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from wirecopy.lineage.kin import Spans, common, covered, union
from wirecopy.lineage.kinship import UNKNOWN, Kinship, Known, Link
from wirecopy.lineage.pile import Pile
from wirecopy.lineage.verdicts import Verdicts

Node = TypeVar("Node", bound=Hashable)

_WIDE = 0.8
"""Of all that an article shares with others, or of another's text: the share from which it is taken for the whole."""
LONG_LIST = 256
"""Kin of an article above which its list is read only from the other end."""


class KinGraph(Kinship):
    """Articles, the links between them, and the texts that they carry."""

    def __init__(self, pile: Pile, verdicts: Verdicts, known: Known = UNKNOWN) -> None:
        super().__init__(pile, verdicts, known)
        self._may_join: dict[str, bool] = {}
        self._joins: dict[str, bool] = {}
        self._sources: dict[str, list[list[Link]]] = {}
        self._text: dict[str, str] = {}
        self._plain: dict[str, list[str]] = defaultdict(list)
        self._joined: dict[str, set[str]] = {}
        self._joiners: dict[str, set[str]] = defaultdict(set)

    # who joins texts

    def renew_may_join(self, articles: Iterable[str]) -> set[str]:
        """Tell anew which of ``articles`` may join texts; gives those that are otherwise than before."""
        found = set()
        for article in articles:
            groups = self._grouped(article, self._possible_originals(article), frozenset())
            self._may_join[article] = len(groups) > 1 or self._joins_like_another(article)
            traced = self.before.traced(article)
            if self._may_join[article] != (traced is not None and traced.may_join):
                found.add(article)
        return found

    def renew_joins(self, articles: Iterable[str]) -> set[str]:
        """Tell anew which of ``articles`` join texts, after who may; gives those that are otherwise than before."""
        found = set()
        for article in articles:
            self._joins[article] = len(self.sources(article)) > 1
            traced = self.before.traced(article)
            if self._joins[article] != (traced is not None and traced.joins):
                found.add(article)
        return found

    def may_join(self, article: str) -> bool:
        """Whether an article joins texts as told without knowing who else does."""
        if (known := self._may_join.get(article)) is not None:
            return known
        traced = self.before.traced(article)
        return traced is not None and traced.may_join

    def joins(self, article: str) -> bool:
        """Whether an article joins texts."""
        if (known := self._joins.get(article)) is not None:
            return known
        traced = self.before.traced(article)
        return traced is not None and traced.joins

    def sources(self, article: str) -> list[list[Link]]:
        """Links to what the article may have taken from, those of one source text together.

        A round-up has two groups: the kin of each text that it joins know nothing of one another.
        """
        if (found := self._sources.get(article)) is None:
            self.lay_out((article,))
            joiners = frozenset(filter(self.may_join, self.near(article)))
            found = self._sources[article] = self._grouped(article, self._possible_originals(article), joiners)
        return found

    # which texts they carry

    def renew_texts(self, articles: Iterable[str]) -> None:
        """Tell anew which text each of ``articles`` carries: all that carried, or carry, a text of any of them."""
        plain = {article for article in articles if not self.joins(article)}
        joined = ((one, other) for one in plain for other in self.are_direct(one) & plain if one < other)
        for article, text in least_of_group(plain, joined).items():
            self._text[article] = text
            self._plain[text].append(article)

    def renew_joined(self, joiner: str) -> list[tuple[str, list[str]]]:
        """Tell anew which texts an article joins; gives each with those from whom it has it."""
        found = [(self.text_of(joiner, group), [k.other(joiner) for k in group]) for group in self.sources(joiner)]
        self._joined[joiner] = {text for text, _ in found}
        for text in self._joined[joiner]:
            self._joiners[text].add(joiner)
        return found

    def texts(self, article: str) -> set[str]:
        """The texts that an article carries, alone or as one of several."""
        if not self.joins(article):
            return {self.text_of(article)}
        if (known := self._joined.get(article)) is not None:
            return known
        return {text for text, how in self.before.texts(article).items() if how == "joiner"}

    def texts_with(self, article: str, other: str) -> set[str]:
        """The texts that an article carries and may have from that kin, or that from it."""
        if not self.joins(article):
            return {self.text_of(article)}
        groups = (group for group in self.sources(article) if any(k.other(article) == other for k in group))
        return {self.text_of(article, group) for group in groups}

    def text_of(self, article: str, group: Sequence[Link] = ()) -> str:
        """The name of the text that an article carries, or that it shares with a ``group`` of its kin.

        Articles that carry one text have one name for it; an article that joins texts gives them none of its own.
        """
        if not self.joins(article):
            return self._text_of_plain(article)
        partners = [link.other(article) for link in group]
        plain = (self._text_of_plain(p) for p in partners if not self.joins(p))
        return min(plain, default=min(partners, default=article))

    def _text_of_plain(self, article: str) -> str:
        if (text := self._text.get(article)) is not None:
            return text
        before = self.before.texts(article)
        return next((text for text, how in before.items() if how == "plain"), article)

    def plain(self, text: str) -> list[str]:
        """The articles that carry a text and no other, ascending."""
        before = self.before.carriers(text)
        same = (a for a, how in before.items() if how == "plain" and a not in self._text and not self.joins(a))
        return sorted({*self._plain.get(text, ()), *same})

    def joiners(self, text: str) -> list[str]:
        """The articles that carry a text and others, ascending."""
        before = self.before.carriers(text)
        same = (a for a, how in before.items() if how == "joiner" and a not in self._joined and self.joins(a))
        return sorted({*self._joiners.get(text, ()), *same})

    def carrying(self, text: str) -> dict[str, list[Link]]:
        """The articles that carry a text, and the links of each to others of them.

        An article that joins texts is there with the kin from which it may have this one.
        """
        plain, joiners = self.plain(text), self.joiners(text)
        self.lay_out((*plain, *joiners))
        here = {article: self.links.get(article, []) for article in plain}
        for article in joiners:
            for group in self.sources(article):
                if self.text_of(article, group) == text:
                    here[article] = [*here.get(article, ()), *group]
                    for link in group:  # another that joins texts: its own text is all that it joins
                        here.setdefault(link.other(article), [link])
        return here

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
        return [link for link in self.links.get(article, ()) if link.copy == article or not link.decided]

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
        near = self.near
        beside: dict[str, set[str]] = defaultdict(set)
        for one, other in alike:
            beside[one].add(other)
            beside[other].add(one)
        unmet = set(partners)
        least: dict[str, str] = {}
        while unmet:
            group = [unmet.pop()]
            for one in group:  # which grows meanwhile
                met = unmet & near(one)
                if len(near(one)) > LONG_LIST:
                    met = {other for other in met if len(near(other)) <= LONG_LIST}
                met |= beside[one] & unmet
                unmet -= met
                group += met
            least |= dict.fromkeys(group, min(group))
        return least


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
