"""`export keep`: every article is kept or stood for, once; and the text that nobody stands for is named."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import make
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from make import prose, text

from wirecopy.cli import main
from wirecopy.export.keep import KEEP, Kept, kept
from wirecopy.run import trace_records
from wirecopy.store import Store


def rows(store: Store) -> dict[str, Kept]:
    return {row.article: row for row in kept(store)}


def counts_add_up(store: Store) -> None:
    """Kept and stood for are all articles, and no article is both; each family has one article kept for it."""
    found = list(kept(store))
    keeping = [row.article for row in found]
    standing = {id for row in found for id in row.stands_for}
    assert keeping == sorted(set(keeping))
    assert standing.isdisjoint(keeping)
    assert standing | set(keeping) == {article.id for article in store.records("articles")}
    families = {row.family for row in store.records("families")}
    headed = [family for row in found if row.reason in ("root", "fullest") for family in row.families]
    assert sorted(headed) == sorted(families)
    assert all(set(row.holding_more) <= set(row.stands_for) for row in found)


@pytest.fixture
def tables() -> dict[str, list[Any]]:
    """A root with a copy, an expansion and a round-up; a lost original with three reprints; one without kin."""
    a, b, own = prose(1), prose(2), prose(3)
    furniture = prose(4, 3)
    round_up = text(own[0], *a[:2], *b[:2])
    copy = text(*a[:3], *furniture)
    return {
        "articles": [
            make.article("root", text=text(*a)),
            make.article("copy", text=copy, published="2024-03-04T08:00:00Z"),
            make.article("longer", text=text(*a, *own[1:])),
            make.article("round-up", text=round_up),
            make.article("late", text=text(*b), published="2024-03-06"),
            make.article("soon", text=text(*b[:3], b[3][:-20]), published="2024-03-05"),
            make.article("brief", text=text(*b[:1]), published="2024-03-01"),
            make.article("alone", text=text(*own)),
        ],
        "families": [
            *make.family("f:copy", "root", "copy", "longer", "round-up"),
            *make.family("f:brief", "late", "soon", "brief", "round-up"),
        ],
        "lost_originals": [make.lost("lost:f:brief:1", "f:brief")],
        "copies": [
            make.copy("copy", "root", "f:copy"),
            make.copy("longer", "root", "f:copy", kind="expansion"),
            make.copy("round-up", "root", "f:copy", kind="excerpt"),
            *(make.from_lost(id, "lost:f:brief:1", "f:brief") for id in ("late", "soon", "brief", "round-up")),
        ],
        "passages": [
            make.passage("alone", "copy", label="boilerplate", b_start=len(text(*a[:3])), b_end=len(copy)),
        ],
    }


def test_the_root_else_the_fullest_early_one_and_who_has_no_kin(tables: dict[str, list[Any]]) -> None:
    store = make.store(**tables)
    counts_add_up(store)
    assert rows(store) == {
        "alone": Kept(article="alone", reason="alone", families=(), stands_for=(), holding_more=()),
        "root": Kept(
            article="root", reason="root", families=("f:copy",), stands_for=("copy", "longer", "round-up"),
            holding_more=("longer",),
        ),
        "soon": Kept(
            article="soon", reason="fullest", families=("f:brief",), stands_for=("brief", "late", "round-up"),
            holding_more=(),
        ),
    }  # fmt: skip


def test_a_round_up_with_much_of_its_own_is_named_under_both(tables: dict[str, list[Any]]) -> None:
    tables["articles"][3] = make.article("round-up", text=text(*prose(5), *prose(1)[:2], *prose(2)[:2]))
    found = rows(make.store(**tables))
    assert "round-up" in found["root"].holding_more
    assert "round-up" in found["soon"].holding_more


def test_furniture_is_no_text_of_ones_own(tables: dict[str, list[Any]]) -> None:
    with_furniture = rows(make.store(**tables))["root"].holding_more
    assert "copy" not in with_furniture
    del tables["passages"]
    assert "copy" in rows(make.store(**tables))["root"].holding_more


def test_nobodys_copy_of_two_families_is_kept(tables: dict[str, list[Any]]) -> None:
    tables["copies"] = [copy for copy in tables["copies"] if copy.copy != "round-up"]
    tables["copies"].append(make.copy("root", "round-up", "f:copy"))
    tables["copies"].append(make.unsure_copy("round-up", "late", "f:brief"))
    store = make.store(**tables)
    counts_add_up(store)
    assert rows(store)["round-up"].reason == "root"
    tables["copies"][-2] = make.unsure_copy("root", "round-up", "f:copy")
    store = make.store(**tables)
    counts_add_up(store)
    assert rows(store)["round-up"].reason == "source"
    assert rows(store)["round-up"].families == ("f:brief", "f:copy")
    assert rows(store)["round-up"].stands_for == ()


def test_who_stands_for_one_family_is_not_stood_for_in_another() -> None:
    a, b = prose(1), prose(2)
    store = make.store(
        articles=[make.article("x", text=text(*a)), make.article("y", text=text(a[0], *b)),
                  make.article("z", text=text(*b))],
        families=[*make.family("f:x", "x", "y"), *make.family("f:z", "y", "z")],
        copies=[make.copy("y", "x", "f:x"), make.copy("z", "y", "f:z")],
    )  # fmt: skip
    counts_add_up(store)
    assert {id: row.stands_for for id, row in rows(store).items()} == {"x": (), "y": ("z",)}


@pytest.mark.parametrize("seed", range(4))
def test_a_traced_pile_in_any_order(seed: int) -> None:
    draw = random.Random(7)
    texts = [prose(n) for n in range(8)]
    bodies = [[*draw.choice(texts)[: draw.randrange(2, 5)], *draw.choice(texts)[:2]] for _ in range(40)]
    pages = [
        make.page(f"p{n}", text=text(*body, f"Page {n}."), published=f"2024-03-{n % 28 + 1:02}")
        for n, body in enumerate(bodies)
    ]
    first = make.store()
    trace_records([(page, page.id) for page in pages], first)
    counts_add_up(first)
    assert first.count("families") > 0
    random.Random(seed).shuffle(pages)
    again = make.store()
    trace_records([(page, page.id) for page in pages], again)
    assert list(kept(again)) == list(kept(first))


def test_the_command_in_each_format(tables: dict[str, list[Any]], tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    make.store(path, **tables).close()

    def export(*args: str) -> Any:
        return CliRunner().invoke(main, ["export", "keep", *args, "--store", str(path)])

    lines = [json.loads(line) for line in export().stdout.splitlines()]
    assert [tuple(line) for line in lines] == [KEEP.columns] * 3
    cells = list(csv.DictReader(io.StringIO(export("--format", "csv").stdout)))
    assert [json.loads(row["stands_for"]) for row in cells] == [line["stands_for"] for line in lines]
    table = pq.read_table(io.BytesIO(export("--format", "parquet").stdout_bytes))
    assert table.to_pylist() == lines
    written = export("-o", str(tmp_path / "keep.csv"))
    assert "3 rows of keep" in written.stderr
    assert (tmp_path / "keep.csv").read_text().startswith("article,reason,families,stands_for,holding_more\n")


def test_without_families_it_says_so(tmp_path: Path) -> None:
    make.store(tmp_path / "s.db", articles=[make.article("a"), make.article("b")]).close()
    result = CliRunner().invoke(main, ["export", "keep", "--store", str(tmp_path / "s.db")])
    assert [json.loads(line)["reason"] for line in result.stdout.splitlines()] == ["alone", "alone"]
    assert "no families" in result.stderr
