"""Records, Arrow schemas and SQL columns are one definition."""

from __future__ import annotations

import make
import pyarrow as pa
import pytest

from wirecopy.model import TABLES, Evidence, Run


@pytest.mark.parametrize("name", TABLES)
def test_sql_columns_stand_as_the_record_has_them(name: str) -> None:
    store = make.store()
    columns = [row[1] for row in store.connection.execute(f"PRAGMA table_info({name})")]
    assert tuple(columns) == TABLES[name].columns == tuple(TABLES[name].schema.names)


@pytest.mark.parametrize("name", TABLES)
def test_keys_are_columns(name: str) -> None:
    assert set(TABLES[name].key) <= set(TABLES[name].columns)


def test_nested_columns_survive_arrow() -> None:
    copy = make.copy("b", "a", evidence=(Evidence(kind="time", detail="2 h later", weight=1.5),))
    (row,) = TABLES["copies"].to_arrow([copy]).to_pylist()
    assert row["evidence"] == [{"kind": "time", "detail": "2 h later", "weight": 1.5}]
    run = Run(
        run="r", started="2024-01-01", version="0", command="trace", options={"a": "b"}, models={}, counts={"n": 1}
    )
    assert TABLES["runs"].to_arrow([run]).column("counts").to_pylist() == [[("n", 1)]]


def test_unknown_is_null() -> None:
    table = TABLES["articles"].to_arrow([make.article(outlet=None, published=None)])
    assert table.column("outlet").to_pylist() == [None]
    assert table.schema.field("text").nullable is False
    assert table.schema.field("byline").type == pa.list_(pa.string())
