"""Where running text names an agency or an outlet.

In: a text. Out: spans with the name each goes by. One pass over the words that begin with a capital: known
names by their first word, unknown ones by their form ("the Omaro Herald"). What a name is doing there is
for ``phrases.py`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from wirecopy.read.names import KnownName, NameKind, known_names, like_agency, like_outlet, look_up, row_of_host
from wirecopy.read.words import given_names, months, printed_words, words


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


def with_short_forms(text: str, spots: list[Spot]) -> list[Spot]:
    """``spots`` with the short forms of names that stand before: "the Chronicle" behind "the Omaro Chronicle".

    >>> text = "The Omaro Chronicle wrote so. He told the Chronicle."
    >>> [spot.name for spot in with_short_forms(text, spot_names(text))]
    ['The Omaro Chronicle', 'The Omaro Chronicle']
    """
    full: dict[str, Spot] = {}
    for spot in spots:
        first, _, last = spot.text.rpartition(" ")
        if first and first != "The" and last in words_shortened() and spot.kind == "outlet":
            full.setdefault(last, spot)
    if not full:
        return spots
    found = [spot for spot in spots if spot.text.removeprefix("The ") not in full]
    taken = {at for spot in found for at in range(spot.start, spot.end)}
    for match in _SHORT.finditer(text):
        meant = full.get(match["word"])
        if meant is not None and match.start() > meant.end and match.start("word") not in taken:
            found.append(Spot(match.start("word"), match.end(), match["word"], meant.name, meant.kind, True))
    kept = [s for s in spots if s not in found and not any(s.start <= f.start < s.end for f in found)]
    return sorted(found + kept, key=lambda spot: spot.start)


@cache
def words_shortened() -> frozenset[str]:
    """Last words of papers' names that stand for the whole: "the Post"."""
    return frozenset(printed_words("short_names"))


def spot_names(text: str) -> list[Spot]:
    """The names of agencies and outlets in ``text``, in order, without overlap; "The" belongs to a name.

    >>> [(s.name, s.known) for s in spot_names("He told Reuters and the Omaro Herald, not Congress.")]
    [('Reuters', True), ('Omaro Herald', False)]
    """
    folded = fold(text)
    found = [(word.start(), word.group()) for word in _CAPITALS.finditer(folded)]
    if small := [
        at for stem, forms in _lower_forms().items() if stem in folded for form in forms for at in _places(folded, form)
    ]:
        found = sorted(found + small)
    table, ends, telling = _by_first_word(), _last_words(), _telling_words()
    spots: list[Spot] = []
    end = 0
    for n, (start, word) in enumerate(found):
        if start < end or (word not in telling and "." not in word and "'" not in word and not _CALL_SIGN.match(word)):
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
        if spot is None and word in _OPENERS:
            spot = _opened(text, folded, found, n)
        if spot is None and (station := _STATION.match(folded, start)):
            spot = Spot(start, station.end(), text[start : station.end()], station.group(), "outlet", False, True)
        if spot is not None:
            spots.append(spot)
            end = spot.end
    return sorted(spots + others, key=lambda s: s.start) if (others := _other_scripts(text)) else spots


def _other_scripts(text: str) -> list[Spot]:
    """Names in Cyrillic, Greek, Arabic, Chinese, Japanese and Korean letters, whatever ending a case gives them."""
    if text.isascii() or not _OTHER_LETTERS.search(text):
        return []
    pattern, rows = _other_forms()
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


def _known(text: str, folded: str, start: int, forms: tuple[_Form, ...]) -> Spot | None:
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
    return folded[start + len(word) : found[n][0]] == " " and _bare(found[n][1]) in _closing_words()


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


def _bare(word: str) -> str:
    return word.partition("'")[0].rstrip(".") if "'" in word or word[-1] == "." else word


_SHORT = re.compile(r"\b[Tt]he (?P<word>[A-Z][a-z]+)\b(?! [A-Z])(?!-\w)")
_DETERMINERS = words("no_name_openings") | words("weekdays")
_JOINTS = {"", *words("name_particles")}
_OPENERS = {"Radio", "Channel", "Diario", "Daily"}
# The word goes on: "CNNMoney", "AP-GfK", "Slate.com"; an end of sentence does not.
_GOES_ON = re.compile(
    r"\w|[-&.@](?!(?:Informationen|Angaben|Berichts?|Anfrage|Interview|Gespräch|Recherchen?)\b)\w|\s?@\w|\s\d{1,2}\b"
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
_OTHER_LETTERS = re.compile(r"[\u0370-\u04ff\u0590-\u08ff\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")
_TWO_LETTERS = {"AP", "FT", "RT", "DW", "AA", "TT"}


@cache
def _last_words() -> frozenset[str]:
    """Words that outlets' names end with, as printed and in capitals."""
    return frozenset(form for word in printed_words("outlet_words") for form in (word, word.upper()))


@cache
def _closing_words() -> frozenset[str]:
    """Words that can follow an outlet's word in a name: "News Agency", "Media Services"."""
    return frozenset(printed_words("agency_words") + printed_words("closing_words")) | _last_words()


@cache
def _lower_forms() -> dict[str, list[str]]:
    """Names that begin with a small letter, by the shortest that is in them: "dpa", "dpa-AFX"."""
    forms = {form.printed for forms in _by_first_word().values() for form in forms}
    found: dict[str, list[str]] = {}
    for form in sorted((form for form in forms if form[:1].islower() and len(form) > 2), key=lambda f: (len(f), f)):
        found.setdefault(next((stem for stem in found if stem in form), form), []).append(form)
    return found


@cache
def _other_forms() -> tuple[re.Pattern[str], dict[str, KnownName]]:
    """What finds names in other scripts, and their rows; of two letters or signs they are too often other words."""
    rows: dict[str, KnownName] = {}
    for row in known_names():
        for form in (row.name, *row.aliases, *row.signatures):
            if len(form) > 2 and _OTHER_LETTERS.match(form) and not row.common:
                rows.setdefault(form, row)
    longest = sorted(map(re.escape, rows), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![Ͱ-ӿ])(?:{'|'.join(longest)})(?![Α-ΩЀ-Я])"), rows


class _Form(NamedTuple):
    """A printed form of a name."""

    printed: str
    row: KnownName
    common: bool
    programme: bool = False


@cache
def _telling_words() -> frozenset[str]:
    """Words that alone can make a name: the others of a text need no second look."""
    return frozenset(_by_first_word()) | _last_words() | _OPENERS


@cache
def _by_first_word() -> dict[str, tuple[_Form, ...]]:
    """Printed forms of names by their first word, the longest first."""
    table: dict[str, dict[str, _Form]] = {}
    for row in known_names():
        for printed in _forms(row):
            common = " " not in printed and (row.common or printed.lower() in words("ambiguous_names"))
            table.setdefault(printed.split()[0], {}).setdefault(printed, _Form(printed, row, common))
    for outlet, titles in _programmes().items():
        broadcaster = look_up(outlet) or KnownName(outlet)
        for title in titles:
            printed = title.removeprefix("The ")
            table.setdefault(printed.split()[0], {}).setdefault(printed, _Form(printed, broadcaster, True, True))
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
