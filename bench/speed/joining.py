"""Stories of many short articles: seconds, memory, and how well the events are found, beside a single pass of TF-IDF.

    python bench/speed/joining.py [--articles 100000] [--peer 10000]

Articles are made up: each of an event that has words of its own besides those of a language, of one to some
hundred reports, on its days of a month. None copies another, so that all of it is joining. The single pass compares
each article with every group, in matrices of numpy; it gets the first ``--peer`` articles, its time grows with their
square. The claim is ten minutes and 4 GB for 100,000 articles; the line at the end says whether it held, and the exit
status too.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pseudo_words import language

from wirecopy.model import Article
from wirecopy.stories import Traced, tell_stories

sys.path.append(str(Path(__file__).parents[1] / "quality"))
from grouping import adjusted_rand, single_pass, tf_idf

MOST_SECONDS, MOST_MEGABYTES = 600, 4096
THRESHOLD = 0.2
_FIRST_DAY = datetime(2025, 3, 1, tzinfo=UTC)


def main() -> int:
    """Run the bench; 1 where the claim does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--peer", type=int, default=10_000)
    options = parser.parse_args()
    articles, events = made_up(options.articles)
    join(articles[:200], events[:200])  # compiles
    seconds = join(articles, events)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if options.peer:
        join(articles[: options.peer], events[: options.peer])
        clock = time.process_time()
        found = single_pass(tf_idf([article.text for article in articles[: options.peer]]), THRESHOLD)
        show("TF-IDF, single pass", time.process_time() - clock, events[: options.peer], found)
    holds = seconds <= MOST_SECONDS and megabytes <= MOST_MEGABYTES
    print(f"\n{megabytes:,} MB at most: the claim {'holds' if holds else 'does not hold'}")
    return not holds


def join(articles: Sequence[Article], events: Sequence[int]) -> float:
    clock = time.process_time()
    told = tell_stories(Traced({article.id: article for article in articles}, [], [], [], [], []))
    seconds = time.process_time() - clock
    story = {row.article: row.story for row in told.story_articles}
    show("wirecopy", seconds, events, [story[article.id] for article in articles])
    return seconds


def show(name: str, seconds: float, events: Sequence[int], found: Sequence[object]) -> None:
    sizes = f"{len(events):>9,} articles {len(set(events)):>7,} events {len(set(found)):>7,} found"
    print(f"{name:<22}{sizes}  ARI {adjusted_rand(events, found):.3f}  {seconds:>7.1f} CPU s", flush=True)


def made_up(count: int, seed: int = 2025) -> tuple[list[Article], list[int]]:
    """Articles with the number of each one's event, in an order drawn once."""
    draw = random.Random(seed)
    prose = language(draw)
    made: list[tuple[str, datetime, int]] = []
    event = 0
    while len(made) < count:
        names = ["".join(draw.choices("bcdfgaeiou", k=6)).capitalize() for _ in range(8)]
        own, start = names + prose(12), draw.uniform(0, 30)
        for _ in range(min(int(draw.paretovariate(0.9)), 300)):
            words = draw.sample(own, 12) + prose(20)
            draw.shuffle(words)
            made.append((" ".join(words), _FIRST_DAY + timedelta(days=start + draw.expovariate(1)), event))
        event += 1
    del made[count:]
    draw.shuffle(made)
    articles = [
        Article(id=f"{n:07}", text=text, published=at.isoformat(timespec="seconds"))
        for n, (text, at, _) in enumerate(made)
    ]
    return articles, [event for _, _, event in made]


if __name__ == "__main__":
    sys.exit(main())
