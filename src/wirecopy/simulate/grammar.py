"""Templates made ready to write: text with braces goes in, a flat row of literals, choices and bound values comes out.

In a template, ``{flood}`` is a symbol of the lexicon or a thing bound for the whole event, ``{this|that}`` a choice on
the spot. A mark before the name asks for a capital (``^``), the article (``a ``), a free figure of that kind (``#``), a
free name (``!``), a hedge (``~``) or an attribution (``@``), either of which may be absent. Behind the name may stand
``.ed`` and the like (``inflect.form``), for a person ``'s``, ``.the``, ``.he``, ``.his``, ``.him``.

A symbol whose entries hold braces themselves is structure: one entry is taken when the template is compiled, so that a
template has several variants and writing one needs no recursion; ``.*`` in it takes the ending asked of the symbol.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from wirecopy.simulate import inflect
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.event import FORMS, Base
from wirecopy.simulate.symbols import entries
from wirecopy.simulate.text import ATTRIBUTION, HEDGE, NAME, NUMBER, WORDS, Slot

Pool = tuple[str, ...]

_BRACED = re.compile(r"(\{[^{}]*\})")
_TOKEN = re.compile(r"(\{[^{}]*\})|(?<=“)|(?=”)")
_LITERAL, _LITERAL_QUOTED = Slot(WORDS), Slot(WORDS, (), True)
_LONGEST_PRODUCT = 4000


@lru_cache(1 << 14)
def _tokens(template: str) -> tuple[tuple[str, str, bool], ...]:
    """A template's literals, cut at quotation marks, and what stands in its braces, and whether a clause ends there."""
    row = [token for token in _TOKEN.split(template) if token]
    ends = [after[:1] in {",", ".", ";", "?"} for after in row[1:]] + [True]
    return tuple((token, token[1:-1] if token[0] == "{" else "", end) for token, end in zip(row, ends, strict=True))


class Part(NamedTuple):
    """One piece of a template: what slot it is, and its text, or the pool to draw from, or the place of its value."""

    slot: Slot
    text: str = ""
    pool: Pool = ()
    value: int = -1


class Form(tuple[Slot, ...]):
    """The slots of one compiled sentence; of which fact it is a wording, and its place therein."""

    fact: Any
    wording: int
    place: int
    met: tuple[tuple[int, int], ...]
    """Blocks of those whom the sentence names, [start, end)."""
    loose: tuple[tuple[int, Pool], ...]
    """Pieces that are free figures or names, with their pools: a retelling keeps them."""


class Recipe(NamedTuple):
    """How the pieces of a sentence come about: a row of literals, where to draw, where to put what is bound.

    ``free``: (piece, pool, its size); ``bound``: (piece, position in the event's values); ``met``: as in
    the form.
    """

    form: Form
    row: list[str]
    free: tuple[tuple[int, Pool, int], ...]
    bound: tuple[tuple[int, int], ...]
    met: tuple[tuple[int, int], ...]


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
            if self._below and not self._own(_name(code)):
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


def _name(code: str) -> str:
    """The symbol in a code: without its article and ending; a choice on the spot is its own."""
    return code if "|" in code else code.removeprefix("a ").partition(".")[0]


class Compiler:
    """One pass over one template; chance takes the structure that it has."""

    def __init__(self, lexicon: Lexicon, chance: Chance, quoted: bool = False) -> None:
        self._lexicon, self._chance = lexicon, chance
        self._parts: list[Part] = []
        self._met: list[tuple[int, int]] = []
        self._quoted = quoted
        self._capital = True

    def compile(self, template: str) -> Recipe:
        """A variant of the template."""
        self._expand(template)
        return self._finish()

    def _expand(self, template: str) -> None:
        for token, code, ends in _tokens(template):
            if code:
                self._braced(code, ends)
            else:
                if token[0] == "”":
                    self._quoted = False
                self._add(Part(_LITERAL_QUOTED if self._quoted else _LITERAL, self._cap(token)))
                if token[-1] == "“":
                    self._quoted = True

    def _cap(self, text: str) -> str:
        if self._capital and text.strip("“ "):
            self._capital = False
            at = len(text) - len(text.lstrip("“ "))
            return text[:at] + inflect.capital(text[at:])
        return text

    def _braced(self, code: str, ends: bool) -> None:
        if code[0] == "^":
            self._capital, code = True, code[1:]
        if code[0] in "~@":
            if self._capital:
                return
            slot, pool = self._lexicon.optional(code, self._quoted)
            self._add(Part(slot, pool=pool))
        elif code[0] in "#!":
            kind = NUMBER if code[0] == "#" else NAME
            pool = self._lexicon.pool(code, capital=self._taken_capital())
            self._add(Part(self._lexicon.slot(kind, (), self._quoted), pool=pool))
        elif self._base(code, ends):
            return
        else:
            self._symbol(code)

    def _taken_capital(self) -> bool:
        taken, self._capital = self._capital, False
        return taken

    def _symbol(self, code: str) -> None:
        name, dot, ending = code.removeprefix("a ").partition(".") if "|" not in code else (code, "", "")
        entry = self._chance.pick(self._lexicon.entries(name))
        if not entry:
            return
        if "{" in entry:
            self._expand(entry.replace(".*", dot + ending) if ".*" in entry else entry)
            return
        pool = self._lexicon.pool(code, capital=self._taken_capital())
        self._add(Part(self._lexicon.slot(WORDS, pool, self._quoted), pool=pool))

    def _base(self, code: str, ends: bool) -> bool:
        """Parts for what is bound for the whole event; False where the code names no such thing."""
        name, dot, form = code.removeprefix("a ").partition(".")
        if name.endswith("'s"):
            name, form = name[:-2], "'s"
        base = self._lexicon.bases.get(name)
        if base is None:
            return False
        capital = self._taken_capital()
        if base.kind == "person" and not dot:
            self._person(base, form == "'s", capital, ends)
        elif base.kind == "org":
            self._bound(base, "Pre" if capital else "pre", WORDS)
            self._bound(base, form or "name", NAME)
            self._met.append((base.start, base.start + len(FORMS["org"])))
        elif base.kind == "person":
            self._bound(base, inflect.capital(form) if capital else form, WORDS)
        elif base.kind == "word":
            forms = ("A" if capital else "a") if code.startswith("a ") else ("Plain" if capital else "plain")
            options = self._lexicon.pool(code.replace(name, base.symbol), capital=capital) if base.symbol else ()
            self._bound(base, forms, WORDS, options)
        else:
            self._bound(base, form or ("Plain" if capital else "plain"), NUMBER if base.kind == "figure" else NAME)
        return True

    def _person(self, base: Base, owns: bool, capital: bool, ends: bool) -> None:
        self._bound(base, "Pre" if capital else "pre", WORDS)
        self._bound(base, ("Name" if capital else "name") + ("'s" if owns else ""), NAME)
        if not owns:
            self._bound(base, "end" if ends else "post", WORDS)
        self._met.append((base.start, base.start + len(FORMS["person"])))

    def _bound(self, base: Base, form: str, kind: int, options: Pool = ()) -> None:
        slot = self._lexicon.slot(kind, options, self._quoted)
        self._add(Part(slot, value=base.start + FORMS[base.kind].index(form)))

    def _add(self, part: Part) -> None:
        """Literals that meet are joined; a lone blank goes to the choice before it."""
        last = self._parts[-1] if self._parts else None
        if last and part.text and part.slot is last.slot and last.text:
            self._parts[-1] = last._replace(text=last.text + part.text)
        elif (
            last and part.text == " " and last.pool and last.slot.kind == WORDS and part.slot.quoted == last.slot.quoted
        ):
            self._parts[-1] = self._spaced(last)
        else:
            self._parts.append(part)

    def _spaced(self, part: Part) -> Part:
        pool = self._lexicon.spaced(part.pool)
        return part._replace(pool=pool, slot=self._lexicon.slot(WORDS, pool, part.slot.quoted))

    def _finish(self) -> Recipe:
        form = Form(part.slot for part in self._parts)
        form.met = tuple(dict.fromkeys(self._met))
        form.loose = tuple(
            (i, part.pool) for i, part in enumerate(self._parts) if part.pool and part.slot.kind in (NUMBER, NAME)
        )
        return Recipe(
            form,
            [part.text for part in self._parts],
            tuple((i, part.pool, len(part.pool)) for i, part in enumerate(self._parts) if part.pool),
            tuple((i, part.value) for i, part in enumerate(self._parts) if part.value >= 0),
            form.met,
        )
