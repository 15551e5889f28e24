"""The lineage of large families and of many small ones: CPU time and memory, beside the earliest as parent of all.

    python bench/speed/families.py [--members 10000] [--families 5000]

Rows: so many exact reprints of one text; the same, each with ten words changed at random; families of four of one
edited text each. Every row is a process of its own: passages first, then families, copies and changes. The naive row
gathers what shares a passage and hangs it on the earliest, without evidence or changes. The claim is a minute of CPU
time and 2 GB for each row, with every copy found; exit status 1 where it does not hold.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from time import process_time
from typing import NamedTuple

import msgspec
from reprints import EDITS
from reprints import articles as reprints

from wirecopy.lineage import trace_lineages
from wirecopy.lineage.graph import least_of_group
from wirecopy.model import Article, Passage
from wirecopy.reuse import find_passages

MOST_SECONDS, MOST_MEGABYTES, SIZE = 60.0, 2048, 4


class Row(NamedTuple):
    """CPU seconds of each step, peak memory, and how many copies were found."""

    matching: float
    naive: float
    lineage: float
    megabytes: float
    copies: int


def main() -> int:
    """Run the bench; 1 where the claim does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--members", type=int, default=10_000)
    parser.add_argument("--families", type=int, default=5_000)
    options = parser.parse_args()
    print(f"{'':<34}{'passages s':>11}{'naive s':>9}{'lineage s':>11}{'peak MB':>9}{'copies':>9}")
    held = True
    for kind, families, members in (
        ("exact", 1, options.members),
        ("edited", 1, options.members),
        ("edited", options.families, SIZE),
    ):
        row = in_process(kind, families, members)
        title = f"{families:,} x {members:,} {kind}"
        print(f"{title:<34}{row.matching:>11.1f}{row.naive:>9.2f}{row.lineage:>11.1f}", end="")
        print(f"{row.megabytes:>9.0f}{row.copies:>9}", flush=True)
        held &= row.lineage <= MOST_SECONDS and row.megabytes <= MOST_MEGABYTES
        held &= row.copies >= families * (members - 1)
    print(f"within {MOST_SECONDS:g} s, {MOST_MEGABYTES} MB, and every copy found: {'yes' if held else 'no'}")
    return 0 if held else 1


def in_process(kind: str, families: int, members: int) -> Row:
    """A row, measured in a fresh process."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=measure, args=(kind, families, members, theirs))
    process.start()
    theirs.close()
    row: Row = ours.recv()
    process.join()
    return row


def measure(kind: str, families: int, members: int, answer: Connection) -> None:
    """Trace the articles and send the row."""
    made = reprints(kind, members, 0) if families == 1 else small_families(families)
    articles = sorted((msgspec.convert(fields, Article) for fields in made), key=lambda a: a.id)
    find_passages(["warm the kernels up"] * 2)
    began = process_time()
    table = find_passages([a.text for a in articles], [a.outlet for a in articles]).to_pylist()
    passages = [Passage(**row | {"a": articles[row["a"]].id, "b": articles[row["b"]].id}) for row in table]
    matched = process_time()
    naive(articles, passages)
    hung = process_time()
    found = trace_lineages(articles, (), passages)
    done = process_time()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    answer.send(Row(matched - began, hung - matched, done - hung, megabytes, len({c.copy for c in found.copies})))


def small_families(families: int) -> Iterator[dict[str, str]]:
    """Texts that share nothing, and of each three copies in which ten words give way to others of it."""
    draw = random.Random(8)
    for original in reprints("unrelated", families, 0):
        yield original
        for n in range(1, SIZE):
            words = original["text"].split(" ")
            for at in draw.sample(range(len(words)), EDITS):
                words[at] = draw.choice(words)
            yield original | {"id": f"{original['id']}.{n}", "outlet": f"Copier {n}", "text": " ".join(words)}


def naive(articles: Sequence[Article], passages: Sequence[Passage]) -> dict[str, str]:
    """The earliest of all that share a passage, near or far, as the parent of each."""
    group = least_of_group((a.id for a in articles), ((p.a, p.b) for p in passages))
    earliest: dict[str, Article] = {}
    for article in articles:
        first = earliest.setdefault(group[article.id], article)
        if (article.published or "", article.id) < (first.published or "", first.id):
            earliest[group[article.id]] = article
    return {a.id: earliest[group[a.id]].id for a in articles if earliest[group[a.id]] is not a}


if __name__ == "__main__":
    sys.exit(main())
