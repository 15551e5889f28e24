"""`wirecopy forget`: by id, by outlet, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import make
import pytest
from run import wirecopy

from wirecopy.run import trace_records
from wirecopy.store import open_store


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with open_store(path, create=True) as store:
        pages = [
            make.page(f"{outlet}-1", outlet=outlet.title(), text=make.text(*make.prose(3)))
            for outlet in ("ostrel", "lantern")
        ]
        trace_records(((page, page.id) for page in pages), store)
    return path


def left(path: Path) -> list[str]:
    with open_store(path) as store:
        return [article.id for article in store.records("articles")]


def test_an_article(news: Path) -> None:
    result = wirecopy("forget", "ostrel", "--store", news)
    assert result.exit_code == 0
    assert "forgotten: 1 article; 1 article left" in result.stderr
    assert left(news) == ["lantern-1"]


def test_an_outlet(news: Path) -> None:
    assert wirecopy("forget", "--outlet", "Lantern", "--store", news).exit_code == 0
    assert left(news) == ["ostrel-1"]


@pytest.mark.parametrize(
    ("arguments", "code", "status"),
    [
        (("nobody",), "W301", 1),
        (("--outlet", "Nobody's Post"), "W301", 1),
        ((), "W001", 2),
        (("ostrel", "--outlet", "Ostrel"), "W001", 2),
    ],
)
def test_how_it_fails(news: Path, arguments: tuple[str, ...], code: str, status: int) -> None:
    result = wirecopy("forget", *arguments, "--store", news)
    assert result.exit_code == status
    assert code in result.stderr
    assert left(news) == ["lantern-1", "ostrel-1"]
