"""Whether two printed names are one outlet's or agency's: "The Daily Caller", "Daily Caller", "dailycaller.com"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ENDING = re.compile(r"\.(?:com|org|net|info|news|co|tv|us|uk|example)(?:\.[a-z]{2})?$")
_WORD = re.compile(r"\w+")
_GENERIC = frozenset(("the", "news", "agency", "press", "wire", "newswire", "service", "online", "website", "staff"))


@lru_cache(maxsize=65536)
def outlet_key(name: str) -> str:
    """What two spellings of an outlet's name have in common; "" for a name without letters.

    >>> outlet_key("The Daily Caller") == outlet_key("DailyCaller.com") == outlet_key("Daily Caller")
    True
    >>> outlet_key("Ostrel News Agency") == outlet_key("Ostrel")
    True
    """
    folded = unicodedata.normalize("NFKD", name).casefold().strip()
    folded = _ENDING.sub("", folded.removeprefix("www."))
    words = _WORD.findall("".join(c for c in folded if not unicodedata.combining(c)))
    telling = [w for w in words if w not in _GENERIC]
    return "".join(telling or words)
