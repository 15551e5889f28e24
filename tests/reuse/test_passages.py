"""What the contract promises of ``find_passages``."""

from __future__ import annotations

import random
import unicodedata
from itertools import combinations, groupby, pairwise
from typing import Any

import pyarrow as pa
import pytest
from corpora import Corpus, corpora, corpus_of, edited
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.reuse import find_passages, matching
from wirecopy.reuse.kernels import CAP
from wirecopy.reuse.labels import LABELS
from wirecopy.reuse.oracle.words import read_words

COLUMNS = ["a", "b", "a_start", "a_end", "b_start", "b_end", "words", "similarity", "label"]


def invented(seed: str, words: int) -> str:
    draw = random.Random(seed)
    return " ".join(f"{seed}{draw.randrange(10**6)}" for _ in range(words))


@given(corpora())
@settings(max_examples=100)
def test_rows_keep_the_contract(corpus: Corpus) -> None:
    table = find_passages(*corpus)
    assert table.column_names == COLUMNS
    rows = table.to_pylist()
    assert rows == sorted(rows, key=lambda row: (row["a"], row["b"], row["a_start"]))
    for row in rows:
        assert 0 <= row["a"] < row["b"] < len(corpus.texts)
        assert row["label"] in LABELS
        assert 0 < row["similarity"] <= 1
        one = read_words(piece(corpus, row, "a")).hashes
        other = read_words(piece(corpus, row, "b")).hashes
        assert len(one) == row["words"], "a passage begins and ends at words"
        assert (one[0], one[-1]) == (other[0], other[-1]), "and they are the same on both sides"
        assert (row["similarity"] == 1) == (one == other)
    for one_row, other_row in combinations(rows, 2):
        if (one_row["a"], one_row["b"]) == (other_row["a"], other_row["b"]):
            assert not all(overlap(one_row, other_row, side) for side in "ab")


def piece(corpus: Corpus, row: dict[str, Any], side: str) -> str:
    text = corpus.texts[row[side]][row[f"{side}_start"] : row[f"{side}_end"]]
    assert text == text.strip()
    return text


def overlap(one: dict[str, Any], other: dict[str, Any], side: str) -> bool:
    return bool(one[f"{side}_start"] < other[f"{side}_end"] and other[f"{side}_start"] < one[f"{side}_end"])


@given(st.integers(0, 2**32), st.integers(2, 7), st.sampled_from((400, 3000)), st.booleans())
@settings(max_examples=100, derandomize=True)  # three words repeated without end do break it
def test_the_order_of_the_texts_is_of_no_account(seed: int, texts: int, vocabulary: int, scripts: bool) -> None:
    corpus = corpus_of(seed, texts, 120, vocabulary=vocabulary, scripts=scripts)
    mirrored = [mirror(row, texts) for row in find_passages(*corpus.mirrored()).to_pylist()]
    rows = find_passages(*corpus).drop_columns("words").to_pylist()
    assert sorted(rows, key=str) == sorted(mirrored, key=str)


def mirror(row: dict[str, Any], texts: int) -> dict[str, Any]:
    return {
        "a": texts - 1 - row["b"],
        "b": texts - 1 - row["a"],
        "a_start": row["b_start"],
        "a_end": row["b_end"],
        "b_start": row["a_start"],
        "b_end": row["a_end"],
        "similarity": row["similarity"],
        "label": row["label"],
    }


@given(corpora(texts=5), st.integers(0, 2**32), st.data())
@settings(max_examples=60)
def test_an_unrelated_text_changes_nothing(corpus: Corpus, seed: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(corpus.texts)))
    stranger = " ".join(f"strange{seed}x{n}" for n in range(80))
    texts = [*corpus.texts[:at], stranger, *corpus.texts[at:]]
    known = corpus.outlets
    outlets = None if known is None else [*known[:at], "Stranger", *known[at:]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "LEAST_BITS", 0.0)  # how rare a word is does depend on the others
        rows = find_passages(*corpus).to_pylist()
        among = find_passages(texts, outlets).to_pylist()
    for row in rows:
        row["a"] += row["a"] >= at
        row["b"] += row["b"] >= at
    assert among == rows


SENTENCES = {
    "latin": "Ménage à trois: the minister’s 3 aides “resigned” on Monday after the ferry sank off the coast",
    "combining": unicodedata.normalize("NFD", "Bộ trưởng Quốc phòng Việt Nam đã từ chức hôm thứ Hai sau khi phà chìm"),
    "emoji": "Ferry 🚢 sinks ⛴️ off the 🇹🇯 coast and 👩‍👩‍👧 three people are safe after a 1️⃣2️⃣ hour night",
    "rtl": "استقال الوزير يوم الاثنين بعد غرق العبّارة قبالة الساحل وقالت الشرطة إن ثلاثة أشخاص في عداد المفقودين",
    "hebrew": "הַשַּׂר התפטר ביום שני לאחר שהמעבורת טבעה מול החוף, והמשטרה מסרה כי שלושה בני אדם נעדרים",
    "full-width": "Ｔｈｅ　ｆｅｒｒｙ　ｓａｎｋ　ｏｆｆ　ｔｈｅ　ｃｏａｓｔ　ｏｎ　ａ　ｒｏｃｋ　ｔｏｄａｙ",
    "chinese": "渡輪星期一在海岸附近沉沒後部長辭職警方表示仍有三人失蹤搜救工作將持續到明天早上",
    "japanese": "フェリーは月曜日に沖合で沈没し、大臣は辞任した。警察によると三人が依然として行方不明だという",
    "thai": "เรือข้ามฟากจมนอกชายฝั่งเมื่อวันจันทร์และรัฐมนตรีลาออกตำรวจกล่าวว่ายังมีผู้สูญหายสามคน",
    "korean": "장관은 월요일 해안에서 여객선이 침몰한 뒤 사임했으며 경찰은 아직 세 명이 실종 상태라고 밝혔다",
    "rare ideographs": "".join(chr(0x20000 + 37 * n) for n in range(40)),
}
SURROUNDINGS = [
    ("", ""),
    ("\ufeff", "\r\n"),
    ("🚢 é\r\n\r\n", "\n\n👩‍👩‍👧"),
    ("«", "»"),
    ("x\u200d ", " \u0301x"),
    ("\ud800", "\x00"),
]


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES.keys())
@pytest.mark.parametrize("around", SURROUNDINGS, ids=ascii)
def test_offsets_in_every_script(sentence: str, around: tuple[str, str]) -> None:
    texts = [around[0] + sentence + around[1], sentence]
    (row,) = find_passages(texts).to_pylist()
    start, end = len(around[0]), len(around[0]) + len(sentence)
    assert (row["a_start"], row["a_end"], row["b_start"], row["b_end"]) == (start, end, 0, len(sentence))
    assert row["similarity"] == 1


# The rule for text that many hold


@pytest.mark.parametrize("copies", [2, CAP - 1, CAP])
def test_up_to_the_cap_all_pairs(copies: int) -> None:
    found = find_passages([f"{invented(f'own{n}x', 30)} {invented('story', 60)}" for n in range(copies)])
    assert pairs(found) == sorted(combinations(range(copies), 2))


@pytest.mark.parametrize("copies", [CAP + 1, 2 * CAP])
def test_above_the_cap_the_least_and_the_next(copies: int) -> None:
    texts = [f"{invented(f'own{n}x', 30)} {invented('story', 60)}" for n in range(copies)]
    texts.insert(5, invented("stranger", 90))
    holders = [n for n in range(copies + 1) if n != 5]
    found = find_passages(texts)
    assert pairs(found) == sorted({*((0, n) for n in holders[1:]), *pairwise(holders)})
    assert set(found["words"].to_pylist()) == {60}


@pytest.mark.parametrize("copies", [300, 600])
def test_many_reprints_each_with_edits_of_its_own(copies: int) -> None:
    found = pairs(find_passages(edited(1, copies, 300, 10)))
    assert len(found) < 6 * copies, "linear, however the edits fall"
    assert all((0, n) in found for n in range(1, copies))
    assert sum((n, n + 1) in found for n in range(1, copies)) > 0.95 * copies


def test_what_few_hold_in_a_text_that_many_hold() -> None:
    story, inserted = invented("story", 60), invented("inserted", 20)
    middle = story.index(" ", len(story) // 2)
    texts = [story] * 80
    for n in (20, 50):
        texts[n] = story[:middle] + " " + inserted + story[middle:]
    assert (20, 50) in pairs(find_passages(texts)), "a paragraph of their own"


def pairs(table: pa.Table) -> list[tuple[int, int]]:
    return list(zip(table["a"].to_pylist(), table["b"].to_pylist(), strict=True))


# What is found, at the size it is found at


def test_where_a_shared_paragraph_stands() -> None:
    story = "Ménage à trois: the minister’s 3 aides “resigned” on Monday after the ferry sank off the coast, police say"
    before, after = "🚢 Çà et là. ", "\n\nAnd so on and on it went."
    found = find_passages([before + story + after, story]).to_pylist()
    assert found == [
        {
            "a": 0,
            "b": 1,
            "a_start": len(before),
            "a_end": len(before) + len(story),
            "b_start": 0,
            "b_end": len(story),
            "words": 19,
            "similarity": 1.0,
            "label": "copied",
        }
    ]


def test_an_inserted_and_a_swapped_word_leave_one_passage() -> None:
    story = invented("w", 60).split()
    edited = [*story[:20], "inserted", *story[20:40], "swapped", *story[41:]]
    (row,) = find_passages([" ".join(story), " ".join(edited)]).to_pylist()
    assert (row["words"], row["similarity"]) == (60, 59 / 61)


def test_a_moved_paragraph_is_a_passage_of_its_own() -> None:
    one, other = invented("one", 40), invented("other", 40)
    rows = find_passages([f"{one} {other}", f"{other} {one}"]).to_pylist()
    assert [(row["a_start"] == 0, row["words"]) for row in rows] == [(True, 40), (False, 40)]


def test_one_text_in_two_dresses() -> None:
    plain = invented("w", 40)
    dressed = "\ufeff" + plain.upper().replace(" ", "\r\n") + "\u0301"
    (row,) = find_passages([plain, dressed]).to_pylist()
    assert (row["b_start"], row["b_end"], row["similarity"]) == (1, len(dressed), 1.0)


def test_words_that_everybody_uses_are_no_passage() -> None:
    common, draw = ["the", "of", "in", "and", "said", "was", "for", "that", "on", "by", "he", "it"], random.Random(5)
    texts = [
        " ".join(draw.choice(common) if draw.random() < 0.3 else f"{n}w{draw.randrange(10**6)}" for _ in range(300))
        for n in range(20)
    ]
    phrase = "he said that it was for the by in and"
    assert find_passages([f"{text} {phrase} {text}" for text in texts]).num_rows == 0
    rare = "ferry captain denies steering drunk into harbour wall at low tide"
    assert find_passages([f"{text} {rare} {text}" for text in texts[:2]] + texts[2:])["words"].to_pylist() == [11]


# What goes in

TEXTS = [invented("x", 30), "", f"{invented('x', 30)} é", "🙂", invented("x", 30)]


@pytest.mark.parametrize("texts", [[], [""], [invented("x", 30)], ["", ""], [" ", "\x00", "\ud800"]])
def test_nothing_to_find(texts: list[str]) -> None:
    table = find_passages(texts, [None] * len(texts))
    assert (table.num_rows, table.column_names) == (0, COLUMNS)
    assert table.schema == find_passages(TEXTS).schema


@pytest.mark.parametrize(
    "column",
    [
        pa.array(TEXTS),
        pa.array(TEXTS, pa.large_string()),
        pa.array(TEXTS, pa.string_view()),
        pa.array(TEXTS).dictionary_encode(),
        pa.array(["left out", *TEXTS, "too"])[1:-1],
        pa.array(["left out", *TEXTS, "too"], pa.large_string())[1:-1],
        pa.array([TEXTS[0], None, *TEXTS[2:]]),
        pa.chunked_array([TEXTS[:2], TEXTS[2:]]),
        pa.chunked_array([pa.array(["é" * 9, *TEXTS[:2]])[1:], pa.array([], pa.string()), pa.array(TEXTS[2:])]),
        pa.chunked_array([pa.array(["é" * 9, *TEXTS], pa.large_string())[1:]]),
        tuple(TEXTS),
    ],
    ids=lambda column: str(getattr(column, "type", "tuple")),
)
def test_every_kind_of_column(column: Any) -> None:
    assert find_passages(column).to_pylist() == find_passages(TEXTS).to_pylist() != []


def test_a_null_is_an_empty_text_whatever_lies_behind_it() -> None:
    whole = pa.array([TEXTS[0], TEXTS[0]])
    masked = pa.Array.from_buffers(pa.string(), 2, [pa.py_buffer(b"\x01"), *whole.buffers()[1:]])
    assert masked.null_count == 1
    assert find_passages(masked).num_rows == 0


def test_an_empty_chunked_column() -> None:
    assert find_passages(pa.chunked_array([], pa.string()), []).num_rows == 0


def test_no_outlets_are_unknown_outlets() -> None:
    corpus = corpus_of(3, 12, 120)
    assert find_passages(corpus.texts).equals(find_passages(corpus.texts, [None] * 12))
    assert "boilerplate" not in find_passages(corpus.texts)["label"].to_pylist()


@pytest.mark.parametrize("outlets", [[], ["A"], ["A"] * 6])
def test_outlets_of_another_number(outlets: list[str]) -> None:
    with pytest.raises(ValueError, match=f"5 texts but {len(outlets)} outlets"):
        find_passages(TEXTS, outlets)


def test_progress_is_told() -> None:
    told: list[tuple[str, float]] = []
    find_passages(TEXTS, progress=lambda phase, share: told.append((phase, share)))
    phases = ["words", "fingerprints", "shared text", "passages", "places"]
    assert [phase for phase, _ in groupby(phase for phase, _ in told)] == phases
    for phase in phases:
        shares = [share for name, share in told if name == phase]
        assert shares == sorted(shares)
        assert (shares[0], shares[-1]) == (0, 1)
