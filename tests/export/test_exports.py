"""Tables as files: every format carries every table, and a broken run leaves nothing half done."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import make
import msgspec
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.cli import main
from wirecopy.cli.export import FORMAT_NAMES, TABLE_NAMES
from wirecopy.errors import UnwritableOutput
from wirecopy.export import FORMATS, export_all, export_table, write_csv, write_jsonl
from wirecopy.model import TABLES, Run
from wirecopy.store import Store


@pytest.fixture
def store() -> Store:
    awkward = 'He said: "no",\r\nthen\n\nleft\rquickly — 鵝'
    run = Run(run="r1", started="2024-03-04T09:00:00Z", version="0.1", command="trace", options={"until": "stories"},
              models={}, counts={"articles": 2})  # fmt: skip
    return make.store(
        articles=[make.article("b", text=awkward), make.article("a", byline=("A. Person", "B"), outlet=None)],
        copies=[make.copy("b", "a", evidence=(make.evidence(),)), make.from_lost("a", "lost:f:a:1")],
        lost_originals=[make.lost()],
        story_sources=[make.story_source()],
        stories=[make.story()],
        runs=[run],
    )


def test_names_on_the_command_line_are_those_of_the_model() -> None:
    assert tuple(TABLES) == TABLE_NAMES
    assert tuple(FORMATS) == FORMAT_NAMES


def test_jsonl_is_nested_and_in_key_order(store: Store, tmp_path: Path) -> None:
    assert export_table(store, "copies", "jsonl", tmp_path / "c.jsonl") == 2
    rows = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text("utf-8").splitlines()]
    assert [row["copy"] for row in rows] == ["a", "b"]
    assert rows[0]["kind"] is None
    assert rows[1]["evidence"] == [{"kind": "time", "detail": "2 h later", "weight": 1.0}]


def test_csv_has_json_for_lists_nothing_for_null_and_survives_line_ends(store: Store, tmp_path: Path) -> None:
    export_table(store, "articles", "csv", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8") as file:
        first, second = csv.DictReader(file)
    assert json.loads(first["byline"]) == ["A. Person", "B"]
    assert first["outlet"] == ""
    assert second["text"] == 'He said: "no",\r\nthen\n\nleft\rquickly — 鵝'
    export_table(store, "story_sources", "csv", tmp_path / "s.csv")
    assert (tmp_path / "s.csv").read_text().splitlines()[1] == "f:a,f:a,,true,,the only one"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_csv_of_any_text_comes_back(texts: list[str]) -> None:
    sink = io.BytesIO()
    write_csv(TABLES["articles"], [make.article(str(n), text=text) for n, text in enumerate(texts)], sink)
    read = csv.DictReader(io.StringIO(sink.getvalue().decode(), newline=""), strict=True)
    assert [row["text"] for row in read] == texts


@pytest.mark.parametrize("name", TABLES)
def test_parquet_has_the_schema_of_the_table(store: Store, name: str, tmp_path: Path) -> None:
    export_table(store, name, "parquet", tmp_path / "t.parquet")
    table = pq.read_table(tmp_path / "t.parquet")
    assert table.schema.equals(TABLES[name].schema)
    assert table.equals(store.arrow(name))


@pytest.mark.parametrize("shape", FORMATS)
def test_all_makes_a_file_for_each_table(store: Store, shape: str, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    rows = export_all(store, shape, folder)
    assert {path.name for path in folder.iterdir()} == {f"{name}.{shape}" for name in TABLES}
    assert rows["articles"] == 2
    again = tmp_path / "again"
    export_all(store, shape, again)
    assert all((again / path.name).read_bytes() == path.read_bytes() for path in folder.iterdir())


def test_a_run_that_breaks_leaves_what_was_there(tmp_path: Path) -> None:
    class Breaking(Store):
        def records(self, *_: Any, **__: Any) -> Iterator[Any]:
            yield make.article("a")
            raise RuntimeError("gone")

    made = make.store()
    target = tmp_path / "a.jsonl"
    target.write_text("what was there\n")
    with pytest.raises(RuntimeError, match="gone"):
        export_table(Breaking(made.connection, made.name), "articles", "jsonl", target)
    assert target.read_text() == "what was there\n"
    assert list(tmp_path.iterdir()) == [target]


def test_rows_stream() -> None:
    """Rows are taken as they are written: never a whole table at once."""
    taken = 0

    def rows() -> Iterator[Any]:
        nonlocal taken
        for _ in range(5_000):
            taken += 1
            yield make.article("a")

    class Watching(io.BytesIO):
        first: int | None = None

        def write(self, data: Any, /) -> int:
            self.first = self.first or taken
            return super().write(data)

    sink = Watching()
    assert write_jsonl(TABLES["articles"], rows(), sink) == 5_000
    assert sink.first
    assert sink.first <= 1_000


def test_a_place_that_cannot_be_written(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "none" / "a.jsonl", tmp_path):
        with pytest.raises(UnwritableOutput, match="name another place with -o"):
            export_table(store, "articles", "jsonl", path)
    with pytest.raises(UnwritableOutput):
        export_all(store, "jsonl", tmp_path / "file")


def test_a_device_takes_what_comes(store: Store) -> None:
    assert export_table(store, "articles", "jsonl", Path("/dev/null")) == 2
    assert not Path("/dev/null").is_file()


def test_parquet_is_not_for_a_terminal(store: Store) -> None:
    class Terminal(io.BytesIO):
        def isatty(self) -> bool:
            return True

    with pytest.raises(UnwritableOutput, match="not for a terminal"):
        export_table(store, "articles", "parquet", None, Terminal())


def test_the_command(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    make.store(path, articles=[make.article("a"), make.article("b")]).close()

    def export(*args: str) -> Any:
        return CliRunner().invoke(main, ["export", *args, "--store", str(path)])

    assert [json.loads(line)["id"] for line in export("articles").stdout.splitlines()] == ["a", "b"]
    assert export("articles", "--format", "csv").stdout.startswith("id,url,")
    assert pq.read_table(io.BytesIO(export("articles", "--format", "parquet").stdout_bytes)).num_rows == 2
    assert export("articles", "-o", "-").stdout == export("articles").stdout
    to_file = export("articles", "-o", str(tmp_path / "a.csv"))
    assert to_file.stdout == ""
    assert "2 rows of articles" in to_file.stderr
    assert (tmp_path / "a.csv").read_text().startswith("id,url,")
    assert "20 tables" in export("all", "--format", "parquet", "-o", str(tmp_path / "out")).stderr
    assert export("all").exit_code == 2
    assert export("graph").exit_code == 2
    assert export("articles", "--format", "gexf").exit_code == 2
    assert export("articles", "-o", str(tmp_path / "none" / "x")).exit_code == 1


def test_records_come_back_from_jsonl(store: Store, tmp_path: Path) -> None:
    export_all(store, "jsonl", tmp_path)
    for name, table in TABLES.items():
        lines = (tmp_path / f"{name}.jsonl").read_bytes().splitlines()
        assert [msgspec.json.decode(line, type=table.record) for line in lines] == list(store.records(name))
