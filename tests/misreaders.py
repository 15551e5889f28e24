"""Readers that fail as libraries do: what a record says is done. They stand apart, as another process imports them."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from make import page

from wirecopy.model import Dropped, Page
from wirecopy.read import RawRecord
from wirecopy.read.reasons import Limits


def cut(path: Path, label: str, limits: Limits) -> Iterator[RawRecord | Dropped]:
    """The lines of a file as records; one says how to fail, before it is given."""
    for n, line in enumerate(path.read_bytes().splitlines(), 1):
        obey(RawRecord(f"{path}.mark", "text", line), limits)
        yield RawRecord(f"{label}#{n}", "text", line)


def obey(raw: RawRecord, limits: Limits) -> Page | Dropped:
    """The page of a record, unless it says how to fail."""
    match raw.data:
        case b"exit":
            os._exit(7)
        case b"segfault":
            signal.signal(signal.SIGSEGV, signal.SIG_DFL)
            ctypes.string_at(0)
        case b"kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"loop":
            while True:
                pass
        case b"hoard":
            hoard = bytearray(64 * 1024**3)
            return Dropped(file=raw.file, reason="empty", detail=str(len(hoard)))
        case b"kill once":
            if not os.path.exists(raw.file):
                open(raw.file, "w").close()
                os.kill(os.getpid(), signal.SIGKILL)
    return page(raw.file, file=raw.file, text=str(os.getpid()))
