"""`find`: a text, a file or stdin; records, or the text with its shared stretches marked; plain words when none."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import make
import pytest
from make import prose, text
from newsroom import FERRY
from run import wirecopy

from wirecopy.pictures.found import marks
from wirecopy.store import fingerprints, open_store
from wirecopy.store.find import FINDINGS
from wirecopy.store.fingerprints import fingerprint_new

OWN = "We were told of it by a neighbour who keeps geese, and who asked us not to name her here"


@pytest.fixture
def news(store: Path) -> Path:
    """The ferry store with its fingerprints."""
    with open_store(store) as opened:
        fingerprint_new(opened)
    return store


def found(store: Path, given: str, *options: str, input: str | None = None) -> list[dict[str, object]]:
    result = wirecopy("find", given, "--store", store, "--format", "json", *options, input=input)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_as_seen(news: Path) -> None:
    lead, blame, _ = FERRY.split("\n\n")
    result = wirecopy("find", f"{OWN}. {lead} {OWN}. {blame}", "--store", news)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines()[:19] == [
        "We were told of it by a neighbour who keeps geese, and who asked us not to name her here. ⟦A ferry",
        "with 214 people aboard ran aground off Calvessa on Monday, and 41 were taken to hospital⟧[1]. We",
        "were told of it by a neighbour who keeps geese, and who asked us not to name her here. ⟦The captain,",
        "who allegedly ignored two warnings, was questioned by police in Port Ardine⟧[1].",
        "",
        "Who had it first, of the articles found",
        "[1]         Ostrel News Agency  2025-03-03 06:10  32 words  ostrel",
        "",
        "7 articles with passages of it, best first",
        "passages by their characters in the text ↔ in the article",
        "● Ostrel News Agency  2025-03-03 06:10  ostrel",
        "  At least 41 hurt as ferry runs aground off Calvessa",
        "  32 words: 44 % of the text, 65 % of the article",
        "  copied      90-186 ↔ 0-96     100 %  “A ferry with 214 people aboard ran aground off…”",
        "  copied      278-366 ↔ 99-187  100 %  “The captain, who allegedly ignored two warnings…”",
        "● Northern Gazette  2025-03-03 07:00  gazette",
        "  At least 41 hurt as ferry runs aground off Calvessa",
        "  32 words: 44 % of the text, 65 % of the article",
        "  copied      90-186 ↔ 0-96     100 %  “A ferry with 214 people aboard ran aground off…”",
    ]


def test_records(news: Path) -> None:
    lead = FERRY.split("\n\n")[0]
    rows = found(news, lead)
    assert [tuple(row) for row in rows] == [FINDINGS.columns] * 7
    assert rows[0]["article"] == "ostrel"
    assert rows[0]["passages"] == [
        {"start": 0, "end": 96, "article_start": 0, "article_end": 96, "words": 18, "similarity": 1.0,
         "label": "copied"}
    ]  # fmt: skip
    lines = wirecopy("find", lead, "--store", news, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = wirecopy("find", lead, "--store", news, "--format", "csv").stdout
    first, *others = csv.DictReader(io.StringIO(table))
    assert len(others) == 6
    assert json.loads(first["passages"]) == rows[0]["passages"]


def test_a_file_and_stdin(news: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{p}</p>" for p in FERRY.split("\n\n"))
    page.write_text(f"<html><head><title>Ferry aground</title></head><body><article><h1>Ferry aground</h1>{paragraphs}"
                    "</article></body></html>")  # fmt: skip
    plain = tmp_path / "page.txt"
    plain.write_text(FERRY)
    expected = found(news, FERRY)
    assert found(news, str(page)) == found(news, str(plain)) == expected
    assert found(news, "-", input=FERRY) == expected
    assert found(news, "-", input=page.read_text()) == expected


def test_nothing_found(news: Path) -> None:
    for shape, stdout in (("table", ""), ("json", "[]\n"), ("jsonl", ""), ("csv", ",".join(FINDINGS.columns) + "\n")):
        result = wirecopy("find", text(*prose(5)), "--store", news, "--format", shape)
        assert result.exit_code == 0
        assert result.stdout.replace("\n\n", "\n") == stdout
        assert result.stderr.startswith("wirecopy: nothing found: no article of ")


def test_what_cannot_be_looked_for(news: Path, tmp_path: Path) -> None:
    def refused(given: str, store: Path = news) -> str:
        result = wirecopy("find", given, "--store", store)
        assert result.exit_code == 1
        assert result.stdout == ""
        (line,) = result.stderr.splitlines()
        return line

    assert "error[W104]: 3 words are too few to look for: a passage has at least 10" in refused("three short words")
    assert "error[W101]: no file at no-such-page.html" in refused("no-such-page.html")
    assert "error[W102]" in refused(str(tmp_path))
    assert "error[W201]" in refused(FERRY, tmp_path / "none.db")
    make.store(tmp_path / "empty.db").close()
    assert "holds no article: fill it with `wirecopy trace INPUT`" in refused(FERRY, tmp_path / "empty.db")
    (tmp_path / "empty.txt").touch()
    assert "error[W103]" in refused(str(tmp_path / "empty.txt"))
    assert wirecopy("find", FERRY, "--store", news, "--limit", "0").exit_code == 2


def test_a_store_without_fingerprints_gets_them_and_says_so(store: Path) -> None:
    result = wirecopy("find", FERRY, "--store", store)
    assert "taking fingerprints of 10 articles" in result.stderr
    assert "● Ostrel News Agency" in result.stdout
    assert wirecopy("find", FERRY, "--store", store).stderr == ""


def test_a_store_that_cannot_be_written_is_searched_as_far_as_it_goes(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(news) as opened, opened.transaction():
        opened.insert("articles", [make.article("new", text=FERRY)])

    def refuse(store: object) -> int:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(fingerprints, "fingerprint_new", refuse)
    result = wirecopy("find", FERRY, "--store", news)
    assert result.exit_code == 0
    assert "1 article was not searched: cannot use" in result.stderr
    assert "attempt to write a readonly database" in result.stderr
    assert "● Ostrel News Agency" in result.stdout


def test_how_many_were_compared(news: Path) -> None:
    result = wirecopy("find", FERRY, "--store", news, "--limit", "2", "--format", "json")
    assert len(json.loads(result.stdout)) == 2
    assert "compared with the 2 likeliest (--limit)" in result.stderr


def test_hostile_text_reaches_no_terminal(tmp_path: Path) -> None:
    evil = "\x1b[31m\u202eevil\u202c"
    given = f"{evil} one two three four five six seven eight nine ten {evil} eleven twelve"
    store = make.store(tmp_path / "s.db", articles=[make.article("a\x1b[2J", outlet=evil, headline=evil, text=given)])
    fingerprint_new(store)
    store.close()
    for argument, input in ((given, None), ("-", given)):
        result = wirecopy("find", argument, "--store", tmp_path / "s.db", input=input)
        assert "evil" in result.stdout
        assert not {"\x1b", "\u202e", "\u202c"} & set(result.stdout + result.stderr)


def test_each_stretch_is_whose_who_had_it_first() -> None:
    first, second, third = prose(1, 3)
    store = make.store(
        articles=[
            make.article("late", text=text(first, second, third), published="2024-03-05"),
            make.article("early", text=text(prose(9)[0], second), published="2024-03-04"),
            make.article("undated", text=text(third), published=None),
        ]
    )
    fingerprint_new(store)
    given = text(prose(8)[0], first, second, third)
    whose = [(given[m.start : m.end], m.first and m.first.article) for m in marks(store.find(given))]
    assert [(part.strip(" \n."), owner) for part, owner in whose if part.strip(" \n.")] == [
        (prose(8)[0][:-1], None),
        (first[:-1], "late"),
        (second[:-1], "early"),
        (third[:-1], "late"),
    ]
    assert "".join(part for part, _ in whose) == given


def test_a_long_list_and_long_stretches_are_cut_unless_all_is_asked_for(tmp_path: Path) -> None:
    body = text(*prose(1, 12))
    store = make.store(tmp_path / "s.db", articles=[make.article(f"a{n:02}", text=body) for n in range(14)])
    fingerprint_new(store)
    store.close()
    short = wirecopy("find", body, "--store", tmp_path / "s.db").stdout
    whole = wirecopy("find", body, "--store", tmp_path / "s.db", "--all").stdout
    assert "… 4 more (--all shows them)" in short
    assert short.count("●") == 10
    assert whole.count("●") == 14
    assert body.split()[len(body.split()) // 2] not in short.split("Who had it first")[0]
    assert " ".join(body.split())[:-1] in " ".join(whole.split())
