"""A person's word on two articles, told from the side of either."""

from __future__ import annotations

from collections.abc import Callable

from wirecopy.model import Verdict

SAID = {"copy": "a copy of", "original": "the original of", "kin": "kin to", "not": "not kin to"}
_TURNED = {"copy": "original", "original": "copy", "kin": "kin", "not": "not"}


def told_of(verdict: Verdict, article: str, name: Callable[[str], str]) -> str:
    """What the verdict says of ``article``, one of its two: "a copy of The Ardine Courier"."""
    given_here = verdict.a == article
    word = verdict.verdict if given_here else _TURNED[verdict.verdict]
    return f"{SAID[word]} {name(verdict.b if given_here else verdict.a)}"
