"""How well and how fast pages are read: body, headline, byline, date, against trafilatura alone.

    WIRECOPY_DATA=DIR python bench/quality/read.py [--limit N] [--wrong]

DIR holds ``pages/scrapinghub`` (181 pages with gold bodies) and ``pages/fundus-tests`` (257 pages with gold
bodies, titles, authors and dates). Printed is a row for trafilatura in precision mode with its own metadata,
and one for ours:

* body: F1 of word 4-grams as the article-extraction-benchmark counts it (precision and recall of each page,
  averaged over pages, then F1 of the averages; a page without output has no precision);
* title, authors: share of pages where they are equal, blanks and quotation marks aside;
* date right: the same day, or the next one where ours is a moment in UTC; wrong: another day; the rest: none;
* pages/s: pages a CPU-second, the reading of the files not counted; compare rows, not machines.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import logging
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from wirecopy.model import Dropped
from wirecopy.read import RawRecord, read_record


class Page(NamedTuple):
    """A page and its gold; ``gold`` has title, authors and date for the second set only."""

    set: str
    id: str
    data: bytes
    body: str
    gold: dict[str, Any] | None


class Answer(NamedTuple):
    """What a reader made of a page."""

    body: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


def pages(data: Path) -> Iterator[Page]:
    """Both sets."""
    folder = data / "pages" / "scrapinghub"
    for key, gold in json.loads((folder / "ground-truth.json").read_text("utf-8")).items():
        markup = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        yield Page("scrapinghub", key, markup, gold["articleBody"], None)
    folder = data / "pages" / "fundus-tests"
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        yield Page("fundus", gold["id"], gzip.decompress((folder / gold["path"]).read_bytes()), gold["body"], gold)


def ours(page: Page) -> Answer:
    """wirecopy's reading."""
    read = read_record(RawRecord(page.id, "html", page.data))
    if isinstance(read, Dropped):
        return Answer()
    return Answer(read.text, read.headline, read.byline, read.published)


def trafilatura_alone(page: Page) -> Answer:
    """trafilatura in precision mode, without comments, with its metadata."""
    import trafilatura

    document = trafilatura.bare_extraction(page.data, favor_precision=True, include_comments=False, with_metadata=True)
    if document is None or isinstance(document, dict):
        return Answer()
    authors = tuple(name.strip() for name in (document.author or "").split(";") if name.strip())
    return Answer(document.text or "", document.title, authors, document.date)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The word 4-grams of a text."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3))) if words else Counter()


def body_f1(pairs: list[tuple[str, str]]) -> float:
    """F1 of (gold, found) bodies."""
    precisions, recalls = [], []
    for gold, found in pairs:
        expected, given = shingles(gold), shingles(found)
        shared = (expected & given).total()
        if given:
            precisions.append(shared / given.total())
        if expected:
            recalls.append(shared / expected.total())
    precision, recall = sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def plain(text: str | None) -> str:
    """A title or a name as it is compared."""
    text = html.unescape(text or "").translate(str.maketrans("’‘“”", "''\"\"", "\u00ad\u200b"))
    return " ".join(text.split())


def date_verdict(found: str | None, gold: str) -> str:
    """``right``, ``wrong`` or ``none``."""
    if not found:
        return "none"
    days = abs((date.fromisoformat(found[:10]) - date.fromisoformat(gold)).days)
    return "right" if days == 0 or (days == 1 and len(found) > 10) else "wrong"


def measure(reader: Callable[[Page], Answer], given: list[Page], wrong: list[str]) -> dict[str, float]:
    """One row of the table; what was got wrong is added to ``wrong``."""
    started = time.process_time()
    answers = [reader(page) for page in given]
    row = {"pages/s": len(given) / (time.process_time() - started)}
    for name in ("scrapinghub", "fundus"):
        row[f"body {name}"] = body_f1([(p.body, a.body) for p, a in zip(given, answers, strict=True) if p.set == name])
    judged = [(page.id, page.gold, answer) for page, answer in zip(given, answers, strict=True) if page.gold]
    counts: Counter[str] = Counter()
    for key, gold, answer in judged:
        counts["title"] += plain(answer.title) == plain(gold["title"])
        counts["authors"] += sorted(map(plain, answer.authors)) == sorted(map(plain, gold["authors"] or ()))
        counts[f"date {date_verdict(answer.date, gold['date'])}"] += 1
        wrong += [
            f"{key}\t{what}\t{gold[what]!r}\t{got!r}"
            for what, got in (("title", answer.title), ("authors", answer.authors), ("date", answer.date))
            if got != gold[what]
        ]
    row |= {what: counts[what] / max(1, len(judged)) for what in ("title", "authors", "date right", "date wrong")}
    return row


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, help="read about N pages, spread over both sets")
    parser.add_argument("--wrong", action="store_true", help="print what ours got wrong")
    options = parser.parse_args()
    if "WIRECOPY_DATA" not in os.environ:
        print("set WIRECOPY_DATA to the folder with the measuring data", file=sys.stderr)
        return 2
    logging.disable(logging.CRITICAL)
    given = list(pages(Path(os.environ["WIRECOPY_DATA"])))
    if options.limit:
        given = given[:: max(1, len(given) // options.limit)]
    columns = ["body scrapinghub", "body fundus", "title", "authors", "date right", "date wrong", "pages/s"]
    print(f"{len(given)} pages".ljust(14) + "".join(column.rjust(18) for column in columns))
    wrong: list[str] = []
    for name, reader in (("trafilatura", trafilatura_alone), ("wirecopy", ours)):
        reader(given[0])  # tables and models are loaded once
        wrong.clear()
        row = measure(reader, given, wrong)
        print(name.ljust(14) + "".join(f"{row[column]:18.3f}" for column in columns), flush=True)
    if options.wrong:
        print("\n".join(wrong))
    return 0


if __name__ == "__main__":
    sys.exit(main())
