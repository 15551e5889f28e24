"""``find_passages`` over more articles than fit in memory: a Parquet file in, a table of passages out.

    python bench/speed/million.py [--articles 1000000] [--input FILE.parquet] [--output FILE.parquet]

Makes them up as ``wirecopy simulate`` does, unless ``--input`` has them (columns text, outlet);
then prints what each phase took and the peak memory. A million articles are 2.4 GB of text: they are read batch by
batch, and what is made of them lies in the folder for temporary files (some 9 GB; TMPDIR names another). The claim is
ten minutes and 8 GB on two cores; the line at the end says whether it held, and the exit status too.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from reuse import simulated

from wirecopy import find_passages

MOST_SECONDS, MOST_MEGABYTES = 600, 8192  # for a million articles
COLUMNS = ["text", "outlet"]


def save(articles: Iterator[dict[str, Any]], path: Path) -> None:
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    with pq.ParquetWriter(path, schema) as writer:
        while rows := list(islice(articles, 10_000)):
            writer.write_table(pa.table({name: [row[name] for row in rows] for name in COLUMNS}, schema))


class Clock:
    """Prints what a phase took when the next begins."""

    def __init__(self) -> None:
        self._phase = ""
        self._wall = self._cpu = 0.0

    def __call__(self, phase: str, share: float) -> None:
        if phase == self._phase:
            return
        wall, cpu = time.perf_counter(), time.process_time()
        if self._phase:
            took = f"{wall - self._wall:8.1f} s{cpu - self._cpu:8.1f} CPU s"
            print(f"  {self._phase:14}{took}   peak so far {peak():.0f} MB", flush=True)
        self._phase, self._wall, self._cpu = phase, wall, cpu


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def measure(path: Path, output: Path | None) -> int:
    find_passages(["kernels", "load here"])
    clock = Clock()
    wall, cpu = time.perf_counter(), time.process_time()
    clock("reading", 0)
    file = pq.ParquetFile(path)
    outlets = file.read(columns=["outlet"])["outlet"].to_pylist()
    batches = file.iter_batches(10_000, columns=["text"])
    texts = pa.RecordBatchReader.from_batches(pa.schema([file.schema_arrow.field("text")]), batches)
    table = find_passages(texts, outlets, progress=clock)
    clock("written", 0)
    if output:
        pq.write_table(table, output)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{len(outlets)} articles, {table.num_rows} passages: {wall:.0f} s, {cpu:.0f} CPU s, peak {peak():.0f} MB")
    held = wall <= MOST_SECONDS and peak() <= MOST_MEGABYTES
    print(f"within {MOST_SECONDS} s and {MOST_MEGABYTES} MB: {'yes' if held else 'no'}")
    return 0 if held else 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--input", type=Path)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    if options.input:
        return measure(options.input, options.output)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.parquet"
        save(simulated(options.articles), path)
        return measure(path, options.output)


if __name__ == "__main__":
    sys.exit(main())
