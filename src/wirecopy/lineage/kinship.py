"""Who is kin of whom: each article with its kin, and the direction of each pair.

In: a pile of articles and what was known of their kin before. Out: links, laid out for the articles that are asked for;
of all others, who their kin are. Decision note 0036.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from wirecopy.lineage.before import NOTHING, Before, Met
from wirecopy.lineage.digests import Digests
from wirecopy.lineage.evidence import UNDECIDED, of_pair, published_within, signs, time
from wirecopy.lineage.kin import Pair, composed, find_kin, is_kin
from wirecopy.lineage.pile import Pile
from wirecopy.lineage.verdicts import Verdicts
from wirecopy.model.names import outlet_key, outlet_keys

CAP = 64
"""Holders of a text above which the matcher pairs each with the least one and with the next only (the contract)."""


class Link(NamedTuple):
    """Two kin with the likelier direction: ``copy`` took from ``original``, or nobody can tell (not ``decided``)."""

    copy: str
    original: str
    pair: Pair
    decided: bool

    def other(self, article: str) -> str:
        """The partner of ``article``."""
        return self.original if article == self.copy else self.copy


class Known(NamedTuple):
    """What was known ``before`` of all articles but those ``touched``; ``digests`` tell what of these is as it was."""

    before: Before = NOTHING
    touched: Collection[str] = ()
    digests: Digests | None = None


UNKNOWN = Known()


class Kinship:
    """Articles and the links between them; :attr:`links` lists those of each that was laid out, ordered by partner.

    Of all that were not touched is asked what was known before; those that were must be laid out first.
    """

    def __init__(self, pile: Pile, verdicts: Verdicts, known: Known = UNKNOWN) -> None:
        self.pile, self.verdicts = pile, verdicts
        self.before, self.touched, self.digests = known
        self.articles, self.credits, self.furniture = pile.articles, pile.credits, pile.furniture
        self.links: dict[str, list[Link]] = defaultdict(list)
        self.met: dict[tuple[str, str], Met] = {}
        self._laid_out: set[str] = set()
        self._centres: set[str] = set()
        self._near: dict[str, frozenset[str]] = {}
        self._marks: dict[tuple[str, str], float] = {}

    def lay_out(self, articles: Iterable[str]) -> None:
        """Have all links of these articles, as far as there are such articles, in :attr:`links`."""
        new = set(articles) - self._laid_out
        if not new:
            return
        self.pile.fetch(new)
        new = {article for article in new if article in self.articles}
        self._laid_out |= new
        partners = self._meet(new)
        self.before.fetch(partners)
        lesser = {min(article, link.other(article)) for article in new for link in self.links[article]} | new
        centres = sorted(c for c in lesser if len(self.star(c)) > CAP)
        self._meet(set(centres) - self._laid_out - self._centres)
        self._centres.update(centres)
        for centre in centres:
            self._enter(self._through(centre, new), centre)
        for article in new:
            self.links[article].sort(key=lambda link: link.other(article))

    def near(self, article: str) -> frozenset[str]:
        """The kin of an article."""
        if (near := self._near.get(article)) is None:
            near = frozenset(link.other(article) for link in self.links.get(article, ()))
            if article not in self._laid_out:
                near |= {other for other in self.before.met(article) if other not in self._laid_out}
            self._near[article] = near
        return near

    def star(self, centre: str) -> set[str]:
        """The kin of an article that it met directly, and that come after it."""
        found = {k.pair.b for k in self.links.get(centre, ()) if k.pair.a == centre and self._is_direct(k.pair)}
        if centre not in self._laid_out:
            met = self.before.met(centre).values()
            found |= {m.b for m in met if m.a == centre and m.centre is None and m.b not in self._laid_out}
        return found

    def are_direct(self, article: str) -> set[str]:
        """The kin of an article that it met directly."""
        found = {k.other(article) for k in self.links.get(article, ()) if self._is_direct(k.pair)}
        if article not in self._laid_out:
            met = self.before.met(article)
            found |= {other for other in met if met[other].centre is None and other not in self._laid_out}
        return found

    def _is_direct(self, pair: Pair) -> bool:
        return self.met[pair.a, pair.b].centre is None

    def _meet(self, articles: Collection[str]) -> set[str]:
        """Enter the links of articles that share passages; gives the partners of these articles."""
        if not articles:
            return set()
        passages = list(self.pile.passages(articles))
        self.pile.fetch({id for p in passages for id in (p.a, p.b)})
        pairs = find_kin(self.articles, passages, self.furniture, self.verdicts)
        pairs = [pair for pair in pairs if pair.a in articles or pair.b in articles]
        self._enter((pair for pair in pairs if (pair.a, pair.b) not in self.met), None)
        return {id for pair in pairs for id in (pair.a, pair.b)}

    def _enter(self, pairs: Iterable[Pair], centre: str | None) -> None:
        for pair in pairs:
            key, leaning = self._as_before(pair, centre) or self._leaning(pair)
            self.met[pair.a, pair.b] = Met(pair.a, pair.b, centre, key, leaning)
            copy, original = (pair.a, pair.b) if leaning == 2 else (pair.b, pair.a)
            link = Link(copy, original, pair, leaning > 0)
            self.links[copy].append(link)
            self.links[original].append(link)

    def _through(self, centre: str, ends: Collection[str]) -> list[Pair]:
        """Pairs with an end in ``ends`` that the matcher left out because too many hold the text: each only met the
        least holder.

        Each of them is paired with the earliest, and with those whose outlets it credits; what the two share is
        what both share with the least holder.
        """
        star = {k.pair.b: k.pair for k in self.links[centre] if k.pair.a == centre and self._is_direct(k.pair)}
        self.pile.fetch(star.keys())
        earliest = min(star, key=self._age)
        by_outlet: dict[str, str] = {}
        for id in sorted(star, key=self._age):
            for key in outlet_keys(self.articles[id]):
                by_outlet.setdefault(key, id)
        found: dict[tuple[str, str], Pair] = {}
        for id, pair in star.items():
            credited = (by_outlet.get(outlet_key(c.name)) for c in self.credits.get(id, ()) if c.role != "photo")
            for other in {earliest, *credited} - {None, id}:
                if other is None or (id not in ends and other not in ends):
                    continue
                both = min(id, other), max(id, other)
                if both not in self.verdicts.apart and both not in self.met:
                    made = composed(pair, star[other], centre)
                    if made is not None and is_kin(made, self.articles[made.a], self.articles[made.b]):
                        found[made.a, made.b] = made
        return [found[key] for key in sorted(found)]

    def _age(self, article: str) -> tuple[float, str]:
        within = published_within(self.articles[article])
        return within.latest if within else math.inf, article

    def _as_before(self, pair: Pair, centre: str | None) -> tuple[bytes, int] | None:
        """The same of two that met directly and of which neither was touched."""
        if self.digests is None or centre is not None or pair.a in self.touched or pair.b in self.touched:
            return None
        known = self.before.met(pair.a).get(pair.b)
        return (known.key, known.leaning) if known and known.centre is None else None

    def _leaning(self, pair: Pair) -> tuple[bytes, int]:
        """A digest of what a link follows from, and which of the two is likelier the copy; a person's word first."""
        key = self.digests.pair(pair) if self.digests else b""
        if self.verdicts.is_copy(pair.a, pair.b):
            return key, 2
        if self.verdicts.is_copy(pair.b, pair.a):
            return key, 1
        if self.digests:
            known = self.before.met(pair.a).get(pair.b)
            if known and known.key == key:
                return key, known.leaning
        return key, self._direction(pair)

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
