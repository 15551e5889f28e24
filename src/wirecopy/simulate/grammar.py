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
from functools import lru_cache
from typing import Any, NamedTuple

from wirecopy.simulate import inflect
from wirecopy.simulate.chance import Chance
from wirecopy.simulate.event import FORMS, Base
from wirecopy.simulate.lexicon import Lexicon, Pool
from wirecopy.simulate.text import NAME, NUMBER, WORDS, Slot

_TOKEN = re.compile(r"(\{[^{}]*\})|(?<=“)|(?=”)")
_LITERAL, _LITERAL_QUOTED = Slot(WORDS), Slot(WORDS, (), True)


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
