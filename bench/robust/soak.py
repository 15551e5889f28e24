"""Many small batches into one store, with readers that never rest: memory, log and errors.

``python bench/robust/soak.py [--batches 200] [--articles 3] [--readers 2]``

Articles of a made-up wire are traced a few at a time, all stages each, by one process that goes on living, as a watch
over feeds does. Beside it readers open the store as the server does, for reading only and anew each time, and look at
stories, articles and the tables as a whole; one of them keeps a look at one moment open for a second each time. They
must see whole batches only, tables that agree, and no error. Prints the writer's memory, the store's size and its
log's as it goes, and ends with 1 where a reader met an error, or where the log or the memory grew out of bounds.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path

from wirecopy.pictures.article import load_article
from wirecopy.pictures.branches import Limits
from wirecopy.pictures.story import load_story
from wirecopy.read import raw_records, read_record
from wirecopy.read.reasons import LIMITS
from wirecopy.run import trace_records
from wirecopy.simulate.wire import write_wire
from wirecopy.simulate.world import make_world
from wirecopy.store import Store, open_store

WARM = 0.25
"""Share of the batches after which memory must be flat: by then everything is loaded that is ever loaded."""
GROWTH_MB = 64
"""Megabytes that memory may grow after that, for the articles that come to the store."""
LOG_MB = 32
"""Megabytes that the log may have at most: some times the largest transaction of so small a store."""
_LOOKS = 20  # looks at one moment of the store

Findings = Counter[str]


def main() -> int:
    """Trace and read; 0 where nothing failed and nothing grew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--batches", type=int, default=200)
    parser.add_argument("--articles", type=int, default=3, help="in a batch")
    parser.add_argument("--readers", type=int, default=2)
    parser.add_argument("--until", default="stories")
    given = parser.parse_args()
    context = get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "soak.db"
        open_store(path, create=True).close()
        over, told = context.Event(), context.Queue()
        readers = [
            context.Process(target=read_on, args=(path, given.articles, n, over, told)) for n in range(given.readers)
        ]
        for reader in readers:
            reader.start()
        try:
            grown, log = write(path, given.batches, given.articles, given.until)
        finally:
            over.set()
        found: Findings = Counter()
        for _ in readers:
            found += told.get(timeout=60)
        for reader in readers:
            reader.join()
    looks = found.pop("looks")
    print(f"{looks:,} looks, {found.total():,} errors; memory grew by {grown:.0f} MB, the log had {log:.1f} MB at most")
    for said, number in found.most_common():
        print(f"  {number:,}: {said}")
    return 1 if found or grown > GROWTH_MB or log > LOG_MB or not looks else 0


def write(path: Path, batches: int, size: int, until: str) -> tuple[float, float]:
    """Trace the batches; megabytes that memory grew by once warm, and those of the log at most."""
    with tempfile.TemporaryDirectory() as folder:
        write_wire(batches * size, Path(folder) / "wire", make_world("mixed"), seed=8)
        records = list(raw_records(str(Path(folder) / "wire" / "articles.jsonl")))
    pages = [read_record(record, LIMITS) for record in records]  # type: ignore[arg-type]
    random.Random(8).shuffle(pages)
    log, warm = 0.0, 0.0
    for batch in range(batches):
        some = pages[batch * size : (batch + 1) * size]
        with open_store(path) as store:
            trace_records([(page, page.file or page.id) for page in some], store, until=until)  # type: ignore[union-attr,misc]
            log = max(log, megabytes(Path(f"{path}-wal")))
        if batch == int(WARM * batches):
            warm = resident()
        if (batch + 1) % max(batches // 10, 1) == 0:
            cpu = time.process_time()
            print(
                f"batch {batch + 1:4}: {resident():6.0f} MB of memory, store {megabytes(path):6.1f} MB,"
                f" log {log:5.1f} MB at most, {cpu:6.1f} CPU s",
                flush=True,
            )
    return resident() - warm, log


def read_on(path: Path, size: int, number: int, over: Event, told: Queue[Findings]) -> None:
    """Look at the store until it is ``over``; the first reader keeps each look open for a second."""
    found: Findings = Counter()
    chance = random.Random(number)
    while not over.is_set():
        try:
            with open_store(path, read_only=True) as store, store.snapshot():
                found.update(said for said in look(store, size, chance) if said)
                if number == 0:
                    time.sleep(1)
                    found.update(said for said in look(store, size, chance) if said)
        except Exception as error:
            found[f"{type(error).__name__}: {error}"] += 1
        found["looks"] += 1
        time.sleep(0.05)
    told.put(found)


def look(store: Store, size: int, chance: random.Random) -> list[str]:
    """What is wrong with what a reader sees."""
    articles, dropped, inputs = (store.count(table) for table in ("articles", "dropped", "inputs"))
    wrong = [
        "half a batch" if inputs % size else "",
        "counts that do not add up" if inputs != articles + dropped else "",
    ]
    rows = list(store.records("stories"))
    for story in chance.sample(rows, min(len(rows), _LOOKS)):
        members = [row.article for row in store.records("story_articles", "story = ?", (story.story,))]
        wrong.append("a story with other articles than it says" if len(members) != story.articles else "")
        load_story(store, story, Limits(), heard=-1)
        load_article(store, chance.choice(members), 50)
    return wrong


def resident() -> float:
    """Megabytes of memory that this process has now, where the system tells, else had at most."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def megabytes(path: Path) -> float:
    """Of a file, 0 where there is none."""
    return path.stat().st_size / 2**20 if path.exists() else 0.0


if __name__ == "__main__":
    sys.exit(main())
