"""`wirecopy judge A B WORD`: what it prints, how it is shown afterwards, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import make
import pytest
from run import wirecopy

from wirecopy.run import trace_records
from wirecopy.store import open_store

TEXT = make.text(*make.prose(3))


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    path = tmp_path / "pair.db"
    with open_store(path, create=True) as store:
        pages = [
            make.page("ostrel-1", outlet="Ostrel Post", published="2025-03-03T06:00:00Z", text=TEXT),
            make.page("lantern-1", outlet="The \x1b[31mLantern", published="2025-03-03T09:00:00Z", text=TEXT),
        ]
        trace_records(((page, page.id) for page in pages), store)
    return path


def test_what_it_says(pair: Path) -> None:
    result = wirecopy("judge", "ostrel", "lantern", "copy", "--store", pair)
    assert result.exit_code == 0
    assert result.stdout == ""
    said = " ".join(result.stderr.split())
    assert "Ostrel Post ostrel-1 is a copy of The ␛[31mLantern lantern-1" in said
    assert "Ostrel Post ostrel-1: Its text was taken from The ␛[31mLantern" in said
    assert "\x1b" not in result.stderr


def test_it_is_shown_as_a_person_s_word(pair: Path) -> None:
    wirecopy("judge", "ostrel", "lantern", "copy", "--note", "the Lantern\x1b[2J told us", "--store", pair)
    article = wirecopy("article", "lantern", "--store", pair).stdout
    assert "A person's verdicts (1)" in article
    assert "the original of Ostrel Post" in article
    assert "told us" in article
    assert "\x1b" not in article
    assert "person's verdict" in wirecopy("article", "ostrel", "--store", pair).stdout
    assert "person's verdict" in wirecopy("story", "ostrel", "--store", pair).stdout


def test_it_can_be_exported(pair: Path) -> None:
    wirecopy("judge", "ostrel", "lantern", "not", "--note", "both from the ministry", "--store", pair)
    (row,) = map(json.loads, wirecopy("export", "verdicts", "--store", pair).stdout.splitlines())
    assert (row["a"], row["b"], row["verdict"], row["note"]) == (
        "ostrel-1", "lantern-1", "not", "both from the ministry",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "status"),
    [
        (("ostrel", "ostrel", "copy"), "W302", 1),
        (("ostrel", "nobody", "copy"), "W301", 1),
        (("ostrel", "lantern", "stolen"), "W001", 2),
        (("ostrel", "lantern"), "W001", 2),
    ],
)
def test_how_it_fails(pair: Path, arguments: tuple[str, ...], code: str, status: int) -> None:
    result = wirecopy("judge", *arguments, "--store", pair)
    assert result.exit_code == status
    assert code in result.stderr
    with open_store(pair) as store:
        assert store.count("verdicts") == 0


def test_without_a_store(tmp_path: Path) -> None:
    result = wirecopy("judge", "a", "b", "kin", "--store", tmp_path / "none.db")
    assert result.exit_code == 1
    assert "W201" in result.stderr
