"""The lexicon as templates need it: what a symbol with its marks can become, as pools of strings and as slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

from wirecopy.simulate import inflect
from wirecopy.simulate.event import Base
from wirecopy.simulate.symbols import entries
from wirecopy.simulate.text import ATTRIBUTION, HEDGE, Slot

Pool = tuple[str, ...]

_BRACED = re.compile(r"(\{[^{}]*\})")
_LONGEST_PRODUCT = 4000
"""Ways to fill one attribution; beyond it the lists were multiplied by mistake."""


class Lexicon:
    """Symbols and their alternatives; what its own tables lack is looked up in the lexicon below it.

    Pools and slots are made once, where the symbol is.
    """

    def __init__(
        self,
        tables: Sequence[Mapping[str, Any]],
        free: Callable[[str], Pool],
        bases: Mapping[str, Base],
        below: Lexicon | None = None,
    ) -> None:
        self._tables, self.free, self.bases, self._below = tables, free, bases, below
        self._entries: dict[str, list[str]] = {}
        self._pools: dict[tuple[str, ...], Pool] = {}
        self._slots: dict[tuple[object, ...], Slot] = below._slots if below else {}
        self._spaced: dict[int, Pool] = below._spaced if below else {}

    def entries(self, symbol: str) -> list[str]:
        """The alternatives of a symbol. KeyError, naming it, where no table has it."""
        if symbol not in self._entries:
            if self._below and not self._own(symbol):
                return self._below.entries(symbol)
            listed = symbol if "|" in symbol else next((row[symbol] for row in self._tables if symbol in row), None)
            if listed is None:
                raise KeyError(f"the grammar names a symbol that no table has: {symbol}")
            self._entries[symbol] = entries(listed)
        return self._entries[symbol]

    def _own(self, symbol: str) -> bool:
        return any(symbol in table for table in self._tables)

    def flat(self, symbol: str) -> Pool:
        """All that a symbol can become, as plain strings: the product of its parts."""
        found: list[str] = []
        for entry in self.entries(symbol):
            parts = [
                self.pool(part[1:-1]) if part.startswith("{") else (part,) for part in _BRACED.split(entry) if part
            ]
            found.extend("".join(row) for row in product(*parts))
        if len(found) > _LONGEST_PRODUCT:
            raise ValueError(f"too many ways to fill {symbol}: {len(found)}")
        return tuple(dict.fromkeys(found))

    def pool(self, code: str, capital: bool = False) -> Pool:
        """The strings that a symbol with its marks (``a report.pl``) stands for."""
        key = (code, "^" if capital else "")
        if key not in self._pools:
            if self._below and not self._own(symbol_of(code)):
                return self._below.pool(code, capital)
            forms = self._forms(code)
            self._pools[key] = tuple(map(inflect.capital, forms)) if capital else forms
        return self._pools[key]

    def _forms(self, code: str) -> Pool:
        if code[0] in "#!":
            return self.free(code)
        name, dot, ending = code.removeprefix("a ").partition(".") if "|" not in code else (code, "", "")
        texts = [text for text in self.entries(name) if text and "{" not in text]
        if dot or any("/" in text for text in texts):
            texts = [inflect.form(text, ending) for text in texts]
        if code.startswith("a ") and "|" not in code:
            texts = [inflect.article(text) for text in texts]
        return tuple(dict.fromkeys(texts))

    def slot(self, kind: int, options: Pool, quoted: bool) -> Slot:
        """The slot with these options, always the same object."""
        key = (kind, id(options), quoted)
        if key not in self._slots:
            self._slots[key] = Slot(kind, options, quoted)
        return self._slots[key]

    def spaced(self, pool: Pool) -> Pool:
        """The pool with a blank behind each entry."""
        if id(pool) not in self._spaced:
            self._spaced[id(pool)] = tuple(text + " " for text in pool)
        return self._spaced[id(pool)]

    def optional(self, code: str, quoted: bool) -> tuple[Slot, Pool]:
        """Slot and pool of a hedge or an attribution: half of the draws leave it out."""
        key = (code,)
        kind = HEDGE if code[0] == "~" else ATTRIBUTION
        if key not in self._pools:
            after = " " if kind == HEDGE else ""
            self._pools[key] = ("", *(text + after for text in self.flat(code[1:])))
            self._pools[*key, "drawn"] = self._pools[key] + ("",) * (len(self._pools[key]) * 3 // 2)
        return self.slot(kind, self._pools[key], quoted), self._pools[*key, "drawn"]


def symbol_of(code: str) -> str:
    """The symbol in a code: without its article and ending; a choice on the spot is its own."""
    return code if "|" in code else code.removeprefix("a ").partition(".")[0]
