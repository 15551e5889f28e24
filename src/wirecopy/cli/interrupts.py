"""Ctrl-C: what is running ends within two seconds, with what was done kept and one line that says how to go on.

The first raises ``KeyboardInterrupt`` in the main thread, which leaves in good order. Python gets to that only between
two of its own steps; a compiled kernel, or SQLite at a large statement, may keep it from them for minutes. So a thread
waits beside it, woken by the signal itself, and ends the process where the main thread has not left in time, or is
asked a second time. Nothing is lost by that: a store is whole after every transaction, whatever becomes of the next.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

import click

from wirecopy.cli.failures import INTERRUPTED, say

IN_GOOD_ORDER = 1.0
"""Seconds that the main thread has to leave by itself. Of the two that a Ctrl-C may take another is left for what keeps
even this thread from running: half a second at most was seen, a collection of garbage among 20,000 articles."""


@contextmanager
def one_interrupt(parting: str) -> Iterator[None]:
    """Within it Ctrl-C ends the program in good order, says ``parting`` and exits with 130.

    It is the outermost of the contexts of a command: what is still open around it is left as it is.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    watch = _Watch(parting)
    handler = signal.signal(signal.SIGINT, watch.interrupt)
    wakeup = signal.set_wakeup_fd(watch.told.fileno(), warn_on_full_buffer=False)
    try:
        yield
    except KeyboardInterrupt:
        watch.part()
        if watch.interrupted:
            _leave()  # taking the interpreter down with all that it has loaded may take seconds
        raise click.exceptions.Exit(INTERRUPTED) from None
    finally:
        if not watch.interrupted:  # else it sees the process to its end
            signal.set_wakeup_fd(wakeup)
            signal.signal(signal.SIGINT, handler)
            watch.call_off()


class _Watch:
    """The thread that waits beside the main thread. ``told``: a socket to which each signal is written."""

    def __init__(self, parting: str) -> None:
        self.interrupted = False
        self.told, self._hears = socket.socketpair()
        self.told.setblocking(False)
        self._parting = parting
        self._said = False
        self._saying = threading.Lock()
        threading.Thread(target=self._watch, name="interrupts", daemon=True).start()

    def interrupt(self, signum: int, frame: FrameType | None) -> None:
        """The main thread hears of a Ctrl-C."""
        self.interrupted = True
        raise KeyboardInterrupt

    def part(self) -> None:
        """Say the parting, once."""
        with self._saying:
            if not self._said:
                self._said = True
                say(self._parting)

    def call_off(self) -> None:
        """Nothing was interrupted: the thread need not wait any longer."""
        self.told.close()

    def _watch(self) -> None:
        with self._hears:
            if not self._hears.recv(1):
                return
            self._hears.settimeout(IN_GOOD_ORDER)
            with suppress(TimeoutError):
                if not self._hears.recv(1):  # else a second Ctrl-C
                    return
        if sys.stderr.isatty():
            sys.stderr.write(_CURSOR)
        self.part()
        _leave()


def _leave() -> NoReturn:
    with suppress(OSError, ValueError):  # nobody listens any more
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(INTERRUPTED)


_CURSOR = "\n\x1b[?25h"  # back, where a bar of progress had hidden it
