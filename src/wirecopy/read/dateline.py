"""The dateline before a first paragraph: "DUSHANBE, May 28 (Reuters) - ", "(AP) — ", "Berlin (dpa/lnw) - ".

In: a paragraph. Out: the dateline's text as the contract prints it ("DUSHANBE, May 28"), the agencies that
sign it, and where the paragraph's own words begin. An agency nobody knows counts too where it stands in an
agency's place ("(Northwire) -").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from wirecopy.read.dateline_scripts import split_signed_opening
from wirecopy.read.names import like_agency, signs_as
from wirecopy.read.words import any_of, months, words


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """A dateline: place and day as printed, names that sign it as printed, and its length in the paragraph."""

    text: str | None
    agencies: tuple[str, ...]
    printed: str
    end: int

    @property
    def agency(self) -> str | None:
        """The first name that signs it, as printed."""
        return self.agencies[0] if self.agencies else None


def split_dateline(paragraph: str) -> Dateline | None:
    """The dateline that ``paragraph`` opens with, ``None`` where there is none.

    ``end`` is where the words after it begin; ``text`` is ``None`` where only an agency signs.

    >>> found = split_dateline("DUSHANBE, May 28 (Reuters) - Police said")
    >>> found.text, found.agency, "DUSHANBE, May 28 (Reuters) - Police said"[found.end:]
    ('DUSHANBE, May 28', 'Reuters', 'Police said')
    >>> split_dateline("The president said on Monday") is None
    True
    """
    opening = paragraph[:_LONGEST]
    if _UNCASED.match(opening):
        found = split_signed_opening(opening)
        if found is None:
            return None
        return Dateline(text=found.text, agencies=(found.agency,), printed=found.printed, end=found.end)
    for pattern in _patterns():
        match = pattern.match(opening)
        if match is None:
            continue
        place, signed, bare, known = (match.groupdict().get(name) for name in ("place", "signed", "bare", "known"))
        if known:
            row = signs_as(known)
            if row is None or row.kind != "agency" or len(known) < 3:
                continue
            signed = known
        agencies = (
            _signatures(signed)
            if signed
            else (bare,)
            if bare and bare.casefold() not in words("editorial_marks") and (signs_as(bare) or like_agency(bare))
            else ()
        )
        if (signed or bare) and not agencies:
            continue
        text = _trimmed(place)
        is_agency = any(signs_as(name) or like_agency(name) for name in agencies)
        if text and signed and not (is_agency or _is_loud(text) or _is_initials(agencies, text)):
            continue  # "Omaro Shipping Corp (OSC) - ": an abbreviation, not an agency
        if text and not _is_place_and_day(text, opening[match.end() :], signed=bool(agencies)):
            continue
        if not agencies and not text:
            continue
        if not match["dash"] and not all(signs_as(name) for name in agencies):
            continue
        return Dateline(text=text, agencies=agencies, printed=opening[: match.end()].strip(), end=match.end())
    return None


def read_dateline_line(line: str) -> Dateline | None:
    """A dateline that stands on a line of its own: "KABUL (AP)", "LISSEN, Arda —", "DUSHANBE, May 28".

    >>> read_dateline_line("KABUL, Afghanistan").text, read_dateline_line("FERRY RUNS AGROUND OFF OMARO") is None
    ('KABUL, Afghanistan', True)
    """
    if len(line) > 60 or (line.rstrip().endswith((".", "!", "?")) and "(" not in line):
        return None
    found = split_dateline(line) or split_dateline(line.rstrip(" -–—:|") + " — The")
    if found is None or (not found.agencies and not ("," in line or line.rstrip() != line.rstrip(" -–—:|"))):
        return None
    rest = line[found.end :].strip() if found.end < len(line) else ""
    return None if rest else msgspec.structs.replace(found, printed=line.strip(), end=len(line))


def split_shouted_place(paragraphs: Sequence[str]) -> Dateline | None:
    """The dateline of a first paragraph that sets its place off with a colon, as papers of South Asia do.

    ``None`` where other paragraphs open so too: those are the speakers of a transcript.

    >>> split_shouted_place(["QUETTA: Seven miners were trapped.", "The shaft was sealed."]).text
    'QUETTA'
    >>> split_shouted_place(["HOLT: Good evening.", "ROE: Good evening."]) is None
    True
    """
    match = _SHOUTED_PLACE.match(paragraphs[0])
    if match is None or match["place"].lower() in words("not_places") or any(map(_SHOUTED_PLACE.match, paragraphs[1:])):
        return None
    return Dateline(text=match["place"], agencies=(), printed=match.group().strip(), end=match.end())


_SHOUTED_PLACE = re.compile(r"(?P<place>[A-ZÀ-Þ]{3,}(?:[ /-][A-ZÀ-Þ]{2,}){0,3}(?:, [A-ZÀ-Þ][a-z]+)?): (?=[A-ZÀ-Þ“\"‘])")
_LONGEST = 140


def _signatures(signed: str) -> tuple[str, ...]:
    """The names in "dpa/APA" or "Reuters Health"; nothing where the words are not names."""
    if signs_as(signed):
        return (signed.strip(),)
    if signed.strip(" .").casefold() in words("editorial_marks"):
        return ()
    parts = [part.strip() for part in re.split(r"/|,|;|\s+and\s+|\s+&\s+", signed) if part.strip()]
    named = [part for part in parts if signs_as(part)]
    if named:
        return tuple(named)
    alone = parts[0] if len(parts) == 1 else ""
    a_name = (
        len(alone.split()) <= 4
        and all(word[:1].isupper() for word in alone.split())
        and not re.search(r"\d|\.$", alone)
    )
    return (alone,) if alone and a_name else ()


def _trimmed(place: str | None) -> str | None:
    return place.strip(" \t,:;–—-/|(") or None if place else None


def _is_loud(text: str) -> bool:
    """Whether the place is in capitals, as wires set it."""
    return text.split(",")[0].isupper()


def _is_initials(agencies: tuple[str, ...], place: str) -> bool:
    """Whether an unknown agency signs with its initials behind one word: "Valdore (NPW) -", not "Valdore (VLD) -"."""
    return " " not in place and all(_INITIALS.fullmatch(name) and name[0] != place[0] for name in agencies)


def _is_place_and_day(text: str, rest: str, signed: bool) -> bool:
    """Whether words before a dash are a place and a day, not a shout: a sentence follows, numbers are days."""
    if text.casefold() in words("not_places") or len(text.split(",")[0].split()) > 5:
        return False
    if text.startswith("The ") and not text.startswith("The Hague"):
        return False
    if not signed and not re.match(r"\s*[A-ZÀ-ÖØ-Þ0-9“\"‘'«„¿¡]", rest):
        return False
    if not re.search(r"\d", text):
        return True
    return any(word in months() for word in re.findall(r"[^\W\d_]+", text.lower())) or bool(_NUMBERED.search(text))


_INITIALS = re.compile(r"[A-Z]{3,5}")
# The first letter is of a script that knows no capitals; a bracket may stand before it.
_UNCASED = re.compile(r"\s*[(\[（【/]?\s*[\u0590-\u08ff\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]")
_NUMBERED = re.compile(r"\b\d{1,2}[./]\d{1,2}\b")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    dash = r"(?P<dash>\s*(?:\.\s?[-–—]|[-–—―:_|]{1,2}|\.\s*$)\s+|\s*[-–—―]{1,2}(?=[^\W\d_“\"'‘«]))"
    capital = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я]"
    shouted = rf"{capital}[{capital[1:-1]}.'’-]+(?:[ /]{capital}[{capital[1:-1]}.'’/-]+){{0,5}}"
    named = (
        rf"{capital}[\w.'’-]*(?:[ /](?:{capital}[\w.'’-]*|de|del|la|le|el|am|an|der|di|d'|und|and|of"
        rf"|upon|sur|do)){{0,5}}"
    )
    month = r"[^\W\d_]{3,10}"
    day = (
        rf"(?:(?:{any_of('weekdays')})\.?,?\s+)?(?:{month}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?"
        rf"|\d{{1,2}}\.?(?:\s+de)?\s+{month}\.?)(?:(?:,|\s+de)?\s+\d{{4}})?"
    )
    region = rf"(?:,\s+(?:{named})|\s*[(\[](?:{capital}[\w.]*[ /]?){{1,3}}[)\]](?=\s*[,\[]))"
    days = rf"(?i:[,.]?\s*{day}|[,.]?\s*\d{{1,2}}[./]\d{{1,2}}\.?(?:\d{{2,4}})?)"
    signed = r"[(/\[](?P<signed>[^()/\[\]\n]{2,40}(?:/[^()\[\]\n]{2,20})*)[)/\]]"
    bare = r"(?P<bare>[A-Z][\w.'’&-]+(?:[ ][A-Z][\w.'’&-]+){0,2})"
    # A signature without brackets, which the table must have: "EFE.- ", "AFP - "
    known = rf"(?P<known>(?:{capital}|[a-z])[\w'’-]*(?:[ -][\w'’-]+){{0,3}}?)"
    place = rf"(?P<place>(?:{shouted}|{named}){region}{{0,2}}{days}?|(?i:{day}))"
    loud = rf"(?P<place>{shouted}{region}{{0,2}}{days}?)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"[\s*]*{place}[.,]?\s*[–—|-]?\s*{signed}\.?{dash}",
            rf"[\s*]*{place}[.,]?\s*{signed}(?P<dash>)\.?\s?(?=[A-ZΑ-ΩЀ-Я“\"‘«]|$)",
            rf"\s*{signed}{dash}(?P<place>{shouted}{region}?{days}?)\s*[-–—]\s+",
            rf"\s*{signed}\.?{dash}",
            rf"\s*{signed}(?P<dash>)\s?(?=[A-Z“\"‘])",
            rf"[\s*]*{place}\s*(?:[,|/–—-])\s*{bare}\s*(?P<dash>[-–—|]{{1,2}}\s+)",
            rf"\s*(?P<place>{shouted}{region}?{days}?)\s*\|\s*{bare}(?P<dash>\s*$|\s+[-–—|]\s+|\s*\n)",
            rf"\s*{bare}\s*(?:\.[-–—]|[-–—])(?P<dash>\s+){loud.replace('place', 'place')}\s*[-–—]\s+",
            rf"\s*{known}\s?(?P<dash>\.\s?[-–—]\s?|\s[-–—]\s)",
            rf"[\s*]*{loud}\.?(?:\s*[-–—])?\s+{known}(?P<dash>\s*[-–—.]\s+)",
            rf"[\s*]*(?P<place>{named}[.,]?\s+(?i:{day}))[.,]?\s+{known}(?P<dash>\s*[-–—]\s+)",
            rf"\s*(?P<place>{capital}[^()\n.!?]{{2,20}},?[^()\n!?]{{0,8}}\d[^()\n!?]{{2,30}}?)\s*\((?P<signed>[^()\n]{{2,20}})\){dash}",
            rf"[\s*]*{loud}(?P<dash>\s+[-–—_]{{1,2}}\s+|\s?—\s?|\.[-–—]\s+)",
        )
    )
