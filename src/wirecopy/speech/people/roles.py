"""What somebody is said to be, beside the name: before it ("Tajik President"), or set off by commas after or before.

In: a run that names a person. Out: the roles printed with it, spans of the article's text without article words.
"""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.speech.parsed import Sentence
from wirecopy.speech.people.records import Role
from wirecopy.speech.people.runs import Run
from wirecopy.speech.people.words import words
from wirecopy.speech.places import demonym

# An apposition of more words is a clause that the parse lost.
_LONGEST = 22
_BEFORE = frozenset(("NOUN", "ADJ", "PROPN", "NUM"))


def roles_of(run: Run) -> Iterator[Role]:
    """The roles printed beside this naming."""
    yield from _before(run)
    yield from _after(run)


def is_role(word: str) -> bool:
    """Whether the word says what somebody is: "minister", "spokeswoman", "geologist"."""
    lower = word.lower()
    return lower in words().roles or (lower.endswith("s") is False and lower.split("-")[-1] in words().roles)


def _span(run: Run, first: int, end: int) -> Role | None:
    sentence = run.placed.sentence
    while first < end and (sentence.pos[first] in ("DET", "PRON", "PUNCT", "CCONJ", "ADV") or _mere(sentence, first)):
        first += 1
    while end > first and sentence.pos[end - 1] in ("PUNCT", "CCONJ", "ADP", "DET"):
        end -= 1
    if first >= end or not any(is_role(sentence.word(token)) for token in range(first, end)):
        return None
    start, stop = sentence.starts[first], sentence.ends[end - 1]
    text = sentence.text[start:stop]
    return None if text in words().honorifics else Role(run.placed.start + start, run.placed.start + stop, text)


def _mere(sentence: Sentence, token: int) -> bool:
    return sentence.tags[token] == "POS" or sentence.word(token) in words().honorifics


def _before(run: Run) -> Iterator[Role]:
    """What leads up to the name: "the former Tajik interior minister Name", "the Tajik president, Name"."""
    sentence, end = run.placed.sentence, run.first
    if end and sentence.word(end - 1) == ",":
        end -= 1
        if not (end and is_role(sentence.word(end - 1)) and sentence.deps[run.end - 1] in ("appos", "conj", "nsubj")):
            return
        if not _definite(sentence, end):
            return
    first = end
    while first and _leads(sentence, first - 1):
        first -= 1
    if first < end and (is_role(sentence.word(end - 1)) or end < run.first or run.title < run.first):
        role = _span(run, first, end)
        if role:
            yield role


def _leads(sentence: Sentence, token: int) -> bool:
    word = sentence.word(token)
    if sentence.pos[token] in _BEFORE and sentence.deps[token] not in ("nsubj", "dobj", "pobj") or is_role(word):
        return sentence.tags[token] != "NNS"
    return bool(demonym(word)) or (word == "-" and token > 0 and sentence.ends[token - 1] == sentence.starts[token])


def _definite(sentence: Sentence, end: int) -> bool:
    """Whether the words up to ``end`` are "the …": who is meant is then named."""
    at = end - 1
    while at >= 0 and _leads(sentence, at):
        at -= 1
    return at >= 0 and sentence.pos[at] in ("DET", "PRON") or at >= 0 and sentence.tags[at] == "POS"


def _after(run: Run) -> Iterator[Role]:
    """What follows the name between commas: ", 40, a Baku-based analyst," ", who heads the union,"."""
    sentence, at, size = run.placed.sentence, run.end, len(run.placed.sentence.starts)
    if at >= size or sentence.word(at) not in (",", "(", "–", "—"):
        return
    at += 1
    if at + 1 < size and sentence.word(at).isdigit() and sentence.word(at + 1) == ",":
        at += 2
    if at < size and sentence.word(at).lower() == "who":
        at += 1
        if at >= size or sentence.lemmas[at] not in ("head", "lead", "chair", "run", "command", "represent", "be"):
            return
        if sentence.lemmas[at] == "be":
            at += 1
        else:
            end = _closes(sentence, at)
            start, stop = sentence.starts[at], sentence.ends[end - 1]
            yield Role(run.placed.start + start, run.placed.start + stop, sentence.text[start:stop])
            return
    end = _closes(sentence, at)
    if end > at and _head_is_role(sentence, at, end) and (role := _span(run, at, end)):
        yield role


def _closes(sentence: Sentence, first: int) -> int:
    """The token that closes the apposition: a comma, a verb, "who", the end."""
    at = first
    while at < len(sentence.starts) and at - first < _LONGEST:
        word = sentence.word(at)
        if word in (",", ")", ";", ":", "–", "—", ".", "”", '"') or word.lower() in ("who", "which", "that", "but"):
            break
        if at > first and sentence.pos[at] in ("VERB", "AUX") and sentence.tags[at] in ("VBD", "VBZ", "VBP", "MD"):
            break
        at += 1
    return at


def _head_is_role(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the first noun group of the apposition ends in a role."""
    for at in range(first, end):
        if is_role(sentence.word(at)) and (at + 1 >= end or sentence.pos[at + 1] not in ("NOUN", "PROPN")):
            return True
        if sentence.pos[at] in ("ADP", "SCONJ") or (sentence.pos[at] == "VERB" and sentence.word(at - 1) != "-"):
            return False
    return False
