"""Where running text names an agency or an outlet.

In: a text. Out: spans with the name each goes by. One pass over the words that begin with a capital: known
names by their first word, unknown ones by their form ("the Omaro Herald"). What a name is doing there is
for ``phrases.py`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from wirecopy.read.forms import (
    BEGINNINGS,
    OPENERS,
    OTHER_LETTERS,
    Form,
    by_first_word,
    closing_words,
    last_words,
    lower_forms,
    other_forms,
    telling_words,
)
from wirecopy.read.names import KnownName, NameKind, like_agency, like_outlet, row_of_host
from wirecopy.read.words import given_names, months, words


class Spot(msgspec.Struct, frozen=True):
    """A name at ``[start, end)``; ``common``: it is also a common word, ``known``: it is in the tables,
    ``programme``: what is printed is a programme of the outlet that is named."""

    start: int
    end: int
    text: str
    name: str
    kind: NameKind
    known: bool
    common: bool = False
    programme: bool = False


def spot_names(text: str) -> list[Spot]:
    """The names of agencies and outlets in ``text``, in order, without overlap; "The" belongs to a name.

    >>> [(s.name, s.known) for s in spot_names("He told Reuters and the Omaro Herald, not Congress.")]
    [('Reuters', True), ('Omaro Herald', False)]
    """
    folded = fold(text)
    found = [(word.start(), word.group()) for word in _CAPITALS.finditer(folded)]
    begun = lower_forms().keys() & set(BEGINNINGS.findall(folded))
    if small := [at for letters in begun for form in lower_forms()[letters] for at in _places(folded, form)]:
        found = sorted(found + small)
    table, ends, telling = by_first_word(), last_words(), telling_words()
    spots: list[Spot] = []
    end = 0
    for n, (start, word) in enumerate(found):
        if start < end:
            continue
        if "-" in word or "/" in word:
            word = _first_of_two(word)
        if word not in telling and "." not in word and "'" not in word and not _CALL_SIGN.match(word):
            continue
        bare = _bare(word)
        forms = table.get(word) or (table.get(bare) if bare != word else None)
        spot = _known(text, folded, start, forms) if forms else None
        if spot is not None and spot.common and not spot.text.startswith("The ") and _follows(folded, found, n):
            spot = None  # "Herald" in "Omaro Herald"
        if spot is not None and bare in _KINDS_OF_PAPER and _follows(folded, found, n):
            spot = _with_place(text, folded, found, n) or spot  # "Daily Express" in "Omaro Daily Express"
        if spot is None and "." in word:
            spot = _host(text, start, word)
        if spot is None and n and bare in ends:
            spot = _shaped(text, folded, found, n, end)
        if spot is None and word in OPENERS:
            spot = _opened(text, folded, found, n)
        if spot is None and (station := _STATION.match(folded, start)):
            spot = Spot(start, station.end(), text[start : station.end()], station.group(), "outlet", False, True)
        if spot is not None:
            spots.append(spot)
            end = spot.end
    return sorted(spots + others, key=lambda s: s.start) if (others := _other_scripts(text)) else spots


def _other_scripts(text: str) -> list[Spot]:
    """Names in Cyrillic, Greek, Arabic, Chinese, Japanese and Korean letters, whatever ending a case gives them."""
    if text.isascii() or not OTHER_LETTERS.search(text):
        return []
    pattern, rows = other_forms()
    return [
        Spot(match.start(), match.end(), match.group(), rows[match.group()].name, rows[match.group()].kind, True)
        for match in pattern.finditer(text)
    ]


def _places(folded: str, form: str) -> Iterator[tuple[int, str]]:
    """Where a name that begins with a small letter stands as a word, with its first word."""
    at = folded.find(form)
    while at >= 0:
        if not (at and (folded[at - 1].isalnum() or folded[at - 1] in "._")):
            yield at, form.split()[0]
        at = folded.find(form, at + 1)


def fold(text: str) -> str:
    """``text``, of the same length, with straight apostrophes and hyphens and plain blanks."""
    return text.replace("’", "'").replace("‘", "'").replace("‑", "-").replace("\u00a0", " ")


def _known(text: str, folded: str, start: int, forms: tuple[Form, ...]) -> Spot | None:
    """The longest of ``forms`` that stands at ``start``."""
    for printed, row, common, programme in forms:
        end = start + len(printed)
        if folded.startswith(printed, start) and not _GOES_ON.match(folded, end):
            if start >= 4 and folded[start - 4 : start] == "The " and _has_the(row, printed):
                start -= 4
            return Spot(start, end, text[start:end], row.name, row.kind, True, common, programme)
    return None


def _has_the(row: KnownName, printed: str) -> bool:
    """Whether "The" before a printed form is part of the name."""
    return row.kind == "agency" or row.name.startswith("The ") or f"The {printed}" in row.aliases


def _host(text: str, start: int, word: str) -> Spot | None:
    """A host printed as a name: "Omaroecho.com"."""
    match = _HOST.match(text, start, start + len(word))
    if match is None:
        return None
    row = row_of_host(match.group())
    name = row.name if row else match.group()
    return Spot(match.start(), match.end(), match.group(), name, row.kind if row else "outlet", row is not None)


def _follows(folded: str, found: list[tuple[int, str]], n: int) -> bool:
    """Whether the word before stands directly before, "of", "&" or the like between them at most."""
    if not n:
        return False
    start, word = found[n - 1]
    between = folded[start + len(word) : found[n][0]]
    return (
        0 < len(between) <= 8
        and word[-1] not in ".!"
        and not (len(word) == 4 and word.isdigit())
        and word.lower() not in _DETERMINERS
        and between.strip() in _JOINTS
    )


def _shaped(text: str, folded: str, found: list[tuple[int, str]], n: int, least: int) -> Spot | None:
    """A run of capitals with an outlet's word at its end: "Omaro World-Herald", "Brighton & Hove News"."""
    first = n
    while first > 0 and n - first < 5 and found[first - 1][0] >= least and _follows(folded, found, first):
        first -= 1
    last = n
    while last + 1 < len(found) and last - n < 2 and _goes_on(folded, found, last + 1):
        last += 1  # "Omaro News" of "Omaro News Agency"
    return _unknown(text, folded, found[first][0], found[last][0] + len(_bare(found[last][1]))) if first < n else None


def _goes_on(folded: str, found: list[tuple[int, str]], n: int) -> bool:
    """Whether the word is one that names end with and stands directly behind the word before."""
    start, word = found[n - 1]
    return folded[start + len(word) : found[n][0]] == " " and _bare(found[n][1]) in closing_words()


def _with_place(text: str, folded: str, found: list[tuple[int, str]], n: int) -> Spot | None:
    """A place and a paper's name behind it: "Omaro Daily Express"; not a nation and its paper, nor a person."""
    if _bare(found[n - 1][1]) in _NATIONS or (n > 1 and _follows(folded, found, n - 1)):
        return None
    last = n
    while last + 1 < len(found) and last - n < 2 and _follows(folded, found, last + 1):
        last += 1
    return _unknown(text, folded, found[n - 1][0], found[last][0] + len(_bare(found[last][1])))


def _opened(text: str, folded: str, found: list[tuple[int, str]], n: int) -> Spot | None:
    """A run of capitals with an outlet's word at its head: "Radio Omaro"."""
    last = n
    while last + 1 < len(found) and last - n < 2 and _follows(folded, found, last + 1):
        last += 1
    return _unknown(text, folded, found[n][0], found[last][0] + len(_bare(found[last][1]))) if last > n else None


def _unknown(text: str, folded: str, start: int, end: int) -> Spot | None:
    name = text[start:end]
    if not (like_outlet(name) or like_agency(name)) or "\n" in name:
        return None
    if _OF_MORE.match(folded, end) or ((goes_on := _CAPITAL.match(folded, end)) and _is_more(goes_on["word"])):
        return None
    if start >= 4 and folded[start - 4 : start] == "The ":
        start, name = start - 4, f"The {name}"
    return Spot(start, end, text[start:end], name, "agency" if like_agency(name) else "outlet", False)


def _is_more(word: str) -> bool:
    """Whether a capital behind a name belongs to it ("Omaro Post Office"): no day, no job, no title before a person."""
    lower = word.lower().rstrip(".")
    return not (lower in words("weekdays") or lower in months() or lower in _JOBS or word in given_names())


def _first_of_two(word: str) -> str:
    """The first of two words joined by a stroke or in a compound, where the tables have it: "RTL" of "RTL/Ntv"."""
    first = _COMPOUND.sub("", word).partition("/")[0]
    return first if first in by_first_word() else word


def _bare(word: str) -> str:
    return word.partition("'")[0].rstrip(".") if "'" in word or word[-1] == "." else word


_DETERMINERS = words("no_name_openings") | words("weekdays")
_JOINTS = {"", *words("name_particles")}
# "BBC-Radiosendung", "AFP-Informationen"
_COMPOUND = re.compile(
    r"-(?:Informationen|Sendung|Radiosendung|Fernsehsendung|Podcast|Talkshow|Angaben|Berichts?|Anfrage|Interview|Gespräch|Recherchen?)\.?$"
)
# The word goes on: "CNNMoney", "AP-GfK", "Slate.com"; an end of sentence does not.
_GOES_ON = re.compile(
    r"\w|[-&.@](?!(?:Informationen|Sendung|Radiosendung|Fernsehsendung|Podcast|Talkshow|Angaben|Berichts?|Anfrage|Interview|Gespräch|Recherchen?)\b)\w|\s?@\w|\s\d{1,2}\b"
)
# The capital is looked for first and what stands before it second: that is how the scan is fast.
_CAPITALS = re.compile(r"[A-Z0-9À-ÖØ-ÞĀ-Ž](?<![\w@#].)[\w+'-]*(?:[.&/!][\w+'-]+)*[.!]?")
# "New England Journal of Medicine": the name is longer than what was found of it.
_OF_MORE = re.compile(r" of [A-Z]")
_KINDS_OF_PAPER = {"Daily", "Sunday", "Evening", "Morning", "Weekly"}
_NATIONS = {"UK", "U.K", "British", "Britain's", "London", "England", "English"}
_CAPITAL = re.compile(r" (?P<word>[A-Z][a-z]+\.?)")
_JOBS = (
    words("staff_words")
    | words("titles")
    | words("name_titles")
    | {"photographer", "columnist", "founder", "publisher"}
)
_HOST = re.compile(
    r"(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|info|news|tv|co\.uk|co|us|io|eu|de|fr|es|it|ru|ca)\b"
)
# Local stations: "Channel 2", "KOMR-TV", "WOMR".
_CALL_SIGN = re.compile(r"[KW][A-Z]{3}(?:-(?:TV|FM|AM))?$|[KW][A-Z]{2}-(?:TV|FM|AM)$")
_STATION = re.compile(
    r"Channel \d{1,2}\b|(?!WWII\b)(?:[KW][A-Z]{3}(?:-(?:TV|FM|AM))?|[KW][A-Z]{2}-(?:TV|FM|AM))\b"
    r"(?: (?:Radio|TV|News)\b)?"
)
