"""Answers remembered by word: a dictionary that asks where it does not know.

``functools.lru_cache`` keeps its answers in the order of their use, which for something asked word by word takes twice
the time of the question itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


class Remembered(dict[str, Answer]):
    """What ``ask`` says of each text; when ``most`` are known all are forgotten, and it begins anew."""

    def __init__(self, ask: Callable[[str], Answer], most: int = 1 << 16) -> None:
        self._ask, self._most = ask, most

    def __missing__(self, text: str) -> Answer:
        answer = self._ask(text)
        if len(self) >= self._most:
            self.clear()
        self[text] = answer
        return answer
