"""The main job over files: complete, resumable, the same in any order."""

from __future__ import annotations

import gzip
import json
import random
import shutil
from pathlib import Path
from typing import Any

import make
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from make import prose, text

import wirecopy
from wirecopy.errors import CountsDiffer, InputNotFound
from wirecopy.model import TABLES
from wirecopy.read.reasons import Limits
from wirecopy.run import trace_inputs
from wirecopy.store import Store, open_store


def row(id: str, *paragraphs: str, **fields: Any) -> dict[str, Any]:
    given = {"id": id, "outlet": f"Outlet {id}", "headline": f"Headline {id}", "published": "2024-03-04T09:00:00Z"}
    return given | {"text": text(*paragraphs)} | fields


def jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))
    return path


def tables(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every table but ``runs``, without the file that a record stood in."""
    return {
        name: [{k: v for k, v in r.items() if k != "file"} for r in store.arrow(name).to_pylist()]
        for name in TABLES
        if name != "runs"
    }


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    a, b = prose(1), prose(2)
    return [
        row("a", *a),
        row("b", *a, published="2024-03-04T11:00:00Z"),
        row("c", *b, byline=["Agence France-Presse"]),
        row("d", *a[:2], *b[:2], published="2024-03-05T09:00:00Z"),
        row("e", *prose(3)),
    ]


def test_a_mixed_folder_is_read_whole(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    jsonl(folder / "one.jsonl", rows[:2])
    with gzip.open(folder / "two.jsonl.gz", "wt") as lines:
        lines.write(json.dumps(rows[2]) + "\n{broken\n")
    pq.write_table(pa.Table.from_pylist(rows[3:]), folder / "three.parquet")
    (folder / "four.txt").write_text("Goose gone from harbour\n\nBy Ana Brand\n\n" + text(*prose(5)))
    page = (
        f"<html><head><title>A goose | Port Post</title></head><body><article>{_paragraphs(6)}</article></body></html>"
    )
    (folder / "five.html").write_text(page)
    (folder / "six.html.gz").write_bytes(gzip.compress(page.replace("goose", "swan").encode()))
    (folder / "notes.docx").write_bytes(b"PK")
    with open_store(tmp_path / "s.db", create=True) as store:
        summary = trace_inputs([str(folder)], store)
        assert (summary.articles, summary.dropped) == (8, 2)
        assert summary.reasons == {"bad_json": 1, "unsupported_type": 1}
        assert summary.families >= 2
        assert store.count("inputs") == 10


def _paragraphs(seed: int) -> str:
    return "".join(f"<p>{p}</p>" for p in prose(seed, 6))


def test_a_second_run_adds_nothing(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    source = jsonl(tmp_path / "x.jsonl", rows)
    with open_store(tmp_path / "s.db", create=True) as store:
        first = trace_inputs([str(source)], store)
        before = tables(store)
        second = trace_inputs([str(source)], store)
        assert not first.nothing_new
        assert second.nothing_new
        assert (second.new, second.skipped, second.articles) == (0, 5, 5)
        assert tables(store) == before
        assert [bool(r.finished) for r in store.records("runs")] == [True, True]


def test_a_store_among_its_own_inputs_is_passed_over(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    jsonl(tmp_path / "x.jsonl", rows)
    with open_store(tmp_path / "s.db", create=True) as store:
        for _ in range(2):
            summary = trace_inputs([str(tmp_path)], store)
            assert (summary.articles, summary.dropped) == (5, 0)


def test_the_order_of_input_does_not_matter(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    outcomes = []
    for seed in range(3):
        shuffled = list(rows)
        random.Random(seed).shuffle(shuffled)
        source = jsonl(tmp_path / f"{seed}.jsonl", shuffled)
        with open_store(":memory:", create=True) as store:
            trace_inputs([str(source)], store)
            outcomes.append(tables(store))
    assert outcomes[0] == outcomes[1] == outcomes[2]


def test_parts_give_what_the_whole_gives(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    whole, early, late = (jsonl(tmp_path / n, r) for n, r in (("w", rows), ("e", rows[2:]), ("l", rows[:2])))
    for path in (whole, early, late):
        shutil.move(path, path.with_suffix(".jsonl"))
    with open_store(":memory:", create=True) as one, open_store(":memory:", create=True) as two:
        trace_inputs([str(whole.with_suffix(".jsonl"))], one)
        trace_inputs([str(early.with_suffix(".jsonl"))], two)
        trace_inputs([str(late.with_suffix(".jsonl"))], two)
        assert tables(one) == tables(two)


@pytest.mark.parametrize(("until", "filled"), [("read", set()), ("reuse", {"passages"})])
def test_until_stops_after_a_stage(tmp_path: Path, rows: list[dict[str, Any]], until: str, filled: set[str]) -> None:
    source = jsonl(tmp_path / "x.jsonl", rows)
    with open_store(":memory:", create=True) as store:
        trace_inputs([str(source)], store, until=until)
        later = {"passages", "families", "copies", "changes", "stories"}
        assert {name for name in later if store.count(name)} == filled
        trace_inputs([str(source)], store)
        assert {name for name in later if store.count(name)} == later


def test_a_missing_input_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store, pytest.raises(InputNotFound):
        trace_inputs([str(tmp_path / "none")], store)


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    source = jsonl(tmp_path / "x.jsonl", rows)

    class Interrupting:
        def stage(self, name: str, total: int | None) -> None:
            if name == "lineage":
                raise KeyboardInterrupt

        def advance(self, count: int = 1) -> None: ...

        def say(self, message: str) -> None: ...

    with open_store(tmp_path / "s.db", create=True) as store:
        with pytest.raises(KeyboardInterrupt):
            trace_inputs([str(source)], store, progress=Interrupting())
        assert store.count("articles") == 5
        assert store.count("families") == 0
        trace_inputs([str(source)], store)
        with open_store(":memory:", create=True) as undisturbed:
            trace_inputs([str(source)], undisturbed)
            assert tables(store) == tables(undisturbed)


def test_many_records_are_read_by_several_processes(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "x.jsonl", [row(f"{n:04}", *prose(n, 1)) for n in range(600)])
    with open_store(tmp_path / "s.db", create=True) as store:
        summary = trace_inputs([str(source)], store, until="read", jobs=2)
    assert (summary.articles, summary.dropped) == (600, 0)


def test_what_was_given_up_is_tried_again_and_counted(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    source = jsonl(tmp_path / "x.jsonl", rows)
    with open_store(tmp_path / "s.db", create=True) as store:
        hurried = trace_inputs([str(source)], store, limits=Limits(seconds=0.0001), until="read")
        assert hurried.reasons == {"timed_out": 5}
        assert (hurried.records, hurried.articles) == (5, 0)
        patient = trace_inputs([str(source)], store, until="read")
        assert (patient.articles, patient.dropped, patient.skipped) == (5, 0, 0)
        first, second = store.records("runs")
        assert first.counts["dropped_timed_out"] == first.counts["records"] == 5
        assert first.options["max_seconds"] == "0.0001"
        assert "dropped_timed_out" not in second.counts


def test_a_record_that_was_too_large_is_read_under_a_higher_limit(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    source = jsonl(tmp_path / "x.jsonl", rows[:1])
    with open_store(tmp_path / "s.db", create=True) as store:
        assert trace_inputs([str(source)], store, limits=Limits(record=50), until="read").reasons == {"too_large": 1}
        summary = trace_inputs([str(source)], store, until="read")
        assert (summary.articles, summary.dropped) == (1, 0)


def test_counts_that_do_not_add_up_are_an_error_with_a_code(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    source = jsonl(tmp_path / "x.jsonl", rows)
    with open_store(tmp_path / "s.db", create=True) as store:
        trace_inputs([str(source)], store, until="read")
        store.connection.execute("DELETE FROM inputs WHERE file LIKE '%#1'")
        with pytest.raises(CountsDiffer, match="4 records came in, but 5 articles and 0 dropped"):
            trace_inputs([], store, until="read")


def test_the_python_api_gives_tables(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    source = jsonl(tmp_path / "x.jsonl", rows)
    traced = wirecopy.trace(wirecopy.read(source))
    assert traced.articles.num_rows == 5
    assert traced.copies.schema == TABLES["copies"].schema
    with open_store(":memory:", create=True) as store:
        trace_inputs([str(source)], store)
        assert traced.copies.to_pylist() == store.arrow("copies").to_pylist()
    with pytest.raises(AttributeError, match="no table"):
        _ = traced.cats


@pytest.mark.parametrize("file", [None, "dump.json"])
def test_articles_of_no_file_or_all_of_one_are_all_kept(file: str | None) -> None:
    body = text(*prose(1))
    articles = [
        wirecopy.Article(id=id, outlet=id, text=body, published=f"2024-03-04T{hour}:00:00Z", file=file)
        for id, hour in (("a", "09"), ("b", "10"))
    ]
    traced = wirecopy.trace(articles)
    assert traced.articles.column("id").to_pylist() == ["a", "b"]
    assert [(r["copy"], r["original"]) for r in traced.copies.to_pylist()] == [("b", "a")]


def test_tracing_again_in_python_adds_nothing(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    source = jsonl(tmp_path / "x.jsonl", rows)
    with open_store(tmp_path / "s.db", create=True) as store:
        wirecopy.trace(wirecopy.read(source), store)
        before = tables(store)
        again = wirecopy.trace(wirecopy.read(source), store)
        assert again.summary.nothing_new
        assert tables(store) == before


def test_an_unknown_stage_is_refused() -> None:
    with pytest.raises(ValueError, match="no stage 'nonsense'"):
        wirecopy.trace([], until="nonsense")


def test_a_file_that_gains_a_line_gives_what_a_fresh_run_gives(tmp_path: Path) -> None:
    lines = [row(f"{n}", *prose(n, 1)) for n in range(12)]
    source = jsonl(tmp_path / "x.jsonl", lines[1:])
    with open_store(":memory:", create=True) as grown, open_store(":memory:", create=True) as fresh:
        trace_inputs([str(source)], grown)
        jsonl(source, lines)
        trace_inputs([str(source)], grown)
        trace_inputs([str(source)], fresh)
        assert tables(grown) == tables(fresh)


def test_a_page_that_is_edited_replaces_its_article(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A goose is gone\n\n" + text(*prose(1)))
    with open_store(":memory:", create=True) as store:
        trace_inputs([str(page)], store)
        page.write_text("A goose is gone\n\n" + text(*prose(1), *prose(2)))
        summary = trace_inputs([str(page)], store)
        assert (summary.articles, summary.dropped) == (1, 0)


def test_versions_of_one_file_survive_a_duplicate_elsewhere(tmp_path: Path) -> None:
    first, second = row("m", *prose(1)), row("m", *prose(2))
    late = jsonl(tmp_path / "g.jsonl", [first])
    with open_store(":memory:", create=True) as store:
        trace_inputs([str(late)], store)
        jsonl(late, [second])
        trace_inputs([str(late)], store)
        assert store.count("articles") == 2
        early = jsonl(tmp_path / "a.jsonl", [first, second])
        summary = trace_inputs([str(early)], store)
        assert (summary.articles, summary.dropped) == (2, 1)
        trace_inputs([str(early)], store)


def test_plain_articles_are_searched_for_credits() -> None:
    article = wirecopy.Article(id="a", text=text(*prose(1)), byline=("Agence France-Presse",))
    assert wirecopy.trace([article]).lost_originals.column("name").to_pylist() == ["Agence France-Presse"]


def test_compare_finds_the_changed_word() -> None:
    paragraphs = prose(1)
    words = paragraphs[1].split()
    changed = " ".join([*words[:12], "otherwise", *words[13:]])
    one, other = (
        make.article("a", text=text(*paragraphs)),
        make.article("b", text=text(paragraphs[0], changed, *paragraphs[2:])),
    )
    (change,) = wirecopy.compare(one, other)
    assert (change.kind, change.before, change.after) == ("reworded", words[12].rstrip("."), "otherwise")


def test_the_public_names_are_all_there() -> None:
    for name in wirecopy.__all__:
        assert getattr(wirecopy, name) is not None


def test_a_run_takes_fingerprints_of_what_is_new(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    store = open_store(tmp_path / "s.db", create=True)
    trace_inputs([str(jsonl(tmp_path / "first.jsonl", rows[:3]))], store, until="read")
    assert store.find(rows[0]["text"]).unsearched == 3
    first = trace_inputs([str(tmp_path / "first.jsonl")], store, until="reuse")
    assert "fingerprints" in first.seconds
    second = trace_inputs([str(jsonl(tmp_path / "second.jsonl", rows[3:]))], store)
    assert [finding.article for finding in store.find(rows[0]["text"]).findings] == ["a", "b", "d"]
    assert store.find(rows[4]["text"]).unsearched == 0
    assert store.count("fingerprinted") == second.articles == 5
    again = trace_inputs([str(tmp_path / "second.jsonl")], store)
    assert "fingerprints" not in again.seconds


def test_an_article_whose_page_changed_is_found_by_what_it_says_now(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    store = open_store(tmp_path / "s.db", create=True)
    page.write_text(text(*prose(1)))
    trace_inputs([str(page)], store)
    page.write_text(text(*prose(2)))
    trace_inputs([str(page)], store)
    held = {finding.article for finding in store.find(text(*prose(2))).findings}
    assert held == {article.id for article in store.records("articles", "text LIKE ?", (f"%{prose(2)[1]}%",))}
    assert len(held) == 1
    assert store.find(text(*prose(1))).findings == ()
