"""Short forms of papers' names, told by the name that stands before them: "the Chronicle".

In: a text and the names spotted in it. Out: the names, short forms among them.
"""

from __future__ import annotations

import re
from functools import cache

from wirecopy.read.spotting import Spot
from wirecopy.read.words import printed_words


def with_short_forms(text: str, spots: list[Spot]) -> list[Spot]:
    """``spots`` with the short forms of names that stand before: "the Chronicle" behind "the Omaro Chronicle".

    >>> from wirecopy.read.spotting import spot_names
    >>> text = "The Omaro Chronicle wrote so. He told the Chronicle."
    >>> [spot.name for spot in with_short_forms(text, spot_names(text))]
    ['The Omaro Chronicle', 'The Omaro Chronicle']
    """
    full: dict[str, Spot] = {}
    for spot in spots:
        first, _, last = spot.text.rpartition(" ")
        if first and first != "The" and last in words_shortened() and spot.kind == "outlet":
            full.setdefault(last, spot)
    if not full:
        return spots
    found = [spot for spot in spots if spot.text.removeprefix("The ") not in full]
    taken = {at for spot in found for at in range(spot.start, spot.end)}
    for match in _SHORT.finditer(text):
        meant = full.get(match["word"])
        if meant is not None and match.start() > meant.end and match.start("word") not in taken:
            found.append(Spot(match.start("word"), match.end(), match["word"], meant.name, meant.kind, True))
    kept = [s for s in spots if s not in found and not any(s.start <= f.start < s.end for f in found)]
    return sorted(found + kept, key=lambda spot: spot.start)


@cache
def words_shortened() -> frozenset[str]:
    """Last words of papers' names that stand for the whole: "the Post"."""
    return frozenset(printed_words("short_names"))


_SHORT = re.compile(r"\b[Tt]he (?P<word>[A-Z][a-z]+)\b(?! [A-Z])(?!-\w)")
