"""Fit the costs of the copy tree to trees that are known: what makes the true trees likeliest among all possible ones.

    python bench/quality/fit_lineage.py [--articles 400] [--seed 101] [--worlds mixed syndicate desks-words ...]

The weight of a tree is e to the minus of what it costs; the sum over all trees is a determinant (Kirchhoff; Tutte 1948;
Koo, Globerson, Carreras and Collins 2007), got here by elimination without subtraction (Grassmann, Taksar and Heyman
1985), since costs lie far apart. Fitted is what is linear in the costs of single arcs; ``few``, and the prices of a
tree's shape and of lost originals that nobody names, are left as they are. Printed: the weights, and how many nats a
text's true tree costs before and after, also on a world kept out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec
import numpy as np
from lineage import DESKS, VIEWS, make
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from tree_scores import Wire

import wirecopy
from wirecopy.lineage.candidates import Candidates, Node
from wirecopy.lineage.collation import Witness
from wirecopy.lineage.derivation import WEIGHTS, Weights
from wirecopy.lineage.graph import KinGraph
from wirecopy.lineage.lost import Absentees, LostNode
from wirecopy.lineage.pile import InMemory
from wirecopy.lineage.reach import Reach, Touched
from wirecopy.lineage.verdicts import Verdicts
from wirecopy.model import Article, Credit, Passage
from wirecopy.model.names import initials, outlet_key

LEFT = {"few", "lost_unnamed", "guessed", "guessed_much", "guessed_further", "grown", "handed_on", "kin_by_verdict"}
FITTED = [name for name in Weights._fields if name not in LEFT]
NOTHING: Any = dict.fromkeys(Weights._fields, 0.0) | {"few": WEIGHTS.few}
EACH = Weights(**NOTHING | {name: np.eye(len(FITTED) + 1)[n] for n, name in enumerate(FITTED)})
"""Weights that count, each in a place of its own, how often they are paid; what is paid besides is last."""
LARGEST = 60
PULL = 0.02
"""Per text, how strongly a weight is drawn to what it is: half this times the square of its relative change."""

Array = NDArray[np.float64]


class Text(NamedTuple):
    """One text's arcs: child and parent (0: nobody), what each weight counts, what is not fitted, and whether true."""

    size: int
    child: NDArray[np.intp]
    parent: NDArray[np.intp]
    counts: Array
    rest: Array
    true: NDArray[np.bool_]


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--seed", type=int, default=101)
    parser.add_argument("--worlds", nargs="+", default=["mixed", "syndicate", DESKS + "words", DESKS + "sentences"])
    parser.add_argument("--kept-out", default="repost-ring")
    options = parser.parse_args()
    texts = [t for name in options.worlds for t in texts_of(make(options.articles, name, options.seed))]
    others = list(texts_of(make(options.articles, options.kept_out, options.seed)))
    was = np.array([getattr(WEIGHTS, name) for name in FITTED])
    now = fit(texts, was)
    print(f"{len(texts)} texts fitted, {len(others)} kept out")
    for name, rows in (("fitted", texts), (options.kept_out, others)):
        print(f"{name:<20}{surprise(rows, was[None])[0]:>8.3f} nats a text, now {surprise(rows, now[None])[0]:.3f}")
    for name, before, after in zip(FITTED, was, now, strict=True):
        print(f"{name:<20}{before:>8.2f}{after:>8.2f}")


def texts_of(wire: Wire) -> Iterator[Text]:
    """The texts of a wire in each view."""
    for _, strip in VIEWS[:3]:
        traced = wirecopy.trace([strip(page) for page in wire.pages], until="reuse")
        articles, credits, passages = (
            msgspec.convert(getattr(traced, table).to_pylist(), list[record])  # type: ignore[valid-type]
            for table, record in (("articles", Article), ("credits", Credit), ("passages", Passage))
        )
        yield from texts_in(wire, articles, credits, passages)


def texts_in(
    wire: Wire, articles: Iterable[Article], credits: Iterable[Credit], passages: list[Passage]
) -> Iterator[Text]:
    """The texts of articles that were matched."""
    pile = InMemory(articles, credits, passages)
    graph = KinGraph(pile, Verdicts())
    absent = Absentees(graph)
    reached = Reach(graph, absent, Touched(pile.articles.keys()))
    truth = _Truth(wire)
    for name in sorted(reached.texts):
        links = graph.carrying(name)
        if len(links) == 1 and not absent.named_by(next(iter(links)), name):
            continue
        candidates = Candidates(graph, absent, name, links, WEIGHTS)
        if len(candidates.members) <= LARGEST:
            text = _text(candidates, truth)
            if _hangs_together(text):
                yield text


def _text(candidates: Candidates, truth: _Truth) -> Text:
    costs = _costs(candidates, EACH)
    arcs = list(costs)
    place: dict[Node | None, int] = {None: 0}
    for child, _ in arcs:
        place.setdefault(child, len(place))
    true = truth.allowed([node for node in place if isinstance(node, LostNode)], arcs)
    return Text(
        len(place),
        np.array([place[child] for child, _ in arcs]),
        np.array([place[parent] for _, parent in arcs]),
        np.array([cost[:-1] - cost[-1] for cost in costs.values()]),
        np.array([cost[-1] for cost in costs.values()]),
        np.array(true),
    )


def _hangs_together(text: Text) -> bool:
    """Whether there is a true tree at all: what is not kin by its passages cannot be had."""
    reached, more = {0}, True
    while more:
        new = {int(c) for c, p in zip(text.child[text.true], text.parent[text.true], strict=True) if p in reached}
        more = not new <= reached
        reached |= new
    return len(reached) == text.size


def _costs(candidates: Candidates, weights: Weights) -> dict[tuple[Node, Node | None], Array]:
    candidates.weights = weights
    choices = list(candidates.of_articles())
    before: list[tuple[LostNode, Witness]] = []
    for node, witness in candidates.named_lost().items():
        choices += candidates.of_lost(node, witness, before)
        before.append((node, witness))
    found: dict[tuple[Node, Node | None], Array] = {}
    for choice in choices:
        found.setdefault((choice.child, choice.parent), choice.cost + np.zeros(len(FITTED) + 1))
    return found


class _Truth:
    """Which arcs are true, as far as anybody can know."""

    def __init__(self, wire: Wire) -> None:
        self.twins = wire.twins
        self.parent = {row.copy: row.original for row in wire.truth.copies}
        self.family = {row.article: row.family for row in wire.truth.families}
        self.lost = {row.id: row for row in wire.truth.lost_originals}

    def allowed(self, lost: list[LostNode], arcs: list[tuple[Node, Node | None]]) -> list[bool]:
        """Of each arc whether it may be in a true tree; all into a node of which nothing is known."""
        here = {child for child, _ in arcs if isinstance(child, str)}
        stands = {row.id: node for row in self.lost.values() for node in lost if self._is(row.name, node)}
        wanted: dict[Node, set[Node | None]] = {}
        for article in here:
            group = {article, *self.twins[article]} & here
            wanted[article] = {*(group - {article})}
            for member in group:
                wanted[article] |= self._parents(self.parent.get(member), here, stands)
        for id, node in stands.items():
            if any(self.parent.get(a) == id for a in here):
                wanted[node] = self._parents(self.lost[id].original, here, stands)
        found = [parent in wanted.get(child, ()) for child, parent in arcs]
        known = {child for (child, _), true in zip(arcs, found, strict=True) if true}
        return [true or child not in known for (child, _), true in zip(arcs, found, strict=True)]

    def _parents(self, original: str | None, here: set[str], stands: dict[str, LostNode]) -> set[Node | None]:
        if original is None:
            return {None}
        if original in self.lost:
            return {stands[original]} if original in stands else set()
        return {*(({original} | self.twins[original]) & here)}

    def _is(self, name: str | None, node: LostNode) -> bool:
        return name is not None and node.key in (outlet_key(name), outlet_key(initials(name)))


def fit(texts: list[Text], start: Array) -> Array:
    """The weights that make the true trees likeliest, none below 0."""
    scale = np.maximum(start, 0.5)
    step = 1e-4

    def value(at: Array) -> tuple[float, Array]:
        moved = np.vstack([at, at + step * np.eye(len(at))]) * scale
        found = surprise(texts, moved) + PULL / 2 * (((moved - start) / scale) ** 2).sum(1)
        return float(found[0]), (found[1:] - found[0]) / step

    solved = minimize(value, start / scale, jac=True, bounds=[(0, None)] * len(start), options={"maxiter": 60})
    return np.asarray(solved.x * scale)


def surprise(texts: list[Text], weights: Array) -> Array:
    """Nats that a text's true trees cost over all trees, on average; a row of ``weights`` each."""
    total = np.zeros(len(weights))
    for text in texts:
        costs = weights @ text.counts.T + text.rest
        total += _log_sum(text, costs, np.ones_like(text.true)) - _log_sum(text, costs, text.true)
    mean: Array = total / len(texts)
    return mean


def _log_sum(text: Text, costs: Array, arcs: NDArray[np.bool_]) -> Array:
    """Log of the sum over all trees of ``arcs`` of e to the minus of their cost."""
    heavy = np.zeros((len(costs), text.size, text.size))
    least = np.full((len(costs), text.size), np.inf)
    for n in np.flatnonzero(arcs):
        least[:, text.child[n]] = np.minimum(least[:, text.child[n]], costs[:, n])
    heavy[:, text.child[arcs], text.parent[arcs]] = np.exp(least[:, text.child[arcs]] - costs[:, arcs])
    found: Array = -least[:, 1:].sum(1)
    for node in range(text.size - 1, 0, -1):
        out = heavy[:, node, :node].sum(1)
        found += np.log(out)
        heavy[:, 1:node, :node] += heavy[:, 1:node, node, None] * (heavy[:, node, None, :node] / out[:, None, None])
        heavy[:, np.arange(1, node), np.arange(1, node)] = 0
    return found


if __name__ == "__main__":
    main()
