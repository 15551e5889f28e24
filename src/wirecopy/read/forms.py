"""The printed forms of known names, ordered as the search for names in a text needs them.

In: the tables. Out: forms by their first word, those that begin with a small letter, those in other scripts, and the
words that names end or begin with. Each is made once.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from wirecopy.read.names import KnownName, known_names, look_up
from wirecopy.read.words import printed_words, words

OPENERS = {"Radio", "Channel", "Diario", "Daily"}
OTHER_LETTERS = re.compile(r"[\u0370-\u04ff\u0590-\u08ff\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")
_TWO_LETTERS = {"AP", "FT", "RT", "DW", "AA", "TT"}


@cache
def last_words() -> frozenset[str]:
    """Words that outlets' names end with, as printed and in capitals."""
    return frozenset(form for word in printed_words("outlet_words") for form in (word, word.upper()))


@cache
def closing_words() -> frozenset[str]:
    """Words that can follow an outlet's word in a name: "News Agency", "Media Services"."""
    return frozenset(printed_words("agency_words") + printed_words("closing_words")) | last_words()


BEGINNINGS = re.compile(r"\b\w{1,3}")
"""What a word begins with."""


@cache
def lower_forms() -> dict[str, list[str]]:
    """Names that begin with a small letter, by the first letters of their first word: "dpa", "dpa-AFX"."""
    forms = {form.printed for forms in by_first_word().values() for form in forms}
    found: dict[str, list[str]] = {}
    for form in sorted((form for form in forms if form[:1].islower() and len(form) > 2), key=lambda f: (len(f), f)):
        found.setdefault(BEGINNINGS.findall(form)[0], []).append(form)
    return found


@cache
def other_forms() -> tuple[re.Pattern[str], dict[str, KnownName]]:
    """What finds names in other scripts, and their rows; of two letters or signs they are too often other words."""
    rows: dict[str, KnownName] = {}
    for row in known_names():
        for form in (row.name, *row.aliases, *row.signatures):
            if len(form) > 2 and OTHER_LETTERS.match(form) and not row.common:
                rows.setdefault(form, row)
    longest = sorted(map(re.escape, rows), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![Ͱ-ӿ])(?:{'|'.join(longest)})(?![Α-ΩЀ-Я])"), rows


class Form(NamedTuple):
    """A printed form of a name."""

    printed: str
    row: KnownName
    common: bool
    programme: bool = False


@cache
def telling_words() -> frozenset[str]:
    """Words that alone can make a name: the others of a text need no second look."""
    return frozenset(by_first_word()) | last_words() | OPENERS


@cache
def by_first_word() -> dict[str, tuple[Form, ...]]:
    """Printed forms of names by their first word, the longest first."""
    table: dict[str, dict[str, Form]] = {}
    for row in known_names():
        for printed in _forms(row):
            common = " " not in printed and (row.common or printed.lower() in words("ambiguous_names"))
            table.setdefault(printed.split()[0], {}).setdefault(printed, Form(printed, row, common))
    for outlet, titles in _programmes().items():
        broadcaster = look_up(outlet) or KnownName(outlet)
        for title in titles:
            printed = title.removeprefix("The ")
            table.setdefault(printed.split()[0], {}).setdefault(printed, Form(printed, broadcaster, True, True))
    return {
        first: tuple(sorted(forms.values(), key=lambda form: len(form.printed), reverse=True))
        for first, forms in table.items()
    }


def _programmes() -> dict[str, list[str]]:
    """Programmes of broadcasters, which are credited under the broadcaster's name."""
    data = files("wirecopy.read").joinpath("data/programmes.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, list[str]])


def _forms(row: KnownName) -> set[str]:
    """The ways a name is printed in running text; of two letters only those that are read as nothing else."""
    printed = {*row.aliases, *row.signatures}
    if "(" not in row.name:
        printed.add(row.name)
    printed = {form.removeprefix("The ") for form in printed}  # "The" before a name is found with it
    printed |= {form.upper() for form in printed if len(form) > 4 and not row.common}
    return {form for form in printed if form and (len(form) > 2 or form in _TWO_LETTERS)}
