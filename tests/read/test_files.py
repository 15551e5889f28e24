"""Inputs to raw records."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wirecopy.errors import InputNotFound
from wirecopy.model import Dropped
from wirecopy.read import RawRecord, raw_records, reasons
from wirecopy.read.reasons import Limits


def reasons_of(path: Path) -> list[tuple[str, str]]:
    return [(r.file, r.reason) for r in raw_records(path) if isinstance(r, Dropped)]


def test_a_folder_is_walked_in_order_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.html", "a.txt", "b/c.HTM", ".hidden.html", ".git/x.html"):
        (tmp_path / name).write_text("x")
    found = [r for r in raw_records(tmp_path) if isinstance(r, RawRecord)]
    root = tmp_path.as_posix()
    assert [(r.file, r.kind) for r in found] == [
        (f"{root}/a.txt", "text"),
        (f"{root}/z.html", "html"),
        (f"{root}/b/c.HTM", "html"),
    ]


def test_a_missing_input_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound):
        raw_records(tmp_path, tmp_path / "nowhere.html")


def test_lines_are_numbered_from_one_without_bom_and_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text":"1"}\r\n\r\n{"text":"3"}')
    assert list(raw_records(path)) == [
        RawRecord(f"{path.as_posix()}#1", "json", b'{"text":"1"}'),
        RawRecord(f"{path.as_posix()}#3", "json", b'{"text":"3"}'),
    ]


def test_gzip_is_unpacked_whatever_the_name_says(tmp_path: Path) -> None:
    for name in ("a.html.gz", "b.html", "c.ndjson.gz"):
        (tmp_path / name).write_bytes(gzip.compress(b"{}"))
    assert [r.data for r in raw_records(tmp_path) if isinstance(r, RawRecord)] == [b"{}"] * 3


def test_a_truncated_archive_yields_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = b"".join(b'{"text":"%d"}\n' % n for n in range(20000))
    path.write_bytes(gzip.compress(lines)[:-2000])
    found = list(raw_records(path))
    last = found.pop()
    assert isinstance(last, Dropped)
    assert last.reason == "truncated_archive"
    assert all(isinstance(r, RawRecord) for r in found)


def test_a_truncated_page_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(b"<p>a page</p>" * 99)[:-9])
    assert reasons_of(path) == [(path.as_posix(), "truncated_archive")]


@pytest.mark.parametrize("name", ["a.html.gz", "a.jsonl.gz"])
def test_a_decompression_bomb_is_stopped(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(b"x" * (reasons.RATIO_FROM + 4_000_000)))
    assert reasons_of(path) == [(path.as_posix(), "decompression_bomb")]


def test_a_record_beyond_the_limit_is_dropped_and_the_next_is_read(
    tmp_path: Path,
) -> None:
    limits = Limits(record=100)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * 5000 + b"\n{}\n")
    first, second = raw_records(path, limits=limits)
    assert isinstance(first, Dropped)
    assert (first.file, first.reason) == (f"{path.as_posix()}#1", "too_large")
    assert second == RawRecord(f"{path.as_posix()}#2", "json", b"{}")
    (tmp_path / "a.html").write_bytes(b"x" * 101)
    (page,) = raw_records(tmp_path / "a.html", limits=limits)
    assert isinstance(page, Dropped)
    assert page.reason == "too_large"


def test_what_no_reader_knows_is_dropped(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.epub", "c.docx", "noending"):
        (tmp_path / name).write_bytes(b"x")
    assert [reason for _, reason in reasons_of(tmp_path)] == ["unsupported_type"] * 4


def test_a_broken_archive_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"\x1f\x8bnothing of the kind")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 nothing of the kind")
    (tmp_path / "c.html").symlink_to(tmp_path / "nowhere")
    assert [reason for _, reason in reasons_of(tmp_path)] == ["unreadable_file"] * 3


def test_parquet_rows_are_read_with_the_columns_an_article_has(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {
            "Title": ["One", None],
            "content": ["first", "second"],
            "date": pa.array([1432800000123456789, None], pa.timestamp("ns", tz="UTC")),
            "embedding": [[0.5], [0.25]],
        }
    )
    pq.write_table(table, path, row_group_size=1)
    assert [(r.file, r.data) for r in raw_records(path) if isinstance(r, RawRecord)] == [
        (f"{path.as_posix()}#1", b'{"Title":"One","content":"first","date":"2015-05-28T08:00:00.123456Z"}'),
        (f"{path.as_posix()}#2", b'{"Title":null,"content":"second","date":null}'),
    ]


def test_parquet_without_a_column_of_ours_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"x": [1, 2]}), path)
    assert reasons_of(path) == [(path.as_posix(), "bad_record")]
