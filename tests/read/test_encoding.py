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


SENTENCES = {
    "de": "Die Fähre läuft am späten Abend vor der Küste auf Grund, größere Schäden blieben aus. ",
    "ru": "Паром сел на мель у северного причала, пассажиров доставили на берег за два часа. ",
    "ja": "フェリーが港の北側で座礁し、乗客四十人は二時間以内に全員救助された。",
    "zh": "渡轮在北码头附近搁浅，四十名乘客在两小时内全部获救上岸，无人重伤。",
    "ko": "여객선이 북쪽 부두 앞에서 좌초했으나 승객 마흔 명은 두 시간 만에 모두 구조됐다. ",
}


@pytest.mark.parametrize(
    ("language", "encoding", "declared"),
    [
        ("de", "cp1252", "utf-8"),
        ("de", "cp1252", "windows-1251"),
        ("de", "utf-8", "iso-8859-1"),
        ("ru", "cp1251", "utf-8"),
        ("ru", "cp1251", "iso-8859-1"),
        ("ru", "koi8-r", "windows-1251"),
        ("ja", "cp932", "iso-8859-1"),
        ("ja", "iso2022_jp", "none"),
        ("zh", "gb18030", "utf-8"),
        ("zh", "gb18030", "iso-8859-1"),
        ("ko", "cp949", "none"),
    ],
)
def test_a_page_that_lies_about_its_encoding_is_read_right(language: str, encoding: str, declared: str) -> None:
    text = SENTENCES[language] * 12
    markup = f"<html lang='{language}'><head><meta charset='{declared}'></head><body><p>{text}</p></body></html>"
    assert decode(markup.encode(encoding)) == markup


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    markup = f"<html><body><p>{SENTENCES['ru']}</p></body></html>"
    assert decode(markup.encode(encoding)) == markup


def test_utf_8_that_breaks_off_or_holds_a_few_other_bytes_stays_utf_8() -> None:
    data = f"<p>{SENTENCES['de'] * 9}".encode()
    assert (decode(data + "é".encode()[:1]) or "").startswith(f"<p>{SENTENCES['de']}")
    assert (decode(data + b" caf\xe9 " + data) or "").count("läuft") == 18


def test_text_that_was_encoded_twice_is_left_as_it_is() -> None:
    twice = SENTENCES["de"].encode().decode("cp1252", "ignore")
    assert decode(twice.encode()) == twice
