"""What a run of capitals names: a person, an organization, a place or nothing we know.

The parser's label is one voice among others: titles, given names, the words of organizations, being the subject of a
verb of saying, and the gazetteer. A span that the gazetteer has and that says nothing is a place.
"""

from __future__ import annotations

from typing import Literal

from wirecopy.speech.parsed import Sentence
from wirecopy.speech.people.runs import Run
from wirecopy.speech.people.words import words
from wirecopy.speech.places import demonym, places_called

Sort = Literal["person", "organization", "place", "people", "unknown"]

_IN = frozenset(("in", "at", "near", "from", "to", "across", "outside", "around", "into", "throughout", "toward"))
_LABELS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}
_OTHER = frozenset(("WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "LANGUAGE", "DATE", "TIME", "MONEY", "CARDINAL"))
# A town that fewer live in is not believed over the parser's word that this is somebody's name.
_KNOWN_TOWN = 100_000


def label_of(run: Run) -> str | None:
    """The parser's label of most of the run's tokens."""
    best, most = None, 0
    for span in run.placed.sentence.named:
        shared = min(span.end, run.end) - max(span.first, run.first)
        if shared > most:
            best, most = span.label, shared
    return best


def sort_of(run: Run) -> Sort:
    """What the run names, judged where it stands."""
    lists, tokens, sentence = words(), run.tokens, run.placed.sentence
    if run.text in lists.well_known:
        return "organization"
    label = label_of(run)
    known = places_called(run.text)
    if any(place.kind in ("country", "region") for place in known) and run.title == run.first:
        return "place"
    if any(token in lists.organization for token in tokens[0 if len(tokens) == 1 else 1 :]) and len(tokens) > 1:
        return "organization"
    if _titled(run, tokens):
        return "person"
    if len(tokens) == 1 and demonym(tokens[0]) and not places_called(tokens[0]):
        return "people"
    says = _says(run, sentence)
    if known and _place(run, label, known, says):
        return "place"
    if len(tokens) > 1 and tokens[0] in lists.given and label != "organization" and label not in _OTHER:
        return "person"
    if label in _LABELS:
        return _by_label(label, tokens, says)
    if tokens[0].isupper() and len(tokens) == 1 and 2 < len(tokens[0]) < 8 and label not in _OTHER:
        return "organization"
    return "unknown"


def _by_label(label: str, tokens: tuple[str, ...], says: bool) -> Sort:
    if label == "PERSON" and len(tokens) == 1 and tokens[0].isupper() and len(tokens[0]) > 1:
        return "organization"
    if label in ("GPE", "LOC") and says:
        return "unknown"
    if label == "NORP":
        return "people"
    return _LABELS[label]  # type: ignore[return-value]


def _titled(run: Run, tokens: tuple[str, ...]) -> bool:
    """Whether a title stands before the name, or an age or "who" after it."""
    if run.title < run.first:
        before = [run.placed.sentence.word(token) for token in range(run.title, run.first)]
        if any(word in words().titles or word in words().honorifics for word in before):
            return True
    sentence, end = run.placed.sentence, run.end
    if end + 1 < len(sentence.starts) and sentence.word(end) == ",":
        after = sentence.word(end + 1)
        if after.isdigit() and 10 < int(after) < 110 and len(tokens) < 5 and sentence.tags[end - 1] != "CD":
            follows = sentence.word(end + 2) if end + 2 < len(sentence.starts) else ","
            return follows in (",", ".", ";") and not _month(tokens[-1])
        return after == "who" and not places_called(run.text)
    return False


def _month(word: str) -> bool:
    return word in words().no_name


def _says(run: Run, sentence: Sentence) -> bool:
    """Whether the run is the subject of a verb of saying."""
    for token in range(run.first, run.end):
        if sentence.deps[token] == "nsubj" and sentence.lemmas[sentence.heads[token]] in words().speech_verbs:
            return True
    return False


def _place(run: Run, label: str | None, known: tuple[object, ...], says: bool) -> bool:
    sentence = run.placed.sentence
    before = sentence.word(run.first - 1).lower() if run.first else ""
    kinds = {place.kind for place in known}  # type: ignore[attr-defined]
    large = kinds & {"country", "region"} or any(p.population >= _KNOWN_TOWN for p in known)  # type: ignore[attr-defined]
    if kinds & {"country"}:
        return True
    if label in ("GPE", "LOC"):
        return not says or bool(large) or bool(kinds & {"province"})
    if before in _IN:
        return label != "PERSON" or bool(large)
    if says or label == "PERSON" and (run.end - run.first > 1 or not large):
        return False
    return bool(large) and label != "ORG"
