"""Where the time of reading goes, how fast a WARC is opened, and whether memory stays flat over a large one.

    WIRECOPY_DATA=DIR python bench/speed/reading.py [--pages 2000] [--limit N]

Three tables from one run, CPU seconds throughout:

* the parts of reading the pages of DIR/pages, each page once, in this process, with the store at the end (skipped
  without WIRECOPY_DATA); beside trafilatura: ``pages.py``;
* records a second of a made-up WARC: framed, unwrapped from HTTP, and beside both fastwarc's own iterator;
* ``wirecopy trace --until read`` over that WARC in a process of its own: first progress, pages a second, processes
  at work, and the memory of the run and of its largest reader at each tenth of the way. ``--pages 100000 --short``
  is the measurement that counts.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from wirecopy.model import Page
from wirecopy.read import RawRecord, raw_records, read_record
from wirecopy.read.raw import SAVED
from wirecopy.read.reasons import LIMITS
from wirecopy.read.response import unwrap_response

# Functions as their callers know them: module, name, part.
PARTS = (
    ("wirecopy.read.html", "decode", "decode"),
    ("wirecopy.read.html", "parse", "parse"),
    ("wirecopy.read.html", "find_body", "extract the body"),
    ("wirecopy.read.html", "language_of", "language"),
    ("wirecopy.read.finish", "find_credits", "credits"),
    ("wirecopy.read.html", "short_blocks", "credits"),
)


class Clocks:
    """CPU seconds by part; ``wrap`` puts a clock around a function of a module."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    def timed(self, part: str, call: Callable[..., Any], *given: Any) -> Any:
        clock = time.process_time()
        try:
            return call(*given)
        finally:
            self.spent[part] += time.process_time() - clock

    def wrap(self, module: str, name: str, part: str) -> None:
        whole = __import__(module, fromlist=[name])
        call = getattr(whole, name)
        setattr(whole, name, lambda *given: self.timed(part, call, *given))


# The parts


def print_parts(data: Path, limit: int | None) -> None:
    """The first table."""
    from wirecopy.run.ingest import keep
    from wirecopy.store import open_store

    files = sorted((data / "pages").glob("**/*.html.gz"))[:limit]
    clocks = Clocks()
    for part in PARTS:
        clocks.wrap(*part)
    read_record(RawRecord("", "html", gzip.decompress(files[0].read_bytes()), SAVED))  # what is loaded once
    clocks.spent.clear()
    pages = []
    for file in files:
        markup = clocks.timed("unpack", lambda file=file: gzip.decompress(file.read_bytes()))
        pages.append(clocks.timed("read", read_record, RawRecord(file.name, "html", markup)))
    with open_store(":memory:", create=True) as store:
        for page in pages:
            clocks.timed("store", keep, store, page, page.file or "")
    spent = clocks.spent
    within = dict.fromkeys(part for *_, part in PARTS)
    rows = {"unpack": spent["unpack"]} | {part: spent[part] for part in within}
    rows["metadata and the rest"] = spent["read"] - sum(spent[part] for part in within)
    rows["store"] = spent["store"]
    whole = sum(rows.values())
    print(f"{len(files)} pages, {sum(isinstance(p, Page) for p in pages)} articles")
    for name, seconds in rows.items():
        print(f"  {name:<24}{seconds:8.2f} s{seconds / whole:8.1%}{1000 * seconds / len(files):8.1f} ms a page")


# The WARC


def made_up(pages: int, short: bool, seed: int = 2016) -> Iterator[bytes]:
    """The records of a WARC of made-up pages: 400 words in 35 kB of markup, or ``short`` ones of 100 words in 2 kB."""
    draw = random.Random(seed)
    words = ["".join(draw.choices("etaoinshrdlu", k=draw.randrange(2, 10))) for _ in range(20_000)]
    menu = "".join(
        f"<li class='nav-item nav-{n}'><a href='/s/{n}'>{words[n]}</a></li>" for n in range(5 if short else 150)
    )
    script = f"<script>{' '.join(words[: 20 if short else 2000])}</script>"

    def sentence() -> str:
        return " ".join(draw.choices(words, k=draw.randrange(12, 30))).capitalize() + "."

    for n in range(pages):
        url = f"https://paper{n % 50}.example/2024/03/04/{n}"
        title = sentence()
        body = "".join(f"<p>{sentence()} {sentence()}</p>" for _ in range(3 if short else 10))
        html = (
            f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
            f"<meta property='article:published_time' content='2024-03-04T{n % 24:02}:00:00Z'>{script}</head>"
            f"<body><nav><ul>{menu}</ul></nav><article><h1>{title}</h1><p>By Ann Lee</p>{body}</article>"
            f"<footer><ul>{menu}</ul></footer></body></html>"
        )
        packed = gzip.compress(html.encode(), 5)
        head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n"
        block = head.encode() + packed
        for kind, data in (("request", b"GET / HTTP/1.1\r\n\r\n"), ("response", block)):
            headers = (
                f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-05T06:00:00Z\r\n"
                f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(data)}\r\n\r\n"
            )
            yield gzip.compress(headers.encode() + data + b"\r\n\r\n", 1)


def print_warc(path: Path) -> None:
    """The second table."""

    def framed() -> int:
        return sum(1 for _ in raw_records(path))

    def unwrapped() -> int:
        return sum(
            1
            for r in raw_records(path)
            if isinstance(r, RawRecord) and isinstance(unwrap_response(r, LIMITS), RawRecord)
        )

    def fastwarc() -> int:
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        whole = ArchiveIterator(str(path), record_types=WarcRecordType.response, auto_decode="all")
        return sum(1 for record in whole if record.reader.read())

    for name, count in (("framed", framed), ("framed and unwrapped", unwrapped), ("fastwarc", fastwarc)):
        clock = time.process_time()
        records = count()
        print(f"  {name:<24}{records / (time.process_time() - clock):10,.0f} pages a second and core")


# The run


def print_run(path: Path, folder: Path, pages: int) -> None:
    """The third table."""
    code = "import sys; from wirecopy.cli import main; main()"
    log = folder / "log"
    command = [sys.executable, "-c", code, "trace", str(path), "--until", "read", "--store", str(folder / "s.db")]
    clock = time.monotonic()
    with log.open("wb") as out:
        run = subprocess.Popen(command, stderr=out, start_new_session=True)
        samples: list[tuple[float, int, int, int]] = []
        first = None
        while run.poll() is None:
            time.sleep(0.25)
            if first is None and stored(folder / "s.db"):
                first = time.monotonic() - clock
            samples.append((time.monotonic() - clock, *memory(run.pid)))
    took = time.monotonic() - clock
    speed = f"{pages / took:,.1f} pages a second"
    print(f"  exit {run.returncode}; first pages stored after {first or took:.1f} s; {speed}")
    print("  at      run   largest reader   processes")
    for tenth in range(11):
        at, own, reader, processes = samples[min(tenth * len(samples) // 10, len(samples) - 1)]
        print(f"  {at:6.0f} s{own / 1e6:6.0f} MB{reader / 1e6:10.0f} MB{processes:10}")


def stored(store: Path) -> bool:
    """Whether any page has arrived in the store."""
    import sqlite3

    if not store.exists():
        return False
    try:
        with sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True) as connection:
            (found,) = connection.execute("SELECT count(*) FROM (SELECT 1 FROM inputs LIMIT 1)").fetchone()
    except sqlite3.Error:
        return False
    return bool(found)


def memory(session: int) -> tuple[int, int, int]:
    """Resident bytes of the run, of the largest other process of its session, and how many those are."""
    own, others = 0, [0]
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            pages = int((stat.parent / "statm").read_text().split()[1])
        except (OSError, IndexError):
            continue
        if int(fields[3]) == session:
            if stat.parent.name == str(session):
                own = pages * os.sysconf("SC_PAGESIZE")
            else:
                others.append(pages * os.sysconf("SC_PAGESIZE"))
    return own, max(others), len(others) - 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000, help="pages of the made-up WARC")
    parser.add_argument("--short", action="store_true", help="of short pages: a large WARC in bearable time")
    parser.add_argument("--limit", type=int, help="only so many pages of the measuring data")
    given = parser.parse_args()
    if data := os.environ.get("WIRECOPY_DATA"):
        print_parts(Path(data), given.limit)
    else:
        print("parts of reading: skipped, WIRECOPY_DATA is not set")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "crawl.warc.gz")
        with path.open("wb") as out:
            out.writelines(made_up(given.pages, given.short))
        print(f"a WARC of {given.pages:,} pages, {path.stat().st_size / 1e6:,.0f} MB")
        print_warc(path)
        print_run(path, Path(folder), given.pages)


if __name__ == "__main__":
    main()
