"""Whom the articles of one text may have taken it from, and what it costs to believe each: the arcs of their graph.

In: the articles that carry a text, their links, and the lost originals that credits imply. Possible parents are an
article's kin, the lost originals, and nobody: it is the first of those that are left.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from wirecopy.lineage.collation import HEADLINE, Collation, Edit, Reading, Witness
from wirecopy.lineage.derivation import Weights
from wirecopy.lineage.evidence import STRONG_PLACES
from wirecopy.lineage.graph import KinGraph
from wirecopy.lineage.kin import union
from wirecopy.lineage.kinds import is_own
from wirecopy.lineage.kinship import Link
from wirecopy.lineage.lost import Absentees, LostNode
from wirecopy.lineage.prices import Prices
from wirecopy.model.identity import own_address, site_of, without_fragment
from wirecopy.model.names import outlet_key, outlet_keys

Node = str | LostNode
MOST_GROUPS = 8
"""Groups of articles of one text that are tried for a lost original of their own, those with most in common first."""


class Choice(NamedTuple):
    """``child`` may have its text from ``parent`` (``None``: from nobody) at this cost."""

    child: Node
    parent: Node | None
    cost: float


class Candidates:
    """Costs of parents for the articles of one text."""

    def __init__(
        self, graph: KinGraph, absent: Absentees, text: str, links: Mapping[str, Sequence[Link]], weights: Weights
    ) -> None:
        self.graph, self.absent, self.text, self.weights = graph, absent, text, weights
        self.members = list(links)
        self.links = {m: {k.other(m): k for k in links[m] if k.other(m) in links} for m in links}
        shared = {m: union(s for k in mine.values() for s in k.pair.side(m).spans) for m, mine in self.links.items()}
        self.collation = Collation(
            {m: graph.articles[m].text for m in links},
            shared,
            {m: graph.articles[m].headline for m in links},
            graph.furniture,
        )
        if self.collation.slips_alike:
            self.weights = weights._replace(grown=0.0, handed_on=0.0)  # as news spreads, manuscripts do not
        self._keys = {m: frozenset(outlet_keys(graph.articles[m])) for m in links}
        self._names = {m: self._named_in_strong_places(m) for m in links}
        self._named_kin = {m: {k for k in self.links[m] if self._does_name(m, k)} for m in links}
        self._own_agency = {m for m in links if self._signs(m)}
        self._lost = {m: absent.meant_by(m, text) for m in links}
        self._judged = {m for m in links if any(graph.verdicts.is_copy(m, other) for other in self.links[m])}
        self._prices = Prices(self.collation)
        self._coded = self._prices.coded([self.collation.witnesses[m] for m in links])
        first = graph.articles[self.members[0]]
        self.are_of_one_outlet = all(is_own(first, graph.articles[m]) for m in links)

    # nodes that are lost

    def named_lost(self) -> dict[LostNode, Witness]:
        """The lost originals that credits imply, with what those who name them say that they read."""
        namers: dict[LostNode, list[str]] = defaultdict(list)
        for member in self.members:
            for node in self._lost[member]:
                namers[node].append(member)
        return {node: self.collation.consensus(names, named=True) for node, names in sorted(namers.items())}

    def read_again(self, node: LostNode, parents: Mapping[Node, Node | None]) -> Iterator[Witness]:
        """What a lost original that is named may have read besides what those who name it say: what the copies of an
        article in the tree so far have too, or what any article shares."""
        namers = [m for m in self.members if node in self._lost[m]]
        for star in islice(self._stars(parents), MOST_GROUPS):
            yield self.collation.consensus({*namers, *star}, named=True)
        yield self.collation.consensus(self.members, named=True)

    def unnamed_lost(self, parents: Mapping[Node, Node | None]) -> Iterator[Witness]:
        """Texts that may have existed: that of an article and its copies in the tree so far, and of those that share
        what the others lack."""
        witnesses = self.collation.witnesses.values()
        there = [_body(witness) for witness in witnesses]
        furnished = any(witness.furnished for witness in witnesses)
        for witness in (*self._behind_stars(parents), *self._suspected()):
            if _body(witness) not in there:
                yield witness._replace(furnished=furnished)

    def _behind_stars(self, parents: Mapping[Node, Node | None]) -> Iterator[Witness]:
        return (self.collation.consensus(star) for star in self._stars(parents) if len(star) > 2)

    def _stars(self, parents: Mapping[Node, Node | None]) -> Iterator[tuple[str, ...]]:
        """Each article with its copies, the most first."""
        children: dict[str, list[str]] = defaultdict(list)
        for child, parent in parents.items():
            if isinstance(child, str) and isinstance(parent, str):
                children[parent].append(child)
        for parent, copies in sorted(children.items(), key=lambda c: (-len(c[1]), c[0])):
            yield parent, *copies

    def are_twins(self, one: str, other: str) -> bool:
        """Whether two articles read the same throughout."""
        witnesses = self.collation.witnesses
        return witnesses[one].readings == witnesses[other].readings

    def _suspected(self) -> Iterator[Witness]:
        yield self.collation.consensus(self.members)
        readers: dict[int | Edit, list[str]] = defaultdict(list)
        for member in self.members:
            for place, reading in self.collation.witnesses[member].readings.items():
                seen: list[int | Edit] = [place, *reading]
                for what in seen:
                    readers[what].append(member)
        sharing: Counter[frozenset[str]] = Counter()
        for what, group in readers.items():
            if 1 < len(group) < len(self.members):
                sharing[frozenset(group)] += 1
            if isinstance(what, Edit) and len(rest := set(readers.get(what.place, ())) - set(group)) > 1:
                sharing[frozenset(rest)] += 1
        for common, _ in sorted(sharing.items(), key=lambda g: (-g[1], sorted(g[0])))[:MOST_GROUPS]:
            yield self.collation.consensus(common)

    # arcs

    def of_articles(self) -> Iterator[Choice]:
        """Every article on nobody and on each of its kin."""
        texts = self._made_of_kin()
        for member in self.members:
            if member in self._judged:
                is_copy = self.graph.verdicts.is_copy
                yield from (
                    Choice(member, original, 0.0) for original in self.links[member] if is_copy(member, original)
                )
                continue
            certain = self.weights.kin_by_verdict if self._hangs_by_verdict(member) else 0.0
            yield Choice(member, None, certain + self._first_of(member))
            for kin in self.links[member]:
                if self.graph.joins(kin) and not self.graph.joins(member):
                    continue
                if not self.graph.verdicts.is_copy(kin, member):
                    yield Choice(member, kin, self._from_kin(member, kin, texts))

    def _hangs_by_verdict(self, member: str) -> bool:
        """Whether a person says that it is kin to another, and it is the likelier copy of the two."""
        kin = self.graph.verdicts.kin
        return any((link.pair.a, link.pair.b) in kin for link in self.links[member].values() if link.copy == member)

    def of_lost(self, node: LostNode, witness: Witness, others: Iterable[tuple[LostNode, Witness]]) -> Iterator[Choice]:
        """A lost original on nobody, on each article and on the other lost ones, and each of these on it."""
        weights = self.weights
        own = self._price(node, witness)
        first = self._first(witness) - (weights.first if self._stands_beside(node) else 0.0)
        yield Choice(node, None, own + first)
        lost, members = self._prices.coded([witness]), range(len(self.members))
        of_it = self._prices.derive(self._coded, lost, [(n, 0) for n in members], weights)
        it_of = self._prices.derive(lost, self._coded, [(0, n) for n in members], weights)
        for member, made_of_it, it_made_of in zip(self.members, of_it, it_of, strict=True):
            if member in self._judged:
                continue
            named = node in self._lost[member]
            cost = weights.time_unknown + made_of_it
            if member in self._own_agency:
                cost += weights.own_agency
            if named:
                cost -= weights.named if node == self._lost[member][0] else weights.named_besides
            elif node.key[0] != "?":
                cost += weights.unnamed
            elif self._lost[member] or self._named_kin[member]:
                cost += weights.other_named
            yield Choice(member, node, cost)
            if not named and not self.graph.joins(member):
                also = weights.also_lost if self._lost[member] else 0.0
                yield Choice(node, member, own + also + it_made_of)
        for other, text in others:
            both, texts = ((node, witness), (other, text)), self._prices.coded([witness, text])
            made = self._prices.derive(texts, texts, [(0, 1), (1, 0)], weights)
            for (near, theirs), (far, _), cost in zip(both, reversed(both), made, strict=True):
                if self._may_stand_behind(near, far):
                    yield Choice(near, far, self._price(near, theirs) + cost - self._behind(near, far))

    def third(self, named: Sequence[LostNode]) -> Iterator[Choice]:
        """Two originals of one text that are lost, neither said to be the other's source, may both have a third's."""
        if len(named) > 1 and self.absent.agencies.isdisjoint(named):
            third = LostNode(self.text, "")
            yield Choice(
                third, None, self.weights.third + self._first(self.collation.consensus(self.members, named=True))
            )
            yield from (Choice(node, third, self.weights.lost) for node in named)

    def _price(self, node: LostNode, witness: Witness) -> float:
        weights = self.weights
        guessed = weights.guessed * witness.doubt
        if node.key[0] != "?":
            return weights.lost + guessed
        return weights.lost_unnamed + guessed + weights.guessed_further * max(witness.doubt - weights.guessed_much, 0.0)

    def _stands_beside(self, node: LostNode) -> bool:
        """Whether an article names the agency beside another."""
        agencies = self.absent.agencies
        return node in agencies and any(
            node in lost and len(agencies.intersection(lost)) > 1 for lost in self._lost.values()
        )

    def _may_stand_behind(self, near: LostNode, far: LostNode) -> bool:
        agencies = self.absent.agencies
        if near.key[0] == "?" or far.key[0] == "?":
            return True
        return (far in agencies and near not in agencies) or self._behind(near, far) > 0

    def _behind(self, node: LostNode, far: LostNode) -> float:
        """What it counts that an article names both, ``node`` as the nearer."""
        if {node, far} <= self.absent.agencies:  # "AFP, Reuters": two originals
            return 0.0
        for lost in self._lost.values():
            if node in lost and far in lost and lost.index(node) < lost.index(far):
                return self.weights.named
        return 0.0

    def _first_of(self, member: str) -> float:
        """Its price as the first text; of one outlet's versions alone that of the fullest, as wires cut their own."""
        of = [member, *(self.members if self.are_of_one_outlet else ())]
        return max(self._first(self.collation.witnesses[m]) for m in of)

    def _first(self, witness: Witness) -> float:
        collation = self.collation
        words = sum(collation.words[p] for p in witness.readings if collation.holders[p] > 1)
        put_in = sum(min(collation.belonging.get(p, 0.0), 0.0) for p in witness.readings)
        return self.weights.first + self.weights.word * words - put_in

    def _made_of_kin(self) -> dict[tuple[str, str], float]:
        """What it costs to make the text of each article of that of each of its kin."""
        place = {member: n for n, member in enumerate(self.members)}
        pairs = [(copy, member) for member in self.members for copy in self.links[member]]
        pairs += [(m, kin) for m in self.members for kin in self.links[m] if m not in self.links[kin]]  # joiners'
        numbers = [(place[member], place[kin]) for member, kin in pairs]
        return dict(zip(pairs, self._prices.derive(self._coded, self._coded, numbers, self.weights), strict=True))

    def _from_kin(self, member: str, kin: str, texts: Mapping[tuple[str, str], float]) -> float:
        """What it costs to have the text from ``kin``, given what it costs to make each of ``texts`` of the other."""
        weights = self.weights
        cost = texts[member, kin]
        if is_own(self.graph.articles[member], self.graph.articles[kin]):
            cost = (cost + texts[kin, member]) / 2 - weights.own_version
        later = self.graph.later(member, kin, self.links[member][kin].pair)
        if later <= 0:
            cost += weights.time_unknown - weights.time * later
        cost -= self.graph.marks(member, kin) / 2  # the other half where the arrow is turned
        if member in self._own_agency:
            cost += weights.own_agency
        if member in self._named_kin[kin]:
            cost += weights.names_it
        if kin in self._named_kin[member]:
            return cost - weights.named
        if self._named_kin[member] or self._lost[member]:
            if self._names[member] <= self._names[kin] and self._keys[member] & self._keys[kin]:
                return cost - weights.named  # a later version keeps the credit
            if self._names[member] & self._names[kin]:
                return cost - weights.named + weights.named_by_both
            cost += weights.other_named
        return cost

    def _signs(self, member: str) -> bool:
        """Whether the article's own outlet signs it as an agency does."""
        credits = self.graph.credits.get(member, ())
        return any(c.role == "agency" and outlet_key(c.name) in self._keys[member] for c in credits)

    def _does_name(self, member: str, kin: str) -> bool:
        return bool(self._names[member] & self._keys[kin] - self._keys[member]) or self._links_to(member, kin)

    def _named_in_strong_places(self, article: str) -> frozenset[str]:
        credits = self.graph.credits.get(article, ())
        return frozenset(
            outlet_key(c.name) for c in credits if c.place in STRONG_PLACES and c.role in ("agency", "source")
        )

    def _links_to(self, article: str, kin: str) -> bool:
        """Whether a link of the article leads to ``kin``, or to its site."""
        links = [c.text for c in self.graph.credits.get(article, ()) if c.place == "link"]
        if not links:
            return False
        address = own_address(self.graph.articles[kin].url, self.graph.articles[kin].canonical_url)
        return address is not None and any(
            without_fragment(to) == address or site_of(to) == site_of(address) for to in links
        )


def _body(witness: Witness) -> dict[int, Reading]:
    """How it reads below its headline."""
    return {place: reading for place, reading in witness.readings.items() if place != HEADLINE}
