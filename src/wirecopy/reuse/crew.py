"""Threads that share the work of a phase: results come in order, few lie waiting, and Ctrl-C ends it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from types import TracebackType
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from wirecopy.reuse.cores import cores

Progress = Callable[[str, float], None]
"""Told the phase and the share of it that is done, 0..1."""

Range = tuple[int, int]
Result = TypeVar("Result")

_PIECES = 64
"""A phase is cut into about so many pieces, so that cores end together, and into more where those were too large."""


class Crew:
    """``jobs`` threads (all cores where it is ``None``) and whom to tell how far they are."""

    def __init__(self, jobs: int | None, tell: Progress) -> None:
        self._jobs = jobs or cores()
        self._tell = tell
        self._pool = ThreadPoolExecutor(self._jobs)

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)  # what runs is short

    def each(self, phase: str, work: Callable[[int, int], Result], ranges: list[Range]) -> Iterator[Result]:
        """What ``work`` makes of each range, in order; at most two a thread are begun and not yet taken."""
        waiting: deque[Future[Result]] = deque()
        self._tell(phase, 0.0)
        for done, begun in enumerate([*ranges, *[None] * (2 * self._jobs)], 1 - 2 * self._jobs):
            if begun is not None:
                waiting.append(self._pool.submit(work, *begun))
            if done > 0 and waiting:
                yield waiting.popleft().result()
                self._tell(phase, min(done / len(ranges), 1.0))

    def all(self, phase: str, work: Callable[[int, int], None], ranges: list[Range]) -> None:
        """Do ``work`` on each range."""
        for _ in self.each(phase, work, ranges):
            pass


def even_ranges(weights: NDArray[np.int64], largest: int) -> list[Range]:
    """Ranges of about equal total weight, none much over ``largest``, that cover all of ``weights``."""
    if len(weights) == 0:
        return []
    total = np.concatenate(([0], np.cumsum(weights)))
    pieces = min(max(_PIECES, int(total[-1]) // largest + 1), len(weights))
    edges = np.searchsorted(total, np.linspace(0, total[-1], pieces + 1)[1:-1])
    return list(pairwise(sorted({0, len(weights), *edges.tolist()})))
