"""What SQLite complains of, as an error that says what is wrong with which store and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from wirecopy.errors import StoreDamaged, StoreFull, StoreLocked, StoreShut, StoreUnusable

BUSY_SECONDS = 20.0
"""How long a writer waits for another to end its transaction: the longest, a whole table of a large store, take
seconds."""

_HEAD = b"SQLite format 3\x00"


def fault_of(name: str, error: sqlite3.Error) -> StoreUnusable:
    """The error to raise for what SQLite said of the store ``name``. The store is as its last transaction left it."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreLocked(
            f"{name} is being written by another process, and was for {BUSY_SECONDS:g} seconds: wait until it is done,"
            " and run this again"
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreFull(f"no room is left on the disk of {name}: make some, and run this again; what was done is kept")
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return StoreShut(f"{_shut(name)}; name another with --store")
    if code == sqlite3.SQLITE_NOTADB and not _begins_like_one(name):
        return StoreUnusable(f"{name} is no store: name another with --store")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreDamaged(f"{name} is damaged ({error}): `wirecopy doctor --store {name}` says what to do")
    if code == sqlite3.SQLITE_IOERR:
        return StoreDamaged(f"the disk fails to read or write {name} ({error}): look to the disk, then run this again")
    return StoreUnusable(f"cannot use {name} as a store: {error}; name another with --store")


def _shut(name: str) -> str:
    path = Path(name)
    if path.is_dir():
        return f"{name} is a folder, not a store"
    if not path.absolute().parent.is_dir():
        return f"there is no folder {path.parent} to keep a store in"
    return f"{name} cannot be opened or written here: look to its permissions and its folder's"


def _begins_like_one(name: str) -> bool:
    try:
        with open(name, "rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except OSError:
        return False
