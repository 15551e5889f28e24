"""Kill a run at random moments of every stage, go on, and compare with a run that nobody disturbed.

``python bench/robust/kills.py [--kills 50] [--seed 1]``

In: some demo pages and made-up articles. For each kill a run is begun where the stage before had ended, and is killed
by SIGKILL: from outside after a random share of the stage's time, or by itself after a random share of its SQLite
operations, in turn. The next run must leave every table but ``runs`` as the undisturbed one left it, and a whole file.
Prints a line for each kill, and ends with 1 where any store differs. Every run is forked from a process that has
everything loaded; its own processes are killed with it.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import resources
from multiprocessing import get_context
from pathlib import Path
from typing import IO, NamedTuple

from wirecopy.model import TABLES
from wirecopy.run import cutter, readers, trace_inputs
from wirecopy.simulate.wire import write_wire
from wirecopy.simulate.world import make_world
from wirecopy.store import open_store

PAGES, MADE_UP = 4, 6
STAGES = {"read": None, "fingerprints": "read", "reuse": "read", "lineage": "reuse", "speech": "lineage",
          "stories": "speech"}  # fmt: skip
"""The stages as a run announces them, each with the last one that the store has when it is killed there."""
_EVERY = 10  # instructions of SQLite's machine that count as one operation

Tables = dict[str, list[object]]


class Mark(NamedTuple):
    """A stage begins, or (``""``) the run ends: seconds and SQLite operations since the run began."""

    stage: str
    seconds: float
    operations: int


def main() -> int:
    """Kill, go on, compare; 0 where every store came out as it should."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        trials = Trials(Path(folder))
        outcomes = [trials.kill(n, chance) for n in range(given.kills)]
    equal = outcomes.count(True)
    print(f"{equal} of {given.kills} came out as the undisturbed run")
    return 0 if equal == given.kills else 1


Tell = Callable[[Mark], None]


class Trials:
    """What is read, what comes of it undisturbed, and stores that end before each stage."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.inputs = folder / "inputs"
        _fill(self.inputs)
        for module in (readers, cutter):  # forked processes take no time to start; see :func:`_end_group`
            module.get_context = lambda kind: get_context("fork")  # type: ignore[attr-defined]
        self.run(folder / "warm.db", "stories", _nothing)
        self.marks: list[Mark] = []
        self.run(folder / "whole.db", "stories", self.marks.append)
        self.expected = tables(folder / "whole.db")
        for until in sorted({stage for stage in STAGES.values() if stage}):
            self.run(folder / f"{until}.db", until, _nothing)

    def run(
        self, store: Path, until: str, tell: Callable[[Mark], None], dies_at: tuple[str, int] | None = None
    ) -> None:
        """One run, here; ``tell`` hears of each stage. With ``dies_at`` it dies so many operations into a stage."""
        with open_store(store, create=True) as opened:
            watch = Watch(tell, dies_at)
            opened.connection.set_progress_handler(watch.operation, _EVERY)
            trace_inputs([str(self.inputs)], opened, until=until, jobs=1, progress=watch)
            watch.stage("", None)

    def kill(self, number: int, chance: random.Random) -> bool:
        """One kill, of every stage in turn, and one run after it; whether the store is as it should be."""
        stage, from_outside = list(STAGES)[number % len(STAGES)], (number + number // len(STAGES)) % 2 == 0
        store = self.folder / "trial.db"
        share = chance.random()
        while not self._killed(store, stage, share, from_outside):  # it was quicker than the undisturbed run
            share *= 0.8
        went_on = self._in_a_fork(lambda: self.run(store, "stories", _nothing))
        said = _difference(self.expected, tables(store)) if went_on == 0 else f"the next run ended with {went_on}"
        how = "killed from outside" if from_outside else "killed by itself"
        print(f"{stage:12} at {share:4.0%} {how}: {said or 'equal'}", flush=True)
        return not said

    def _killed(self, store: Path, stage: str, share: float, from_outside: bool) -> bool:
        """Begin a run where the stage before had ended, and kill it after that ``share`` of ``stage``, if it lasts."""
        for ending in ("", "-wal", "-shm"):
            Path(f"{store}{ending}").unlink(missing_ok=True)
        if before := STAGES[stage]:
            shutil.copy(self.folder / f"{before}.db", store)
        begin = next(n for n, mark in enumerate(self.marks) if mark.stage == stage)
        first, last = self.marks[begin : begin + 2]
        if from_outside:
            return self._killed_from_outside(store, stage, share * (last.seconds - first.seconds))
        dies_at = stage, int(share * (last.operations - first.operations))
        return self._in_a_fork(lambda: self.run(store, "stories", _nothing, dies_at)) == -signal.SIGKILL

    def _killed_from_outside(self, store: Path, stage: str, seconds: float) -> bool:
        heard, tells = os.pipe()

        def run() -> None:
            os.close(heard)
            told = os.fdopen(tells, "w")
            self.run(store, "stories", lambda mark: print(mark.stage, file=told, flush=True))

        pid = _fork(run)
        os.close(tells)
        with os.fdopen(heard) as line:
            _wait_for(stage, line)
            time.sleep(seconds)
            return _end(pid) == -signal.SIGKILL

    def _in_a_fork(self, work: Callable[[], None]) -> int:
        pid = _fork(work)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        _end_group(pid)
        return code


class Watch:
    """The progress of a run, with the moments at which its stages begin; kills the run if it is to die."""

    def __init__(self, tell: Tell, dies_at: tuple[str, int] | None) -> None:
        self._tell, self._dies_at = tell, dies_at
        self._began, self._operations, self._left = time.perf_counter(), 0, -1

    def stage(self, name: str, total: int | None) -> None:
        """A stage begins."""
        self._tell(Mark(name, time.perf_counter() - self._began, self._operations))
        self._left = self._dies_at[1] if self._dies_at and self._dies_at[0] == name else -1

    def operation(self) -> int:
        """SQLite has worked on a little."""
        self._operations += 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1
        return 0

    def advance(self, count: int = 1) -> None:
        """Nothing."""

    def say(self, message: str) -> None:
        """Nothing."""


def tables(store: Path) -> Tables:
    """Every table but ``runs``, of a file that must be whole."""
    with open_store(store) as opened:
        (whole,) = opened.connection.execute("PRAGMA integrity_check").fetchone()
        return {name: list(opened.records(name)) for name in TABLES if name != "runs"} | {"": [whole]}


def _difference(expected: Tables, found: Tables) -> str:
    names = [name or "integrity" for name, rows in expected.items() if found[name] != rows]
    return f"differs in {', '.join(names)}" if names else ""


def _fill(folder: Path) -> None:
    folder.mkdir()
    pages = sorted((resources.files("wirecopy.demo") / "pages").iterdir(), key=lambda page: page.name)
    for page in [page for page in pages if "ferry" in page.name][:PAGES]:
        (folder / page.name).write_bytes(page.read_bytes())
    write_wire(MADE_UP, folder / "wire", make_world("mixed"), seed=4)
    shutil.move(folder / "wire" / "articles.jsonl", folder / "wire.jsonl")
    shutil.rmtree(folder / "wire")


def _fork(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        os.setsid()
        try:
            work()
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    return pid


def _end(pid: int) -> int:
    os.kill(pid, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    _end_group(pid)
    return code


def _end_group(pid: int) -> None:
    """End the processes that a run had started: forked ones hold their own end of its lines."""
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _wait_for(stage: str, line: IO[str]) -> None:
    for name in line:
        if name.strip() == stage:
            return


def _nothing(mark: Mark) -> None:
    """Nobody listens."""


if __name__ == "__main__":
    sys.exit(main())
