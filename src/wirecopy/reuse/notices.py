"""Whether a shared passage is a publisher's notice: rights, addresses, calls to subscribe.

Papers of one house end their articles alike, and so do all that take a service's; no count within one outlet shows it.
What gives a notice away are the words that publishers use of themselves.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources

MOST_WORDS = 200
"""A passage of more words is not looked at."""
NOTICE_SHARE = 0.5
"""Share of a passage's words that stand in sentences with such a phrase."""

_SENTENCE = re.compile(r"[.!?]\s+|\n+")
_WORD = re.compile(r"\w+")


@lru_cache(1024)  # a stretch that many share is asked for with each of them
def is_notice(text: str) -> bool:
    """Whether at least half of ``text`` is sentences as publishers write of themselves, in any language of the list."""
    text = text.lower()
    said = _said(text)
    if not said:
        return False
    begins = re.compile("|".join(rf"(?<!\w){re.escape(phrase)}" for phrase in said))
    words = of_notices = 0
    for sentence in _SENTENCE.split(text):
        length = len(sentence.split())
        words += length
        if begins.search(sentence):
            of_notices += length
    return 0 < words <= MOST_WORDS and of_notices >= NOTICE_SHARE * words


def _said(text: str) -> list[str]:
    """The phrases that are in ``text``, and perhaps within its words."""
    single, by_first = _phrases()
    firsts = by_first.keys() & _WORD.findall(text)
    phrases = [*single, *(phrase for first in firsts for phrase in by_first[first])]
    return [phrase for phrase in phrases if phrase in text]


@cache
def _phrases() -> tuple[list[str], dict[str, list[str]]]:
    """Those of one word, or of none, and the others by their first word: a text has few of those."""
    by_language = json.loads(resources.files("wirecopy.reuse").joinpath("data/notice_phrases.json").read_text("utf-8"))
    single, by_first = [], defaultdict(list)
    for phrase in sorted({phrase for phrases in by_language.values() for phrase in phrases}):
        words = _WORD.findall(phrase)
        if len(words) > 1:
            by_first[words[0]].append(phrase)
        else:
            single.append(phrase)
    return single, by_first
