"""The compiled joining and its plain-Python twin make the same stories."""

from __future__ import annotations

import math
import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.stories import join, kernels, oracle, parting
from wirecopy.stories.index import count_words, index_words

Units = list[dict[str, float]]


def units_of(seed: int, count: int, events: int) -> tuple[Units, np.ndarray, list[tuple[int, int]]]:
    """Made-up units of a few events: their words, days (one in five unknown), and a few links."""
    draw = random.Random(seed)
    vocabulary = [f"w{n}" for n in range(60)]
    topics = [draw.sample(vocabulary, 8) for _ in range(events)]
    units, days = [], []
    for n in range(count):
        words = draw.sample(topics[n % events], 6) + draw.sample(vocabulary, 3)
        units.append({word: draw.choice((0.75, 1.0)) for word in words})
        days.append(math.nan if draw.random() < 0.2 else draw.uniform(0, 20))
    return units, np.array(days), [(draw.randrange(count), draw.randrange(count)) for _ in range(3)]


@given(st.integers(0, 10_000), st.integers(1, 24), st.integers(1, 5), st.sampled_from((20, 200, 10_000)))
@settings(max_examples=60)
def test_the_same_stories(seed: int, count: int, events: int, budget: int) -> None:
    units, days, links = units_of(seed, count, events)
    index = index_words(units)
    paired = join._both_ways(links, count)
    found = []
    for module in (kernels, oracle):
        stories = np.full(count, -1, np.int64)
        module.settle(stories, index, days, paired, budget, 1.0, 5.0, 2.0, 3)
        settled = stories.tolist()
        counts = count_words(index, stories)
        gone = module.merge(stories, index, days, counts, budget, 0.5, 5.0, 3.0, 0.2, 0.5, 0.1, 2)
        found.append((settled, gone, stories.tolist()))
    assert found[0] == found[1]


def merged(units: Units, stories: list[int]) -> int:
    """How many stories become others, where size alone does not count and scores nearly do not."""
    index, found = index_words(units), np.array(stories)
    unknown = np.full(len(units), math.nan)
    return kernels.merge(found, index, unknown, count_words(index, found), 10_000, 0.0, 5.0, 9.0, 0.01, 0.5, 0.1, 2)


def test_equal_halves_of_one_event_become_one() -> None:
    units, _, _ = units_of(7, 40, 2)
    assert merged(units, [n % 4 for n in range(40)]) == 2


def test_two_events_with_names_of_their_own_stay_apart() -> None:
    both, _, _ = units_of(7, 40, 1)
    named = [unit | {f"{name}{n % 2}": 1.0 for name in ("place", "force")} for n, unit in enumerate(both)]
    assert merged(named, [n % 2 for n in range(40)]) == 0
    assert merged(both, [n % 2 for n in range(40)]) == 1


@given(st.integers(0, 10_000), st.integers(1, 40), st.integers(1, 4))
@settings(max_examples=60)
def test_the_same_divisions(seed: int, count: int, events: int) -> None:
    units, _, _ = units_of(seed, count, events)
    index = index_words(units)
    found = []
    for module in (parting, oracle):
        stories = np.arange(count) % 2
        found.append((module.part(stories, index, 4, 3, 0.5, 0.1, 1), stories.tolist()))
    assert found[0] == found[1]


def test_two_events_in_one_story_are_divided() -> None:
    units, _, _ = units_of(7, 40, 2)
    stories = np.zeros(40, np.int64)
    assert parting.part(stories, index_words(units), 8, 8, 0.5, 0.1, 2) == 1
    assert stories.tolist() in ([0, 1] * 20, [1, 0] * 20)


def test_one_event_is_not_divided() -> None:
    units, _, _ = units_of(7, 40, 1)
    stories = np.zeros(40, np.int64)
    assert parting.part(stories, index_words(units), 8, 8, 0.5, 0.1, 2) == 0
