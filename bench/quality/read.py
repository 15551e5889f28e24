"""How well pages are read, beside other readers: body, title, authors, date, credits.

    WIRECOPY_DATA=DIR python bench/quality/read.py [--half a|b] [--limit N] [--only NAME] [--wrong [WHAT]]

DIR holds ``pages/scrapinghub`` (181 pages with gold bodies), ``pages/fundus-tests`` (257 pages with gold bodies,
titles, authors and dates) and ``credits`` (lines of 26 of them that credit the story to an agency). A row for each
reader of ``readers.py`` that is installed, in one run:

* body: F1 of word 4-grams as the article-extraction-benchmark counts it (precision and recall of each page,
  averaged over pages, then F1 of the averages; a page without output has no precision);
* title, authors: share of pages where they are equal, blanks and quotation marks aside;
* date right: the same day, or the next one where the date is a moment in UTC; wrong: another day; the rest: none;
* credits: share of labelled agencies that the reader keeps: ours in its credits, others anywhere in body or authors.

How fast they are: ``bench/speed/pages.py``. Ours is held to the floors of ``floors.json``; exit status 1 where one is
not met. ``--half`` takes every other page by
a hash of its name: one half to develop on, the other to check.
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
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from readers import Answer, Reader, installed, wirecopy

from wirecopy.read.names import look_up

HERE = Path(__file__).parent
COLUMNS = ("body scrapinghub", "body fundus", "title", "authors", "date right", "date wrong", "credits")
# Parts of an answer that --wrong can list.
PARTS = ("title", "authors", "date", "body", "credits")


class Page(NamedTuple):
    """A page and its gold; ``gold``: title, authors, date, in the second set only; ``agencies``: whom it credits."""

    set: str
    id: str
    data: bytes
    body: str
    gold: dict[str, Any] | None
    agencies: frozenset[str]


def pages(data: Path) -> Iterator[Page]:
    """Both sets."""
    credited = _credited(data)
    folder = data / "pages" / "scrapinghub"
    for key, gold in json.loads((folder / "ground-truth.json").read_text("utf-8")).items():
        markup = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        yield Page("scrapinghub", key, markup, gold["articleBody"], None, credited.get(key, frozenset()))
    folder = data / "pages" / "fundus-tests"
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        markup = gzip.decompress((folder / gold["path"]).read_bytes())
        yield Page("fundus", gold["id"], markup, gold["body"], gold, credited.get(gold["id"], frozenset()))


def _credited(data: Path) -> dict[str, frozenset[str]]:
    """The agencies that labelled lines of a page name, by the page."""
    found: dict[str, frozenset[str]] = {}
    for line in json.loads((data / "credits" / "lines.json").read_text("utf-8")):
        found[line["id"]] = found.get(line["id"], frozenset()) | frozenset(line["agencies"])
    return found


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The word 4-grams of a text."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3))) if words else Counter()


def overlap(gold: str, found: str) -> tuple[float | None, float | None]:
    """Precision and recall of one body; ``None`` where there is nothing to divide by."""
    expected, given = shingles(gold), shingles(found)
    shared = (expected & given).total()
    return shared / given.total() if given else None, shared / expected.total() if expected else None


def body_f1(pairs: list[tuple[str, str]]) -> float:
    """F1 of (gold, found) bodies."""
    scores = [overlap(gold, found) for gold, found in pairs]
    precisions = [p for p, _ in scores if p is not None]
    recalls = [r for _, r in scores if r is not None]
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


def is_kept(agency: str, answer: Answer) -> bool:
    """Whether an agency that the page credits is in the answer."""
    if answer.credits is None:
        text = " ".join((answer.body, *answer.authors))
        return re.search(rf"\b{re.escape(agency)}\b", text) is not None
    row = look_up(agency)
    return (row.name if row else agency) in answer.credits


def errors(page: Page, answer: Answer) -> dict[str, str]:
    """What is wrong with an answer, by part: gold and found."""
    found: dict[str, str] = {}
    precision, recall = overlap(page.body, answer.body)
    if min(precision or 0, recall or 0) < 0.9:
        found["body"] = f"precision {precision or 0:.2f} recall {recall or 0:.2f}"
    missed = sorted(agency for agency in page.agencies if not is_kept(agency, answer))
    if missed:
        found["credits"] = f"{missed} not in {answer.credits}"
    if page.gold:
        gold = page.gold
        if plain(answer.title) != plain(gold["title"]):
            found["title"] = f"{gold['title']!r}\n\t\t{answer.title!r}"
        if sorted(map(plain, answer.authors)) != sorted(map(plain, gold["authors"] or ())):
            found["authors"] = f"{gold['authors']!r}\n\t\t{list(answer.authors)!r}"
        if date_verdict(answer.date, gold["date"]) != "right":
            found["date"] = f"{gold['date']!r} {answer.date!r}"
    return found


def measure(given: list[Page], answers: list[Answer]) -> dict[str, float]:
    """One row of the table."""
    row: dict[str, float] = {}
    read = list(zip(given, answers, strict=True))
    for name in ("scrapinghub", "fundus"):
        row[f"body {name}"] = body_f1([(page.body, answer.body) for page, answer in read if page.set == name])
    judged = [(page, answer, errors(page, answer)) for page, answer in read if page.gold]
    for what in ("title", "authors"):
        row[what] = sum(what not in wrong for *_, wrong in judged) / max(1, len(judged))
    verdicts = Counter(date_verdict(answer.date, (page.gold or {})["date"]) for page, answer, _ in judged)
    for verdict in ("right", "wrong"):
        row[f"date {verdict}"] = verdicts[verdict] / max(1, len(judged))
    kept = [is_kept(agency, answer) for page, answer in read for agency in page.agencies]
    return row | {"credits": sum(kept) / max(1, len(kept))}


def answers_of(reader: Reader, given: list[Page]) -> list[Answer]:
    """What a reader makes of the pages; one on which it fails has no answer."""
    answers: list[Answer] = []
    for page in given:
        try:
            answers.append(reader(page.data))
        except Exception as error:  # a peer's failure on a page is its answer
            print(f"{reader.__name__} fails on {page.id}: {type(error).__name__}", file=sys.stderr)
            answers.append(Answer())
    return answers


def below_floors(row: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The figures that are worse than their floors; of wrong dates more is worse."""
    return [
        f"{name} {row[name]:.3f}, floor {floor}"
        for name, floor in floors.items()
        if (row[name] > floor if name.endswith("wrong") else row[name] < floor)
    ]


def main() -> int:
    """Print the table; 1 where ours is below a floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("a", "b"), help="read one half of the pages")
    parser.add_argument("--limit", type=int, help="read about N pages, spread over both sets")
    parser.add_argument("--only", help="read with this reader only")
    parser.add_argument("--wrong", nargs="?", const="all", choices=("all", *PARTS), help="print what ours got wrong")
    options = parser.parse_args()
    if "WIRECOPY_DATA" not in os.environ:
        print("set WIRECOPY_DATA to the folder with the measuring data", file=sys.stderr)
        return 2
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")  # the peers'
    given = list(pages(Path(os.environ["WIRECOPY_DATA"])))
    if options.half:
        given = [page for page in given if sha256(page.id.encode()).digest()[0] % 2 == "ab".index(options.half)]
    if options.limit:
        given = given[:: max(1, len(given) // options.limit)]
    readers = [(n, r) for n, r in (*installed(), ("wirecopy", wirecopy)) if options.only in (None, n.strip())]
    print(f"{len(given)} pages".ljust(18) + "".join(column.rjust(17) for column in COLUMNS))
    row: dict[str, float] = {}
    answers: list[Answer] = []
    for name, reader in readers:
        answers = answers_of(reader, given)
        row = measure(given, answers)
        print(name.ljust(18) + "".join(f"{row[column]:17.3f}" for column in COLUMNS), flush=True)
    if options.wrong:
        for page, answer in zip(given, answers, strict=True):
            for what, wrong in errors(page, answer).items():
                if options.wrong in ("all", what):
                    print(f"{page.id}\t{what}\t{wrong}")
    if options.half or options.limit or options.only not in (None, "wirecopy"):
        return 0  # floors are of the whole sets
    short = below_floors(row, json.loads((HERE / "floors.json").read_text("utf-8"))["read"])
    for line in short:
        print(f"below the floor: {line}", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
