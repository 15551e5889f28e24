"""Whether the verb that a time belongs to speaks of what is to come: "will meet on Wednesday", "is due to open"."""

from __future__ import annotations

from bisect import bisect_right

from wirecopy.speech.parsed import Sentence

_MODALS = frozenset(("will", "'ll", "’ll", "wo", "shall", "may", "might", "should", "must", "can", "could", "would"))
_AHEAD = frozenset(("expect", "plan", "schedule", "due", "set", "intend", "aim", "hope", "slate", "propose", "ready"))


def is_future(sentence: Sentence, offset: int) -> bool:
    """Whether the nearest verb above the token at ``offset`` (of the sentence's text) looks ahead."""
    token = max(bisect_right(sentence.starts, offset) - 1, 0)
    for _ in range(len(sentence.starts)):
        if sentence.pos[token] in ("VERB", "AUX"):
            return _ahead(sentence, token)
        if sentence.heads[token] == token:
            return False
        token = sentence.heads[token]
    return False


def _ahead(sentence: Sentence, verb: int) -> bool:
    beside = [t for t in range(max(verb - 6, 0), verb) if sentence.heads[t] == verb]
    small = {sentence.word(t).lower() for t in beside if sentence.deps[t] in ("aux", "auxpass", "mark")}
    if small & _MODALS:
        return not (small & {"have"})
    if sentence.tags[verb] == "VBG" and sentence.deps[verb] != "ROOT":
        return False
    if "to" in small and sentence.tags[verb] == "VB":
        head = sentence.heads[verb]
        return sentence.tags[head] not in ("VBD",) or sentence.lemmas[head] in _AHEAD
    if sentence.lemmas[verb] in _AHEAD and sentence.tags[verb] == "VBN":
        return True
    return sentence.tags[verb] == "VBG" and bool(small & {"is", "are", "'s", "’s", "'re", "am"})
