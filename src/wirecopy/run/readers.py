"""Processes that read, any of which may die: what kills one is dropped, and the others never notice.

In: batches of records. Out: each batch's pages, in order. A process answers record by record, so that it is known
which record it died of. A record that takes too long ends its process too: the system's own CPU timer does it, which
also stops a loop inside a C library. Each process is served by a thread of the run, and ends with it.
"""

from __future__ import annotations

import resource
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from types import TracebackType
from typing import Self

from wirecopy.errors import ReadersFail
from wirecopy.model import Dropped, Page
from wirecopy.read import RawRecord, read_record
from wirecopy.read.reasons import LIMITS, Limits, dropped

Read = Callable[[RawRecord, Limits], Page | Dropped]

MEMORY = 4 * 1024**3
"""Bytes of address space of a reading process: ten times what any page of the measuring data takes."""


class Readers:
    """Up to ``jobs`` reading processes, started when first needed; use it as a context manager.

    ``read``: a function of a module, as it goes to another process.
    """

    def __init__(self, jobs: int, limits: Limits = LIMITS, read: Read = read_record) -> None:
        self._limits = limits
        self._read = read
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="reader")
        self._of_thread = threading.local()
        self._alive: list[_Reader] = []
        self._closed = False
        self._lock = threading.Lock()
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(["wirecopy.read.reader"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End every process at once, whatever it is at."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            self._closed = True
            for reader in self._alive:
                reader.process.kill()

    def submit(self, records: Sequence[RawRecord | Dropped]) -> Future[list[Page | Dropped]]:
        """The pages of ``records``, in their order, once they are read; what was dropped before is passed through.

        The future raises :class:`ReadersFail` where no process can be started.
        """
        return self._threads.submit(self._pages, records)

    def _pages(self, records: Sequence[RawRecord | Dropped]) -> list[Page | Dropped]:
        read = iter(self._answers([r for r in records if isinstance(r, RawRecord)]))
        return [next(read) if isinstance(r, RawRecord) else r for r in records]

    def _answers(self, records: list[RawRecord]) -> list[Page | Dropped]:
        """An answer for each record; a process that dies is replaced.

        What it dies of is tried once more, in a process that has read nothing else: the system kills for want of
        memory whoever is at hand.
        """
        answers: list[Page | Dropped] = []
        suspect = None
        while True:
            reader = getattr(self._of_thread, "reader", None) or self._start()
            answers += reader.answers(records[len(answers) :])
            if len(answers) == len(records):
                return answers
            died_of = self._bury(reader)
            culprit = records[len(answers)]
            if died_of == -signal.SIGPROF:
                answers.append(dropped(culprit.file, "timed_out", f"more than {self._limits.seconds:g} s of CPU"))
            elif suspect is culprit:
                answers.append(dropped(culprit.file, "crashed", cause_of_death(died_of)))
            suspect = culprit

    def _start(self) -> _Reader:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._read, self._limits), daemon=True)
        reader = _Reader(process, ours)
        with self._lock:  # starting one process looks after the others
            if self._closed:
                raise ReadersFail("the run has ended")
            process.start()
            self._alive.append(reader)
        theirs.close()
        if not reader.is_ready():
            raise ReadersFail(
                f"no process to read with: {cause_of_death(self._bury(reader))} as it began; is memory short?"
            )
        self._of_thread.reader = reader
        return reader

    def _bury(self, reader: _Reader) -> int:
        """The exit code of a process that has ended or is about to."""
        self._of_thread.reader = None
        with self._lock:
            reader.process.join()
            self._alive.remove(reader)
        reader.connection.close()
        return reader.process.exitcode or 0


class _Reader:
    """A process and our end of the line to it."""

    def __init__(self, process: ForkServerProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection

    def is_ready(self) -> bool:
        """Wait for the first sign of life."""
        try:
            self.connection.recv()
        except (EOFError, OSError):
            return False
        return True

    def answers(self, records: list[RawRecord]) -> list[Page | Dropped]:
        """An answer for each record, or as many as came before the process died."""
        found: list[Page | Dropped] = []
        try:
            self.connection.send(records)
            while len(found) < len(records):
                found.append(self.connection.recv())
        except (EOFError, OSError):
            pass
        return found


def _work(connection: Connection, read: Read, limits: Limits) -> None:
    """The life of a reading process; it ends when the run closes the line, or is gone."""
    confine()
    try:
        connection.send(None)
        while True:
            for record in connection.recv():
                signal.setitimer(signal.ITIMER_PROF, limits.seconds)
                page = read(record, limits)
                signal.setitimer(signal.ITIMER_PROF, 0)
                connection.send(page)
    except (EOFError, OSError):
        return


def confine() -> None:
    """Give this process the limits of one that reads what strangers wrote."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run decides what a Ctrl-C means
    with suppress(ValueError, OSError):  # a lower limit holds already, or the system knows none
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def cause_of_death(exitcode: int) -> str:
    """What an exit code says of a process, in words."""
    if exitcode == -signal.SIGKILL:
        return "its process was killed, most likely for want of memory"
    if exitcode < 0:
        return f"its process ended by {signal.Signals(-exitcode).name}"
    return f"its process ended with status {exitcode}"
