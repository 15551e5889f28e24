"""Statements on the screen: as a table, and marked in the text."""

from __future__ import annotations

import json
from pathlib import Path

import make
import pytest
from run import wirecopy

import wirecopy as library
from wirecopy.cli.views.statements import marked_text
from wirecopy.store import open_store

TEXT = (
    "“There was no flour,” said Ann Orme, the baker of Skell Point, on Monday.\n\n"
    "She told Ostrel News that the oven might be cold until Friday. The harbour office declined to comment."
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "oven.txt"
    file.write_text(f"No bread at Skell Point\n\nMarch 4, 2024\n\n{TEXT}\n", "utf-8")
    return file


def test_read_prints_who_said_what(page: Path) -> None:
    shown = wirecopy("read", str(page)).stdout
    assert "Statements (3)" in shown
    (direct,) = (line for line in shown.splitlines() if line.startswith("direct "))
    assert "Ann Orme " in direct
    assert "said: “There was no flour,”" in direct
    assert "to Ostrel News, hedged" in shown
    assert "declined to comment" in shown


def test_read_marks_the_text(page: Path) -> None:
    marked = wirecopy("read", "--marked", str(page)).stdout
    assert "“[There was no flour,]” <said> {Ann Orme, the baker of Skell Point}" in marked
    assert "{She} <told> Ostrel News [that the oven might be cold until Friday]." in marked


def test_read_gives_every_table_of_speech(page: Path) -> None:
    found = json.loads(wirecopy("read", "--format", "json", str(page)).stdout)
    assert [row["speaker"] for row in found["statements"]] == ["Ann Orme", "Ann Orme", "harbour office"]
    assert found["mentions"]
    assert [row["text"] for row in found["times"]][:1] == ["Monday"]
    assert found["figures"] == []


def test_article_shows_them_too(tmp_path: Path) -> None:
    path = tmp_path / "wirecopy.db"
    with open_store(path, create=True) as store:
        library.trace([make.article("a", text=TEXT, language="en", url=None)], store)
    assert "Statements (3)" in wirecopy("article", "a", "--store", str(path)).stdout
    assert "<told> Ostrel News" in wirecopy("article", "a", "--marked", "--store", str(path)).stdout


def test_a_text_in_another_language_is_said_to_be_unheard(tmp_path: Path) -> None:
    file = tmp_path / "ofen.txt"
    file.write_text(
        "Der Ofen der Bäckerei am Kai war am Montag kalt, sagte die Bäckerin Anna Orme am Abend.\n", "utf-8"
    )
    assert "not in English" in wirecopy("read", str(file)).stdout


def test_colours_are_innermost_first() -> None:
    article = make.article("a", text="He said she lied.")
    outer = make.spoken("a", source=(0, 2), cue=(3, 7), content=(8, 16), text=article.text)
    inner = make.spoken("a", source=(8, 11), cue=(12, 16), content=None, text=article.text)
    assert marked_text(article, [outer, inner], plain=True).plain.endswith("{He} <said> [{she} <lied>].")
    coloured = marked_text(article, [outer, inner], plain=False)
    styles = {coloured.plain[span.start : span.end]: str(span.style) for span in coloured.spans[3:]}
    assert styles == {"He": "bold cyan", "said": "bold yellow", "she": "bold cyan", " ": "green", "lied": "bold yellow"}


def test_what_nobody_is_named_for_is_the_articles_own_word_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "wirecopy.db"
    text = "The oven, they say, was cold. The new one cost 84 crowns."
    said = make.statement("s2", "a", text[:17], cue="say", cue_start=15, cue_end=18)
    own = make.statement("s1", "a", text[30:], cue=None, content_start=30, content_end=len(text))
    with open_store(path, create=True) as store, store.transaction():
        store.insert("articles", [make.article("a", text=text)])
        store.insert("statements", [own, said])
    shown = wirecopy("article", "a", "--store", str(path)).stdout
    assert 0 < shown.index("(nobody named)") < shown.index("(the article itself)")
    assert ": The new one" not in shown
