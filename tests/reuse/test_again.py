"""Matching again, with texts that come, go and change: the same passages as matching everything at once."""

from __future__ import annotations

import random
from hashlib import blake2b
from typing import Any

import numpy as np
import pytest
from corpora import Corpus, corpora, corpus_of, edited
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from wirecopy.reuse import again, matching
from wirecopy.reuse.kept import LOST, NOTHING, Kept, Rows, unpacked
from wirecopy.reuse.passages import find_passages_again
from wirecopy.reuse.texts import Row, in_a_row

Named = dict[str, tuple[str, str | None]]
Passages = set[tuple[str, str, tuple[int, ...]]]
"""The names of two texts and what they share."""


class Matched:
    """Texts that are matched again after each change, and the passages that this comes to."""

    def __init__(self) -> None:
        self.kept: Kept = NOTHING
        self.passages: Passages = set()
        self.read: list[int] = []

    def match(self, named: Named) -> Passages:
        """The passages of ``named``, texts and outlets by name."""
        names = sorted(named)
        digests = [blake2b(f"{n}\x1f{named[n][0]}".encode("utf-8", "surrogatepass"), digest_size=8) for n in names]
        documents = np.array([int.from_bytes(digest.digest(), "little") for digest in digests], np.uint64)
        texts, outlets = [named[n][0] for n in names], [named[n][1] for n in names]
        found = find_passages_again(lambda wanted: self._read(texts, wanted), outlets, documents, self.kept)
        new = {names[n] for n in found.new}
        standing = {(a, b, row) for a, b, row in self.passages if {a, b} <= named.keys() - new}
        gone, come = by_name(found.gone, names), by_name(found.come, names)
        assert gone <= standing
        self.passages = (standing - gone) | come
        self.kept = unpacked(found.kept.packed())
        return self.passages

    def _read(self, texts: list[str], wanted: NDArray[np.bool_]) -> Row:
        self.read.append(int(wanted.sum()))
        return in_a_row(text if mark else "" for text, mark in zip(texts, wanted, strict=True))


def by_name(rows: Rows, names: list[str]) -> Passages:
    matched, spans = rows.matched.tolist(), rows.spans.tolist()
    return {
        (names[a], names[b], (*stretch, *span, sign, label))
        for (a, b, *stretch), span, sign, label in zip(matched, spans, rows.sign, rows.label, strict=True)
    }


def assert_same_in_batches(corpus: Corpus, seed: int) -> None:
    """Texts come in some batches, in any order; at times some go again, or are changed, and one may come back."""
    draw = random.Random(seed)
    outlets = corpus.outlets or [None] * len(corpus.texts)
    texts = {f"t{n:04}": pair for n, pair in enumerate(zip(corpus.texts, outlets, strict=True))}
    waiting = draw.sample(sorted(texts), len(texts))
    matched, standing = Matched(), Named()
    while waiting:
        batch = draw.randint(1, max(len(waiting) // draw.choice((2, 6)), 1))
        standing |= {name: texts[name] for name in waiting[:batch]}
        waiting = waiting[batch:]
        for name in draw.sample(sorted(standing), len(standing) // 10 if draw.random() < 0.5 else 0):
            if draw.random() < 0.5:
                waiting += [name] if draw.random() < 0.3 else []
                del standing[name]
            else:
                standing[name] = (standing[name][0] + " one word more", standing[name][1])
        assert matched.match(standing) == Matched().match(standing)


@given(corpora(), st.integers(0, 1000))
@settings(max_examples=40)
def test_any_corpus_in_batches(corpus: Corpus, seed: int) -> None:
    assert_same_in_batches(corpus, seed)


@pytest.mark.parametrize("seed", range(4))
def test_a_larger_corpus_in_batches(seed: int) -> None:
    assert_same_in_batches(corpus_of(seed, 80, 120, vocabulary=600, outlets=2), seed)


@pytest.mark.parametrize("seed", range(3))
def test_around_the_cap_on_holders(seed: int) -> None:
    assert_same_in_batches(Corpus(edited(seed, 90, 60, 3), ["A", "B", None] * 30), seed)


def newsroom(seed: int, articles: int) -> Corpus:
    """Articles of three outlets: the outlet's furniture, a formula that all of them fill, often a piece of another."""
    draw = random.Random(seed)
    formula = [f"formula{n}" for n in range(40)]
    outlets, texts = [draw.choice("ABC") for _ in range(articles)], list[list[str]]()
    for n, outlet in enumerate(outlets):
        text = [f"own{n}x{k}" for k in range(30)]
        if texts and draw.random() < 0.6:
            source = draw.choice(texts)
            at = draw.randrange(len(source))
            text += source[at : at + 40]
        filled = [word if draw.random() > 0.03 else f"filled{draw.randrange(4)}" for word in formula]
        furniture = [f"furniture{outlet}{k}" for k in range(draw.choice((15, 25)))]
        texts.append([*text[:15], *filled[draw.randrange(10) :], *text[15:], *furniture])
    return Corpus([" ".join(text) for text in texts], [*outlets])


@pytest.mark.parametrize("seed", range(3))
def test_text_over_the_cap_among_what_few_hold(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    redone = []

    def counted(*inputs: Any) -> matching.Matches:
        found = matching.match(*inputs)
        redone.append(found.redone.shape[1])
        return found

    monkeypatch.setattr(again, "match", counted)
    assert_same_in_batches(newsroom(seed, 170), seed)
    assert sum(redone) > 100, "articles were linked to others than before"


def test_furniture_is_told_once_an_outlet_has_enough_of_it() -> None:
    notice = " ".join(f"notice{n}" for n in range(20))
    texts: Named = {
        f"t{n}": (" ".join(f"own{n}x{k}" for k in range(60)) + "\n\n" + notice, "Gazette") for n in range(4)
    }
    matched = Matched()
    two = matched.match({name: texts[name] for name in ("t0", "t3")})
    assert len(two) == 1
    four = matched.match(texts)
    assert len(four) == 6
    assert not two & four, "what was copied is furniture now"
    assert matched.match({name: texts[name] for name in ("t0", "t3")}) == two


def test_nothing_is_matched_where_nothing_changed() -> None:
    corpus = corpus_of(5, 40, 100)
    texts: Named = {f"t{n}": (text, "A") for n, text in enumerate(corpus.texts)}
    matched = Matched()
    assert matched.match(texts)
    kept = matched.kept
    matched.match(texts)
    for one, other in zip(matched.kept.rows, kept.rows, strict=True):
        assert np.array_equal(one, other)
    assert matched.read == [40, 0], "no text is read again"


def test_rows_that_are_lost_stay_where_they_lie_until_they_are_many() -> None:
    story = " ".join(f"word{n}" for n in range(60))
    others = {f"o{n}": (" ".join(f"{n}x{k}" for k in range(60)), None) for n in range(40)}
    pairs: Named = {**others, **{f"{name}b": pair for name, pair in others.items()}}
    matched = Matched()
    before = {f"s{n:03}": (story, None) for n in range(3)}
    assert len(matched.match({**pairs, **before})) == 43
    first = matched.kept.rows
    over: Named = {**pairs, **before, **{f"r{n:03}": (story, None) for n in range(62)}}
    matched.match(over)
    rows = matched.kept.rows
    assert LOST in rows.label, "two of the three are linked through others now"
    assert np.array_equal(rows.matched[:43], first.matched)
    many: Named = {**over, **{f"p{n:03}": (story, None) for n in range(10)}}
    assert matched.match(many) == Matched().match(many)
