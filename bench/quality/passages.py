"""Passages on a made-up wire, against its truth: pairs, characters, and short passages apart.

    python bench/quality/passages.py [--articles 5000] [--seed 11] [--world mixed] [--errors 20]

A pair counts as shared where the truth has 100 characters or more of it, and as found where a method has as many
(wirecopy's passages labelled ``copied`` or ``quotation``; the baseline's runs of 8 words or more that both texts have).
Precision of pairs: of those found, the ones of which the truth knows any passage. Characters: of the truth's, those
found; of the found, those that are true; both sides counted. Families are kept to 40 copies, so that every pair of
theirs is in the truth. Below the table: recall by how much a pair shares.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import wirecopy
from wirecopy.simulate.wire import Line, make_wire
from wirecopy.simulate.world import WORLDS, make_world

HERE = Path(__file__).parent
ENOUGH = 100
LARGEST_FAMILY = 40
LENGTHS = ((1, 50), (50, 100), (100, 200), (200, 500), (500, 10**9))
NEWS = ("copied", "quotation")

Pair = tuple[str, str]
Spans = dict[Pair, list[tuple[int, int, int, int]]]
"""For each pair a_start, a_end, b_start, b_end of every passage."""


class Score(NamedTuple):
    """What one method got right."""

    name: str
    pair_recall: float
    pair_precision: float
    character_recall: float
    character_precision: float


def main() -> int:
    """Run the bench; 1 where a floor is not met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--world", choices=list(WORLDS), default="mixed")
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong and so many missed pairs")
    options = parser.parse_args()
    articles: list[Line] = []
    true: list[Any] = []
    for made in make_wire(options.articles, make_world(options.world, largest=LARGEST_FAMILY), options.seed):
        articles += made.articles
        true += made.truth.passages
    articles.sort(key=lambda line: line.id)
    news = spans_of((p.a, p.b, p.a_start, p.a_end, p.b_start, p.b_end) for p in true if p.label in NEWS)
    known = {(p.a, p.b) for p in true if p.label in NEWS}
    methods: dict[str, Callable[[list[Line]], Spans]] = {"8 words in a row": naive, "wirecopy": ours}
    print(f"{len(articles):,} articles, {sum(covered(x)[0] >= ENOUGH for x in news.values()):,} pairs that share")
    print(f"{'':<18}{'pairs R':>9}{'pairs P':>9}{'chars R':>9}{'chars P':>9}")
    scores = []
    for name, method in methods.items():
        found = method(articles)
        scores.append(score(name, news, known, found))
        print(f"{name:<18}" + "".join(f"{x:>9.3f}" for x in scores[-1][1:]))
    by_length(news, found)
    if options.errors:
        show(news, known, found, {line.id: line for line in articles}, options.errors)
    if (options.world, options.articles) != ("mixed", parser.get_default("articles")):
        return 0
    floors = json.loads((HERE / "floors.json").read_text())["passages"]
    short = [name for name, floor in floors.items() if getattr(scores[-1], name) < floor]
    for name in short:
        print(f"below the floor: {name} {getattr(scores[-1], name):.3f} < {floors[name]}", file=sys.stderr)
    return 1 if short else 0


def ours(articles: list[Line]) -> Spans:
    table = wirecopy.find_passages([line.text for line in articles], [line.outlet for line in articles])
    rows = (row for row in table.to_pylist() if row["label"] in NEWS)
    ids = [line.id for line in articles]
    return spans_of((ids[r["a"]], ids[r["b"]], r["a_start"], r["a_end"], r["b_start"], r["b_end"]) for r in rows)


def naive(articles: list[Line]) -> Spans:
    """Every longest run of eight words or more that two texts have in common."""
    words = [[(m.group().lower(), *m.span()) for m in re.finditer(r"\w+", line.text)] for line in articles]
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for n, text in enumerate(words):
        for at in range(len(text) - 7):
            places[tuple(w[0] for w in text[at : at + 8])].append((n, at))
    diagonals: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for holders in places.values():
        for k, (a, i) in enumerate(holders):
            for b, j in holders[k + 1 : k + 100]:
                if a != b:
                    diagonals[a, b, j - i].append(i)
    rows = []
    for (a, b, shift), starts in diagonals.items():
        starts.sort()
        first = last = starts[0]
        for at in [*starts[1:], 10**9]:
            if at <= last + 1:
                last = at
                continue
            i, end = first, last + 7
            rows.append(
                (
                    articles[a].id,
                    articles[b].id,
                    words[a][i][1],
                    words[a][end][2],
                    words[b][i + shift][1],
                    words[b][end + shift][2],
                )
            )
            first = last = at
    return spans_of(rows)


def spans_of(rows: Iterable[tuple[str, str, int, int, int, int]]) -> Spans:
    spans: Spans = defaultdict(list)
    for a, b, *span in rows:
        spans[a, b].append((span[0], span[1], span[2], span[3]))
    return spans


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if rows and start <= rows[-1][1]:
            rows[-1] = rows[-1][0], max(end, rows[-1][1])
        else:
            rows.append((start, end))
    return rows


def covered(spans: list[tuple[int, int, int, int]]) -> tuple[int, int]:
    a, b = merged((s[0], s[1]) for s in spans), merged((s[2], s[3]) for s in spans)
    return sum(y - x for x, y in a), sum(y - x for x, y in b)


def common(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def score(name: str, true: Spans, known: set[Pair], found: Spans) -> Score:
    wanted = [pair for pair, spans in true.items() if covered(spans)[0] >= ENOUGH]
    said = [pair for pair, spans in found.items() if covered(spans)[0] >= ENOUGH]
    right = sum(pair in found for pair in wanted)
    shared = 0
    for pair in true.keys() & found.keys():
        for x in (0, 2):
            ours, theirs = (merged((s[x], s[x + 1]) for s in spans[pair]) for spans in (found, true))
            shared += common(ours, theirs)
    all_true = sum(sum(covered(spans)) for spans in true.values())
    all_found = sum(sum(covered(spans)) for spans in found.values())
    return Score(
        name, right / len(wanted), sum(p in known for p in said) / max(len(said), 1),
        shared / all_true, shared / max(all_found, 1),
    )  # fmt: skip


def by_length(true: Spans, found: Spans) -> None:
    lengths = {pair: covered(spans)[0] for pair, spans in true.items()}
    print("\nrecall by characters shared:")
    for low, high in LENGTHS:
        pairs = [pair for pair, n in lengths.items() if low <= n < high]
        if pairs:
            share = sum(pair in found for pair in pairs) / len(pairs)
            print(f"  {low:>4} to {high if high < 10**9 else '':<4} {len(pairs):>6} pairs  {share:.3f}")


def show(true: Spans, known: set[Pair], found: Spans, articles: dict[str, Line], n: int) -> None:
    wrong = sorted(p for p in found if p not in known)
    print(f"\n{len(wrong)} pairs found that share nothing by the truth:")
    for a, b in wrong[:n]:
        span = found[a, b][0]
        print(f"  {a} {b}: {articles[a].text[span[0] : span[1]]!r}\n      {articles[b].text[span[2] : span[3]]!r}")
    missed = sorted(p for p, spans in true.items() if p not in found and covered(spans)[0] >= ENOUGH)
    print(f"\n{len(missed)} pairs missed:")
    for a, b in missed[:n]:
        span = true[a, b][0]
        print(f"  {a} {b}: {articles[a].text[span[0] : span[1]]!r}\n      {articles[b].text[span[2] : span[3]]!r}")


if __name__ == "__main__":
    sys.exit(main())
