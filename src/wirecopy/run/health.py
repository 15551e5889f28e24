"""Whether an installation and its store are whole, and what to do where they are not."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

import msgspec

from wirecopy import __version__
from wirecopy.errors import StoreNotFound, WirecopyError
from wirecopy.read import READER
from wirecopy.run.stages import last_stage, to_run_again
from wirecopy.store import Store, open_store
from wirecopy.store.fingerprints import unfingerprinted
from wirecopy.store.store import SCHEMA_VERSION

LIBRARIES = ("numba", "pyarrow", "trafilatura", "fastwarc", "resiliparse")
EXTRAS = {"speech": ("spacy", "python-crfsuite")}
_SHOWN = 3  # of the faults of one kind


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at; ``advice``: what to do, ``None`` where nothing need be done."""

    what: str
    state: Literal["ok", "note", "bad"]
    said: str
    advice: str | None = None


def examine(path: str) -> Iterator[Finding]:
    """Look at the installation, then at the store at ``path``, most general first. Nothing is changed."""
    yield Finding(what="wirecopy", state="ok", said=f"{__version__}, Python {platform.python_version()}")
    yield Finding(what="libraries", state="ok", said=", ".join(f"{name} {version(name)}" for name in LIBRARIES))
    yield from _extras()
    try:
        with open_store(path, read_only=True) as store:
            yield from _store(store, Path(path))
    except StoreNotFound as error:
        yield Finding(what="store", state="note", said=f"none at {path}", advice=str(error).partition(": ")[2])
    except (WirecopyError, sqlite3.Error) as error:
        yield Finding(what="store", state="bad", said=str(error), advice=_RESCUE.format(path))


_RESCUE = (
    "copy {0} away; `sqlite3 {0} .recover` saves the verdicts and what else can be read,"
    " `wirecopy trace` on your inputs makes the rest anew"
)


def _extras() -> Iterator[Finding]:
    for extra, packages in EXTRAS.items():
        try:
            found = ", ".join(f"{name} {version(name)}" for name in packages)
        except PackageNotFoundError as missing:
            advice = f"pip install 'wirecopy[{extra}]'"
            yield Finding(what=extra, state="note", said=f"left out: no {missing.name}", advice=advice)
        else:
            yield Finding(what=extra, state="ok", said=found)


def _store(store: Store, path: Path) -> Iterator[Finding]:
    execute = store.connection.execute
    size = sum(file.stat().st_size for file in (path, Path(f"{path}-wal")) if file.exists())
    yield Finding(what="store", state="ok", said=f"{path}, {size / 2**20:,.1f} MB, layout {SCHEMA_VERSION}")
    faults = [str(row[0]) for row in execute(f"PRAGMA integrity_check({_SHOWN})")]
    if faults == ["ok"]:
        yield Finding(what="integrity", state="ok", said="every page, row and index is whole")
    else:
        yield Finding(what="integrity", state="bad", said="; ".join(faults), advice=_RESCUE.format(path))
    orphans = execute("SELECT count(*) FROM pragma_foreign_key_check").fetchone()[0]
    if orphans:
        yield Finding(
            what="references", state="bad", said=f"{orphans:,} rows name an article or story that is not there",
            advice="`wirecopy trace` on any input makes the later tables anew",
        )  # fmt: skip
    yield from _counts(store)
    yield from _work(store)
    free = shutil.disk_usage(path.absolute().parent).free
    if free < size:
        yield Finding(
            what="disk", state="note", said=f"{free / 2**20:,.0f} MB free, less than the store has",
            advice="make room before the next run, or name a store elsewhere with --store",
        )  # fmt: skip


def _counts(store: Store) -> Iterator[Finding]:
    articles, dropped, records = (store.count(table) for table in ("articles", "dropped", "inputs"))
    said = f"{records:,} records = {articles:,} articles + {dropped:,} dropped"
    if records == articles + dropped:
        yield Finding(what="counts", state="ok", said=said)
    else:
        advice = "a fault of wirecopy: please report it, and read the inputs into a new store"
        yield Finding(what="counts", state="bad", said=said.replace("=", "are not"), advice=advice)


def _work(store: Store) -> Iterator[Finding]:
    (older,) = store.connection.execute("SELECT count(*) FROM inputs WHERE reader <> ?", (READER,)).fetchone()
    if older:
        said = f"{older:,} records were read by another version"
        yield Finding(
            what="read", state="note", said=said, advice="`wirecopy trace` on the same inputs reads them anew"
        )
    if waiting := unfingerprinted(store):
        yield Finding(
            what="find", state="note", said=f"{waiting:,} articles cannot be found yet", advice="run `wirecopy trace`"
        )
    until = last_stage(store)
    again = to_run_again(store, until)
    if again:
        said = f"{', '.join(again)} are behind the articles, verdicts or this version"
        yield Finding(what="stages", state="note", said=said, advice="`wirecopy trace` on any input brings them up")
    else:
        yield Finding(what="stages", state="ok", said=f"done up to {until}")
    (open_runs,) = store.connection.execute("SELECT count(*) FROM runs WHERE finished IS NULL").fetchone()
    if open_runs:
        said = f"{open_runs:,} did not end, or are under way; what they finished is kept"
        yield Finding(what="runs", state="note", said=said)
