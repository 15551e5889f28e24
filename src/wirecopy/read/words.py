"""The vocabulary of newspaper furniture: ``data/words.json``, by concept, in the languages we meet.

In: the name of a concept ("source_labels"). Out: its words as a set, or as the body of a regular expression.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec


@cache
def _vocabulary() -> dict[str, Any]:
    loaded: dict[str, Any] = msgspec.json.decode(files("wirecopy.read").joinpath("data/words.json").read_bytes())
    return loaded


@cache
def words(concept: str) -> frozenset[str]:
    """The words of a concept, lower case.

    >>> "quelle" in words("source_labels")
    True
    """
    return frozenset(word.lower() for word in _vocabulary()[concept])


@cache
def printed_words(concept: str) -> tuple[str, ...]:
    """The words of a concept as the table prints them, in its order."""
    return tuple(_vocabulary()[concept])


@cache
def header_labels() -> dict[str, str]:
    """Labels of a header ("title", "datum"), lower case, to the field they announce."""
    return {label: field for field, labels in _vocabulary()["header_labels"].items() for label in labels}


def any_of(concept: str) -> str:
    """The body of a regular expression that matches any word of a concept, the longest first.

    Spaces match any run of blanks, an apostrophe either form.
    """
    longest = sorted(set(printed_words(concept)), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in longest)


@cache
def months() -> frozenset[str]:
    """Names of months of all languages of ``data/months.txt``, lower case, without a final dot."""
    lines = files("wirecopy.read").joinpath("data/months.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split()[1:])


@cache
def given_names() -> frozenset[str]:
    """Given names, of ``data/given_names.txt``, as printed."""
    lines = files("wirecopy.read").joinpath("data/given_names.txt").read_text("utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


@cache
def stems(*concepts: str) -> tuple[str, ...]:
    """The shortest strings one of which is in every word of the concepts: a cheap test before a regular expression."""
    known = sorted({word for concept in concepts for word in words(concept)}, key=lambda word: (len(word), word))
    kept: list[str] = []
    for word in known:
        if not any(stem in word for stem in kept):
            kept.append(word)
    return tuple(kept)


@cache
def inklings(*concepts: str) -> tuple[str, ...]:
    """Runs of five letters, as few as are easily found, one of which is in every stem: a cheaper test before that."""
    left, kept = set(stems(*concepts)), []
    while left:
        runs = Counter(run for stem in left for run in {stem[n : n + 5] for n in range(len(stem) - 4)} if run.isalpha())
        run = min(runs, key=lambda run: (-runs[run], run), default=min(left))
        kept.append(run)
        left = {stem for stem in left if run not in stem}
    return tuple(kept)


def has_any(lower: str, *concepts: str) -> bool:
    """Whether any word of the concepts is in a lower-case text, be it within a longer word."""
    holds = lower.__contains__
    return any(map(holds, inklings(*concepts))) and any(map(holds, stems(*concepts)))
