"""Speed of ``find_passages`` beside MinHash libraries and the oracle: one table from one run.

    python bench/speed/reuse.py [--articles 10000]

Each row is a process of its own, so that its peak memory is its own; CPU seconds are of all threads and leave out
reading the texts. rensa and datasketch (``pip install rensa datasketch``) are rows where they are installed. They
are given word 5-grams, 128 permutations and a threshold of .2, and find pairs, not passages. The articles are those
of ``wirecopy simulate``; where WIRECOPY_DATA is set, those of its ``reuters`` follow. Trust ratios, not seconds:
machines differ.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from wirecopy.simulate.wire import make_wire
from wirecopy.simulate.world import make_world

GRAM, PERMUTATIONS, THRESHOLD = 5, 128, 0.2
Pairs = set[tuple[int, int]]
Row = dict[str, float | str]


# The rows


def texts_alone(texts: list[str], outlets: list[str]) -> Pairs:
    return set()


def ours(texts: list[str], outlets: list[str]) -> Pairs:
    from wirecopy import find_passages

    return {(row["a"], row["b"]) for row in find_passages(texts, outlets).to_pylist() if row["label"] == "copied"}


def oracle(texts: list[str], outlets: list[str]) -> Pairs:
    from wirecopy.reuse.oracle import find_passages_slowly

    return {(row["a"], row["b"]) for row in find_passages_slowly(texts, outlets) if row["label"] == "copied"}


def rensa(texts: list[str], outlets: list[str]) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    sketches = RMinHash.from_token_sets([grams(text) for text in texts], PERMUTATIONS, 42)
    index = RMinHashLSH(THRESHOLD, PERMUTATIONS, 64)  # 64 bands of 2: the number that finds .2
    index.insert_many(sketches)
    candidates = {(a, b) for a, found in enumerate(index.query_all(sketches)) for b in found if a < b}
    return {(a, b) for a, b in candidates if sketches[a].jaccard(sketches[b]) >= THRESHOLD}


def datasketch(texts: list[str], outlets: list[str]) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    sketches = []
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([gram.encode() for gram in grams(text)])
        sketches.append(sketch)
        index.insert(number, sketch)
    candidates = {(a, b) for a, sketch in enumerate(sketches) for b in index.query(sketch) if a < b}
    return {(a, b) for a, b in candidates if sketches[a].jaccard(sketches[b]) >= THRESHOLD}


def grams(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[i : i + GRAM]) for i in range(max(len(words) - GRAM + 1, 1))]


ROWS: dict[str, Callable[[list[str], list[str]], Pairs]] = {
    "texts alone": texts_alone,
    "find_passages": ours,
    "rensa": rensa,
    "datasketch": datasketch,
    "oracle": oracle,
}


# The articles


def simulated(articles: int, seed: int = 2016) -> Iterator[dict[str, Any]]:
    """A made-up wire; ``kin``: the articles that share 100 characters of copied text or more with one."""
    for made in make_wire(articles, make_world(), seed):
        shared: Counter[tuple[str, str]] = Counter()
        for row in made.truth.passages:
            if row.label in ("copied", "quotation"):
                shared[row.a, row.b] += row.a_end - row.a_start
        kin: dict[str, list[str]] = defaultdict(list)
        for (one, other), characters in shared.items():
            if characters >= 100:
                kin[one].append(other)
        for line in made.articles:
            yield {"id": line.id, "text": line.text, "outlet": line.outlet, "kin": kin[line.id]}


def reuters() -> Iterator[dict[str, str]]:
    with gzip.open(Path(os.environ["WIRECOPY_DATA"]) / "reuters" / "first.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield {"text": article["text"], "outlet": article["outlet"]}


def truth(articles: list[dict[str, Any]]) -> Pairs:
    """Pairs that a made-up wire knows to share text."""
    number = {article["id"]: n for n, article in enumerate(articles) if "id" in article}
    pairs = ((number[article["id"]], number[other]) for article in articles for other in article.get("kin", ()))
    return {(min(pair), max(pair)) for pair in pairs}


# Measuring


def measure(name: str, path: str) -> Row:
    """One row, in the process that this is called in."""
    articles = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    texts = [article["text"] for article in articles]
    outlets = [article["outlet"] for article in articles]
    if name in ("find_passages", "oracle"):
        ROWS[name](["warm up"], ["kernels load here"])
    wall, cpu = time.perf_counter(), time.process_time()
    pairs = ROWS[name](texts, outlets)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    row: Row = {
        "articles": len(texts),
        "megabytes": sum(map(len, texts)) / 1e6,
        "cpu": cpu,
        "wall": wall,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10),
        "pairs": len(pairs),
    }
    if known := truth(articles):
        row |= {"recall": len(pairs & known) / len(known), "precision": len(pairs & known) / max(len(pairs), 1)}
    return row


def in_own_process(name: str, path: Path) -> Row:
    command = [sys.executable, __file__, "--row", name, "--input", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"missing": done.stderr.strip().splitlines()[-1]}
    row: Row = json.loads(done.stdout)
    return row


def tabulate(title: str, path: Path, names: list[str]) -> None:
    print(f"\n{title}")
    print(
        f"{'':14}{'articles':>9}{'MB':>7}{'CPU s':>8}{'wall s':>8}{'MB/CPU s':>10}{'of rensa':>10}"
        f"{'peak MB':>9}{'pairs':>8}{'recall':>8}{'precision':>11}"
    )
    rows = {name: in_own_process(name, path) for name in names}
    peer = rows.get("rensa", {}).get("cpu")
    for name, row in rows.items():
        if "missing" in row:
            print(f"{name:14}no row: {row['missing']}")
            continue
        cpu, megabytes = float(row["cpu"]), float(row["megabytes"])
        idle = name == "texts alone"
        rate = "" if idle else f"{megabytes / cpu:.2f}"
        ratio = "" if idle or not peer else f"{cpu / float(peer):.2f}"
        known = not idle and "recall" in row
        right = f"{row['recall']:>8.3f}{row['precision']:>11.3f}" if known else ""
        print(
            f"{name:14}{row['articles']:>9}{megabytes:>7.1f}{cpu:>8.2f}{row['wall']:>8.2f}{rate:>10}{ratio:>10}"
            f"{row['peak']:>9.0f}{row['pairs']:>8}{right}"
        )


def fresh(what: str, code: str, most: float) -> None:
    """Print what ``code`` takes in a fresh process, the best of five; the interpreter's own start is left out."""
    timed = (
        f"import sys, time; wall, cpu = time.perf_counter(), time.process_time(); {code}; "
        "print(time.perf_counter() - wall, time.process_time() - cpu)"
    )
    runs = [subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True) for _ in range(5)]
    wall, cpu = min(tuple(map(float, run.stdout.split())) for run in runs)
    print(f"  {what:44}{wall:6.2f} s, CPU {cpu:.2f} s (at most {most:g} s)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--oracle-articles", type=int, default=300)
    parser.add_argument("--row", help=argparse.SUPPRESS)
    parser.add_argument("--input", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.row:
        print(json.dumps(measure(options.row, options.input)))
        return
    peers = ["texts alone", "find_passages", "rensa", "datasketch"]
    with tempfile.TemporaryDirectory() as folder:

        def saved(articles: Iterator[dict[str, Any]]) -> Path:
            path = Path(folder) / "articles.jsonl"
            path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
            return path

        print("In a fresh process, kernels compiled before:")
        subprocess.run([sys.executable, "-c", "import wirecopy; wirecopy.find_passages(['a'])"], check=True)
        fresh("import wirecopy", "import wirecopy", 0.3)
        first = "import wirecopy; wirecopy.find_passages(['one text', 'another'])"
        fresh("and the first find_passages", f"sys.modules['scipy'] = None; {first}", 1)
        fresh("the same where scipy is installed", first, 1)  # numba imports it if it can
        tabulate(
            "Made-up articles, few", saved(simulated(options.oracle_articles)), ["find_passages", "rensa", "oracle"]
        )
        tabulate("Made-up articles", saved(simulated(options.articles)), peers)
        if "WIRECOPY_DATA" in os.environ:
            tabulate("Reuters, 1987", saved(reuters()), peers)
        else:
            print("\nReuters: no rows, WIRECOPY_DATA is not set")


if __name__ == "__main__":
    main()
