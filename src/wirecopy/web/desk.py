"""What every page works with: the store, opened anew for each request, and the secret that verdicts are signed with."""

from __future__ import annotations

import os
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from wirecopy.store import Store, open_store

REMEMBERED = 16
"""How many things are kept that are dear to make."""

Made = TypeVar("Made")


class Desk:
    """One server's store; ``token`` is known only to pages that this server has rendered."""

    def __init__(self, store: str) -> None:
        self.store = store
        self.token = secrets.token_urlsafe(32)
        self.judging = Lock()
        self._remembered: OrderedDict[Hashable, Any] = OrderedDict()
        self._remembering = Lock()

    def open(self) -> Store:
        """The store, for reading only: a context manager. Pages call it by its file's name, not by its path."""
        opened = open_store(self.store, read_only=True)
        opened.name = Path(self.store).name
        return opened

    def remembered(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What ``make`` makes of the store, made anew only once the store has changed; a few such things are kept.

        For what is dear: the tree of a family of ten thousand. ``key`` names it.
        """
        whole = (key, *(_state(self.store + ending) for ending in ("", "-wal")))
        with self._remembering:
            if whole in self._remembered:
                self._remembered.move_to_end(whole)
                found: Made = self._remembered[whole]
                return found
        made = make()
        with self._remembering:
            self._remembered[whole] = made
            while len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)
        return made


def _state(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return (found.st_mtime_ns, found.st_size) if found.st_size else None  # readers make, and remove, an empty log


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(_desk)]
