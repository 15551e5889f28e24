"""What people, times, figures and mentions cost beside the parse that they are read from, in one run.

    [WIRECOPY_DATA=DIR] python bench/speed/facts_cost.py [--articles 150]

The texts are of DIR's ``reposts`` where it is given, else of the made-up wire. CPU microseconds a word of each part,
and its share of the parse; the first row is spaCy's parse, the peer. Exit status 1 where the four together are more
than 15 % of the parse, sentences of one run being parsed once and read wherever they stand.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wirecopy.model import Article
from wirecopy.speech.figures import find_figures
from wirecopy.speech.mentions import find_mentions
from wirecopy.speech.parse import parse_texts
from wirecopy.speech.people import find_people
from wirecopy.speech.times import find_times

MOST = 0.15


def main() -> int:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=150)
    articles = _articles(arguments.parse_args().articles)
    list(parse_texts(["Warm."]))
    parse, parsed = _timed(lambda: list(parse_texts([article.text for article in articles])))
    words = sum(len(placed.sentence.starts) for text in parsed for placed in text.sentences)
    began, _ = _timed(lambda: [find_people(text) for text in parsed[:1]])
    pairs = list(zip(parsed, articles))
    spent = {}
    spent["people"], people = _timed(lambda: [find_people(text) for text in parsed])
    spent["times"], times = _timed(lambda: [find_times(text, article) for text, article in pairs])
    spent["figures"], _ = _timed(
        lambda: [find_figures(text, article, found) for (text, article), found in zip(pairs, times)]
    )
    spent["mentions"], _ = _timed(
        lambda: [find_mentions(text, article, found) for (text, article), found in zip(pairs, people)]
    )
    print(f"{len(articles)} articles, {words:,} words; the first article, with its lists to load: {began * 1e3:.0f} ms")
    print(f"{'':18}{'µs a word':>10}{'of the parse':>14}")
    for name, seconds in {"parse (spaCy)": parse, **spent, "the four": sum(spent.values())}.items():
        print(f"{name:18}{seconds / words * 1e6:10.1f}{seconds / parse:14.3f}")
    return int(sum(spent.values()) > MOST * parse)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def _articles(count: int) -> list[Article]:
    if "WIRECOPY_DATA" in os.environ:
        file = Path(os.environ["WIRECOPY_DATA"]) / "reposts/articles.jsonl.gz"
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
    else:
        from wirecopy.simulate.wire import write_wire
        from wirecopy.simulate.world import make_world

        with tempfile.TemporaryDirectory() as folder:
            write_wire(count, Path(folder), make_world(), 1)
            rows = [json.loads(line) for line in (Path(folder) / "articles.jsonl").read_text("utf-8").splitlines()]
    return [Article(id=row["id"], text=row["text"], published=row.get("published")) for row in rows[:count]]


if __name__ == "__main__":
    sys.exit(main())
