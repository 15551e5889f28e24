"""Pages a CPU-second beside trafilatura's own, with and without credits, told so that the order does not decide.

    WIRECOPY_DATA=DIR python bench/speed/pages.py [--rounds 3] [--slices 6] [--first N]

Both keep caches (dates, languages, expressions), so that whoever reads a page second is given part of the first one's
work: ours first it was .86 of trafilatura's pages, ours last 1.0. Here each turn, a reader with a slice of the pages of
DIR/pages, has a process of its own that first reads a page outside the slice; the readers take turns, in another order
each round, and the least of each reader's rounds counts, for a busy machine only ever adds. trafilatura runs in
precision mode with its metadata, on the same bytes. Printed are pages a second, the ratio over all pages and its spread
over the slices. Exit status 1 where a floor of ``bench/quality/floors.json`` is not met.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from unittest.mock import patch

FLOORS = Path(__file__).parents[1] / "quality" / "floors.json"
READERS = ("trafilatura", "wirecopy", "without credits")


def main() -> int:
    """Print the table; 1 below a floor, 2 without data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slices", type=int, default=6)
    parser.add_argument("--first", type=int, help="read only the first N slices: a sample")
    parser.add_argument("--turn", nargs=2, metavar=("READER", "SLICE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if "WIRECOPY_DATA" not in os.environ:
        print("set WIRECOPY_DATA to the folder with the measuring data", file=sys.stderr)
        return 2
    files = sorted(Path(os.environ["WIRECOPY_DATA"], "pages").glob("*/*/*.html.gz"))
    if options.turn:
        reader, slice = options.turn
        print(turn(reader, files, int(slice), options.slices))
        return 0
    slices = range(options.first or options.slices)
    count = sum(len(files[s :: options.slices]) for s in slices)
    least: dict[tuple[str, int], float] = {}
    for round in range(options.rounds):
        for slice in slices:
            for n in range(len(READERS)):
                reader = READERS[(n + round) % len(READERS)]
                spent = in_a_process(reader, slice, options.slices)
                least[reader, slice] = min(spent, least.get((reader, slice), spent))
    total = {reader: sum(least[reader, slice] for slice in slices) for reader in READERS}
    for reader in READERS:
        print(f"{reader:<18}{count / total[reader]:8.2f} pages a CPU-second")
    speed = [least["trafilatura", s] / least["wirecopy", s] for s in slices]
    added = [least["wirecopy", s] / least["without credits", s] - 1 for s in slices]
    measured = {
        "pages": total["trafilatura"] / total["wirecopy"],
        "added_time": total["wirecopy"] / total["without credits"] - 1,
    }
    print(f"wirecopy reads {measured['pages']:.2f} pages ({spread(speed)}) while trafilatura reads one")
    print(f"credits add {measured['added_time']:.3f} ({spread(added)}) to the time of a page")
    floors = json.loads(FLOORS.read_text())["reading_speed"]
    short = [f"pages {measured['pages']:.3f} < {floors['pages']}"] if measured["pages"] < floors["pages"] else []
    if measured["added_time"] > floors["added_time"]:
        short.append(f"added_time {measured['added_time']:.3f} > {floors['added_time']}")
    for line in short:
        print(f"short of the floor: {line}", file=sys.stderr)
    return 1 if short else 0


def spread(ratios: Iterable[float]) -> str:
    """The least and the greatest."""
    ratios = sorted(ratios)
    return f"{ratios[0]:.2f} to {ratios[-1]:.2f}"


def in_a_process(reader: str, slice: int, slices: int) -> float:
    """CPU seconds of a turn."""
    command = [sys.executable, __file__, "--slices", str(slices), "--turn", reader, str(slice)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])


def turn(reader: str, files: list[Path], slice: int, slices: int) -> float:
    """CPU seconds that a reader takes for its slice, what is loaded once left out."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    pages = [gzip.decompress(file.read_bytes()) for file in files[slice::slices]]
    read = reading(reader)
    for file in files[(slice + 1) % slices :: slices][:3]:
        read(gzip.decompress(file.read_bytes()))
    started = time.process_time()
    for page in pages:
        read(page)
    return time.process_time() - started


def reading(reader: str) -> Callable[[bytes], object]:
    """The call of a reader."""
    if reader == "trafilatura":
        from trafilatura import bare_extraction

        return lambda page: bare_extraction(page, favor_precision=True, include_comments=False, with_metadata=True)
    from wirecopy.read import RawRecord, read_record

    if reader == "without credits":
        patch("wirecopy.read.finish.find_credits", lambda article, around: ()).start()
        patch("wirecopy.read.html.short_blocks", lambda tree, text: ()).start()
    return lambda page: read_record(RawRecord("page.html", "html", page))


if __name__ == "__main__":
    sys.exit(main())
