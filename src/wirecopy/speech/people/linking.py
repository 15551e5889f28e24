"""One name through the article: which namings mean the same person or organization.

A name of one word is the last person named with it; spellings that differ as transliterations do (Rakhmon, Rahmon)
are one. An organization's acronym is that of its capitals, or the one printed after it in brackets.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from wirecopy.speech.people.records import Form, Naming, Role
from wirecopy.speech.people.runs import Run
from wirecopy.speech.people.words import words

_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        ("kh", "h"), ("gh", "g"), ("zh", "j"), ("dj|dzh", "j"), ("tch", "ch"), ("sch", "sh"), ("ou|oo", "u"),
        ("ee|ie|y", "i"), ("q|ck|c(?=[aou])", "k"), ("w", "v"), ("ph", "f"), ("x", "ks"), (r"(.)\1", r"\1"),
        ("[aeo]", "a"), ("(?<=.)h", ""),
    )
)  # fmt: skip
_SKIP = frozenset(("jr", "sr", "ii", "iii", "the"))


@lru_cache(maxsize=16384)
def sound_of(word: str) -> str:
    """What transliterations of one name have in common.

    >>> sound_of("Rakhmon") == sound_of("Rahmon"), sound_of("Hussein") == sound_of("Husayn")
    (True, False)
    """
    folded = unicodedata.normalize("NFKD", word).casefold()
    folded = "".join(c for c in folded if c.isalpha() and not unicodedata.combining(c))
    for pattern, put in _RULES:
        folded = pattern.sub(put, folded)
    return folded


class Draft:
    """An actor in the making: what has been read of it so far."""

    def __init__(self, kind: str, run: Run) -> None:
        self.kind = kind
        self.name = run.text
        self.keys = keys_of(run)
        self.gender: str | None = None
        self.roles: dict[int, Role] = {}
        self.namings: dict[int, Naming] = {}
        self.acronyms: set[str] = set()
        self.place = run.start

    def take(self, run: Run) -> None:
        """Note a naming; a longer name of the same becomes its name."""
        keys = keys_of(run)
        if len(keys) > len(self.keys) and set(self.keys) <= set(keys):
            self.name, self.keys = run.text, keys
        form: Form = "full" if len(keys) >= len(self.keys) and len(keys) > 1 or keys == self.keys else "short"
        self.namings[run.start] = Naming(run.start, run.stop, form)


def keys_of(run: Run) -> tuple[str, ...]:
    """The name's words by their sound, without particles, initials and "Jr."."""
    found = [token for token in run.tokens if token not in words().particles and token[0].isalpha()]
    keys = tuple(sound_of(token) for token in found if token.strip(".").lower() not in _SKIP and len(token) > 1)
    return tuple(key for key in keys if key and len(key) > 0) or (run.text,)


def same_person(draft: Draft, run: Run) -> bool:
    """Whether ``run`` can be the person of ``draft``: its words are among the other's, or the reverse."""
    keys = keys_of(run)
    if len(keys) == 1:
        return keys[0] in draft.keys and (keys[0] == draft.keys[-1] or len(draft.keys) > 1)
    if len(draft.keys) == 1:
        return draft.keys[0] == keys[-1]
    return set(keys) <= set(draft.keys) or (set(draft.keys) <= set(keys)) or (
        keys[0] == draft.keys[0] and keys[-1] == draft.keys[-1]
    )  # fmt: skip


def acronyms_of(tokens: tuple[str, ...]) -> set[str]:
    """The acronyms that an organization of these words may go by."""
    capitals = [token[0] for token in tokens if token[0].isupper() and token != "The"]
    letters = "".join(capitals)
    return {letters} if len(letters) > 1 else set()


def same_organization(draft: Draft, run: Run) -> bool:
    """Whether ``run`` is the organization of ``draft``: its words, its first words, or its acronym."""
    text = run.text.removeprefix("The ")
    if text.replace(".", "") in draft.acronyms:
        return True
    mine, other = tuple(w for w in run.tokens if w != "The"), tuple(w for w in draft.name.split() if w != "The")
    if mine == other:
        return True
    short, long = sorted((mine, other), key=len)
    return bool(short) and long[: len(short)] == short and _telling(short, long)


def _telling(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether what the short form leaves out is only "Inc", "Group": words that any organization may bear."""
    lists = words()
    return short[0] not in lists.organization and all(word in lists.organization for word in long[len(short) :])
