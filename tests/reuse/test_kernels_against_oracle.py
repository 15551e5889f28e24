"""The compiled matcher and its plain-Python twin give the same rows."""

from __future__ import annotations

import random

import numpy as np
import pyarrow as pa
import pytest
from corpora import SCRIPTS, Corpus, corpora, corpus_of, edited
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.reuse import find_passages, kernels, matching
from wirecopy.reuse.alphabet import alphabet
from wirecopy.reuse.oracle import find_passages_slowly
from wirecopy.reuse.oracle.grams import hash_gram, winnow
from wirecopy.reuse.oracle.words import read_words


def assert_equal(corpus: Corpus) -> None:
    assert find_passages(*corpus).to_pylist() == find_passages_slowly(*corpus)


@given(corpora())
@settings(max_examples=150)
def test_generated_corpora(corpus: Corpus) -> None:
    assert_equal(corpus)


@given(corpora())
@settings(max_examples=150)
def test_generated_corpora_where_nothing_is_too_short(corpus: Corpus) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "LEAST_WORDS", 1)
        patch.setattr(matching, "LEAST_BITS", 0.0)
        assert_equal(corpus)


def test_segments_that_begin_at_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "LEAST_WORDS", 3)
    monkeypatch.setattr(matching, "LEAST_BITS", 20.0)
    assert_equal(corpus_of(1000207, 8, 300, vocabulary=3, outlets=0))  # found by trying many


@pytest.mark.parametrize("seed", range(4))
def test_a_larger_corpus(seed: int) -> None:
    corpus = corpus_of(seed, 60, 150, vocabulary=2000, scripts=seed % 2 == 1)
    assert find_passages(*corpus).num_rows > 20
    assert_equal(corpus)


@given(st.integers(0, 1000), st.integers(50, 100), st.booleans())
@settings(max_examples=8)
def test_around_the_cap_on_holders(seed: int, copies: int, trimmed: bool) -> None:
    draw = random.Random(seed)
    story = [f"w{draw.randrange(800)}" for _ in range(60)]
    texts = []
    for n in range(copies):
        start = draw.randrange(20) if trimmed else 0
        texts.append(" ".join([*story[start : start + 40], *(f"own{n}x{k}" for k in range(draw.randrange(20)))]))
    assert_equal(Corpus(texts, [draw.choice("ABC") for _ in texts]))


@given(st.integers(0, 1000), st.integers(66, 90), st.sampled_from((60, 150)), st.integers(1, 6))
@settings(max_examples=8)
def test_many_reprints_each_edited(seed: int, copies: int, words: int, edits: int) -> None:
    assert_equal(Corpus(edited(seed, copies, words, edits), None))


@given(corpora(texts=5), st.integers(1, 4))
@settings(max_examples=40)
def test_every_number_of_threads(corpus: Corpus, jobs: int) -> None:
    assert find_passages(*corpus, jobs=jobs).equals(find_passages(*corpus))


few_words = st.sampled_from((1, 2, 3, 2**32 - 1)).flatmap(lambda n: st.lists(st.integers(1, n), max_size=40))


@given(few_words)
@settings(max_examples=200)
def test_grams_that_winnowing_keeps(words: list[int]) -> None:
    hashes, places = np.zeros(len(words), np.uint64), np.zeros(len(words), np.int64)
    begins, counts = np.array([0, len(words)]), np.array([len(words)])
    n = kernels.winnow(np.array(words, np.uint32), begins, counts, 0, 1, hashes, places)
    grams = [hash_gram(tuple(words[i : i + kernels.GRAM])) for i in range(len(words) - kernels.GRAM + 1)]
    assert places[:n].tolist() == winnow(grams)
    assert hashes[:n].tolist() == [grams[place] for place in places[:n]]


@given(st.lists(st.integers(0, 2**64 - 1), max_size=60), st.integers(0, 8), st.integers(6, 40))
@settings(max_examples=100)
def test_keys_by_range_of_their_hash(grams: list[int], spread: int, bits: int) -> None:
    hashes, places = np.array(grams, np.uint64), np.arange(len(grams))
    keys, bounds = np.zeros(len(grams), np.uint64), np.zeros((1 << spread) + 1, np.int64)
    kernels.part(hashes, places, bits, spread, keys, bounds)
    parted = [keys[bounds[r] : bounds[r + 1]].tolist() for r in range(1 << spread)]
    expected: list[list[int]] = [[] for _ in parted]
    for place, gram in enumerate(grams):
        rest = (gram << spread) % 2**64 >> bits << bits
        expected[gram >> 64 - spread].append(rest | place)
    assert parted == expected


# Any text at all

tokens = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=8),
    st.sampled_from([word for kind in SCRIPTS.values() for word in kind]),
    st.sampled_from(
        ["“", "”", '"', "«", "»", "„", "「", "」", "『", "』", "\n\n", "\r\n\r\n", "'", "\u0301", "\u200d", "\ufeff"]
    ),
    st.integers(0, 10**6).map(str),
)
strings = st.lists(st.tuples(tokens, st.sampled_from(["", " ", " ", "\n"])), max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def read_words_fast(text: str) -> tuple[list[int], list[int], list[int], list[bool]]:
    """What the kernels make of one text: hashes, starts, ends, quoted."""
    data = np.frombuffer(text.encode("utf-8", "replace"), np.uint8)
    hashes, counts = np.zeros(len(data) + 1, np.uint32), np.zeros(1, np.int64)
    offsets = np.array([0, len(data)])
    n = kernels.tokenise(data, offsets, 0, 1, alphabet(), hashes, counts)
    assert n == counts[0]
    starts, ends = np.zeros(n, np.int64), np.zeros(n, np.int64)
    quoted, addressed = np.zeros(n), np.zeros(n, np.bool_)
    each, ones = np.arange(n), np.zeros(n, np.int64)
    kernels.locate(data, offsets, alphabet(), ones, each, each + 1, n, starts, ends, quoted, addressed)
    return hashes[:n].tolist(), starts.tolist(), ends.tolist(), quoted.astype(bool).tolist()


@given(strings)
@settings(max_examples=200)
def test_words_of_any_string(text: str) -> None:
    words = read_words(text)
    assert read_words_fast(text) == (words.hashes, words.starts, words.ends, words.quoted)


@given(strings, st.lists(st.tuples(strings, strings), max_size=4), st.none() | st.just("AABB"))
@settings(max_examples=100)
def test_any_strings(shared: str, around: list[tuple[str, str]], outlets: str | None) -> None:
    texts = [before + shared + after for before, after in around]
    assert_equal(Corpus(texts, outlets and list(outlets[: len(texts)])))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00" * 500,
        "\ud800" * 500,
        "a" * 100_000,
        "a" * 100_000 + " b" * 50,
        "é" * 100_000,
        "e\u0301" * 50_000,
        "新" * 20_000,
        "a'" * 5_000,
        "same " * 3_000,
        "\U0010ffff\U00020bb7 " * 100,
        "one two three " * 20 + '"' * 7 + " one two three four five six seven eight nine ten eleven twelve" * 4,
    ],
    ids=lambda text: f"{text[:6]!r}x{len(text)}",
)
def test_odd_texts(text: str) -> None:
    assert_equal(Corpus([text, "x " + text, text + " y"], None))


def test_a_text_longer_than_can_be_indexed() -> None:
    story = " ".join(f"story{n}" for n in range(100))
    long = story + " filler" * kernels.MAX_WORDS + " " + story.replace("story", "tail")
    found = find_passages([long, story, story.replace("story", "tail")]).to_pylist()
    assert [(row["a"], row["b"], row["words"]) for row in found] == [(0, 1, 100)]


def test_many_chunks_of_documents() -> None:
    corpus = corpus_of(9, 200, 30, vocabulary=3000)
    assert_equal(corpus)
    assert find_passages(pa.array(corpus.texts), corpus.outlets).equals(find_passages(*corpus))
