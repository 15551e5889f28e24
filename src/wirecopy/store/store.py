"""One SQLite file in WAL mode: records in, records out, transactions between.

Readers run beside a writer and see only finished batches. The layout is ``schema.sql``; its version is SQLite's
``user_version``, and older ones are brought forward by ``migrations/N.sql``, which lead from layout N - 1 to N.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec
import pyarrow as pa

from wirecopy.errors import StoreNotFound, StoreShut, StoreTooNew, StoreUnusable
from wirecopy.model import TABLES, Record, Table
from wirecopy.store.faults import BUSY_SECONDS, fault_of

if TYPE_CHECKING:
    from wirecopy.store.find import Found

SCHEMA_VERSION = 8
_APPLICATION_ID = 0x77697265  # "wire": `file` and sqlite3 can tell a store from another database
_FETCH = 2_000
AMONG = "IN (SELECT value FROM json_each(?))"
"""SQL after a column whose values are to be among those of a JSON list: any number of them in one parameter."""
LOG_BYTES, LOG_SECONDS = 16 * 2**20, 2.0
"""Size of the log from which on it is emptied after a transaction, and how long readers are waited for: a page of the
server's takes milliseconds. Where one does not end, it is tried again once the log has grown by as much."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def open_store(path: str | Path, create: bool = False, read_only: bool = False) -> Store:
    """Open the store at ``path``; with ``create`` make it where it is missing.

    A store of an older layout is brought to this one first, also where it is to be read only. ``path`` may be
    ":memory:". Raises :class:`StoreNotFound`, :class:`StoreUnusable`, :class:`StoreTooNew`.
    """
    name = str(path)
    missing = name != ":memory:" and not os.path.exists(name)
    if missing and not create:
        raise StoreNotFound(f"no store at {name}: make one with `wirecopy trace INPUT --store {name}`")
    try:
        connection = sqlite3.connect(
            _to_read(name) if read_only else name, uri=read_only, timeout=BUSY_SECONDS, isolation_level=None
        )
        store = Store(connection, name)
        try:
            if read_only and store.layout() < SCHEMA_VERSION:
                _bring_forward(name)
            store.prepare(create and not read_only)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise fault_of(name, error) from error
    return store


class Store:
    """An open store. Use it as a context manager, or call :meth:`close`."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self.connection = connection
        self.name = name
        self._log_bytes = LOG_BYTES

    def prepare(self, create: bool) -> None:
        """Set the connection up; lay the tables out in an empty file where ``create`` allows it."""
        execute = self.connection.execute
        (version,) = execute("PRAGMA user_version").fetchone()
        (application,) = execute("PRAGMA application_id").fetchone()
        (tables,) = execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and application != _APPLICATION_ID:
            raise StoreUnusable(f"{self.name} is an SQLite file of something else: name another with --store")
        if version > SCHEMA_VERSION:
            raise StoreTooNew(
                f"{self.name} has layout {version}, this wirecopy knows {SCHEMA_VERSION}: upgrade wirecopy"
            )
        if not tables:
            if not create:
                raise StoreNotFound(f"{self.name} is empty: fill it with `wirecopy trace INPUT`")
            execute("PRAGMA journal_mode = WAL")
            with self.transaction():
                (tables,) = execute("SELECT count(*) FROM sqlite_master").fetchone()
                if not tables:  # no other writer laid them out meanwhile
                    self._run_script("schema.sql")
                    execute(f"PRAGMA application_id = {_APPLICATION_ID}")
                    execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        elif version < SCHEMA_VERSION:
            with self.transaction():
                for layout in range(self.layout() + 1, SCHEMA_VERSION + 1):
                    self._run_script(f"migrations/{layout}.sql")
                execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        execute("PRAGMA foreign_keys = ON")
        execute("PRAGMA synchronous = NORMAL")  # with WAL: a power cut may lose the last batch, never the file
        execute("PRAGMA cache_size = -65536")

    def layout(self) -> int:
        """The version of the file's layout; of an empty file, or one that is no store, the present one."""
        (application,) = self.connection.execute("PRAGMA application_id").fetchone()
        (version,) = self.connection.execute("PRAGMA user_version").fetchone()
        return int(version) if application == _APPLICATION_ID else SCHEMA_VERSION

    def _run_script(self, name: str) -> None:
        for statement in _statements(resources.files("wirecopy.store").joinpath(name).read_text("utf-8")):
            self.connection.execute(statement)

    def close(self) -> None:
        """Close the connection; the store is complete on disk after every transaction."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it; what SQLite complained of is raised again as a :class:`StoreUnusable` that says what to do."""
        self.close()
        if isinstance(error, sqlite3.Error):
            raise fault_of(self.name, error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what is written inside is committed together, or undone by any exception."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        self._empty_log()

    def _empty_log(self) -> None:
        """Where readers have kept the log from being begun anew, wait a little for those that are at it to end.

        SQLite does it where nobody reads at that moment; beside readers that never rest the log would grow for ever.
        """
        size = os.path.getsize(f"{self.name}-wal") if os.path.exists(f"{self.name}-wal") else 0
        if size < self._log_bytes:
            return
        with suppress(sqlite3.OperationalError):  # rows are being read here: at the next transaction, then
            self.connection.execute(f"PRAGMA busy_timeout = {1000 * LOG_SECONDS:.0f}")
            (busy, _, _) = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._log_bytes = size + LOG_BYTES if busy else LOG_BYTES
        self.connection.execute(f"PRAGMA busy_timeout = {1000 * BUSY_SECONDS:.0f}")

    def moment(self) -> int:
        """A number that changes when somebody else writes to the store."""
        (number,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(number)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside is of one moment, whatever others write meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")

    def insert(self, table: str, rows: Iterable[Record], replace: bool = False) -> int:
        """Insert records of ``table``; with ``replace`` over rows of the same key, to which what hangs on them stays.

        Returns how many.
        """
        shape = TABLES[table]
        columns = ", ".join(f'"{c}"' for c in shape.columns)
        marks = ", ".join("?" * len(shape.columns))
        changes = ", ".join(f'"{c}" = excluded."{c}"' for c in shape.columns)
        over = f" ON CONFLICT ({', '.join(shape.key)}) DO UPDATE SET {changes}" if replace else ""
        cursor = self.connection.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks}){over}", (_to_sql(shape, row) for row in rows)
        )
        return max(cursor.rowcount, 0)

    def replace_all(self, table: str, rows: Iterable[Record]) -> int:
        """Make ``table`` hold exactly ``rows``."""
        self.connection.execute(f"DELETE FROM {table}")
        return self.insert(table, rows)

    def records(
        self, table: str, where: str = "", values: Sequence[Any] = (), limit: int = -1, skip: int = 0
    ) -> Iterator[Any]:
        """Records of ``table`` in the order of its key; ``where`` is an SQL condition over its columns.

        At most ``limit`` (-1: all), after the first ``skip``.
        """
        shape = TABLES[table]
        columns = ", ".join(f'"{c}"' for c in shape.columns)
        condition = f" WHERE {where}" if where else ""
        cursor = self.connection.execute(
            f"SELECT {columns} FROM {table}{condition} ORDER BY {_order(shape)} LIMIT ? OFFSET ?",
            (*values, limit, skip),
        )
        while rows := cursor.fetchmany(_FETCH):
            for row in rows:
                yield _from_sql(shape, row)

    def one(self, table: str, where: str, values: Sequence[Any]) -> Any | None:
        """The first record that meets ``where``, or ``None``."""
        return next(self.records(table, where, values), None)

    def arrow(self, table: str) -> pa.Table:
        """A whole table, in the order of its key."""
        return TABLES[table].to_arrow(self.records(table))

    def find(self, text: str, limit: int = 100) -> Found:
        """Which articles share a passage with ``text``, best first: see :func:`wirecopy.store.find.find`.

        Raises :class:`wirecopy.errors.TextTooShort`.
        """
        from wirecopy.store.find import find  # loads the matcher

        return find(self, text, limit)

    def count(self, table: str) -> int:
        """How many rows ``table`` has."""
        (rows,) = self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(rows)


def _to_read(name: str) -> str:
    """The address that opens a store for reading only.

    Where the folder cannot be written SQLite has no place for the file that readers and writers share. Unless somebody
    writes, which a log beside the store tells, the store is read without it.
    """
    path = Path(name).absolute()
    alone = not os.access(path.parent, os.W_OK) and not os.path.exists(f"{path}-wal")
    return f"{path.as_uri()}?mode=ro" + ("&immutable=1" if alone else "")


def _bring_forward(name: str) -> None:
    """Bring the layout of a store up to date that is about to be opened for reading only."""
    try:
        open_store(name).close()
    except StoreUnusable as error:
        raise StoreShut(
            f"{name} was made by an older wirecopy and must be brought up to date, but cannot be written:"
            f" {error.__cause__ or error}; copy it to where it can, and name the copy with --store"
        ) from error


def _statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, one by one."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _order(shape: Table) -> str:
    """The key's columns, then the others: equal stores give equal files also where a key is not unique."""
    rest = [c for c in shape.columns if c not in shape.key]
    return ", ".join(f'"{c}"' for c in (*shape.key, *rest))


def _to_sql(shape: Table, row: Record) -> tuple[Any, ...]:
    values = msgspec.structs.astuple(row)
    if shape.nested:
        values = tuple(
            msgspec.json.encode(value).decode() if column in shape.nested else value
            for column, value in zip(shape.columns, values, strict=True)
        )
    return tuple([_storable(value) if isinstance(value, str) else value for value in values])


def _storable(text: str) -> str:
    """SQLite keeps UTF-8: half of a surrogate pair, which is no character, becomes U+FFFD (offsets stay)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text


def _from_sql(shape: Table, row: tuple[Any, ...]) -> Record:
    values = {
        column: msgspec.json.decode(value) if column in shape.nested else value
        for column, value in zip(shape.columns, row, strict=True)
    }
    return msgspec.convert(values, shape.record, strict=False)
