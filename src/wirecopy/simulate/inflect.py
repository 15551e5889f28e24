"""The forms of an English word that the lexicon does not list: -s, -ed, -en, -ing, the article, the capital.

The lexicon gives the base; where it writes ``take/takes/took/taken/taking`` or ``foot/feet``, those are the forms.
Phrases inflect in their first word ("carry out" gives "carried out"), nouns in their last ("power stations").
"""

from __future__ import annotations

FORMS = {"s": 1, "ed": 2, "en": 3, "ing": 4}
"""Verb endings by their place in an irregular entry."""

VOWELS = "aeiou"
_AN = ("hour", "honest", "heir", "unin", "unim", "8", "11 ", "18")
_A = ("uni", "use", "euro", "one", "u-", "ut")


def form(entry: str, ending: str) -> str:
    """A lexicon entry with an ending of ``FORMS``, or with "pl" for a noun's plural; "" gives the base."""
    if ending == "pl":
        return _plural(entry)
    verb, blank, rest = entry.partition(" ")
    if "/" in verb:
        forms = verb.split("/")
        verb = forms[FORMS[ending] if ending else 0]
    elif not ending:
        return entry.partition("/")[0]
    else:
        verb = _verb(verb, ending)
    return verb + blank + rest


def _verb(verb: str, ending: str) -> str:
    if ending == "s":
        return _s(verb)
    doubled = verb + verb[-1] if _doubles(verb) else verb
    if ending == "ing":
        return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else doubled + "ing"
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return doubled + "ed"


def _doubles(verb: str) -> bool:
    """One short syllable that ends in one vowel and one consonant: stop, plan; longer verbs are listed in full."""
    vowels = sum(letter in VOWELS for letter in verb)
    return len(verb) > 2 and vowels == 1 and verb[-2] in VOWELS and verb[-1] not in "aeiouwxy"


def _s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _plural(noun: str) -> str:
    head, slash, plural = noun.partition("/")
    return plural if slash else _s(head)


def article(phrase: str) -> str:
    """ "a " or "an " before a phrase, by its sound."""
    low = phrase.lower()
    if low.startswith(_AN) or (low[0] in VOWELS and not low.startswith(_A)):
        return "an " + phrase
    return "a " + phrase


def capital(phrase: str) -> str:
    """With its first letter a capital; the rest as it is."""
    return phrase[:1].upper() + phrase[1:]
