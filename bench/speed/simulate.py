"""Speed and memory of the made-up wire, beside the plainest text generator and a plain loop, in one run.

    python bench/speed/simulate.py [--articles 20000]

Rows, each a process of its own: the wire with its truth written to a folder; words drawn one by one from a frequency
list, as long as an article, without any truth; ten million additions, by which machines and moments can be compared.
CPU seconds leave out nothing but the start of Python.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path

WORDS = 300
ADDITIONS = 10_000_000


def wire(articles: int, folder: Path) -> int:
    from wirecopy.simulate.wire import write_wire
    from wirecopy.simulate.world import make_world

    return write_wire(articles, folder, make_world(), 1)["articles"]


def drawn_words(articles: int, folder: Path) -> int:
    draw = random.Random(1)
    weights = list(accumulate(1 / (rank + 10) for rank in range(30_000)))
    words = [f"w{n}" for n in range(len(weights))]
    with (folder / "articles.jsonl").open("w") as file:
        for n in range(articles):
            file.write(
                json.dumps({"id": n, "text": " ".join(draw.choices(words, cum_weights=weights, k=WORDS))}) + "\n"
            )
    return articles


def additions(articles: int, folder: Path) -> int:
    total = 0
    for n in range(ADDITIONS):
        total += n
    return total


ROWS = {"made-up wire": wire, "words drawn one by one": drawn_words, "ten million additions": additions}


def main() -> int:
    """Print the table, or, as a row's own process, its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--row", choices=list(ROWS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.row:
        with tempfile.TemporaryDirectory() as folder:
            begun = time.process_time()
            ROWS[options.row](options.articles, Path(folder))
            seconds = time.process_time() - begun
            size = sum(path.stat().st_size for path in Path(folder).rglob("*.jsonl"))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": seconds, "size": size, "peak": peak}))
        return 0
    print(f"{'':<26}{'CPU s':>8}{'articles/s':>12}{'MB':>8}{'peak MB':>9}")
    for name in ROWS:
        command = [sys.executable, __file__, "--row", name, "--articles", str(options.articles)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        rate = f"{options.articles / row['seconds']:,.0f}" if row["size"] else ""
        print(f"{name:<26}{row['seconds']:>8.2f}{rate:>12}{row['size'] / 1e6:>8.1f}{row['peak']:>9.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
