"""Stories against texts whose events are known, and against stories labelled by reading.

    WIRECOPY_DATA=... python bench/quality/stories.py [--reuters] [--test] [--errors] [--snippets 3000]

ecbplus: short texts of similar events, in two halves of its topics (``--test``: the split that judges, on request), as
they are and as bags of words: in small letters, shuffled, without stop words and figures. Snippets: broad events of
very different size (``snippets``), in the same plain form; a grouping that suits narrow events breaks them to pieces.
Topics: titles and first words of a wire by a pattern (``labels/reuters-events.json``), which are beats of weeks rather
than events, and ecbplus by topic. Rows: TF-IDF in a single pass and by average link, at the thresholds that suit
ecbplus best, GSDMM with its authors' settings, and wirecopy, which takes the texts in four orders: mean and least. Then
labelled whole articles (of the wire on request: minutes): how many pairs of one story are together, of different ones
apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib import resources
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from grouping import adjusted_rand, average_link, gsdmm, mutual_information, single_pass, tf_idf
from snippets import plain, snippets

import wirecopy
from wirecopy.model import Article
from wirecopy.stories import Traced, tell_stories

HERE = Path(__file__).parent
SINGLE, AVERAGE = 0.2, 0.12
ORDERS = 4
SNIPPET, LEAST = 140, 6  # characters of a text; texts of an event


class Set(NamedTuple):
    """Texts, and the event of each."""

    name: str
    texts: list[str]
    events: list[str]


def main() -> int:
    """Run the bench; 1 where a floor is not met, 2 without data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reuters", action="store_true", help="trace the whole wire for its labels")
    parser.add_argument("--test", action="store_true", help="the test split of ecbplus, and nothing else")
    parser.add_argument("--errors", action="store_true", help="list labelled pairs told wrongly")
    parser.add_argument("--snippets", type=int, default=3_000, help="how many snippets to make")
    options = parser.parse_args()
    if "WIRECOPY_DATA" not in os.environ:
        print("WIRECOPY_DATA names no folder of measuring data: nothing measured", file=sys.stderr)
        return 2
    data = Path(os.environ["WIRECOPY_DATA"])
    rows = [json.loads(line) for line in (data / "ecbplus" / "docs.jsonl").read_text("utf-8").splitlines()]
    if options.test:
        measure(ecbplus("ecbplus, test", [row for row in rows if row["split"] == "test"]))
        return 0
    development = [row for row in rows if row["split"] != "test"]
    sets = [ecbplus(f"ecbplus, half {n + 1}", [r for r in development if r["topic"] % 2 == n]) for n in (0, 1)]
    sets += [bag_of_words(texts) for texts in sets]
    sets += [Set("snippets", *snippets(data, options.snippets)), broad(data, development)]
    found = {f"{s.name} ari": measure(s) for s in sets}
    found |= labelled("demo", demo_articles(), options.errors)
    found |= labelled("reposts", load(data / "reposts" / "articles.jsonl.gz"), options.errors)
    if options.reuters:
        found |= labelled("reuters", load(data / "reuters" / "first.jsonl.gz"), options.errors)
    floors = json.loads((HERE / "floors.json").read_text("utf-8"))["stories"]
    missed = [name for name, figure in found.items() if name in floors and figure < floors[name]]
    print("\n" + (f"below the floor: {', '.join(missed)}" if missed else "every floor is met"))
    return bool(missed)


def ecbplus(name: str, rows: Sequence[dict[str, Any]]) -> Set:
    return Set(name, [" ".join(row["sentences"]) for row in rows], [row["subtopic"] for row in rows])


def bag_of_words(texts: Set) -> Set:
    draw = random.Random(3)
    bags = [plain(text) for text in texts.texts]
    for bag in bags:
        draw.shuffle(bag)
    return Set(f"{texts.name}, plain", [" ".join(bag) for bag in bags], texts.events)


def broad(data: Path, development: Sequence[dict[str, Any]]) -> Set:
    """Titles and first words by broad event, in an order drawn once."""
    patterns = json.loads((HERE / "labels" / "reuters-events.json").read_text("utf-8"))
    found = [(f"topic {row['topic']}", " ".join(row["sentences"])[:SNIPPET]) for row in development]
    for item in load(data / "reuters" / "first.jsonl.gz"):
        snippet = f"{item['headline'] or ''} {' '.join(item['text'].split())[:SNIPPET]}"
        events = [event for event, pattern in patterns.items() if re.search(pattern, snippet.lower())]
        if len(events) == 1 and "shr" not in snippet.lower():
            found.append((events[0], re.sub(r"<[^>]*>", " ", snippet)))
    size = Counter(event for event, _ in found)
    kept = [row for row in found if size[row[0]] >= LEAST]
    random.Random(1).shuffle(kept)
    return Set("topics", [text for _, text in kept], [event for event, _ in kept])


def measure(texts: Set) -> float:
    """Print a table of the methods; wirecopy's adjusted Rand index, the mean of its orders."""
    vectors = tf_idf(texts.texts)
    methods: dict[str, Callable[[], Sequence[Any]]] = {
        "TF-IDF, single pass": lambda: single_pass(vectors, SINGLE),
        "TF-IDF, average link": lambda: average_link(vectors, AVERAGE),
        "GSDMM": lambda: gsdmm(texts.texts),
    }
    print(f"\n{texts.name}: {len(texts.texts):,} texts, {len(set(texts.events))} events")
    print(f"{'':<24}{'ARI':>8}{'NMI':>8}{'groups':>8}")
    for name, method in methods.items():
        show(name, [method()], texts.events)
    return show("wirecopy", [stories_of(texts.texts, order) for order in range(ORDERS)], texts.events)


def show(name: str, groupings: Sequence[Sequence[Any]], events: Sequence[str]) -> float:
    """Print the means of several groupings; the mean adjusted Rand index."""
    rand = [adjusted_rand(events, found) for found in groupings]
    nmi = sum(mutual_information(events, found) for found in groupings) / len(groupings)
    groups = sum(len(set(found)) for found in groupings) // len(groupings)
    least = f"  least ARI {min(rand):.3f}" if len(rand) > 1 else ""
    print(f"{name:<24}{(mean := sum(rand) / len(rand)):>8.3f}{nmi:>8.3f}{groups:>8}{least}", flush=True)
    return mean


def stories_of(texts: Sequence[str], order: int = 0) -> list[str]:
    """The story of each text; joining goes by the order of hashed ids, which ``order`` is part of."""
    articles = {f"{order}-{n:06}": Article(id=f"{order}-{n:06}", text=text) for n, text in enumerate(texts)}
    told = tell_stories(Traced(articles, [], [], [], [], []))
    story = {row.article: row.story for row in told.story_articles}
    return [story[id] for id in articles]


def labelled(name: str, rows: Iterable[dict[str, Any]], errors: bool) -> dict[str, float]:
    """Print and return how many labelled pairs of one story are together, and how many of different arcs apart."""
    fields = set(Article.__struct_fields__)
    articles = [Article(**{k: v for k, v in row.items() if k in fields and k != "byline"}) for row in rows]
    traced = wirecopy.trace(articles, until="lineage").store
    told = tell_stories(
        Traced(
            {article.id: article for article in traced.records("articles")},
            list(traced.records("families")),
            list(traced.records("copies")),
            list(traced.records("lost_originals")),
            list(traced.records("credits")),
            traced.records("passages", "label <> 'copied'"),
        )
    )
    stories: dict[str, set[str]] = defaultdict(set)
    for row in told.story_articles:
        stories[row.article].add(row.story)
    labels = map(json.loads, (HERE / "labels" / f"{name}-stories.jsonl").read_text("utf-8").splitlines())
    known = [(label["arc"], label["story"], a) for label in labels for a in label["articles"] if a in stories]
    arcs: dict[str, set[str]] = defaultdict(set)
    for arc, _, article in known:
        arcs[article].add(arc)
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for (arc, story, a), (other_arc, other, b) in combinations(known, 2):
        if a == b or (arc == other_arc and story != other):
            continue
        if arc != other_arc and arcs[a] & arcs[b]:  # a round-up is in both
            continue
        wanted = "together" if arc == other_arc else "apart"
        is_right = bool(stories[a] & stories[b]) == (wanted == "together")
        asked[wanted] += 1
        right[wanted] += is_right
        if errors and not is_right:
            print(f"  not {wanted}: {a} ({story}) and {b} ({other})")
    found = {f"{name} {wanted}": right[wanted] / asked[wanted] for wanted in asked}
    told_of = ", ".join(f"{right[w]} of {asked[w]} pairs {w} ({right[w] / asked[w]:.3f})" for w in asked)
    print(f"\n{name}: {told_of}; {len(told.stories):,} stories, the largest {max(s.articles for s in told.stories)}")
    return found


def load(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def demo_articles() -> list[dict[str, Any]]:
    """The bundled pages, called by their files."""
    rows = []
    with resources.as_file(resources.files("wirecopy.demo") / "pages") as pages:
        for path in sorted(pages.iterdir()):
            rows += [
                {k: getattr(page, k) for k in ("outlet", "headline", "published", "text", "url", "dateline")}
                | {"id": path.name}
                for page in wirecopy.read(path)
            ]
    return rows


if __name__ == "__main__":
    sys.exit(main())
