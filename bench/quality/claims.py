"""Claims: whether two statements say the same thing, who stands behind it, and where articles differ.

    WIRECOPY_DATA=... python bench/quality/claims.py [--articles 150] [--seed 3] [--errors]

Labelled: pairs of statements of real stories, of different articles and never word for word the same, read and labelled
(``labels/claims.jsonl``; ``labels/README.md`` tells how they were drawn). A pair is joined where both end in one group
among all that the labelled articles of its story say. Simulated: a made-up wire traced from end to end, where a
sentence keeps its number in every copy, so that the truth is known: which statements are versions of one sentence, how
many first texts stand behind the articles of a claim, whether its numbers differ. It needs no data.

Rows: the same text; cosine of TF-IDF at the threshold that suits the open pairs best; wirecopy. F1 is of pairs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from grouping import tf_idf

import wirecopy
from wirecopy.model import Article, Figure, Statement
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.language import Writer
from wirecopy.simulate.layout import Layout
from wirecopy.simulate.newsroom import Newsroom
from wirecopy.simulate.press import Press
from wirecopy.simulate.text import NUMBER
from wirecopy.simulate.wire import LARGEST_SHARE, make_wire
from wirecopy.simulate.world import make_world
from wirecopy.speech.statements.unattributed import assertions_in, counting
from wirecopy.store import Store
from wirecopy.stories.claims import amounts_of
from wirecopy.stories.claims.alike import group_alike

HERE = Path(__file__).parent
Pair = tuple[Statement, Statement]


class Story(NamedTuple):
    """What is said in a story, and pairs of it: whether they say the same, and of which part of the labels they are."""

    said: list[Statement]
    figures: list[Figure]
    pairs: list[tuple[Pair, bool, str]]


def main() -> int:
    """Run the bench; 1 where a floor is not met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=150, help="articles of the made-up wire")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--errors", action="store_true", help="list labelled pairs told wrongly")
    options = parser.parse_args()
    found: dict[str, float] = {}
    if "WIRECOPY_DATA" in os.environ:
        found |= labelled(Path(os.environ["WIRECOPY_DATA"]), options.errors)
    else:
        print("WIRECOPY_DATA names no folder of measuring data: the labelled pairs are left out", file=sys.stderr)
    found |= simulated(options.articles, options.seed)
    floors = json.loads((HERE / "floors.json").read_text("utf-8"))["claims"]
    missed = [name for name, figure in found.items() if figure < floors.get(name, 0)]
    print("\n" + (f"below the floor: {', '.join(missed)}" if missed else "every floor is met"))
    return bool(missed)


def labelled(data: Path, errors: bool) -> dict[str, float]:
    rows = [json.loads(line) for line in (HERE / "labels" / "claims.jsonl").read_text("utf-8").splitlines()]
    stories = [story for corpus in sorted({r["corpus"] for r in rows}) for story in _heard(data, corpus, rows)]
    opened, kept = ([_of_part(s, part) for s in stories] for part in ("open", "kept"))
    threshold = max((n / 100 for n in range(5, 95)), key=lambda t: f1(opened, by_cosine(t))[2])
    found = {}
    for name, part in (("open", opened), ("kept", kept)):
        print(f"\nlabelled, {name}: {sum(len(s.pairs) for s in part)} pairs of {len(part)} stories")
        found[f"{name} f1"] = _table(part, threshold)
    if errors:
        for story in stories:
            joined = by_wirecopy(story)
            for (a, b), same, _ in story.pairs:
                if joined(a, b) != same:
                    print(f"\n{'missed' if same else 'joined wrongly'} {a.id} {b.id}\n  {a.content}\n  {b.content}")
    return found


def _of_part(story: Story, part: str) -> Story:
    return story._replace(pairs=[row for row in story.pairs if row[2] == part])


def _table(stories: Sequence[Story], threshold: float) -> float:
    print(f"{'':<24}{'precision':>10}{'recall':>8}{'F1':>8}")
    methods: dict[str, Callable[[Story], Callable[[Statement, Statement], bool]]] = {
        "the same text": by_text,
        f"TF-IDF, cosine {threshold:.2f}": by_cosine(threshold),
        "wirecopy": by_wirecopy,
    }
    for name, method in methods.items():
        figures = f1(stories, method)
        print(f"{name:<24}{figures[0]:>10.3f}{figures[1]:>8.3f}{figures[2]:>8.3f}", flush=True)
    return figures[2]


def f1(
    stories: Iterable[Story], method: Callable[[Story], Callable[[Statement, Statement], bool]]
) -> tuple[float, float, float]:
    right = joined_all = same_all = 0
    for story in stories:
        joined = method(story)
        for (a, b), same, _ in story.pairs:
            is_joined = joined(a, b)
            right += is_joined and same
            joined_all += is_joined
            same_all += same
    precision, recall = right / max(joined_all, 1), right / max(same_all, 1)
    return precision, recall, 2 * right / max(joined_all + same_all, 1)


def by_text(story: Story) -> Callable[[Statement, Statement], bool]:
    def plain(statement: Statement) -> list[str]:
        return re.findall(r"\w+", (statement.content or "").lower())

    return lambda a, b: plain(a) == plain(b)


def by_cosine(threshold: float) -> Callable[[Story], Callable[[Statement, Statement], bool]]:
    def method(story: Story) -> Callable[[Statement, Statement], bool]:
        rows = tf_idf([s.content or "" for s in story.said])
        place = {s.id: n for n, s in enumerate(story.said)}
        return lambda a, b: float(np.dot(rows[place[a.id]], rows[place[b.id]])) >= threshold

    return method


def by_wirecopy(story: Story) -> Callable[[Statement, Statement], bool]:
    group: dict[str, int] = {}
    for number, members in enumerate(group_alike(story.said, amounts_of(story.said, story.figures))):
        group |= {s.id: number for s in members}
    return lambda a, b: a.id in group and group.get(a.id) == group.get(b.id)


def _heard(data: Path, corpus: str, rows: Sequence[dict[str, Any]]) -> Iterator[Story]:
    """The stories of a corpus: what their labelled articles say, the earliest first."""
    of_story: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["corpus"] == corpus:
            of_story[row["story"]].append(row)
    ids = {row[side][0] for own in of_story.values() for row in own for side in "ab"}
    store = wirecopy.trace(_articles(data / corpus, ids), until="speech").store
    articles = {a.id: a for a in store.records("articles")}
    for own in of_story.values():
        members = {row[side][0] for row in own for side in "ab"}
        said = [s for id in sorted(members, key=lambda id: (articles[id].published or "~", id))
                for s in _said_in(store, articles[id])]  # fmt: skip
        pairs = [((_at(said, *row["a"]), _at(said, *row["b"])), row["same"], row["part"]) for row in own]
        yield Story(said, [f for f in store.records("figures") if f.article in members], pairs)


def _said_in(store: Store, article: Article) -> list[Statement]:
    said = list(store.records("statements", "article = ? AND cue IS NOT NULL", (article.id,)))
    figures = store.records("figures", "article = ?", (article.id,))
    said += assertions_in(article.text, article.id, said, counting(figures))
    return [s for s in said if s.content and s.mode != "none"]


def _at(said: Iterable[Statement], article: str, start: int, end: int) -> Statement:
    """The statement whose content covers most of the labelled stretch and least besides."""

    def misses(s: Statement) -> int:
        return abs((s.content_start or 0) - start) + abs((s.content_end or 0) - end)

    return min((s for s in said if s.article == article), key=misses)


def _articles(folder: Path, ids: set[str]) -> list[Article]:
    if folder.name == "polnear":
        texts = {path.stem: path.read_text("utf-8") for path in folder.glob("*/text/*.txt") if path.stem in ids}
        return [Article(id=id, outlet=id.split("_")[0], published=id.split("_")[1], text=t) for id, t in texts.items()]
    fields = set(Article.__struct_fields__) - {"byline"}
    (file,) = folder.glob("*.jsonl.gz")
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return [Article(**{k: v for k, v in row.items() if k in fields}) for row in rows if row["id"] in ids]


def simulated(number: int, seed: int) -> dict[str, float]:
    """The made-up wire: what statements are versions of one sentence, how many sources, whether disputed."""
    world = make_world("mixed")
    lines = [line for made in make_wire(number, world, seed) for line in made.articles]
    fields = set(Article.__struct_fields__)
    given = [Article(**{k: v for k, v in vars_of(line).items() if k in fields}) for line in lines]
    store = wirecopy.trace(given).store
    truth = Sentences(number, seed)
    said = {s.id: s for s in store.records("statements") if s.content}
    of_claim: dict[str, list[Statement]] = defaultdict(list)
    for row in store.records("claim_statements"):
        of_claim[row.claim].append(said[row.statement])
    versions: dict[int, list[Statement]] = defaultdict(list)
    for statement in said.values():
        if (uid := truth.of(statement)) is not None and statement.mode != "none":
            versions[uid].append(statement)
    wanted, told = _pairs(versions.values()), _pairs(of_claim.values())
    right = len(wanted & told)
    precision, recall = right / max(len(told), 1), right / max(len(wanted), 1)
    same_text = {pair for pair in wanted if said[pair[0]].content == said[pair[1]].content}
    print(f"\nsimulated: {number} articles, {len(of_claim)} claims\n{'':<24}{'precision':>10}{'recall':>8}{'F1':>8}")
    least = len(same_text) / max(len(wanted), 1)
    print(f"{'the same text, at best':<24}{1.0:>10.3f}{least:>8.3f}{2 * least / (1 + least):>8.3f}")
    print(f"{'wirecopy':<24}{precision:>10.3f}{recall:>8.3f}{2 * right / max(len(told) + len(wanted), 1):>8.3f}")
    return {"simulated f1": 2 * right / max(len(told) + len(wanted), 1)} | _counted(store, of_claim, truth)


def _counted(store: Store, of_claim: dict[str, list[Statement]], truth: Sentences) -> dict[str, float]:
    """Of claims whose statements are all of one sentence: sources counted rightly, disputes told rightly."""
    sources, naive, disputes, kinds = [], [], [], []
    for claim in store.records("claims"):
        members = of_claim[claim.claim]
        if len({truth.of(s) for s in members}) > 1 or truth.of(members[0]) is None:
            continue
        first_texts = truth.sources([s.article for s in members])
        sources.append(claim.independent_sources == first_texts)
        naive.append(claim.articles == first_texts)
        differs = truth.differs(members)
        disputes.append(claim.disputed == differs)
        kinds.append(differs)
    right, alone, disputed = (sum(x) / max(len(x), 1) for x in (sources, naive, disputes))
    print(f"independent sources right: {right:.3f} of {len(sources)} claims; every article one: {alone:.3f}")
    print(f"disputed or not, rightly: {disputed:.3f}; {sum(kinds)} are; nobody ever: {1 - sum(kinds) / len(kinds):.3f}")
    return {"simulated sources": right, "simulated disputed": disputed}


def vars_of(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


class Sentences:
    """Which sentence of the made-up wire stands where: made once more as the articles were."""

    def __init__(self, number: int, seed: int) -> None:
        world, chance, writer = make_world("mixed"), Chance(seed), Writer()
        newsroom = Newsroom(world, chance, writer, Press(chance, writer, number, world.furniture), seed)
        largest = max(1, min(world.largest, number // LARGEST_SHARE))
        self.layouts: dict[str, Layout] = {}
        self.retold: dict[int, int] = {}
        left = number
        while left > 0:
            happening = newsroom.happen(left, largest)
            casts: dict[int, Any] = {}
            layouts = {d.id: Layout(d, casts) for d in happening.drafts if not d.withheld}
            self.layouts |= layouts
            self.retold |= happening.retold
            left -= len(layouts)

    def of(self, statement: Statement) -> int | None:
        """The number of the sentence in which its content begins; ``None`` for furniture and formulas."""
        layout, start = self.layouts[statement.article], statement.content_start or 0
        n = max(k for k, at in enumerate(layout.starts) if at <= start)
        uid = self.retold.get(layout.sentences[n].uid, layout.sentences[n].uid)
        return uid if uid > 0 else None

    def sources(self, articles: Sequence[str]) -> int:
        """How many first texts stand behind the articles; one that joins two need not speak for both."""
        chosen: set[str] = set()
        roots = [{d.id for d in self.layouts[a].draft.roots} or {a} for a in articles]
        for own in sorted(roots, key=lambda own: (len(own), sorted(own))):
            if chosen.isdisjoint(own):
                chosen.add(min(own))
        return len(chosen)

    def differs(self, members: Sequence[Statement]) -> bool:
        """Whether the numbers in the contents are others in one article than in another."""
        given = set()
        for statement in members:
            layout, start, end = self.layouts[statement.article], statement.content_start, statement.content_end
            n = max(k for k, at in enumerate(layout.starts) if at <= (start or 0))
            at, numbers = layout.starts[n], []
            for piece, slot in zip(layout.sentences[n].pieces, layout.sentences[n].slots, strict=True):
                if slot.kind == NUMBER and (start or 0) <= at < (end or 0):
                    numbers.append(piece.strip().lower())
                at += len(piece)
            given.add(tuple(numbers))
        return len(given) > 1


def _pairs(groups: Iterable[Sequence[Statement]]) -> set[tuple[str, str]]:
    return {
        (min(a.id, b.id), max(a.id, b.id))
        for group in groups
        for a, b in combinations(group, 2)
        if a.article != b.article
    }


if __name__ == "__main__":
    sys.exit(main())
