"""What counts as a word, and which spellings are one word."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from wirecopy.reuse.alphabet import CLASS_SHIFT, DIGIT, EXTENDER, GAP, JOINER, LETTER, LONE, SIZE, alphabet
from wirecopy.reuse.oracle.words import classify, read_words


def words(text: str) -> list[str]:
    read = read_words(text)
    return [text[start:end] for start, end in zip(read.starts, read.ends, strict=True)]


def test_every_code_point_has_a_class_and_every_word_character_a_fold() -> None:
    kinds = {GAP, LETTER, DIGIT, LONE, JOINER, EXTENDER}
    assert set((alphabet()[:SIZE] >> CLASS_SHIFT).tolist()) == kinds
    for code in range(SIZE):
        kind, folds = classify(chr(code))
        if kind in (LETTER, DIGIT, LONE):
            assert folds
            assert all(0 < fold <= sys.maxunicode for fold in folds)


@pytest.mark.parametrize(
    ("character", "kind"),
    [
        ("a", LETTER), ("É", LETTER), ("ß", LETTER), ("й", LETTER), ("ש", LETTER), ("ع", LETTER), ("서", LETTER),
        ("न", LETTER), ("ि", LETTER), ("½", LETTER), ("5", DIGIT), ("٥", DIGIT), ("５", DIGIT),
        ("新", LONE), ("カ", LONE), ("ข", LONE), ("\U00020bb7", LONE),
        ("'", JOINER), ("’", JOINER), ("\u00ad", JOINER), ("\ufeff", JOINER), ("\u200d", JOINER),
        ("\u0301", EXTENDER), ("\u05b8", EXTENDER), ("\u064e", EXTENDER), ("ـ", EXTENDER), ("\ufe0f", EXTENDER),
        (" ", GAP), ("\n", GAP), ("\x00", GAP), ("-", GAP), ("“", GAP), ("‘", GAP), ("_", GAP), ("🙂", GAP),
        ("\u200f", GAP), ("\ud800", GAP), ("\U000e0100", GAP), ("\U0010ffff", GAP), ("\U0001f1f9", GAP),
    ],
)  # fmt: skip
def test_classes(character: str, kind: int) -> None:
    assert classify(character)[0] == kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("café", "cafe\u0301"),
        ("CAFÉ", "cafe"),
        ("don't", "don’t"),
        ("don’t", "dont"),
        ("Ｗｉｒｅ ２０", "wire 20"),
        ("co\u00adoperate", "cooperate"),
        ("\ufeffnews", "news"),
        ("שָׁלוֹם", "שלום"),
        ("عَلَيْكُم", "عليكم"),
        ("عـــاجل", "عاجل"),
        ("Ёлка", "елка"),
        ("ﬁnd the oﬃce", "find the office"),
        ("Straße", "STRASSE"),
        ("Ⅷ", "viii"),
        ("서울 한국", unicodedata.normalize("NFD", "서울 한국")),
        ("Việt Nam", unicodedata.normalize("NFD", "viet nam")),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert read_words(one).hashes == read_words(other).hashes


@pytest.mark.parametrize(
    ("one", "other"),
    [("cat", "act"), ("19", "91"), ("한국", "호구"), ("新", "聞"), ("a", "aa"), ("now here", "nowhere"), ("1", "l")],
)
def test_different_words(one: str, other: str) -> None:
    assert read_words(one).hashes != read_words(other).hashes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t…", []),
        ("The “Ferry” sank.", ["The", "Ferry", "sank"]),
        ("don't 'quote' rock'n'roll dogs' ’90s", ["don't", "quote", "rock'n'roll", "dogs", "90s"]),
        ("cafe\u0301 e\u0301", ["cafe\u0301", "e\u0301"]),
        ("\u0301 a", ["a"]),
        ("state-owned 1,655.8", ["state", "owned", "1", "655", "8"]),
        ("記者の3人a", ["記", "者", "の", "3", "人", "a"]),
        ("ข่าว", ["ข่", "า", "ว"]),
        ("תל־אביב", ["תל", "אביב"]),
        ("ok👩‍👩‍👧ok", ["ok", "ok"]),
        ("a''b a\u200d'b", ["a", "b", "a", "b"]),
        ("a\ud800b\x00c", ["a", "b", "c"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_number_is_told_by_its_first_character() -> None:
    assert [h & 1 for h in read_words("1987 3rd ٢٠ x1 four ½").hashes] == [1, 1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("he “is in” out", "0110"),
        ('he "is in" out', "0110"),
        ("er «ist drin» hier", "0110"),
        ("er „ist drin“ hier", "0110"),
        ("er »ist drin« hier", "0110"),
        ("彼「中」外", "010"),
        ("彼『中』外", "010"),
        ("a “b\n\nc", "010"),
        ('a "b\r\n\r\nc" d', "0101"),
        ("“a\nb” c", "110"),
        ("“a\n\n“b” c", "110"),
        ("'a' don’t", "00"),
    ],
)
def test_inside_quotation_marks(text: str, inside: str) -> None:
    assert "".join(str(int(q)) for q in read_words(text).quoted) == inside
