"""Time of `find` on a large store, beside what SQLite can do alone: one table from one run.

    python bench/speed/find.py [--articles 100000] [--questions 100]

The articles are made from a seed, as in reuse.py, and put straight into the store; the fingerprints are written by
what `trace` calls. Times are of one process: opening, the first question (which loads the kernels, or compiles them),
then the median and the slowest of many, in wall milliseconds and CPU. Questions: an article of the store as it is;
twenty words of one, as a quotation; a text of the same words that nobody has; an outlet's furniture, which a
hundredth of all articles ends with; and a text that a tenth of all articles hold whole. Naive rows: a scan for the
twenty words with ``instr``, and a phrase query of an FTS5 index over the same texts; both find exact words only.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pseudo_words import made_up

from wirecopy.model import Article
from wirecopy.store import Store, open_store
from wirecopy.store.fingerprints import fingerprint_new

QUOTED = slice(20, 40)
FURNITURE = 25  # words at the end of a made-up article
REPRINTED = 10  # one article in so many is a reprint of one text


def articles(number: int) -> Iterator[Article]:
    """A made-up wire, in which every tenth article is one and the same text under another outlet's furniture."""
    reprint = ""
    for n, made in enumerate(made_up(number)):
        words = made["text"].split()
        reprint = reprint or " ".join(words[:-FURNITURE])
        text = f"{reprint} {' '.join(words[-FURNITURE:])}" if n % REPRINTED == 0 else made["text"]
        day, hour = divmod(n, 24)
        published = f"2024-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}T{hour:02}:00:00Z"
        yield Article(id=f"{n:07}", outlet=made["outlet"], published=published, text=text)


def fill(path: Path, number: int) -> None:
    """Make the store, and print what its fingerprints cost."""
    with open_store(path, create=True) as store:
        with store.transaction():
            store.insert("articles", articles(number))
        pages = size_of(store)
        wall, cpu = time.perf_counter(), time.process_time()
        fingerprint_new(store)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        (keys,) = store.connection.execute("SELECT sum(length(keys)) FROM fingerprint_pages").fetchone()
        (texts,) = store.connection.execute("SELECT sum(length(text)) FROM articles").fetchone()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
        print(f"{number:,} articles, {texts / 1e6:.0f} MB of text")
        print(f"  fingerprinted in {wall:.1f} s, CPU {cpu:.1f} s, peak {peak:.0f} MB of memory")
        print(f"  {keys / number:.0f} bytes an article; the file grew by {(size_of(store) - pages) / number:.0f}")


def size_of(store: Store) -> int:
    (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
    (size,) = store.connection.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(size)


def questions(store: Store, number: int) -> dict[str, list[str]]:
    draw = random.Random(7)
    (last,) = store.connection.execute("SELECT count(*) FROM articles").fetchone()
    chosen = (n for n in iter(lambda: draw.randrange(last), None) if n % REPRINTED)
    texts = [text_of(store, next(chosen)) for _ in range(number)]
    words = " ".join(texts).split()
    reprint = " ".join(text_of(store, 0).split()[:-FURNITURE])
    return {
        "an article": texts,
        "a quotation": [" ".join(text.split()[QUOTED]) for text in texts],
        "nobody's text": [" ".join(draw.choices(words, k=400)) for _ in texts],
        "furniture": [" ".join(text.split()[-FURNITURE:]) for text in texts],
        "a tenth's text": [reprint] * number,
    }


def text_of(store: Store, n: int) -> str:
    (text,) = store.connection.execute("SELECT text FROM articles WHERE id = ?", (f"{n:07}",)).fetchone()
    return str(text)


def timed(name: str, asked: Sequence[str], ask: Callable[[str], int]) -> None:
    """A row: wall times of ``ask`` over all questions, CPU of each on average, and how many articles were found."""
    walls, found = [], []
    cpu = time.process_time()
    for question in asked:
        wall = time.perf_counter()
        found.append(ask(question))
        walls.append(1e3 * (time.perf_counter() - wall))
    cpu = 1e3 * (time.process_time() - cpu) / len(asked)
    print(
        f"{name:34}{statistics.median(walls):>9.1f}{max(walls):>9.1f}{cpu:>8.1f}{len(asked):>11}"
        f"{statistics.median(found):>10.0f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--few", type=int, default=5, help="questions to the naive rows")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        fill(path, options.articles)
        wall = time.perf_counter()
        store = open_store(path, read_only=True)
        opened = time.perf_counter() - wall
        asked = questions(store, options.questions)
        wall = time.perf_counter()
        store.find(asked["an article"][0])
        print(
            f"  opened in {1e3 * opened:.1f} ms; the first question took {1e3 * (time.perf_counter() - wall):.0f} ms\n"
        )
        print(f"{'ms':34}{'median':>9}{'slowest':>9}{'CPU':>8}{'questions':>11}{'found':>10}")
        for kind, texts in asked.items():
            timed(f"find: {kind}", texts, lambda text: len(store.find(text).findings))
        quotations = asked["a quotation"][: options.few]
        scan = "SELECT count(*) FROM articles WHERE instr(text, ?)"
        timed(
            "naive: scan, a quotation", quotations, lambda text: store.connection.execute(scan, (text,)).fetchone()[0]
        )
        store.close()
        fts = open_store(path).connection
        wall = time.perf_counter()
        fts.execute("CREATE VIRTUAL TABLE phrases USING fts5(text, content = 'articles')")
        fts.execute("INSERT INTO phrases (phrases) VALUES ('rebuild')")
        built = time.perf_counter() - wall
        phrase = "SELECT count(*) FROM phrases WHERE phrases MATCH ?"
        timed(
            "naive: FTS5 phrase, a quotation",
            quotations,
            lambda text: fts.execute(phrase, (f'"{text}"',)).fetchone()[0],
        )
        (size,) = fts.execute("SELECT sum(length(block)) FROM phrases_data").fetchone()
        print(f"  (its index: {built:.0f} s to build, {size / options.articles:.0f} bytes an article)")
        fts.close()


if __name__ == "__main__":
    main()
