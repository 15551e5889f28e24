"""What a thousand more articles cost a store that holds many: by stage, beside what they cost alone.

    python bench/speed/incremental.py [--articles 20000] [--more 1000] [--until lineage] [--input FILE.jsonl]

Makes articles up as ``wirecopy simulate`` does (``--input`` has them already), in an order of chance, and traces: the
last ``--more`` of them into a store of their own; all but those into another; and then those on top of a copy of it.
The same with as many *strangers*: those articles with their words put into another language, so that they are kin to
nobody. A batch may cost twice what it costs alone, and the families that it touches: what matching and lineage of those
cost, as they stood before and in a store of their own, whose trees are others then or follow from something else. Each
is a process of its own; what is printed are CPU seconds of it and of its readers.
Reuse is three columns: what is counted of all texts; what is "matched", the pairs that what came has part in or
changes, with where they stand; labels and writing. Trust ratios, not seconds: machines differ.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
from pseudo_words import language

from wirecopy.reuse import PHASES
from wirecopy.run import trace_inputs
from wirecopy.simulate.wire import make_wire
from wirecopy.simulate.world import make_world
from wirecopy.store import open_store

COLUMNS = ("start", "read", "fingerprints", "reuse", "matched", "written", "lineage", "speech", "stories", "end")
OF_FAMILIES = ("matched", "written", "lineage")
PARTS = {100 * PHASES.index("passages"): "matched", 100 * len(PHASES): "written"}
"""Of reuse, by the percent of it at which they begin."""
Seconds = dict[str, float]


class Clock:
    """CPU seconds of this process and those it started, by the stage that is worked on."""

    def __init__(self) -> None:
        self.seconds: Seconds = {}
        self._stage, self._since = "start", 0.0
        self._steps = 0

    def stage(self, name: str, total: int | None) -> None:
        self._steps = 0
        self._begin(name)

    def _begin(self, name: str) -> None:
        now = sum(os.times()[:4]) + of_living()
        self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = name, now

    def advance(self, steps: int = 1) -> None:
        self._steps += steps
        if self._stage in ("reuse", "matched") and self._steps in PARTS:
            self._begin(PARTS[self._steps])

    def say(self, text: str) -> None:
        print(text, file=sys.stderr)


def of_living() -> float:
    """CPU seconds of the processes below this one that have not ended yet, and of those that they saw end."""
    parents: dict[int, int] = {}
    seconds: dict[int, float] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        pid = int(path.parent.name)
        parents[pid] = int(fields[1])
        seconds[pid] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    below = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in below} - below:
        below |= more
    return sum(seconds[pid] for pid in below - {os.getpid()})


def trace_here(store: str, until: str, inputs: list[str]) -> None:
    """Trace in this process and print what it took."""
    clock = Clock()
    with open_store(store, create=True) as opened:
        summary = trace_inputs(inputs, opened, until=until, progress=clock)
        clock.stage("end", None)
    clock.stage("", None)
    print(json.dumps(clock.seconds | {"articles": summary.articles}))


def traced(store: Path, until: str, *inputs: Path) -> Seconds:
    command = [sys.executable, __file__, "--here", str(store), "--until", until, "--inputs", *map(str, inputs)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: Seconds = json.loads(done.stdout.splitlines()[-1])
    return found


def show(name: str, seconds: Seconds) -> float:
    total = sum(seconds.get(column, 0.0) for column in COLUMNS)
    cells = "".join(f"{seconds.get(column, 0.0):>13.1f}" for column in COLUMNS)
    print(f"{name:24}{cells}{total:>9.1f}", flush=True)
    return total


def lines_of(given: argparse.Namespace) -> list[bytes]:
    if given.input:
        return Path(given.input).read_bytes().splitlines()
    wire = make_wire(given.articles, make_world(), given.seed)
    return [msgspec.json.encode(line) for made in wire for line in made.articles]


def strange(lines: list[bytes], seed: int) -> list[bytes]:
    """The same articles, each under another name and in words of a language of their own."""
    words = language(random.Random(seed))
    made = []
    for line in lines:
        article = json.loads(line)
        names = {key: f"{article[key]}-strange" for key in ("id", "url", "canonical_url") if article.get(key)}
        paragraphs = [" ".join(words(len(part.split()))) for part in article["text"].split("\n\n")]
        made.append(json.dumps(article | names | {"text": "\n\n".join(paragraphs)}).encode())
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--more", type=int, default=1_000)
    parser.add_argument("--until", default="lineage")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--input")
    parser.add_argument("--here", help=argparse.SUPPRESS)
    parser.add_argument("--inputs", nargs="*", default=[], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        trace_here(given.here, given.until, given.inputs)
        return
    lines = lines_of(given)
    random.Random(given.seed).shuffle(lines)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        batches = {"more": lines[-given.more :], "strangers": strange(lines[-given.more :], given.seed)}
        for batch, those in {"most": lines[: -given.more], **batches}.items():
            (folder / f"{batch}.jsonl").write_bytes(b"\n".join(those))
        print(f"{'CPU seconds':24}" + "".join(f"{column:>13}" for column in COLUMNS) + f"{'all':>9}")
        show(f"{len(lines) - given.more:,} at once", traced(folder / "all.db", given.until, folder / "most.jsonl"))
        cost: dict[str, tuple[float, float, float]] = {}
        for batch in batches:
            shutil.copy(folder / "all.db", folder / f"{batch}.db")
            inputs, families = folder / f"{batch}.jsonl", folder / f"families of {batch}.jsonl"
            alone = show(f"{given.more:,} {batch} alone", traced(folder / f"{batch} alone.db", given.until, inputs))
            on_top = show(f"{given.more:,} {batch} on top", traced(folder / f"{batch}.db", given.until, inputs))
            touched = of_ids(touched_families(folder / "all.db", folder / f"{batch}.db"), lines[: -given.more])
            families.write_bytes(b"\n".join(touched))
            seconds = traced(folder / f"{families.stem}.db", given.until, families)
            show(f"{len(touched):,} that they touch", seconds)
            cost[batch] = on_top, alone, sum(seconds.get(column, 0.0) for column in OF_FAMILIES)
        print(_left(folder / "more.db"))
        for batch, (on_top, alone, families_alone) in cost.items():
            print(
                f"{given.more:,} {batch}: {on_top / alone:.2f} of what they cost alone;"
                f" {on_top / (2 * alone + families_alone):.2f} of twice that and the families that they touch"
            )


def touched_families(before: Path, after: Path) -> set[str]:
    """The articles of the texts of which lineage left something else in the one store than in the other."""
    connection = sqlite3.connect(after)
    connection.execute("ATTACH ? AS earlier", (str(before),))
    rows = connection.execute(
        "SELECT article FROM carried JOIN (SELECT * FROM trees EXCEPT SELECT * FROM earlier.trees) USING (text)"
    )
    return {article for (article,) in rows}


def of_ids(ids: set[str], lines: list[bytes]) -> list[bytes]:
    """The lines of articles of these ids."""
    return [line for line in lines if json.loads(line)["id"] in ids]


def _left(store: Path) -> str:
    """What lineage keeps for its next work."""
    with open_store(store) as opened:
        execute = opened.connection.execute
        (size,) = execute("SELECT sum(pgsize) FROM dbstat WHERE name IN ('kin', 'kin_b', 'traced', 'carried',"
                          " 'carried_article', 'trees', 'sqlite_autoindex_trees_1')").fetchone()  # fmt: skip
        most = execute("SELECT count(*) FROM carried GROUP BY text ORDER BY 1 DESC LIMIT 1").fetchone()
        each = size / max(opened.count("articles"), 1)
    return f"lineage keeps {each:.0f} bytes an article; the largest text has {most[0] if most else 0:,} articles"


if __name__ == "__main__":
    main()
