"""What the words on either side of an organisation's name make of it: a source, one who fed a part, or nothing.

In: the text of a line before a name and behind it. Out: the role it is credited in. A name that is merely the
subject of news ("CNN fired its anchor") has none. Patterns before a name are read backwards from it, so that
nothing is searched.
"""

from __future__ import annotations

import re
from functools import cache

from wirecopy.model.records import CreditRole
from wirecopy.read.spotting import Spot
from wirecopy.read.words import any_of, words


def role_of(left: str, right: str, spot: Spot) -> CreditRole | None:
    """The role of a name with the text ``left`` before it and ``right`` behind it, apostrophes straight."""
    right = right.removeprefix("*")  # the mark of a note: "Omaro Politics Today* reported"
    if _subject().match(right):
        return None
    if (spot.common and _UNNAMED.match(right)) or _OFFICE.search(left) or (not spot.known and _FIRM.match(right)):
        return None
    if not spot.known and spot.common and not _STATION_ENDS.match(right):
        return None  # four capitals that need not be a station
    before = left[::-1]
    on_air = " on " in left or "interview" in left
    places = _places(before)
    if left.endswith(" on ") and _SAID_THERE.match(right):
        return "contributor"
    told = _any_match(_told(), before, places) or (on_air and _any_match(_said_on(), before, places))
    if told or _interview().match(right):
        return "contributor"
    if spot.programme:
        return None
    if ("contribut" in right and _contributed().match(right)) or _figures().match(right):
        return None if spot.common and not spot.known else "contributor"
    if spot.known and not spot.common and _witness().match(right):
        return "source"
    if not left and spot.known and not spot.common and _SIGNS.match(right):
        return "source"
    if not spot.known and _JOURNAL.search(spot.name) and _PUBLISHED_IN.match(before):
        return None
    if _any_match(_leaning(), before, places) or _any_match(_inverted(), before, places):
        return "source"
    if _labelled().match(before) and _ENDS.match(right):
        return "source"
    if _QUOTED_BY.match(before) and _WRITER_OF.match(right):
        return "source"
    if spot.common and not spot.text.startswith("The ") and not spot.text.isupper():
        return None
    if _OBJECT.match(before) and not _WRITER_BEFORE.match(before):
        return None
    if _reports().match(right) or (spot.known and _says().match(right)):
        return "source"
    if " " in spot.name and _CITING.search(left) and _says().match(right):
        return "source"  # "Citing unnamed officials, the Omaro Herald said"
    if _nouns().match(right) and (_THAT_SAYS.search(right) or _in_a().match(before)):
        return "source"
    return None


def _reversed_any(*concepts: str) -> str:
    """As ``any_of``, for text read backwards."""
    cues = sorted({cue for concept in concepts for cue in words(concept)}, key=lambda cue: (-len(cue), cue))
    return "|".join(re.escape(cue[::-1]).replace(r"\ ", r"\s+") for cue in cues)


def _places(before: str) -> list[int]:
    """Where a cue may begin in the text before a name, read backwards: at the name, or past what is said between them:
    "the", "Russia's state-run", "the German daily", "Jane Roe of the"."""
    gap = _GAP.match(before)
    if gap is None:
        return []
    places = [gap.end()]
    ahead = (_article().match(before, gap.end()), _WRITER_AT.match(before, gap.end()))
    places += [found.end() for found in ahead if found]
    if described := _described().match(before, gap.end()):
        end = described.end()
        while len(places) < _MOST_PLACES and (word := _WORD.match(before, end)):
            places.append(word.start("word"))
            end = word.end()
    return places


def _any_match(pattern: re.Pattern[str], before: str, places: list[int]) -> bool:
    return any(pattern.match(before, place) for place in places)


@cache
def _article() -> re.Pattern[str]:
    adjectives = _reversed_any("agency_adjectives")
    return re.compile(rf"(?:(?:{adjectives})\s+){{0,2}}(?:eht|a|na|htob|s?'[\w-]+)\s+", re.IGNORECASE)


@cache
def _described() -> re.Pattern[str]:
    return re.compile(rf"(?:{_reversed_any('outlet_descriptions')})(?=\s)", re.IGNORECASE)


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"(?:{_reversed_any('cues_told', 'cues_shared')})\b", re.IGNORECASE)


@cache
def _said_on() -> re.Pattern[str]:
    """ "said Tuesday morning on", "interview he gave to", "an interview last week with"; backwards."""
    when = r"(?:(?:[\w.,]*yad[a-z]+|[\w]*\d\w*\.?|" + _reversed_any("times_of_saying") + r"),?\s+){0,5}"
    said = rf"no\s+{when}(?:{_reversed_any('verbs_of_saying')})\b"
    interview = r"(?:htiw|ot|no|rof|yb)\s+(?:[\w',.-]+\s+){0,4}?s?weivretni\b"
    return re.compile(rf"{said}|{interview}", re.IGNORECASE)


@cache
def _leaning() -> re.Pattern[str]:
    by = r"yb(?:\s+[\w-]+){1,2}\s+(?:detroper|dehsilbup)"
    wrote = r"(?:ni|ta|rof|fo)\s+(?:[\w.'-]*(?-i:[A-ZÀ-Þ])\s+){2,3}(?:etorw|setirw|stroper|yb\s+"
    wrote += r"(?:yrots|troper|gnitroper|elcitra|eceip|tsop|nmuloc))"
    return re.compile(rf"(?:{_reversed_any('cues_leaning')}|{by}|{wrote})(?![\w-])", re.IGNORECASE)


@cache
def _inverted() -> re.Pattern[str]:
    """A verb before its outlet: "..., reports the Daily Mail"; backwards."""
    return re.compile(rf"(?:{_reversed_any('cue_verbs')})\s*[,\"”']")


@cache
def _labelled() -> re.Pattern[str]:
    labels = _reversed_any("source_labels")
    return re.compile(rf"\s*(?:eht\s+)?[:–—-]?\s*(?:{labels})(?:$|\s*[.!?)\]\"”(\[–—-])", re.IGNORECASE)


@cache
def _in_a() -> re.Pattern[str]:
    """ "in a", "according to a recent": what is done with a report that one leans on; backwards."""
    return re.compile(r"\s+(?:[\w-]+\s+)?(?:na|a|eht)\s+(?:ni|ot|rep|gnitic|morf|yb)\b", re.IGNORECASE)


@cache
def _figures() -> re.Pattern[str]:
    """ "ProPublica estimated that": a figure is taken from it, not the story."""
    model = r"(?:'s?\s+(?:election\s+)?(?:model|forecast|analysis))?\s+(?:currently\s+|now\s+)?"
    odds = rf"{model}(?:gives|gave|puts)\b[^.]{{0,40}}\b(?:percent|chances?|odds)\b"
    return re.compile(rf"{_WRITER}{_ADVERBS}(?:{any_of('figure_verbs')})\b|{odds}")


@cache
def _reports() -> re.Pattern[str]:
    loss = r"(?!\s+(?:a|its|net|quarterly|first|second|third|fourth)\s+(?:\w+\s+)?(?:loss|profit|earnings|revenue))"
    return re.compile(
        rf"{_WRITER}{_ADVERBS}(?:{any_of('cue_verbs')})\b{loss}(?!\s+(?:a|an|another|such)?\s*hit\s+piece)"
    )


@cache
def _witness() -> re.Pattern[str]:
    """ "An AFP journalist at the scene saw smoke": what an agency's own people saw."""
    people = r"(?:news\s+agency\s+)?(?:reporter|journalist|correspondent|photographer|witness|stringer|team|crew)"
    return re.compile(rf"\s+{people}(?:e?s)?\b[^.]{{0,60}}?\b(?:{any_of('witness_verbs')})\b")


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"(?:'s)?\s+(?:\w+\s+)?(?:{any_of('cue_nouns')})\b(?!\s+(?:page|board|writer|director))")


@cache
def _says() -> re.Pattern[str]:
    of_itself = r"(?!\s+(?:in\s+a\s+statement|it|its|they|their|he|she|\w+day\s+it)\b)"
    among = r"\s+and\s+(?:(?:several|many)\s+)?other\s+(?:news\s+|media\s+)?(?:outlets|media|papers|newspapers|sites)"
    others = rf"(?:\s+news\s+agency|{among})?"
    return re.compile(rf"{others}(?!,){_ADVERBS}(?:say|{any_of('weak_verbs')})\b{of_itself}")


@cache
def _interview() -> re.Pattern[str]:
    return re.compile(r"(?:'s)?\s+(?:[\w-]+\s+)?interview\b", re.IGNORECASE)


@cache
def _contributed() -> re.Pattern[str]:
    return re.compile(rf"[^.]{{0,60}}?\b(?:{any_of('contributed_phrases')})", re.IGNORECASE)


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(rf"(?:/\w+)*(?:'s)?\s+(?:[\w-]+\s+)?(?:{any_of('no_credit_after')})\b", re.IGNORECASE)


_ADVERBS = (
    r"(?:,?\s+(?:first|also|has|have|had|is|was|recently|later|then|further|just|previously|now"
    r"|are|were|exclusively|subsequently|today|yesterday|earlier|separately|already|even|on\s+\w+"
    r"|last\s+\w+|this\s+\w+|earlier\s+\w+)){0,3},?\s+"
)
_WRITER = (
    r"(?:\s+(?:journalists?|reporters?|correspondents?)\s+(?:in|on|at|near)\s+[\w ]{2,30}?"
    r"|(?:'s)?(?:\s+(?:reporter|correspondent|columnist|journalist|writer|editor"
    r"|blogger))?(?:\s+[A-Z][\w.'-]+){1,3}(?:\s+and(?:\s+[A-Z][\w.'-]+){1,3})?|\s+(?:newspaper"
    r"|news\s+agency|agency|magazine|website|news\s+site|news))?(?:\s+\([^()]{2,40}\))?"
)
# What research is published in: "in the Journal of Omaro Studies".
_JOURNAL = re.compile(r"\b(?:Journal|Review|Letters|Reports|Annals|Proceedings)\b")
_PUBLISHED_IN = re.compile(r"\s+(?:eht\s+)?ni\s+(?:yltnecer\s+)?dehsilbup", re.IGNORECASE)
_SIGNS = re.compile(r"\s+[–—-]\s+[A-ZÀ-Þ“\"]")
_ENDS = re.compile(r"\s*(?:[:.)\]]|$)")
# "Omarocars.com, a maker of data": a host that publishes no news
_FIRM = re.compile(
    r",\s+(?:an?|the)\b[^,.]{0,60}\b(?:firm|company|provider|retailer|marketplace|lender|bank|consultancy|group|tracker"
    r"|database|non-?profit|charity|think tank|dealer|service)\b"
)
# "the Australian news outlet": which one is not said
_UNNAMED = re.compile(r"\s+(?:news|media)\s+(?:outlet|site|website|agency|organi[sz]ation|network)\b")
# "who wrote to CNN reported": the name is not who reports; backwards
_OBJECT = re.compile(r"\s+(?:eht\s+)?(?:ot|htiw|fo|ta|rof|tsniaga)\s", re.IGNORECASE)
# "A Wayward Trip Pays Off," by NYT's Jane Roe
_QUOTED_BY = re.compile(r"\s+yb\s+[\"”']")
# "Ministry of Foreign Affairs"
_OFFICE = re.compile(
    r"(?:Ministry|Minister|Ministers|Ministries|Department|Secretary|Committee|Council) (?:of|for|on) (?:the )?$"
)
_CITING = re.compile(r"\b(?:[Cc]iting|[Qq]uoting)\b[^.]{3,60},\s+(?:the\s+)?$")
_STATION_ENDS = re.compile(r"\s*(?:[,.;:)\"”]|$|that\b|on\b|in\b|he\b|she\b|they\b|reported\b|reports\b|about\b|by\b)")
# "on Fox News Tuesday defended", "on CNN said"
_SAID_THERE = re.compile(
    r"(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|night|evening|afternoon))?)?,?\s+(?:said|defended|argued|told|insisted|claimed|denied|repeated|called|suggested)\b"
)
_GAP = re.compile(r"[\"“'‘]?\s+")
_WORD = re.compile(r"\s+(?P<word>[\w'.-]+)")
# "according to Jane Roe of the"; backwards
_WRITER_AT = re.compile(r"(?:eht\s+)?(?:fo|ta|morf|htiw|rof)\s+(?:[\w.'-]*[A-ZÀ-Þ]\s+){1,3}")
_MOST_PLACES = 7
# "Roe of the Times reports": a writer's name before "of"; backwards
_WRITER_BEFORE = re.compile(r"\s+(?:eht\s+)?(?:fo|ta|morf)\s+[\w.'-]*[A-ZÀ-Þ](?:\s|$)")
_WRITER_OF = re.compile(r"'s\s+[A-ZÀ-Þ]")
_THAT_SAYS = re.compile(
    r"^(?:'s)?\s+(?:[\w-]+\s+){1,2}(?:has\s+|also\s+)?(?:found|finds|shows?|showed|said|says|reveal\w*|that|which"
    r"|detail\w*|suggest\w*|conclud\w*|claim\w*|alleg\w*|quot\w+|cit\w+|describ\w+|stat\w+|publish\w+|from|this|last)\b"
)
