"""Runs of capitalised words: where a sentence may name somebody or something, whatever the parser took it for.

In: a placed sentence. Out: its runs, each cut into what stands before a name ("Tajik President") and the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wirecopy.speech.parsed import Named, Placed, Sentence
from wirecopy.speech.people.words import words
from wirecopy.speech.places import demonym

# A sentence with a larger share of capitals is a headline in capitals: there they tell nothing.
_SHOUTED = 0.6
_HEADLINE = 0.75
# What opens a sentence with a capital and is no name, even where the parser draws it into one ("Will Mercer …?").
_SMALL = frozenset(("AUX", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "ADV", "INTJ", "VERB", "PART"))


class Run(NamedTuple):
    """Tokens ``[first, end)`` of a sentence that may be a name; ``title`` is where what stands before it begins."""

    placed: Placed
    title: int
    first: int
    end: int

    @property
    def start(self) -> int:
        """Offset in the article's text."""
        return self.placed.start + self.placed.sentence.starts[self.first]

    @property
    def stop(self) -> int:
        """Offset of its end in the article's text."""
        return self.placed.start + self.placed.sentence.ends[self.end - 1]

    @property
    def text(self) -> str:
        """The name as printed, in one line."""
        sentence = self.placed.sentence
        return " ".join(sentence.text[sentence.starts[self.first] : sentence.ends[self.end - 1]].split())

    @property
    def tokens(self) -> tuple[str, ...]:
        """The name's tokens as printed."""
        return tuple(self.placed.sentence.word(token) for token in range(self.first, self.end))


def name_runs(placed: Placed) -> Iterator[Run]:
    """The runs of a sentence in order. Sentence-initial words count only where the parser takes them for a name."""
    sentence = placed.sentence
    printed = [sentence.text[start:end] for start, end in zip(sentence.starts, sentence.ends)]
    capital = [word[0].isupper() for word in printed]
    if not any(capital) or _shouted(sentence.text):
        return
    if _headline(sentence, printed, capital):
        yield from (_whole(placed, span) for span in sentence.named if span.label in ("PERSON", "ORG", "GPE"))
        return
    named = {token for span in sentence.named for token in range(span.first, span.end)}
    at = 0
    while at < len(printed):
        if _begins(at, sentence, printed, capital, named):
            end = _end_of(at, sentence, printed, capital)
            yield from _cut(placed, printed, at, end)
            at = end
        else:
            at += 1


def _shouted(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return letters > 12 and sum(c.isupper() for c in text) > _SHOUTED * letters


def _headline(sentence: Sentence, printed: list[str], capital: list[bool]) -> bool:
    """Whether nearly every word has a capital: then capitals tell no names, and only the parser does."""
    letters = [big for big, word in zip(capital, printed) if word[0].isalpha()]
    return len(letters) > 5 and sum(letters) > _HEADLINE * len(letters) and printed[-1] != "."


def _whole(placed: Placed, span: Named) -> Run:
    return Run(placed, span.first, span.first, span.end)


def _begins(at: int, sentence: Sentence, printed: list[str], capital: list[bool], named: set[int]) -> bool:
    if not capital[at]:
        tight = at + 2 < len(printed) and printed[at + 1] == "-" and sentence.ends[at] == sentence.starts[at + 1]
        return tight and capital[at + 2] and printed[at] in words().particles
    if printed[at] in words().no_name:
        leads = printed[at] in words().lead and at + 1 < len(printed) and capital[at + 1]
        return leads and printed[at + 1] not in words().no_name
    if sentence.pos[at] == "PROPN" or (at in named and sentence.pos[at] not in _SMALL):
        return True
    opens = at == 0 or printed[at - 1] in "“\"‘'(:—–-•*"
    return not opens or (at + 1 < len(printed) and capital[at + 1] and sentence.pos[at] in ("NOUN", "ADJ", "X"))


def _end_of(at: int, sentence: Sentence, printed: list[str], capital: list[bool]) -> int:
    """The end of the run that begins at ``at``: particles, hyphens and an organization's "of" hold it together."""
    lists, end, last = words(), at + 1, len(printed)
    if not capital[at]:
        end = at + 3
    while end < last:
        word = printed[end]
        if capital[end]:
            if word in lists.no_name and word not in lists.lead:
                break
            end += 1
        elif word == "-" and sentence.ends[end - 1] == sentence.starts[end]:
            if not (end + 1 < last and capital[end + 1] and sentence.ends[end] == sentence.starts[end + 1]):
                break
            end += 2
        elif (reach := _bridge(end, printed, capital)) and _holds(word, printed[at:end]):
            end = reach
        else:
            break
    return end


def _bridge(at: int, printed: list[str], capital: list[bool]) -> int | None:
    """Where the next capitalised word after up to three small ones is passed."""
    lists, end = words(), at
    while end < min(at + 4, len(printed)) and not capital[end]:
        if printed[end] not in lists.particles and printed[end] not in ("of", "the", "for", "and", "&", "-", "on"):
            return None
        end += 1
    return end + 1 if end < len(printed) and capital[end] and printed[end] not in lists.no_name else None


def _holds(word: str, before: list[str]) -> bool:
    lists = words()
    if word in ("of", "for", "on"):
        return any(w in lists.organization_heads for w in before)
    if word == "&":
        return True
    if word == "and":
        return any(w in ("Ministry", "Department") for w in before)
    return word in lists.particles and before[-1] not in lists.honorifics or word == "de"


def _cut(placed: Placed, printed: list[str], first: int, end: int) -> Iterator[Run]:
    """The run from its last title on is a name with what stands before it; what is before its titles is another."""
    lists = words()
    begin = title = first
    for at in range(first, end - 1):
        if printed[at] in lists.honorifics or (printed[at] in lists.titles and _title_here(at, printed, first, end)):
            begin = at + 1
    if begin == first:
        while begin < end - 1 and demonym(printed[begin]) and printed[begin + 1] not in lists.organization:
            begin += 1
        if any(word in lists.organization for word in printed[begin:end]):
            begin = first
        yield Run(placed, title, begin, end)
        return
    head = begin - 1
    while head > first and (printed[head - 1] in lists.titles or printed[head - 1] in ("-", "of", "and")):
        head -= 1
    if head > first and demonym(printed[head - 1]):
        head -= 1
    if head > first:
        yield Run(placed, first, first, head)
    yield Run(placed, head, begin, end)


def _title_here(at: int, printed: list[str], first: int, end: int) -> bool:
    lists = words()
    rest = printed[at + 1 : end]
    if any(word in lists.organization or word in lists.organization_heads for word in rest):
        return False
    if rest[0] in ("of", "for", "-", "and") or all(word in lists.titles for word in rest):
        return False
    if printed[at] not in lists.not_alone:
        return True
    return at > first and printed[at - 1] in lists.titles or rest[0] in lists.given
