"""What needs a missing extra says which line installs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from wirecopy.errors import ExtraMissing


@contextmanager
def extra(name: str, *modules: str) -> Iterator[None]:
    """Import what the extra ``name`` brings inside; where one of its ``modules`` is absent, say so.

    Raises :class:`ExtraMissing`.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in modules:
            raise
        raise ExtraMissing(f"{error.name} is not installed: pip install 'wirecopy[{name}]'") from error
