"""Whether a shared passage is a third one's words although only one side, or neither, puts it in quotation marks.

One paper quotes a speech in marks, another sets it as a block; a tweet is embedded with its signature. What gives
speech away is the first and second person, which reports avoid.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

PERSON_SHARE = 0.05
"""Share of words in the first or second person from which a passage sounds spoken: on labelled pairs speeches have
.12 and more, reports .03 and less (decision note 0003)."""
POST_WORDS = 60
"""A passage of more words is no single post."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POST = re.compile(r"\(@\w{2,15}\)|pic\.twitter\.com/|https://t\.co/")


def sounds_spoken(text: str) -> bool:
    """Whether the first and second person are frequent in ``text``, in any of the languages of the list."""
    words = [w.lower().replace("’", "'") for w in _WORD.findall(text)]
    return bool(words) and sum(w in _person_words() for w in words) >= PERSON_SHARE * len(words)


def is_post(text: str) -> bool:
    """Whether ``text`` is a post of a social network with its signature or its picture's address."""
    return _POST.search(text) is not None and len(_WORD.findall(text)) <= POST_WORDS


@cache
def _person_words() -> frozenset[str]:
    words = json.loads(resources.files("wirecopy.reuse").joinpath("data/person_words.json").read_text("utf-8"))
    return frozenset(word for language in words.values() for word in language)
