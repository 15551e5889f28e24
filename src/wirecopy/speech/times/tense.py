"""Whether the verb that a time belongs to speaks of what is to come: "will meet on Wednesday", "is due to open"."""

from __future__ import annotations

from bisect import bisect_right

from wirecopy.speech.parsed import Sentence

_MODALS = frozenset(("will", "'ll", "’ll", "wo", "shall", "may", "might", "should", "must", "can", "could", "would"))
_AHEAD = frozenset(("expect", "plan", "schedule", "due", "set", "intend", "aim", "hope", "slate", "propose", "ready"))
# What a timetable says in the present tense: "the visit begins on Tuesday".
_TIMETABLE = frozenset(
    ("begin", "start", "open", "meet", "expire", "end", "arrive", "leave", "close", "resume", "take")
)


def is_future(sentence: Sentence, offset: int, until: bool) -> bool:
    """Whether the nearest verb above the token at ``offset`` (of the sentence's text) looks ahead.

    ``until``: "by" or "until" stand before it; then any verb looks ahead that does not tell of the past.
    """
    verb = _verb_above(sentence, max(bisect_right(sentence.starts, offset) - 1, 0))
    if verb is None:
        return until
    return _ahead(sentence, verb) or (until and not _past(sentence, verb))


def _verb_above(sentence: Sentence, token: int) -> int | None:
    for _ in range(len(sentence.starts)):
        if sentence.pos[token] in ("VERB", "AUX") and not _participle(sentence, token):
            return token
        if sentence.heads[token] == token:
            return None
        token = sentence.heads[token]
    return None


def _past(sentence: Sentence, verb: int) -> bool:
    if sentence.tags[verb] == "VBD":
        return True
    return sentence.tags[verb] == "VBN" and any(
        sentence.heads[t] == verb and sentence.word(t).lower() in ("was", "were", "had")
        for t in range(max(verb - 6, 0), verb)
    )


def _participle(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is an "-ing" that leans on another: then the other one tells."""
    leans = sentence.tags[verb] == "VBG" and sentence.heads[verb] != verb
    return leans and not any(
        sentence.heads[t] == verb and sentence.deps[t] == "aux" for t in range(max(verb - 4, 0), verb)
    )


def _ahead(sentence: Sentence, verb: int) -> bool:
    beside = [t for t in range(max(verb - 6, 0), verb) if sentence.heads[t] == verb]
    small = {sentence.word(t).lower() for t in beside if sentence.deps[t] in ("aux", "auxpass", "mark")}
    if small & _MODALS:
        return not (small & {"have"})
    if "to" in small and (sentence.tags[verb] == "VB" or (sentence.tags[verb] == "VBN" and "have" not in small)):
        head = sentence.heads[verb]
        return sentence.tags[head] not in ("VBD",) or sentence.lemmas[head] in _AHEAD
    if sentence.lemmas[verb] in _AHEAD and sentence.tags[verb] == "VBN":
        return True
    if sentence.tags[verb] in ("VBZ", "VBP") and sentence.lemmas[verb] in _TIMETABLE:
        return True
    return sentence.tags[verb] == "VBG" and bool(small & {"is", "are", "'s", "’s", "'re", "am"})
