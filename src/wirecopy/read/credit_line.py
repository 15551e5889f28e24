"""A line that credits where a text came from: "Source: The Guardian", "With files from AFP", "(NTB)", "© 2015 Reuters".

In: one line that stands by itself around a body. Out: the organisations it credits with their roles, none
where it is no credit line. Read by what it says: a label and names, a phrase of origin and a name, a notice
of rights, or the name of an agency alone.
"""

from __future__ import annotations

import re
from functools import cache

from wirecopy.read.names import like_agency, like_outlet, look_up, signs_as
from wirecopy.read.notices import LONGEST_NOTICE, named_in_notice
from wirecopy.read.organisations import Named, Trust, read_organisations
from wirecopy.read.words import any_of, given_names, words

# The longest credit line of real pages is about 90 characters; notices of rights run on.
_LONGEST = 120
_LONGEST_SIGNATURE = 60


def read_credit_line(line: str) -> tuple[Named, ...]:
    """The organisations that ``line`` credits, in its order.

    >>> [(n.role, n.name) for n in read_credit_line("With files from The Associated Press and Jane Roe")]
    [('contributor', 'Associated Press')]
    >>> [(n.role, n.name) for n in read_credit_line("Source: Omaro Herald")]
    [('source', 'Omaro Herald')]
    >>> read_credit_line("Source: Ministry of Finance")
    ()
    """
    line = " ".join(line.split())
    bare = line.strip(_WRAPPING)
    if not bare or len(line) > LONGEST_NOTICE:
        return ()
    if len(line) <= _LONGEST:
        parts = _NEXT_LABEL.split(bare)  # "via BBC News, hat tip: Omaro Echo"
        found = tuple(named for part in parts for named in _labelled(part)) or _signed(line, bare)
        if found:
            return found
    return named_in_notice(line, bare)


def _labelled(line: str) -> tuple[Named, ...]:
    """A label and names: "Source: AFP", "With files from AFP", "via The Hill"."""
    if _FIRST_WORD.match(line)[0].lower() not in _first_words():  # type: ignore[index]
        return ()
    for pattern, role in ((_CONTRIBUTOR, "contributor"), (_SOURCE, "source")):
        match = pattern.match(line)
        if match is None:
            continue
        rest = _NEXT_SENTENCE.split(line[match.end() :].strip())[0]
        rest = _IN_TOWN.sub("", rest) if look_up(rest) is None else rest
        if (at := _SOMEBODY_AT.match(rest)) and look_up(rest) is None:  # "Jane at omaroecho.example"
            named = rest[at.end() :].strip(" .")
            rest = named if look_up(named) or _BARE_HOST.fullmatch(named) else rest
        label = match["label"].lower()
        if not rest or (
            label.startswith("courtesy")
            and line != rest
            and _PERSON.fullmatch(rest)
            and not (look_up(rest) or like_outlet(rest))
        ):
            continue
        trust: Trust = "any" if match["mark"].strip() or " " in label or rest.startswith("The ") else "alike"
        if not match["mark"].strip() and (label in _LOOSE or label.split()[-1] in _THINGS):
            trust = "any" if label in _HATS and (rest.startswith("The ") or _CAMEL.fullmatch(rest)) else "alike"
        if role == "contributor":
            trust = "alike"
            if label in words("with_words") and not _all_known(rest):
                continue
        if trust == "any" and rest[0].islower():  # "published in the issue of 3 May"
            trust = "alike"
        if trust == "alike" and rest[0].islower() and len(rest.split()) > 3:
            trust = "known"
        found = read_organisations(rest, "contributor" if role == "contributor" else "source", trust)
        if found:
            return found
    return ()


def _signed(line: str, bare: str) -> tuple[Named, ...]:
    """An agency's name alone, with a place or a day at most; an outlet's only behind a dash or in brackets."""
    if any(part.strip().lower() in words("photo_agencies") for part in bare.split("/")):
        return ()
    if any(map(bare.__contains__, _TAIL_WORDS)):
        bare = _SIGNED_TAIL.sub("", bare)
    bare = bare.strip(_WRAPPING).removeprefix("30- ")
    if len(bare) > _LONGEST_SIGNATURE:
        return ()
    if match := _DESK_WITH.fullmatch(bare) or _WITH_INPUTS.fullmatch(bare):  # "M.G. avec AFP", "With PTI inputs"
        return read_organisations(match["rest"], "contributor", "known")
    if named := _of_person(bare):
        return (named,)
    if line.startswith("(") and (passed := _PASSED_ON.fullmatch(bare)) and look_up(passed["first"]):
        first = read_organisations(passed["first"], "source", "known")
        return (*first, *read_organisations(passed["second"], "source", "any"))
    marked = line[:1] in "-–—(【（" and line[-1:] in ")】）" + bare[-1:]
    if (pair := _WITH_OWN.fullmatch(bare)) and (row := look_up(pair["other"])) and row.kind == "outlet":
        return (Named(pair["other"], row.name, "source"),)
    found = tuple(n for n in read_organisations(bare, "source", "known") if is_signature(n, marked))
    parts = [part.strip() for part in re.split(r"/|,| and | & | \||;", bare)]
    pieces = len([p for p in parts if p and (look_up(p) or not _EDITORS.fullmatch(p))]) if not look_up(bare) else 1
    if len(parts) == 2 and found and found[0].role == "agency" and found[0].printed == parts[0] and _TOWN.search(bare):
        return found  # "Agence France-Presse, Omaro"
    if found and len(found) >= min(pieces, 2):
        return tuple(n for n in found if n.role == "agency" or "/" in bare or (marked and pieces == 1))
    bracketed = line.startswith("(") and line.rstrip(" .").endswith(")")
    if (bracketed or _DASHED.match(line)) and like_agency(bare):
        return (Named(bare, bare, "agency"),)
    return ()


def _of_person(bare: str) -> Named | None:
    """Whom a person writes for, who signs with both names: "Jane Roe | Associated Press", "Jane Roe Omaro Herald"."""
    match = _PERSON_OF.match(bare)
    if match is None or bare.split()[0] not in given_names():
        return None
    outlet = bare[match.end() :]
    while outlet:  # a town may stand before it: "Jane Roe Sorran Omaro Herald"
        row = look_up(outlet)
        if row is not None and not row.common and (" " in outlet or row.kind == "agency") and outlet[0].isupper():
            return Named(outlet, row.name, "agency" if row.kind == "agency" else "source")
        outlet = outlet.partition(" ")[2]
    return None


def is_signature(named: Named, marked: bool = False) -> bool:
    """Whether a name alone on a line is an agency's signature, not a button or a short word."""
    short = len(named.printed) < 3 and named.printed != "AP" and not marked
    button = any(named.printed.lower() in words(c) for c in ("share_words", "menu_words", "advert_words"))
    return not short and not button and signs_as(named.printed) is not None


@cache
def _first_words() -> frozenset[str]:
    """Words that a line with a label begins with."""
    labels = words("source_labels") | words("contributor_labels") | words("thing_words") | {"this", "is", "was", "and"}
    return frozenset(_FIRST_WORD.match(label)[0] for label in labels)  # type: ignore[index]


def _all_known(printed: str) -> bool:
    parts = [part for part in re.split(r"\s*(?:/|,|;| and | und | & | y | et | e )\s*", printed) if part]
    return all(look_up(part) for part in parts)


_NEXT_LABEL = re.compile(r"[,;]\s+(?=(?:via|h/t|hat[ -]tip|source|photo)\b)", re.IGNORECASE)
_IN_TOWN = re.compile(r"\s+in\s+[A-ZÀ-Þ][\w.-]+$")
# "(Daily Mirror via Crewroom Gossip)"
_PASSED_ON = re.compile(r"(?P<first>[A-ZÀ-Þ][\w .'’&-]{1,30}) via (?P<second>[A-ZÀ-Þ][\w .'’&-]{1,30})")
_PERSON = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+ [A-ZÀ-Þ][a-zß-ÿ]+")
_SOMEBODY_AT = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*)?\s+(?:over\s+)?(?:at|of|from|with|in)\s+(?:the\s+(?=[a-z]))?"
)
_BARE_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\s:：–—]*")
_WRAPPING = ' \t()[]{}–—-*_.,;|•·>»«"“”~=+【】（）「」'
_LOOSE = {"from", "via", "courtesy", "source", "sources", "ht", "h/t"}
# "Full story Ten facts about tea" is a button
_THINGS = {"story", "article", "report", "post", "source"}
# "h/t The Lantern": who is thanked is an outlet, not a friend.
_HATS = {"h/t", "ht", "via", "hat tip"}
_CAMEL = re.compile(r"(?:[A-Z][a-z]+){2,}")
_MARK = r"(?P<mark>\s*[:：–—-]\s*|\s+)(?-i:the\s+)?"
_SOURCE = re.compile(
    rf"(?:{any_of('thing_words')}|this|and|is|was|\s)*(?P<label>{any_of('source_labels')}){_MARK}", re.IGNORECASE
)
_CONTRIBUTOR = re.compile(
    rf"(?:this|{any_of('thing_words')}|\s)*(?P<label>{any_of('contributor_labels')}){_MARK}", re.IGNORECASE
)
# "— Omaro News Agency": a dash and a name sign the text above.
_DASHED = re.compile(r"[–—-]{1,2}\s*[A-ZÀ-Þ][^.!?,;:]+\.?$")
# "Source: Omaro News Agency. Shortened by the Echo."
_NEXT_SENTENCE = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")
# An outlet signs with the one whose article it took: "Wochenblatt / Omaro Echo".
_WITH_OWN = re.compile(r"(?P<own>[A-ZÀ-Þ]\w+) / (?P<other>[A-ZÀ-Þ][^/]{2,40})")
# Who edited it, beside whose copy it is: "red/APA", "Van onze redactie/ANP".
_EDITORS = re.compile(
    r"(?:[a-z]{2,4}\.?|[A-ZÀ-Þ]\.\s?[A-ZÀ-Þ]\.?|(?i:redaktion|(?:van )?(?:onze )?redactie|redacción"
    r"|redazione|rédaction|redação|newsroom|news ?desk"
    r"|web ?desk|staff|online|agencies|agenturen|agences|agencias|본지|편집부))"
)
_WITH_INPUTS = re.compile(r"[Ww]ith (?P<rest>[A-Z].{1,40}?)(?: agency)? (?:inputs?|feeds?)")
_PERSON_OF = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*\s(?:[A-Z]\.\s)?[A-ZÀ-Þ][\w'’-]+(?:,? and |, )?){1,3}(?:\s*[|•·–—]\s*|\s+)(?=[A-ZÀ-Þ])"
)
_DESK_WITH = re.compile(rf"{_EDITORS.pattern}\s+(?:avec|mit|with|con|com|met|med)\s+(?P<rest>.+)")
_TOWN = re.compile(r", [A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?$")
# one of which stands in every tail of a signature
_TAIL_WORDS = ("dpa:", " in ", " aus ", " à ", " en ", "Published", "Posted", "Updated")
_SIGNED_TAIL = re.compile(
    r",?\s*dpa:[\d/-]+$|"
    r"\s+(?:in|aus|à|en)\s+[A-ZÀ-Þ][\w.'’ -]{2,25}$|\s*[|,–-]?\s*(?:Published|Posted|Updated)\b.*$"
)
