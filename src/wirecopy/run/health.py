"""Whether an installation and its store are whole, and what to do where they are not."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

import msgspec

from wirecopy import __version__
from wirecopy.errors import (
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreNotFound,
    StoreShut,
    StoreTooNew,
    WirecopyError,
)
from wirecopy.read import READER
from wirecopy.run.speech import speech_model
from wirecopy.run.stages import last_stage, to_run_again
from wirecopy.store import Store, open_store
from wirecopy.store.faults import fault_of
from wirecopy.store.fingerprints import unfingerprinted
from wirecopy.store.store import SCHEMA_VERSION

LIBRARIES = ("numba", "pyarrow", "trafilatura", "fastwarc", "resiliparse")
EXTRAS = {"speech": ("spacy", "python-crfsuite"), "web": ("fastapi", "jinja2", "uvicorn")}
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
    except WirecopyError as error:
        advice = next(advice for kind, advice in _ADVICE.items() if isinstance(error, kind))
        yield Finding(what="store", state="bad", said=f"{error.code}: {error}", advice=advice.format(path))


_RESCUE = (
    "copy {0} away; `sqlite3 {0} .recover` saves the verdicts and what else can be read,"
    " `wirecopy trace` on your inputs makes the rest anew"
)
_ADVICE: dict[type[WirecopyError], str] = {
    StoreTooNew: "pip install --upgrade wirecopy; the store is not touched by an older one",
    StoreDamaged: _RESCUE,
    StoreLocked: "wait for the other process; where none seems to run, `fuser {0}` names who has it open",
    StoreFull: "make room on its disk",
    StoreShut: "look to the permissions of {0} and of its folder, or copy it to where they are yours",
    WirecopyError: "{0} is left as it is: name another file with --store",
}
"""What to do where a store cannot be opened, by the error."""


def _extras() -> Iterator[Finding]:
    for extra, packages in EXTRAS.items():
        try:
            found = ", ".join(f"{name} {version(name)}" for name in packages)
        except PackageNotFoundError as missing:
            advice = f"pip install 'wirecopy[{extra}]'"
            yield Finding(what=extra, state="note", said=f"left out: no {missing.name}", advice=advice)
        else:
            yield Finding(what=extra, state="ok", said=found)
            if extra == "speech":
                yield _model()


def _model() -> Finding:
    from wirecopy.speech.parse import INSTALL

    found = ", ".join(f"{name} {version}" for name, version in speech_model().items())
    if found:
        return Finding(what="model", state="ok", said=found)
    return Finding(what="model", state="note", said="speech is left out: no English model", advice=INSTALL)


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
            advice="`wirecopy trace` on your inputs into a new store (--store) makes them whole",
        )  # fmt: skip
    yield from _counts(store)
    yield from _work(store)
    yield from _verdicts(store)
    yield from _writing(path)
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


_AGREE = {
    "articles that no record stands for": "articles a WHERE NOT EXISTS (SELECT 1 FROM inputs WHERE article = a.id)",
    "articles that go by no name": "articles WHERE id NOT IN (SELECT article FROM identities)",
}
_AGREE_ONCE_DONE = {
    "copies whose original is not there": "copies WHERE original NOT IN (SELECT id FROM articles)"
    " AND original NOT IN (SELECT id FROM lost_originals)",
    "copies whose family is not there": "copies WHERE family NOT IN (SELECT family FROM families)",
    "stories that have not as many articles as they say": "stories s WHERE articles <>"
    " (SELECT count(*) FROM story_articles a WHERE a.story = s.story)",
    "stories that have not as many independent sources as they say": "stories s WHERE independent_sources <>"
    " (SELECT count(*) FROM story_sources a WHERE a.story = s.story AND independent)",
}
"""Rows that there are none of in a whole store; of the second kind only while no stage is behind."""


def _agreement(store: Store, wrong: Mapping[str, str]) -> Iterator[Finding]:
    for said, rows in wrong.items():
        (number,) = store.connection.execute(f"SELECT count(*) FROM {rows}").fetchone()
        if number:
            advice = "a fault of wirecopy: please report it; a new store made of the same inputs is whole"
            yield Finding(what="agreement", state="bad", said=f"{number:,} {said}", advice=advice)


def _verdicts(store: Store) -> Iterator[Finding]:
    held = "a IN (SELECT id FROM articles) AND b IN (SELECT id FROM articles)"
    (waiting,) = store.connection.execute(f"SELECT count(*) FROM verdicts WHERE NOT ({held})").fetchone()
    if waiting:
        said = f"{waiting:,} of {store.count('verdicts'):,} are on articles that are not here; they hold if these come"
        yield Finding(what="verdicts", state="note", said=said)


def _writing(path: Path) -> Iterator[Finding]:
    """Whether a run could write to the store now; asked by beginning to, and going no further."""
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    except sqlite3.Error as error:
        fault = fault_of(str(path), error)
        said = "another process is writing to it now" if isinstance(fault, StoreLocked) else "it can only be read here"
        yield Finding(what="writing", state="note", said=said, advice=_ADVICE[type(fault)].format(path))
    finally:
        other.close()
    log = Path(f"{path}-wal")
    if log.exists() and (size := log.stat().st_size) > _LARGE_LOG:
        said = f"its log has {size / 2**20:,.0f} MB: a reader holds it open"
        yield Finding(what="log", state="note", said=said, advice="end the `wirecopy serve` or program that reads it")


_LARGE_LOG = 2**30
"""Bytes. A log is as large as the largest transaction was, some hundred megabytes in stores of 100,000 articles; one
that grows beyond is kept from being emptied by a reader that never ends."""


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
    yield from _agreement(store, _AGREE)
    until = last_stage(store)
    again = [name for name in to_run_again(store, until) if name != "speech" or speech_model()]
    if again:
        said = f"{', '.join(again)} are behind the articles, verdicts or this version"
        yield Finding(what="stages", state="note", said=said, advice="`wirecopy trace` on any input brings them up")
    else:
        yield Finding(what="stages", state="ok", said=f"done up to {until}")
        yield from _agreement(store, _AGREE_ONCE_DONE)
    (open_runs,) = store.connection.execute("SELECT count(*) FROM runs WHERE finished IS NULL").fetchone()
    if open_runs:
        said = f"{open_runs:,} did not end, or are under way; what they finished is kept"
        yield Finding(what="runs", state="note", said=said)
