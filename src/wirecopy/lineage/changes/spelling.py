"""Whether two words are one word in two spellings: a house's, a transliterator's, a typist's or a scanner's.

Two ways. :func:`key_of` gives words that houses spell differently (UK and US, with and without accents, "two" and
"2", "km" and "kilometres") one key, so that an alignment takes them for equal. :func:`same_word` judges two stretches
that no rule joins: letters that a scanner takes for one another, words split or run together, slips of the hand, and
names brought over from another script.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import OSA, Indel

from wirecopy.lineage.changes.lists import table, words

_SHORTEST = 4
"""Letters of a word below which another letter makes another word ("cat", "eat")."""
_SLIP = 6
"""Letters from which one doubled, dropped, put in or swapped is a slip of the hand."""
_ONE_NAME = 0.8
"""Likeness of two names, in the letters on which transliterations agree, above which they are one."""

_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.){2,}")
_PARTED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_INFLECTION = re.compile(r"(?:s|es|ed|d|ing|er|ers|r|ly|'s|n|en|al|y|ies|est|ion|ions|ment)?")
_BESIDE = re.compile(r"[\W_]")
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """The word without what is no change: capitals, the form of an apostrophe, commas in figures, dots ("U.S.")."""
    word = word.casefold().replace("’", "'")
    if word[0].isdigit():
        return _PARTED.sub("", word)
    return word.replace(".", "") if _ABBREVIATED.fullmatch(word) else word


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """What a folded word has in common with its other spellings.

    >>> key_of("harbour") == key_of("harbor"), key_of("zürich") == key_of("zurich"), key_of("two") == key_of("2")
    (True, True, True)
    """
    if word.isdigit() or not word.isascii():
        word = without_accents(word)
    if word in table("numbers", "values"):
        return str(table("numbers", "values")[word])
    if word == "%":
        return "percent"
    if len(word) >= _SHORTEST:
        word = table("spellings", "pairs").get(word, word)
        if _any_ending().search(word):
            for ending, other in _endings():
                word = ending.sub(other, word)
    return str(table("spellings", "abbreviations").get(word, word))


def without_accents(word: str) -> str:
    """ "Sao" for "São", "Lodz" for "Łódź"."""
    if word.isascii():
        return word
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.translate(_STROKES)


_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "e", "œ": "e", "ı": "i", "ß": "ss"})


@cache
def _endings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(ending), other) for ending, other in table("spellings", "endings"))


@cache
def _any_ending() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{ending.pattern})" for ending, _ in _endings()))


def same_word(before: tuple[str, ...], after: tuple[str, ...], names: bool) -> bool:
    """Whether two stretches of folded words are the same in another spelling; ``names``: both are proper names.

    >>> same_word(("to", "gether"), ("together",), False), same_word(("modern",), ("modem",), False)
    (True, True)
    >>> same_word(("rakhmon",), ("rahmon",), True), same_word(("officials",), ("official",), False)
    (True, False)
    """
    if len(before) == len(after) == 1:
        return key_of(before[0]) == key_of(after[0]) or _one_word(before[0], after[0], names)
    one, two = (_BESIDE.sub("", "".join(parts)) for parts in (before, after))
    return key_of(one) == key_of(two) or (min(len(one), len(two)) >= _SLIP and _scanned(one) == _scanned(two))


@lru_cache(maxsize=1 << 15)
def _one_word(one: str, two: str, names: bool) -> bool:
    one, two = without_accents(one), without_accents(two)
    if one.isdigit() and two.isdigit():
        return False
    figure = not (one.isalpha() and two.isalpha()) and any(map(str.isdigit, one + two))
    if min(len(one), len(two)) >= _SHORTEST - figure and _scanned(one) == _scanned(two):
        return True
    if figure or one in words("words", "function") or two in words("words", "function"):
        return False
    if names and min(len(one), len(two)) >= _SHORTEST:
        mine, theirs = _skeleton(one), _skeleton(two)
        return mine == theirs or (Indel.normalized_similarity(mine, theirs) > _ONE_NAME and not _inflected(one, two))
    return _is_slip(one, two)


@lru_cache(maxsize=1 << 16)
def _scanned(word: str) -> str:
    """The word with letters that a scanner takes for one another made one."""
    word = word.translate(_lookalikes())
    for many, one in _run_together():
        word = word.replace(many, one)
    return word


@cache
def _lookalikes() -> dict[int, str]:
    return {ord(letter): group[0] for group in table("letters", "lookalikes") for letter in group}


@cache
def _run_together() -> tuple[tuple[str, str], ...]:
    return tuple((many.translate(_lookalikes()), one) for many, one in table("letters", "scanned"))


def _skeleton(name: str) -> str:
    """The letters of a name on which transliterations agree, none doubled."""
    for many, one in table("letters", "transliterated"):
        name = name.replace(many, one)
    return re.sub(r"(.)\1+", r"\1", name)


def _inflected(one: str, two: str) -> bool:
    """Whether the two differ in an ending that makes another form of a word, not another spelling of it."""
    alike = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return bool(_INFLECTION.fullmatch(one[alike:]) and _INFLECTION.fullmatch(two[alike:]))


def _is_slip(one: str, two: str) -> bool:
    """One letter doubled, dropped, put in, or two neighbours swapped, within a longer word."""
    if min(len(one), len(two)) < _SLIP or one[0] != two[0] or _inflected(one, two) or OSA.distance(one, two) != 1:
        return False
    if len(one) != len(two):
        return True
    changed = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(changed) == 2 or (changed[0][0] in _VOWELS and changed[0][1] in _VOWELS)
