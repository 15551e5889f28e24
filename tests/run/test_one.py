"""One article by itself: its chain of origin, and clear words for what is no article."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from wirecopy.errors import InputNotFound, UnreadableArticle, UnsupportedInput
from wirecopy.run import read_article

PAGE = """Goose gone from harbour wall [at YOUR expense!]

March 4, 2024 in News by Ardine Watch Staff

Source: The Port Courier
Associated Press

A bronze goose about a metre tall has disappeared from the harbour wall of Port Ardine, police said on Monday.

The goose had stood there since 1962 and was bolted to the wall in four places, the harbour office said.
"""


def test_the_chain_goes_from_the_article_back(tmp_path: Path) -> None:
    page = tmp_path / "goose.txt"
    page.write_text(PAGE)
    reading = read_article(str(page))
    assert [(step.name, step.role) for step in reading.origin] == [
        ("Ardine Watch", "article"),
        ("The Port Courier", "source"),
        ("Associated Press", "agency"),
    ]
    assert [step.evidence is None for step in reading.origin] == [True, False, False]
    assert reading.headline_comment == "[at YOUR expense!]"


def test_an_article_that_names_nobody_is_its_own_origin(tmp_path: Path) -> None:
    page = tmp_path / "own.txt"
    page.write_text(PAGE.replace("Source: The Port Courier\nAssociated Press\n\n", ""))
    reading = read_article(str(page))
    assert [step.name for step in reading.origin] == ["Ardine Watch"]
    assert reading.lost_originals == reading.copies == ()


@pytest.mark.parametrize(
    "given", [PAGE, json.dumps({"text": PAGE}), f"<html><body><article><p>{PAGE * 2}</p></article>"]
)
def test_standard_input_is_recognised(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    assert "bronze goose" in read_article("-").page.text


def feed(*titles: str) -> str:
    items = "".join(f"<item><title>{t}</title><content:encoded>{PAGE}</content:encoded></item>" for t in titles)
    return (
        f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{items}</channel></rss>'
    )


SAVED = f"""From: <Saved by Blink>
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="x"

--x
Content-Type: text/html; charset="utf-8"
Content-Location: https://ardine-watch.example/goose

<html><body><article><p>{PAGE * 2}</p></article></body></html>
--x--
"""


@pytest.mark.parametrize("given", [feed("Goose"), '<?xml version="1.0"?>\n' + feed("Goose"), SAVED])
def test_xml_and_saved_pages_are_known_on_standard_input(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    assert "bronze goose" in read_article("-").page.text


def test_two_articles_on_standard_input_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(feed("Goose", "Gander").encode())))
    with pytest.raises(UnsupportedInput, match="more than one"):
        read_article("-")


def test_what_is_no_article_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n')
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    with pytest.raises(InputNotFound):
        read_article(str(tmp_path / "none.txt"))
    with pytest.raises(UnsupportedInput, match="folder"):
        read_article(str(tmp_path))
    with pytest.raises(UnsupportedInput, match="more than one"):
        read_article(str(tmp_path / "two.jsonl"))
    with pytest.raises(UnsupportedInput, match="unsupported_type"):
        read_article(str(tmp_path / "picture.png"))
    with pytest.raises(UnreadableArticle, match="empty"):
        read_article(str(tmp_path / "empty.txt"))
