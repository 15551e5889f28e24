"""What the words beside an organisation's name make of it in languages other than English.

In: the text of a line before a name and behind it. Out: the role it is credited in. A cue stands next to the name, but
for articles and what the name is called ("l'agence", "die Nachrichtenagentur"). Words: ``data/cues_abroad.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from wirecopy.model.records import CreditRole

Side = Literal["told", "leaning"]


def is_english(text: str) -> bool:
    """Whether a text has "the" as often as English has: one word in sixty is far less."""
    return text.count(" the ") * _ENGLISH > len(text)


def role_abroad(left: str, right: str) -> CreditRole | None:
    """The role of a name with the text ``left`` before it and ``right`` behind it.

    >>> role_abroad("« Non », a-t-il déclaré à l'", "."), role_abroad("Паром затонул, сообщает ", ".")
    ('contributor', 'source')
    """
    after = right.lstrip("»”“\"' 》」").lower()
    if _behind("told").match(after):
        return "contributor"
    before = _WHEN.sub(" ", left.rstrip('«„“" (《「').lower())
    if _WITH_AGENCIES.search(before):
        return "contributor"
    if _ARABIC_TO.search(left):
        return "contributor"
    if _AS_THE.search(before) or _LIES_BEFORE.match(after):
        return "source"
    if _said_at().search(before) and (_said().search(before[-_CLAUSE:]) or _said().search(after[:_CLAUSE])):
        return "contributor"
    if _SAID_TO.search(left.rstrip('„“"» ')) and not _SPEAKER_OF.search(left):
        return "contributor"
    for words in _without_what_it_is_called(before):
        if _before("told").search(words) or (_DATIVE.search(words) and _SAID.search(after)):
            return "contributor"
        if _before("leaning").search(words):
            return "source"
    return "source" if _behind("leaning").match(after) or _HAD_REPORTED.match(after) else None


def _without_what_it_is_called(before: str) -> Iterator[str]:
    """The words before a name, then without article and "agency", then without up to two adjectives of that."""
    yield before
    while (bare := _called().sub("", before).rstrip('«„“" ')) != before:
        yield bare
        is_noun = len(before) - len(bare) > _SHORTEST_NOUN
        before = bare
        if is_noun:
            for _ in range(2):
                bare = _ADJECTIVE.sub("", bare)
                yield bare


class _Cues(msgspec.Struct, frozen=True):
    """Cues before a name and behind it, what stands between a cue and a name, and words for what was said where."""

    told_before: tuple[str, ...]
    told_behind: tuple[str, ...]
    leaning_before: tuple[str, ...]
    leaning_behind: tuple[str, ...]
    called: tuple[str, ...]
    said: tuple[str, ...]
    said_at: tuple[str, ...]


@cache
def _cues() -> _Cues:
    data = files("wirecopy.read").joinpath("data/cues_abroad.json").read_bytes()
    return msgspec.json.decode(data, type=_Cues)


def _any_of(cues: tuple[str, ...]) -> str:
    return "|".join(re.escape(cue) for cue in sorted(cues, key=lambda cue: (-len(cue), cue)))


@cache
def _said_at() -> re.Pattern[str]:
    """ "im", "sur": where somebody said what a word of :func:`_said` stands for."""
    return re.compile(rf"(?<![^\W\d_])(?:{_any_of(_cues().said_at)})$")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{_any_of(_cues().said)})(?![^\W\d_])")


@cache
def _before(side: Side) -> re.Pattern[str]:
    cues = _cues().told_before if side == "told" else _cues().leaning_before
    return re.compile(rf"(?:(?<![^\W\d_])|(?<=[\u0590-\u08ff\u3040-\u9fff\uac00-\ud7af]))(?:{_any_of(cues)})$")


@cache
def _behind(side: Side) -> re.Pattern[str]:
    cues = _cues().told_behind if side == "told" else _cues().leaning_behind
    return re.compile(rf"(?:{_any_of(cues)})(?:(?![^\W\d_])|(?<=[\u0590-\u08ff\u3040-\u9fff\uac00-\ud7af]))")


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{_any_of(_cues().called)})$")


# The letter that says "to", written together with the name.
_ARABIC_TO = re.compile(r"(?<!\w)لـ?$")
# "wie der „Bote“ berichtet": not what somebody told it
_AS_THE = re.compile(r"(?<![^\W\d_])wie (?:der|die|das)$")
# "Mit Informationen unserer Leute und der Nachrichtenagenturen AFP und dpa"
_WITH_AGENCIES = re.compile(r"(?:informationen|material|korrespondent\w*)\b[^.]{0,90}agenturen\s*$")
# "dem „Boten“ liegt das Schreiben vor"
_LIES_BEFORE = re.compile(r"lieg(?:t|en)\b[^.]{0,60}\bvor\b|exklusiv vor\b")
# "publiée jeudi dans le", "sagte am Montag der": when stands between a cue's words
_WHEN = re.compile(
    r"\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|gestern|heute"
    r"|am (?:mon|diens|donners|frei|sams|sonn)tag|am mittwoch|ayer|hoy|ieri|oggi|ontem|hoje)(?=\s\S+(?:\s\S+){0,2}$)"
)
_CLAUSE = 90
_SHORTEST_NOUN = 5  # "Agentur", "sender"; articles are shorter
_ADJECTIVE = re.compile(r"[^\W\d_]{5,}\s*$")
# "sagte Jane Roe dem Boten", "sagte Forscherin Jane Roe dem Portal omaro.example"; not "sagte der Sprecher der Bank"
_SAID_TO = re.compile(
    r"\b(?:sagte|sagten|erklärte|erzählte|verriet|betonte|bestätigte|teilte|sagt)\s(?:[\w.’'-]+\s){0,4}[A-ZÀ-Þ][\w’'-]+\s"
    r"(?:dem|der)(?:\s\w*(?:[Pp]ortal|[Ss]ender|[Mm]agazin|[Zz]eitung|[Aa]gentur|[Bb]latt))?$"
)
_SPEAKER_OF = re.compile(
    r"(?:[Ss]precher|[Cc]hef|[Rr]edakteur|[Vv]orsitzende[rn]?|[Ll]eiter|[Rr]eporter|[Jj]ournalist|[Mm]itglied|[Kk]orrespondent"
    r"|[Gg]eschäftsführer|[Hh]erausgeber|[Mm]oderator|[Aa]utor|[Ee]xperte?|[Pp]räsident|[Dd]irektor|[Vv]ertreter)(?:in|innen|en)?\sder\b[^.]{0,15}$"
)
_DATIVE = re.compile(r"(?<![^\W\d_])(?:dem|der)$")
_SAID = re.compile(
    r"[^.!?]{0,50}\b(?:gesagt|erzählt|mitgeteilt|bestätigt|erklärt|sagte|sagten|erklärte|bestätigte|berichtet)\b"
)
# "hat berichtet"; behind a conjunction all that was reported stands between: "über das Papier berichtet hatte"
_HAD_REPORTED = re.compile(
    r"(?:hat|hatte|habe|hatten|haben)\s+(?:\w+\s+){0,3}(?:berichtet|gemeldet|geschrieben)\b"
    r"|[^.,;:!?]{0,80}\b(?:berichtet|gemeldet|geschrieben|enthüllt) (?:hat|hatte|haben|hatten)\b"
)
# Characters of an English text for each "the": about 100; a text of another language may quote some English.
_ENGLISH = 600
