"""Threads that share a phase: in order, told of, and ended by Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from wirecopy.reuse.crew import Crew, even_ranges


def test_results_come_in_order_and_the_share_is_told() -> None:
    told: list[tuple[str, float]] = []
    ranges = [(n, n + 1) for n in range(50)]
    with Crew(3, lambda phase, share: told.append((phase, share))) as crew:
        assert list(crew.each("sums", lambda first, last: first + last, ranges)) == [2 * n + 1 for n in range(50)]
    assert told == [("sums", n / 50) for n in range(51)]


def test_nothing_to_do() -> None:
    with Crew(2, lambda phase, share: None) as crew:
        assert list(crew.each("nothing", lambda first, last: first, [])) == []


def test_what_goes_wrong_in_a_thread_is_raised_and_ends_the_rest() -> None:
    begun: list[int] = []

    def work(first: int, last: int) -> int:
        begun.append(first)
        return 1 // (first - 3)

    with pytest.raises(ZeroDivisionError), Crew(1, lambda phase, share: None) as crew:
        list(crew.each("work", work, [(n, n + 1) for n in range(1000)]))
    assert len(begun) < 20


@pytest.mark.parametrize("weights", [[], [0], [5], [1] * 1000, [0] * 9, [10**9, 1, 1], [1, 10**9, 1]])
def test_ranges_cover_all_once(weights: list[int]) -> None:
    ranges = even_ranges(np.array(weights, np.int64), 100)
    assert [n for first, last in ranges for n in range(first, last)] == list(range(len(weights)))
    assert all(first < last for first, last in ranges)


WORK = """
import random, signal
from wirecopy import find_passages
signal.signal(signal.SIGINT, signal.default_int_handler)  # a run behind a shell is born deaf to it
draw = random.Random(1)
words = [f"w{n}" for n in range(5000)]
stories = [draw.choices(words, k=300) for _ in range(50)]
texts = [" ".join(draw.choice(stories)[:250] + draw.choices(words, k=50)) for _ in range(20_000)]
find_passages(["kernels", "load"])
seen = set()
def tell(phase, share):
    if phase not in seen:
        seen.add(phase)
        print(phase, flush=True)
while True:
    find_passages(texts, progress=tell)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a child there")
@pytest.mark.parametrize("phase", ["words", "passages"])
def test_ctrl_c_ends_it_soon(phase: str) -> None:
    child = subprocess.Popen([sys.executable, "-c", WORK], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    while child.stdout.readline().strip() != phase:
        assert child.poll() is None
    begun = time.monotonic()
    child.send_signal(signal.SIGINT)
    _, errors = child.communicate(timeout=60)
    assert time.monotonic() - begun < 10, "seconds on a busy machine, tenths on a quiet one"
    assert "KeyboardInterrupt" in errors
    assert child.returncode != 0
