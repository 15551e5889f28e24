"""A process that cuts documents into records: C libraries parse XML and Parquet there, where a crash takes no run.

In: the path of a document. Out: its records, one at a time, as the process gives them. Where it dies, what it had given
is kept, and it is tried once more; then the rest of that document is dropped, and the next one is cut by a new process.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from wirecopy.errors import ReadersFail
from wirecopy.model import Dropped
from wirecopy.read import RawRecord
from wirecopy.read.files import Cut, cut_document
from wirecopy.read.reasons import LIMITS, Limits, dropped
from wirecopy.run.readers import cause_of_death, confine

_Answer = RawRecord | Dropped | None
"""``None``: the document has no more."""


class Cutter:
    """One process, started when first needed; use it as a context manager.

    ``cut``: a function of a module, as it goes to another process.
    """

    def __init__(self, cut: Cut = cut_document) -> None:
        self._cut = cut
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(["wirecopy.read.reader"])
        self._process: ForkServerProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process is not None:
            self._process.kill()
        self._end()

    def cut(self, path: Path, label: str, limits: Limits = LIMITS) -> Iterator[RawRecord | Dropped]:
        """The records of a document. Raises :class:`ReadersFail` where no process can be started."""
        given = 0
        for attempt in (1, 2):
            answers = self._answers(path, label, limits)
            done = False
            try:
                for answer in islice(answers, given, None):
                    if answer is None:
                        done = True
                        return
                    given += 1
                    yield answer
            finally:
                died_of = None if done else self._end()
            if died_of == -signal.SIGPROF:
                yield dropped(label, "timed_out", _behind(f"more than {limits.seconds:g} s of CPU", given))
                return
            if attempt == 2:
                yield dropped(label, "crashed", _behind(cause_of_death(died_of or 0), given))

    def _answers(self, path: Path, label: str, limits: Limits) -> Iterator[_Answer]:
        """What the process says, until it has said all or is gone."""
        line = self._line or self._start()
        try:
            line.send((path, label, limits))
            while True:
                answer: _Answer = line.recv()
                yield answer
        except (EOFError, OSError):
            return

    def _start(self) -> Connection:
        ours, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_work, args=(theirs, self._cut), daemon=True)
        self._process.start()
        theirs.close()
        self._line = ours
        try:
            ours.recv()
        except (EOFError, OSError) as error:
            raise ReadersFail(f"no process to read with: {cause_of_death(self._end())}; is memory short?") from error
        return ours

    def _end(self) -> int:
        """End the process, if it has not ended, by closing its line; its exit code."""
        if self._process is None or self._line is None:
            return 0
        self._line.close()
        self._process.join(_DYING)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        code = self._process.exitcode or 0
        self._process = self._line = None
        return code


def _work(line: Connection, cut: Cut) -> None:
    """The life of the process; it ends when the run closes the line, or is gone."""
    confine()
    with suppress(EOFError, OSError):
        line.send(None)
        while True:
            path, label, limits = line.recv()
            records = cut(path, label, limits)
            record: _Answer = None
            while True:
                signal.setitimer(signal.ITIMER_PROF, limits.seconds)
                record = next(records, None)
                signal.setitimer(signal.ITIMER_PROF, 0)
                line.send(record)
                if record is None:
                    break


def _behind(cause: str, given: int) -> str:
    return f"{cause} after record {given}" if given else cause


# Seconds that a process which closed its line may take to be gone.
_DYING = 5.0
