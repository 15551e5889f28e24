"""Python's collector of cycles, at rest where millions of records are made that refer to nothing of themselves.

Looking through them takes a tenth to a quarter of the time, and finds nothing or next to it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """The collector rests, in the whole process, and is as it was at the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
