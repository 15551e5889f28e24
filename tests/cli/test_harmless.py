"""Nothing from a stranger's page can command the terminal, wherever it is shown."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import make
import pytest
import stubs
from hypothesis import given
from hypothesis import strategies as st
from run import wirecopy

from wirecopy.cli.terminal import TerminalSink
from wirecopy.export import write_csv
from wirecopy.model import TABLES
from wirecopy.pictures.harmless import harmless

NASTY = "\x1b]0;gone\x07\x1b[2J\x9b31m[red]goose[/red] \u202edetrever\u2066 :smile: \r\u200b\x00end"
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


@given(st.text())
def test_no_text_keeps_what_a_terminal_obeys(text: str) -> None:
    shown = harmless(text)
    assert not FORBIDDEN.search(shown)
    assert "\n" not in shown
    shown.encode("utf-8")


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_lines_are_kept_where_asked() -> None:
    assert harmless("a\n\x1bb", keep_lines=True) == "a\n␛b"


def _nasty_store(path: Path) -> None:
    fields = dict.fromkeys(("url", "canonical_url", "outlet", "headline", "standfirst", "dateline", "section"), NASTY)
    make.store(
        path,
        articles=[make.article(i, **fields, byline=(NASTY,), text=f"{NASTY} {NASTY}") for i in ("a", "b", "c")],
        images=[make.image("b", caption=NASTY, credit=NASTY)],
        credits=[make.credit("b", NASTY, text=NASTY)],
        passages=[make.passage("a", "b")],
        families=make.family("f:a", "a", "b", "c"),
        lost_originals=[make.lost(name=NASTY)],
        copies=[
            make.from_lost("a", "lost:f:a:1"),
            make.copy("b", "a", evidence=(make.evidence("credit", NASTY),)),
            make.unsure_copy("c", "b"),
        ],
        changes=[
            make.change("b", "a", "headline", before=NASTY, after=f"{NASTY} more"),
            make.change("b", "a", "cut", before=f"{NASTY} {NASTY}", copy_start=3, copy_end=3, original_start=3,
                        original_end=9),
        ],
        stories=[make.story("f:a", headline=NASTY, articles=3)],
        story_articles=make.story_articles("f:a", "a", "b", "c"),
        dropped=[make.dropped(NASTY, "no_text", NASTY)],
    ).close()  # fmt: skip


@pytest.mark.parametrize(
    "command", [["stories"], ["story", "f:a"], ["story", "f:a", "--all"], ["article", "b"], ["story", NASTY]]
)
def test_no_view_lets_it_through(tmp_path: Path, command: list[str]) -> None:
    _nasty_store(tmp_path / "s.db")
    result = wirecopy(*command, "--store", tmp_path / "s.db")
    assert "goose" in result.output
    assert not FORBIDDEN.search(result.output)
    assert "[red]goose[/red]" in result.output or len(command) < 2
    assert "😄" not in result.output


def test_reading_lets_nothing_through(monkeypatch: pytest.MonkeyPatch) -> None:
    page = make.page(outlet=NASTY, headline=NASTY, text=NASTY, credits=(make.credit("a", NASTY, text=NASTY),),
                     images=(make.image(caption=NASTY, credit=NASTY),))  # fmt: skip
    origin = (stubs.OriginStep(NASTY, "article"), stubs.OriginStep(NASTY, "agency", NASTY))
    stubs.install(monkeypatch, read_article=lambda path: stubs.Reading(page, origin, headline_comment=NASTY))
    result = wirecopy("read", "x.txt")
    assert result.exit_code == 0
    assert not FORBIDDEN.search(result.output)


def test_records_sent_to_a_terminal_are_harmless_and_to_a_file_untouched() -> None:
    class Terminal(io.BytesIO):
        def isatty(self) -> bool:
            return True

    rows = [make.article("a", text=NASTY)]
    terminal, file = Terminal(), io.BytesIO()
    write_csv(TABLES["articles"], rows, TerminalSink(terminal))
    write_csv(TABLES["articles"], rows, file)
    assert not FORBIDDEN.search(terminal.getvalue().decode())
    (row,) = csv.DictReader(io.StringIO(file.getvalue().decode(), newline=""))
    assert row["text"] == NASTY


def test_an_error_message_is_harmless(tmp_path: Path) -> None:
    result = wirecopy("stories", "--store", tmp_path / "\x1b[2Jnone.db")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr


def test_a_traceback_is_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(path: str) -> Any:
        raise RuntimeError(NASTY)

    stubs.install(monkeypatch, read_article=explode)
    result = wirecopy("read", "x", "--debug")
    assert "Traceback" in result.stderr
    assert not FORBIDDEN.search(result.stderr)
