"""``/api/TABLE`` and ``/api/TABLE/KEY``: the records of the contract, to the letter, in pages.

A page's ``next`` is the cursor of the one behind it: the key of the last row, so that a page costs the same wherever it
is, and rows that come meanwhile neither repeat nor hide others. Of tables whose key may hold nulls, its part that may
not stands in the cursor, with the number of rows of that part already given.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import quote, unquote

import msgspec
from fastapi import APIRouter, Path, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from wirecopy.errors import NoSuchRecord
from wirecopy.model import TABLES, Record, Table
from wirecopy.pictures.words import clip
from wirecopy.store.superseded import successor
from wirecopy.web.addresses import record_key
from wirecopy.web.desk import AtDesk

router = APIRouter(prefix="/api")

LIMIT, MOST = 100, 1000
_OPEN = {"credits": 1, "changes": 2, "story_sources": 1}
"""Tables whose key may hold nulls: how many of its columns, from the first, may not."""

_INTEGERS = ("n", "start", "a_start", "copy_start", "original_start")


_NAMED = {"articles": "article", "stories": "story"}
"""Tables whose rows may go by another id than they once did, and what the rows are."""

_NO_PAGE = "there is no such page: take the cursor from the `next` of a page of this table"


class _Cursor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    after: list[str | int]
    given: int


def _list_rows(table: Table) -> Any:
    def rows(
        desk: AtDesk,
        limit: Annotated[int, Query(ge=1, le=MOST)] = LIMIT,
        cursor: Annotated[str | None, Query(max_length=20_000)] = None,
    ) -> Response:
        where, values, skip = _after(table, cursor)
        with desk.open() as store, store.snapshot():
            found = list(store.records(table.name, where, values, limit + 1, skip))
        shown = found[:limit]
        following = _cursor(table, shown, cursor) if len(found) > limit else None
        keys = [record_key(table, row) for row in shown]
        return _json({table.name: shown, "keys": keys, "next": following})

    return rows


def _one_row(table: Table) -> Any:
    def row(desk: AtDesk, request: Request, key: Annotated[str, Path()]) -> Response:
        values = _key_values(table, request)
        with desk.open() as store:
            where = " AND ".join(f'"{column}" IS ?' for column in table.key)
            found = store.one(table.name, where, values) if values is not None else None
            kind = _NAMED.get(table.name)
            former = successor(store, str(values[0]), (kind,)) if values and kind and found is None else None
        if former is not None and former.kind == kind:
            return RedirectResponse(f"/api/{table.name}/{quote(former.id, safe='')}", 303)
        if found is None:
            raise NoSuchRecord(f"no row of {table.name} has the key {clip(key, 120)}")
        return _json(found)

    return row


def _json(content: Any) -> Response:
    return Response(msgspec.json.encode(content), media_type="application/json")


def _fixed(table: Table) -> tuple[str, ...]:
    """The columns of the key that are never null."""
    return table.key[: _OPEN.get(table.name, len(table.key))]


def _cursor(table: Table, shown: Sequence[Record], before: str | None) -> str:
    fixed = _fixed(table)
    last = [getattr(shown[-1], column) for column in fixed]
    given = sum([getattr(row, column) for column in fixed] == last for row in shown)
    if before is not None and given == len(shown) and (old := _decoded(table, before)).after == last:
        given += old.given
    made = msgspec.json.encode(_Cursor(last, given))
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def _decoded(table: Table, cursor: str) -> _Cursor:
    try:
        data = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        found = msgspec.json.decode(data, type=_Cursor)
    except (binascii.Error, ValueError, msgspec.DecodeError) as error:
        raise HTTPException(404, _NO_PAGE) from error
    kinds = [int if column in _INTEGERS else str for column in _fixed(table)]
    fits = [type(value) for value in found.after] == kinds and 0 < found.given <= _WIDEST
    if not fits or any(isinstance(value, int) and abs(value) > _WIDEST for value in found.after):
        raise HTTPException(404, _NO_PAGE)
    return found


_WIDEST = 2**62


def _after(table: Table, cursor: str | None) -> tuple[str, Sequence[str | int], int]:
    """The condition, its values, and how many rows to pass over."""
    if cursor is None:
        return "", (), 0
    found = _decoded(table, cursor)
    columns = ", ".join(f'"{column}"' for column in _fixed(table))
    marks = ", ".join("?" * len(found.after))
    return f"({columns}) >= ({marks})", found.after, found.given


def _key_values(table: Table, request: Request) -> list[str | int | None] | None:
    """The values of the key in the address as it was sent, each unescaped; ``None`` where they cannot be one."""
    sent = request.scope.get("raw_path") or request.url.path.encode()
    path = sent.decode("ascii", "replace").partition("?")[0]
    tail = path.split("/", 3)[3]
    parts = [tail] if len(table.key) == 1 else tail.split("/")
    if len(parts) != len(table.key):
        return None
    values: list[str | int | None] = []
    for column, part in zip(table.key, parts, strict=True):
        text = unquote(part, errors="replace")
        if not part:
            values.append(None)
        elif column not in _INTEGERS:
            values.append(text)
        elif text.isascii() and text.removeprefix("-").isdigit() and len(text) < 18:
            values.append(int(text))
        else:
            return None
    return values


for _table in TABLES.values():
    router.add_api_route(f"/{_table.name}", _list_rows(_table), name=f"list {_table.name}")
    router.add_api_route(f"/{_table.name}/{{key:path}}", _one_row(_table), name=f"one of {_table.name}")
