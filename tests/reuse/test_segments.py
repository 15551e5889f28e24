"""Keys of fingerprints: what they are, and that merging and cutting them loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import prose, text

from wirecopy.reuse.segments import (
    FINGERPRINTS,
    MOST_NUMBERS,
    Keys,
    bounds_of,
    grams_of,
    keys_of,
    merged,
    numbers_of,
    without,
)

GOLDEN = ["0xcb301600000005", "0x646194b50000005", "0x96b0a3350000005", "0x1257a031c8000005", "0x17c3669a68000005"]
PAGES = st.lists(st.lists(st.integers(0, 1 << 62), max_size=20), max_size=6)


def test_keys_of_this_version() -> None:
    """Stored keys are compared with new ones: if this fails, raise FINGERPRINTS with what is expected here."""
    keys = keys_of(["The mayor’s naïve plan cost £4 million, 議会は火曜日に承認した"], [5])
    assert (FINGERPRINTS, [hex(key) for key in keys.tolist()]) == ("1", GOLDEN)


def test_a_key_holds_a_gram_and_a_number() -> None:
    one, other = text(*prose(1)), text(*prose(2))
    keys = keys_of([one, other, one], [7, 8, 9])
    assert set(numbers_of(keys).tolist()) == {7, 8, 9}
    low, high = bounds_of(grams_of(one))
    held = {tuple(numbers_of(keys[(keys >= a) & (keys < b)]).tolist()) for a, b in zip(low, high, strict=True)}
    assert held == {(7, 9)}
    assert np.all(keys[1:] > keys[:-1])
    assert keys.max() < 1 << 63


def test_any_ten_words_in_a_row_share_a_gram() -> None:
    words = text(*prose(3)).split()
    whole = set(grams_of(" ".join(words)).tolist())
    assert all(whole & set(grams_of(" ".join(words[at : at + 10])).tolist()) for at in range(len(words) - 10))


def test_a_text_of_a_few_words_has_none() -> None:
    assert len(keys_of(["", "one two three four"], [1, 2])) == 0
    assert len(keys_of([], [])) == 0


def test_numbers_have_an_end() -> None:
    with pytest.raises(ValueError, match="at most"):
        keys_of(["text"], [MOST_NUMBERS])


@given(st.lists(PAGES, max_size=4))
def test_merging_keeps_every_key_in_order(streams: list[list[list[int]]]) -> None:
    def stream(pages: list[list[int]]) -> Iterator[Keys]:
        keys = np.array(sorted(key for page in pages for key in page), np.uint64)
        cuts = np.cumsum([len(page) for page in pages])[:-1]
        yield from np.split(keys, cuts) if pages else ()

    everything = sorted(key for pages in streams for page in pages for key in page)
    got = [key for page in merged([stream(pages) for pages in streams]) for key in page.tolist()]
    assert got == everything


def test_cutting_takes_the_keys_of_those_gone() -> None:
    keys = keys_of([text(*prose(n)) for n in range(3)], [1, 2, 3])
    (left,) = without([keys], np.array([2]))
    assert set(numbers_of(left).tolist()) == {1, 3}
    assert len(left) == np.sum(numbers_of(keys) != 2)
