"""Bytes to text."""

from __future__ import annotations

import pytest

from wirecopy.read.encoding import declared_encoding, decode

TEXT = "Zürich, größte Stadt der Schweiz: «Die Fähre fährt», sagte die Behörde am späten Abend. " * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_without_a_declaration(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("name", "text"), [("shift_jis", "港の北側"), ("gb2312", "渡轮搁浅"), ("iso-8859-2", "łódź"), ("koi8-r", "паром")]
)
def test_text_is_read_as_declared(name: str, text: str) -> None:
    markup = f"<html><head><meta charset='{name}'></head><p>{text * 20}</p>"
    assert decode(markup.encode(name)) == markup


def test_valid_utf_8_wins_over_a_stale_declaration() -> None:
    markup = f"<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>{TEXT}"
    assert declared_encoding(markup.encode()) == "cp1252"
    assert decode(markup.encode()) == markup


def test_a_stray_byte_is_replaced() -> None:
    broken = f"<meta charset='utf-8'>{TEXT}".encode() + b"\xff"
    assert (decode(broken) or "").endswith("\ufffd")


def test_an_image_is_no_text() -> None:
    assert decode(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 99) is None
