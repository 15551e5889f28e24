"""The contract's tables in one list: name, record, key, and the Arrow schema that follows from the record.

The SQL columns of ``store/schema.sql`` are held equal to these by ``tests/model/test_tables.py``.
"""

from __future__ import annotations

import types
from collections.abc import Iterable
from functools import cached_property
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa

from wirecopy.model import records as r


class Table:
    """A table of the contract: its ``name``, ``record`` type and ``key`` columns, in whose order it is exported."""

    def __init__(self, name: str, record: type[r.Record], key: tuple[str, ...]) -> None:
        self.name = name
        self.record = record
        self.key = key
        self.columns: tuple[str, ...] = record.__struct_fields__

    @cached_property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the table, nested where the record is."""
        hints = get_type_hints(self.record)
        return pa.schema([_arrow_field(column, hints[column]) for column in self.columns])

    @cached_property
    def nested(self) -> tuple[str, ...]:
        """Columns that hold lists or objects: JSON text in SQLite and CSV."""
        return tuple(f.name for f in self.schema if pa.types.is_nested(f.type))

    def to_arrow(self, rows: Iterable[r.Record]) -> pa.Table:
        """Rows of this table's record type as an Arrow table with :attr:`schema`, in the order given."""
        built = msgspec.to_builtins(list(rows))
        return pa.Table.from_pylist([_maps_as_pairs(row) for row in built], schema=self.schema)


def _maps_as_pairs(row: dict[str, Any]) -> dict[str, Any]:
    return {k: list(v.items()) if isinstance(v, dict) else v for k, v in row.items()}


def _arrow_field(name: str, hint: Any) -> pa.Field:
    nullable = type(None) in get_args(hint)
    return pa.field(name, _arrow_type(hint), nullable=nullable)


def _arrow_type(hint: Any) -> pa.DataType:
    """The Arrow type of a record field's annotation."""
    if hint in _SCALARS:
        return _SCALARS[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return pa.string()
    if origin in (Union, types.UnionType):
        (inner,) = [a for a in arguments if a is not type(None)]
        return _arrow_type(inner)
    if origin is tuple and arguments[-1] is Ellipsis:
        return pa.list_(_arrow_type(arguments[0]))
    if origin is tuple:  # a span, "[start, end]" in every format
        return pa.list_(_arrow_type(arguments[0]))
    if origin is dict:
        return pa.map_(_arrow_type(arguments[0]), _arrow_type(arguments[1]))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        hints = get_type_hints(hint)
        return pa.struct([_arrow_field(f, hints[f]) for f in hint.__struct_fields__])
    raise TypeError(f"no Arrow type for {hint!r}")


_SCALARS: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}

TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        Table("articles", r.Article, ("id",)),
        Table("images", r.Image, ("article", "n")),
        Table("credits", r.Credit, ("article", "start", "name", "role")),
        Table("passages", r.Passage, ("a", "b", "a_start")),
        Table("families", r.Family, ("family", "article")),
        Table("copies", r.Copy, ("copy", "original")),
        Table("lost_originals", r.LostOriginal, ("id",)),
        Table("changes", r.Change, ("copy", "original", "copy_start", "original_start")),
        Table("statements", r.Statement, ("id",)),
        Table("mentions", r.Mention, ("article", "start")),
        Table("times", r.TimeExpression, ("article", "start")),
        Table("figures", r.Figure, ("article", "start")),
        Table("stories", r.Story, ("story",)),
        Table("story_articles", r.StoryArticle, ("story", "article")),
        Table("story_sources", r.StorySource, ("story", "family", "article")),
        Table("claims", r.Claim, ("claim",)),
        Table("claim_statements", r.ClaimStatement, ("claim", "statement")),
        Table("verdicts", r.Verdict, ("a", "b")),
        Table("dropped", r.Dropped, ("file", "reason")),
        Table("runs", r.Run, ("run",)),
    )
}
