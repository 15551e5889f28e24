"""What the words beside an organisation's name make of it in languages other than English.

In: the text of a line before a name and behind it. Out: the role it is credited in. A cue stands next to the name, but
for articles and what the name is called ("l'agence", "die Nachrichtenagentur"). The words are ``data/cues_abroad.json``.
"""

from __future__ import annotations

import re
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

    >>> role_abroad("« Non », a-t-il déclaré à l'", "."), role_abroad("Паром затонул, сообщает ", "."), role_abroad("Die ", "")
    ('contributor', 'source', None)
    """
    after = right.lstrip("»”\"' ").lower()
    if _behind("told").match(after):
        return "contributor"
    before = left.rstrip('«„“" (').lower()
    while True:
        if _before("told").search(before):
            return "contributor"
        if _before("leaning").search(before):
            return "source"
        bare = _called().sub("", before).rstrip('«„“" ')
        if bare == before:
            break
        if _DATIVE.search(before) and _SAID.search(after):  # "dem Tagblatt im Frühjahr erzählt"
            return "contributor"
        before = bare
    return "source" if _behind("leaning").match(after) or _HAD_REPORTED.match(after) else None


class _Cues(msgspec.Struct, frozen=True):
    """Cues before a name and behind it, and what stands between a cue and a name."""

    told_before: tuple[str, ...]
    told_behind: tuple[str, ...]
    leaning_before: tuple[str, ...]
    leaning_behind: tuple[str, ...]
    called: tuple[str, ...]


@cache
def _cues() -> _Cues:
    data = files("wirecopy.read").joinpath("data/cues_abroad.json").read_bytes()
    return msgspec.json.decode(data, type=_Cues)


def _any_of(cues: tuple[str, ...]) -> str:
    return "|".join(re.escape(cue) for cue in sorted(cues, key=lambda cue: (-len(cue), cue)))


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
    nouns = tuple(word for word in _cues().called if len(word) > _SHORTEST_NOUN)
    return re.compile(rf"(?<![^\W\d_])(?:(?:[^\W\d_]{{5,}}\s+){{0,2}}(?:{_any_of(nouns)})|{_any_of(_cues().called)})$")


_SHORTEST_NOUN = 5  # "Agentur", "sender"; articles are shorter
_DATIVE = re.compile(r"(?<![^\W\d_])(?:dem|der)$")
_SAID = re.compile(
    r"[^.!?]{0,50}\b(?:gesagt|erzählt|mitgeteilt|bestätigt|erklärt|sagte|sagten|erklärte|bestätigte|berichtet)\b"
)
_HAD_REPORTED = re.compile(r"(?:hat|hatte|habe|hatten|haben)\s+(?:\w+\s+){0,3}(?:berichtet|gemeldet|geschrieben)\b")
# Characters of an English text for each "the": about 100; a text of another language may quote some English.
_ENGLISH = 600
