"""The language of a text."""

from __future__ import annotations

import pytest
from make_page import PARAGRAPHS

from wirecopy.read.language import language_code, language_of


def test_languages_of_whole_sentences() -> None:
    assert language_of("\n\n".join(PARAGRAPHS)) == "en"
    assert (
        language_of("Die Fähre lief am Dienstagabend vor der nördlichen Mole auf Grund, sagte die Hafenbehörde.")
        == "de"
    )
    assert (
        language_of(
            "フェリーは火曜日の夜、港の北側の桟橋の沖で座礁し、乗客四十人は全員無事に救助されたと港湾当局は発表した。"
        )
        == "ja"
    )


@pytest.mark.parametrize("text", ["", "Reuters", "12 345 678 - 9 % " * 20, "\ud800" * 80])
def test_too_little_to_tell_is_none(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("declared", "code"), [("en-GB", "en"), ("pt_BR", "pt"), ("DE", "de"), ("English", None), (None, None)]
)
def test_a_declared_language_is_cut_to_its_code(declared: str | None, code: str | None) -> None:
    assert language_code(declared) == code
