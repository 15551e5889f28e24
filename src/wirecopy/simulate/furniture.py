"""What stands around an outlet's articles: the line before, the notice behind, adverts, calls to share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from wirecopy.simulate.chance import Chance

_CHOICE = re.compile(r"\{([^{}]*)\}")


class Furniture:
    """Patterns by kind, from ``data/furniture.json``; braces hold choices, or the outlet's name."""

    def __init__(self, patterns: Mapping[str, Sequence[str]]) -> None:
        self._patterns = patterns

    def draw(self, chance: Chance, outlet: str, kind: str) -> str:
        """One to three sentences of the kind "head", "foot", "advert" or "share", the choices taken by chance."""
        rows = chance.shuffled(self._patterns[kind])[: chance.between(1, 2 if kind == "share" else 3)]

        def choose(found: re.Match[str]) -> str:
            code = found.group(1)
            return outlet if code == "outlet" else chance.pick(code.split("|"))

        text = " ".join(rows)
        while "{" in text:
            text = _CHOICE.sub(choose, text)
        return text[0].upper() + text[1:]
