"""What a pair shares in all, and which stretches overlap, beside the same in plain Python."""

from __future__ import annotations

import random

import numpy as np
import pytest

from wirecopy.reuse.kernels import join_stretches, sum_pairs


@pytest.mark.parametrize("seed", range(20))
def test_sums_of_pairs(seed: int) -> None:
    draw = random.Random(seed)
    pairs = sorted((draw.randrange(4), draw.randrange(4)) for _ in range(draw.randrange(40)))
    values = [draw.randrange(100) for _ in pairs]
    counted = [draw.random() < 0.7 for _ in pairs]
    a, b = (np.array([pair[side] for pair in pairs], np.int32) for side in (0, 1))
    sums = [sum(v for v, c, p in zip(values, counted, pairs, strict=True) if c and p == pair) for pair in pairs]
    assert sum_pairs(a, b, np.array(values, np.int32), np.array(counted, np.bool_)).tolist() == sums


@pytest.mark.parametrize("seed", range(20))
def test_stretches_that_overlap_are_one(seed: int) -> None:
    draw = random.Random(seed)
    sides = [(draw.randrange(4), first, first + draw.randint(1, 9)) for first in draw.sample(range(60), 25)]
    numbers = join_stretches(*(np.array(column, np.int32) for column in zip(*sides, strict=True))).tolist()
    words = [{(document, word) for word in range(first, stop)} for document, first, stop in sides]
    for n, number in enumerate(numbers):
        together, size = set(words[n]), 0
        while size < len(together):
            size = len(together)
            together |= {word for some in words if some & together for word in some}
        assert [m for m, other in enumerate(numbers) if other == number] == [
            m for m, some in enumerate(words) if some & together
        ]
