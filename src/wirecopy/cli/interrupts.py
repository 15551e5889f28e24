"""Ctrl-C: the first stops a run in good order, the second at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def one_interrupt() -> Iterator[None]:
    """Within it the first Ctrl-C raises ``KeyboardInterrupt``, and the next one ends the program where it stands.

    That loses nothing: a store is whole after every transaction, whatever becomes of the next.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def first(signum: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, first)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGINT) is first:  # else what is left is leaving, and may be cut short too
            signal.signal(signal.SIGINT, before)
