"""What an editor's hand leaves in a text: read once for each article, since each is weighed against many.

In: an article. Out: its marks. The phrases are in ``data/marks.json``; they are those of English newsrooms.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

_BRACKETS = re.compile(r"\[(?=[^\[\]]*[a-z…]|\.\.\.\])[^\[\]\n]{2,60}\]")
"""Words in square brackets within a sentence; tickers ("[DAIG.F]") are none."""
_NAME = re.compile(r"[A-Z](?<!\w[A-Z])[a-zà-ÿ]+ ([A-Z][a-zà-ÿ]{3,})\b")
_EDGE = 600
"""Code points at head and foot in which a text says that it was corrected."""


class Marks(NamedTuple):
    """Of one text: what it says in brackets; phrases that speak of its source from outside; whether it says that it
    is a later version; names given in full only after they stood alone, and all that are given in full."""

    brackets: frozenset[str]
    reported: frozenset[str]
    corrected: bool
    late_names: frozenset[str]
    names: frozenset[str]

    @property
    def are_none(self) -> bool:
        """Whether the text bears none."""
        return not (self.brackets or self.reported or self.corrected or self.late_names)


@lru_cache(maxsize=1 << 15)
def marks_of(text: str) -> Marks:
    """The marks of an article's text."""
    late, names = _names(text)
    folded = text.casefold()
    return Marks(
        frozenset(m.group() for m in _BRACKETS.finditer(text)) if "[" in text else frozenset(),
        _reports(folded),
        any(stem in folded for stem in _data()["corrected_stems"])
        and any(_found("corrected_text", part) for part in dict.fromkeys((text[:_EDGE], text[-_EDGE:]))),
        late,
        names,
    )


@lru_cache(maxsize=1 << 13)
def version_of(headline: str) -> int:
    """Which version a headline says that this is: 0 where it says nothing, else at least 1."""
    update = re.search(_data()["updated_headline"], headline, re.IGNORECASE)
    return int(update.group(1)) + 1 if update else int(_found("corrected_headline", headline))


def _names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Surnames that stand alone before they are introduced in full, and all that are introduced."""
    full: dict[str, int] = {}
    for found in _NAME.finditer(text):
        full.setdefault(found.group(1), found.start(1))
    late = set()
    for name, at in full.items():
        alone = text.find(name)
        if alone < at and not text[alone + len(name) : alone + len(name) + 1].isalnum():
            late.add(name)
    return frozenset(late), frozenset(full)


def _reports(folded: str) -> frozenset[str]:
    if not any(phrase in folded for phrase in _data()["reported_by_another"]):
        return frozenset()
    return frozenset(m.group() for m in _reported().finditer(folded))


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _data()['reported_by_another']))})\b")


def _found(name: str, text: str) -> bool:
    return any(p.search(text) for p in _patterns(name))


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.IGNORECASE) for p in _data()[name])


@cache
def _data() -> dict[str, Any]:
    home = resources.files("wirecopy.lineage.evidence")
    loaded: dict[str, Any] = json.loads(home.joinpath("data", "marks.json").read_text("utf-8"))
    return loaded
