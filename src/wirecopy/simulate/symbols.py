"""How the tables list a symbol's alternatives: strings with bars between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BAR = re.compile(r"\|(?![^{]*\})")


def entries(text: str | Sequence[str]) -> list[str]:
    """A symbol's alternatives: a list, or one string with bars between them."""
    return _BAR.split(text) if isinstance(text, str) else [entry for line in text for entry in _BAR.split(line)]
