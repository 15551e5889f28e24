"""A text with many reprints, traced to its family: CPU time beside as many articles that share nothing.

    python bench/speed/reprints.py [--reprints 10000] [--others 10000]

Each row is a run of its own of ``wirecopy trace --until lineage`` over a store of its own. Reprints are exact, or each
with ten words changed at random, or cut after a random paragraph. The claim is at most twice the CPU time of the
unrelated ones, 2 GB, and every reprint in one family with its row in ``copies`` (of two that nobody can order, the row
has the lesser id for the original); exit status 1 where it does not hold.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from pseudo_words import language

from wirecopy import open as open_store

EDITS, PARAGRAPHS = 10, 8
MOST_RATIO, MOST_MEGABYTES = 2.0, 2048
UNORDERED = 0.5  # the confidence of a pair that nobody can order
KINDS = ("unrelated", "exact", "edited", "cut")
BEGINNING = datetime(2016, 3, 1)
TRACE = "from wirecopy.cli import main; main()"


class Row(NamedTuple):
    """CPU seconds of a run and its workers, peak memory, and how many reprints are in one family and in copies."""

    cpu: float
    megabytes: float
    in_family: int
    in_copies: int


def articles(kind: str, reprints: int, others: int) -> Iterator[dict[str, str]]:
    """``reprints`` of one text, or as many of none, among ``others`` that share nothing."""
    draw = random.Random(7)
    prose = language(draw)

    def paragraphs() -> list[str]:
        return [" ".join(prose(draw.randrange(20, 70))) for _ in range(PARAGRAPHS)]

    story = paragraphs()
    names = [f"reprint{n}" for n in range(reprints)] + [f"other{n}" for n in range(others)]
    draw.shuffle(names)
    for n, name in enumerate(names):
        text = paragraphs()
        if kind != "unrelated" and name.startswith("reprint"):
            text = story[: draw.randrange(2, PARAGRAPHS + 1)] if kind == "cut" else list(story)
            for _ in range(EDITS if kind == "edited" else 0):
                at = draw.randrange(len(text))
                words = text[at].split(" ")
                words[draw.randrange(len(words))] = prose(1)[0]
                text[at] = " ".join(words)
        published = (BEGINNING + timedelta(minutes=n)).isoformat() + "Z"
        yield {"id": name, "outlet": f"Outlet {n}", "published": published, "text": "\n\n".join(text)}


def measure(kind: str, reprints: int, others: int, folder: Path) -> Row:
    source, store = folder / f"{kind}.jsonl", folder / f"{kind}.db"
    source.write_text("".join(json.dumps(article) + "\n" for article in articles(kind, reprints, others)), "utf-8")
    run = subprocess.Popen(
        [sys.executable, "-c", TRACE, "trace", str(source), "--store", str(store), "--until", "lineage"],
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise SystemExit(f"trace of {source.name} failed with status {run.returncode}")
    with open_store(store) as opened:
        members = Counter(row.family for row in opened.records("families") if row.article.startswith("reprint"))
        rows = list(opened.records("copies"))
    copies = {row.copy for row in rows} | {row.original for row in rows if row.confidence == UNORDERED}
    copies = {article for article in copies if article.startswith("reprint")}
    megabytes = used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return Row(used.ru_utime + used.ru_stime, megabytes, max(members.values(), default=0), len(copies))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reprints", type=int, default=10_000)
    parser.add_argument("--others", type=int, default=10_000)
    options = parser.parse_args()
    print(f"{options.reprints} reprints among {options.others} others")
    print(f"{'':12}{'CPU s':>8}{'of unrelated':>14}{'peak MB':>9}{'in one family':>15}{'in copies':>11}")
    held = True
    peer = 0.0
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            row = measure(kind, options.reprints, options.others, Path(folder))
        peer = peer or row.cpu
        figures = f"{row.cpu:>8.1f}{row.cpu / peer:>14.2f}{row.megabytes:>9.0f}{row.in_family:>15}{row.in_copies:>11}"
        print(f"{kind:12}{figures}", flush=True)
        if kind != "unrelated":  # the original is among the reprints, and no copy
            held &= row.in_family == options.reprints and row.in_copies >= options.reprints - 1
            held &= row.cpu <= MOST_RATIO * peer and row.megabytes <= MOST_MEGABYTES
    print(f"within {MOST_RATIO:g} times, {MOST_MEGABYTES} MB, and every one found: {'yes' if held else 'no'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
