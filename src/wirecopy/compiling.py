"""Who is told that inner loops are being compiled: it takes a minute, once on a machine, and looks like standing still.

``compiled`` says when one begins to be; this page does not load what compiles, which most commands never need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_COMPILING = "compiling the inner loops, once: about a minute"
_waiting: list[Callable[[str], None]] = []


@contextmanager
def compiling_told(tell: Callable[[str], None]) -> Iterator[None]:
    """``tell`` is given a line, once, if anything is compiled meanwhile in this process, by whichever thread."""
    _waiting.append(tell)
    try:
        yield
    finally:
        if tell in _waiting:
            _waiting.remove(tell)


def begins_to_compile() -> None:
    """Tell those who wait."""
    while _waiting:
        _waiting.pop()(_COMPILING)
