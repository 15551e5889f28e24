"""Who is named as the source: ", police said", "according to two officials", "the mayor told reporters"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from wirecopy.lineage.changes.lists import words
from wirecopy.lineage.changes.text import Sentence

_HEAD = 3
"""Words of a source that stayed, before its verb, where others were changed ("city officials said")."""
_SUBJECT = 10
"""Words that a source has at most, before its verb."""
_AFTER_LEAD = 14
"""Words that a source has at most after "according to"."""
_ADDRESSEE = 4
"""Words that "reporters on Monday" and the like have at most, after the verb."""


def source_clause(sentence: Sentence, first: int, end: int) -> tuple[int, int] | None:
    """The words of [first, end) that name a source and say that it is one; ``None`` where none do."""
    verbs = words("attribution", "verbs")
    for n in range(first, end):
        lead = _lead_at(sentence, n, end)
        if lead:
            stop = n + lead
            while stop < min(end, n + lead + _AFTER_LEAD) and not sentence.stopped[stop - 1]:
                stop += 1
            return (n, stop) if stop > n + lead else None
        if sentence.folded[n] in verbs and not sentence.capital[n]:
            found = _with_subject(sentence, n, first, end)
            if found is not None:
                return found
    return None


def may_begin_source(word: str) -> bool:
    """Whether a clause that names a source can begin with this folded word, or have it for its verb."""
    return word in words("attribution", "verbs") or word in _lead_sizes(0)


def is_source_at(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the words [first, end) stand where a source does: after "according to", before or after "said"."""
    folded, stopped, verbs = sentence.folded, sentence.stopped, words("attribution", "verbs")
    before = first > 0 and not stopped[first - 1]
    if before and _lead_before(sentence, first):
        return True
    for verb in range(end, min(len(folded), end + _HEAD)):
        if verb and stopped[verb - 1]:
            break
        if folded[verb] in verbs:
            return (first == 0 or stopped[first - 1]) and _speaks(sentence, first, verb)
    return before and folded[first - 1] in verbs and _speaks(sentence, first, end)


def _speaks(sentence: Sentence, first: int, end: int) -> bool:
    """Whether there is a word among these that names who can be a source."""
    return any(sentence.keys[n] in words("attribution", "sources") for n in range(first, end))


def _with_subject(sentence: Sentence, verb: int, first: int, end: int) -> tuple[int, int] | None:
    """The clause of a verb of speech that has its subject before or after it, within [first, end)."""
    start = verb
    while start > max(first, verb - _SUBJECT) and not sentence.stopped[start - 1]:
        start -= 1
    stop = verb + 1
    while stop < min(end, verb + 1 + _ADDRESSEE) and not sentence.stopped[stop - 1] and sentence.keys[stop] != "that":
        stop += 1
    for a, b in ((start, verb), (verb + 1, stop)):
        begins = start == 0 or sentence.stopped[start - 1] or start == first
        closed = stop >= len(sentence.keys) or sentence.stopped[stop - 1] or stop == end
        set_off = start > 0 and sentence.stopped[start - 1] and sentence.stopped[stop - 1]
        if a < b and begins and (set_off or _speaks(sentence, a, b) or any(sentence.capital[n] for n in range(a, b))):
            return (start, stop if closed or sentence.folded[verb] in ("told", "tells") else verb + 1)
    return None


def _lead_at(sentence: Sentence, n: int, end: int) -> int:
    """Words of the phrase at ``n`` that leads in a source, 0 where there is none."""
    for size in _lead_sizes(0).get(sentence.folded[n], ()):
        if size <= end - n and " ".join(sentence.folded[n : n + size]) in words("attribution", "leads"):
            return size
    return 0


def _lead_before(sentence: Sentence, first: int) -> bool:
    sizes = _lead_sizes(-1).get(sentence.folded[first - 1])
    return sizes is not None and any(
        size <= first and " ".join(sentence.folded[first - size : first]) in words("attribution", "leads")
        for size in sizes
    )


@cache
def _lead_sizes(place: int) -> dict[str, list[int]]:
    """By the word of each lead that is in its first ``place`` (0) or its last (-1): how many words those have, the
    longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for phrase in words("attribution", "leads"):
        found[phrase.split(" ")[place]].add(phrase.count(" ") + 1)
    return {word: sorted(sizes, reverse=True) for word, sizes in found.items()}
