"""Processes that parse, one a core: a copy of the model in each, sentences in, packed parses out."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from types import ModuleType, TracebackType
from typing import Self, TypeVar

from wirecopy.errors import ParsersFail
from wirecopy.speech.parse.model import Model
from wirecopy.speech.parse.packed import pack
from wirecopy.speech.parse.parser import BATCH, Parser

Share = TypeVar("Share")
Result = TypeVar("Result")

SHARE = 4 * BATCH
"""Sentences handed to a process at a time: about two seconds' work."""


class Crew:
    """Up to ``jobs`` processes that parse with ``model``; for one job the work is done here. A context manager.

    Processes of our own, because spaCy's ``n_process`` starts them anew for each call and carries whole documents.
    """

    def __init__(self, model: Model, jobs: int) -> None:
        self._model = model
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool is not None:
            processes = list((self._pool._processes or {}).values()) if error else []
            self._pool.shutdown(wait=not error, cancel_futures=True)
            for process in processes:  # who stops the run does not wait for a share to end
                process.kill()

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Each text with its packed parse, in order. Raises :class:`ParsersFail` where a process dies."""
        shares = [texts[at : at + SHARE] for at in range(0, len(texts), SHARE)]
        for share, parses in zip(shares, self.run(partial(parse_share, self._model.package), shares), strict=True):
            yield from zip(share, parses, strict=True)

    def run(self, work: Callable[[Share], Result], shares: Sequence[Share]) -> Iterator[Result]:
        """What ``work``, a function of a module, makes of each share, in order: one share needs no process."""
        if self._jobs == 1 or (len(shares) < 2 and self._pool is None):
            yield from map(work, shares)
            return
        try:
            with _main_left_alone():
                futures = [self._started().submit(work, share) for share in shares]
            for future in futures:
                yield future.result()
        except BrokenProcessPool as error:
            raise ParsersFail("a process that parses was ended from outside; is memory short? Try --jobs 1") from error

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = get_context("forkserver")
            context.set_forkserver_preload(["spacy", "wirecopy.speech.parse.crew"])
            self._pool = ProcessPoolExecutor(self._jobs, context, initializer=_begin)
        return self._pool


@contextmanager
def _main_left_alone() -> Iterator[None]:
    """A process that starts now does not run the user's script once more.

    `multiprocessing` has it do so, to find functions of the script. Ours are of modules; and a script of a few lines,
    without a guard of its own around them, would begin every run again in each process.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


_PARSERS: dict[str, Parser] = {}


def parse_share(package: str, texts: Sequence[str]) -> list[bytes]:
    """The packed parses of ``texts``, with a model that this process keeps."""
    parser = _PARSERS.get(package) or _PARSERS.setdefault(package, Parser(package))
    return [pack(sentence) for sentence in parser.parse(texts)]


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run decides what a Ctrl-C means
    threading.Thread(target=_end_with_the_run, daemon=True).start()


def _end_with_the_run() -> None:
    """A pool's processes hold both ends of their queues, and would wait for work for ever where the run was killed."""
    if (run := parent_process()) is not None:
        run.join()
    os._exit(0)
