"""Whether a shared passage is a publisher's notice: rights, addresses, calls to subscribe.

Papers of one house end their articles alike, and so do all that take a service's; no count within one outlet shows it.
What gives a notice away are the words that publishers use of themselves.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

MOST_WORDS = 400
"""A passage of more words is not looked at."""
NOTICE_SHARE = 0.5
"""Share of a passage's words that stand in sentences with such a phrase."""

_SENTENCE = re.compile(r"[.!?]\s+|\n+")


def is_notice(text: str) -> bool:
    """Whether at least half of ``text`` is sentences as publishers write of themselves, in any language of the list."""
    text = text.lower()
    said = [phrase for phrase in _phrases() if phrase in text]
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


@cache
def _phrases() -> tuple[str, ...]:
    by_language = json.loads(resources.files("wirecopy.reuse").joinpath("data/notice_phrases.json").read_text("utf-8"))
    return tuple(sorted({phrase for phrases in by_language.values() for phrase in phrases}))
