"""British and American spelling: a table of word pairs that reads both ways (``data/spelling.json``).

Words whose other half is a word of its own on the British side (practise, metre against meter) are left out, so that
one direction undoes the other.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[A-Za-z]+")


@cache
def pairs() -> dict[str, str]:
    """British to American, in lower case."""
    loaded: dict[str, str] = json.loads((files("wirecopy.simulate") / "data" / "spelling.json").read_text("utf-8"))
    return loaded


@cache
def _inverse() -> dict[str, str]:
    return {american: british for british, american in pairs().items()}


def american(text: str) -> str:
    """With each British spelling turned American, capitals kept."""
    return _turned(text, pairs())


def british(text: str) -> str:
    """The inverse of ``american``."""
    return _turned(text, _inverse())


def _turned(text: str, table: dict[str, str]) -> str:
    def turn(found: re.Match[str]) -> str:
        word = found.group()
        other = table.get(word.lower(), "")
        if not other:
            return word
        if word.isupper():
            return other.upper()
        return other[0].upper() + other[1:] if word[0].isupper() else other

    return _WORD.sub(turn, text)
