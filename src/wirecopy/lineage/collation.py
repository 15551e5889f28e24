"""The articles of one text laid beside one another, place by place, as an editor collates manuscripts.

In: articles of one text. Out: for each its witness: which places of the text it has, in what order, and how it reads
there. A place is a sentence and whatever stands for it in the others (sentences that share a third of their runs of
three words); a reading is told by the edits that make it of the first sentence met at that place. Each distinct
sentence is compared once, so that ten thousand reprints cost no more than reading them.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain, repeat
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from wirecopy.lineage.belonging import belonging
from wirecopy.lineage.changes.remembered import Remembered
from wirecopy.lineage.changes.spelling import key_of
from wirecopy.lineage.changes.text import dateline_end
from wirecopy.lineage.crossing import crossing
from wirecopy.lineage.kin import Spans, common
from wirecopy.lineage.unequal import unequal

_WORD = re.compile(r"\w+")
_NO_WORD = {n: " " for n in range(128) if not _WORD.match(chr(n))}
"""Puts spaces in place of what is in no word: words are then found in a fifth of the time, without other alphabets."""
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)\n*|(?<!\n)[\"”’»')\]]*\s+)")
"""Its first character stands before the rest so that the others of a text are passed over fast."""
_DATELINE, _OPENING = 160, 5
"""Code points within which a dateline stands in a paragraph, and paragraphs of which one may open with it."""
_RUN = 3
_SAME_PLACE = 0.3
"""Share of the shorter one's runs of three words from which two sentences stand at one place of a text."""
_SHARED = 0.3
"""Share of a sentence that must stand in a passage; less is where a match happens to end."""
_RETOLD = 0.35
"""Share of the shorter one's words by which two sentences between the same neighbours tell the same."""
_CROSSING = 250
"""Pairs of readings that cross from which hands slipped alike: of 950 families of news one has 142 and none else more
than 75; traditions of thirteen copies by hand have 400 to 4,000."""
_LIKE = 0.6
"""Likeness of letters from which two sentences before or behind the same are one."""
_AGAIN = 4
"""Times that places are put together, each beside those of the time before."""
_SLIP, _SLIGHT = 0.6, 0.2
"""Likeness of letters from which one word for another is a slip; what such a one tells, a changed word being 1."""
_LITTLE = 3
"""Letters up to which a word is easily mistaken for another, left out or put in, by several hands alike."""
_FIGURE = 2.0
"""What a changed figure tells: nobody arrives at it twice."""
_LINE = 60
"""Code points of a paragraph at head or foot that is taken for a credit or a notice, not for text."""
_SHORTEST = 4
"""Words below which a sentence tells nothing."""

HEADLINE = 0
"""The place of the headline, which is no part of the text: to have none costs nothing."""
_MADE_OF, _NEW_HEADLINE = 0.5, 2.0
"""Share of words from which a headline was made of another; what a headline of one's own tells."""

_HEAD, _FOOT = -1, -2
"""What stands before the first place of a text and behind the last."""

Words = tuple[str, ...]


class Edit(NamedTuple):
    """At a ``place``, words from ``at`` to ``end`` of its first sentence replaced."""

    place: int
    at: int
    end: int
    words: Words
    size: float
    """How much it tells: more the more words; little where it is a slip that many make, of a hand or a scanner."""


Reading = frozenset[Edit]
_PLAIN: Reading = frozenset()


class Witness(NamedTuple):
    """The places that a text has, in its order, and how it reads at each."""

    readings: dict[int, Reading]
    doubt: float = 0.0
    """Of a text that is guessed: the size of the edits that some of its copies share and others do not."""
    furnished: bool = False
    """Whether its outlet's notices or adverts stand around it, or in it."""


class Collation:
    """Witnesses by article; of each place how many words it has and how many articles have it, of each edit how many
    read so.

    ``shared``: the stretches of each article that it has in common with any other. What stands outside is its own, but
    for ``furniture``, which is nobody's.
    """

    def __init__(
        self,
        texts: Mapping[str, str],
        shared: Mapping[str, Spans],
        headlines: Mapping[str, str | None] = MappingProxyType({}),
        furniture: Mapping[str, Spans] = MappingProxyType({}),
    ) -> None:
        self.words: list[int] = [0]
        self.holders: Counter[int] = Counter()
        self.readers: Counter[Edit] = Counter()
        self._first: list[Words] = [()]
        self._place_of_run: dict[Words, int] = {}
        self._known: dict[Words, tuple[int, Reading]] = {}
        witnesses = {
            id: self._witness(text, shared.get(id, ()), furniture.get(id, ())) for id, text in sorted(texts.items())
        }
        self.witnesses = self._told_anew(witnesses)
        self._head(headlines)
        self._count()
        self.slips_alike = crossing(self.witnesses.values(), self.readers, self.holders, _CROSSING) >= _CROSSING
        if self.slips_alike:
            self.witnesses = {id: self._even(witness) for id, witness in self._put_together().items()}
            self._count()
        self._varied = {edit.place for edit, n in self.readers.items() if n > 1}

    @cached_property
    def belonging(self) -> dict[int, float]:
        """Log-odds that a place which some lack is the text's own, and was not put in."""
        holders = {place: n for place, n in self.holders.items() if place != HEADLINE}
        return belonging(self._first, holders, len(self.witnesses))

    def consensus(self, members: Iterable[str], named: bool = False) -> Witness:
        """The text that ``members`` would have from one original: places that two of them have, read as most of them
        do, or where they are at odds, as most articles do; what one alone reads is its own.

        ``named``: they say that they have it from there; then whatever one of them has that any other article has too.
        """
        members = list(members)
        read: dict[int, list[Reading]] = defaultdict(list)
        for member in sorted(members, key=lambda m: (-len(self.witnesses[m].readings), m)):
            for place, reading in self.witnesses[member].readings.items():
                read[place].append(reading)
        found, doubt = {}, 0.0
        for place, readings in read.items():
            if len(readings) > 1 or (named and self.holders[place] > 1):
                if place not in self._varied:  # what each reads there is its own
                    found[place] = _PLAIN
                    continue
                times = Counter(edit for reading in readings for edit in reading if self.readers[edit] > 1)
                doubt += sum(
                    edit.size
                    for edit, n in times.items()
                    if n < len(readings) and self.holders[place] - self.readers[edit] > 1
                )
                half, most = len(readings) / 2, self.holders[place] / 2
                found[place] = frozenset(
                    edit for edit, n in times.items() if n > half or (n == half and self.readers[edit] > most)
                )
        return Witness(found, doubt)

    def _witness(self, text: str, shared: Spans, furniture: Spans) -> Witness:
        readings: dict[int, Reading] = {}
        furnished = False
        for start, end in _sentences(text):
            words = _words_of(text[start:end])
            if len(words) < _SHORTEST:
                continue
            if furniture and 2 * common(furniture, ((start, end),)) > end - start:
                furnished = True
                continue
            if common(shared, ((start, end),)) < _SHARED * (end - start):
                readings[self._new(words)] = frozenset()
            else:
                place, reading = self._placed(words)
                readings.setdefault(place, reading)
        return Witness(readings, furnished=furnished)

    def _head(self, headlines: Mapping[str, str | None]) -> None:
        """Enter how each article is headed: as most are, with words altered, or otherwise."""
        said = {id: words for id in self.witnesses if (words := _words_of(headlines.get(id) or ""))}
        if not said:
            return
        first, _ = max(Counter(said.values()).items(), key=lambda headline: (headline[1], headline[0]))
        self._first[HEADLINE] = first
        for id, words in said.items():
            if Levenshtein.normalized_similarity(first, words) >= _MADE_OF:
                reading = frozenset(self._edits(HEADLINE, words))
            else:
                reading = frozenset((Edit(HEADLINE, 0, len(first), words, _NEW_HEADLINE),))
            self.witnesses[id].readings[HEADLINE] = reading

    def _new(self, words: Words) -> int:
        self._first.append(words)
        self.words.append(len(words))
        return len(self._first) - 1

    def _count(self) -> None:
        self.holders, self.readers = Counter(), Counter()
        for witness in self.witnesses.values():
            self.holders.update(witness.readings.keys())
            self.readers.update(chain.from_iterable(witness.readings.values()))

    def _told_anew(self, witnesses: Mapping[str, Witness]) -> dict[str, Witness]:
        """Sentences in other words are another reading of the place that has the same neighbours before and behind."""
        same: dict[int, int] = {}
        for told in _between(witnesses.values()).values():
            self._find_same(told, self._is_retold, same)
        return {id: self._moved(witness, same) for id, witness in witnesses.items()} if same else dict(witnesses)

    def _put_together(self) -> dict[str, Witness]:
        """The witnesses, with sentences in other words or letters at one place."""
        found = self.witnesses
        for _ in range(_AGAIN):
            found = self._told_anew(found)
            beside: dict[tuple[int, bool], Counter[int]] = defaultdict(Counter)
            for (before, behind), told in _between(found.values()).items():
                beside[before, False].update(told)
                beside[behind, True].update(told)
            same: dict[int, int] = {}
            for told in beside.values():
                self._find_same(told, self._is_like, same)
            found = {id: self._moved(witness, same) for id, witness in found.items()}
        return found

    def _even(self, witness: Witness) -> Witness:
        """The same, where many words changed tell what one does: hands that slip alike do so in whole lines."""
        return witness._replace(
            readings={
                place: reading
                if place == HEADLINE
                else frozenset(e._replace(size=1.0 if e.size > _SLIGHT else _SLIGHT) for e in reading)
                for place, reading in witness.readings.items()
            }
        )

    def _find_same(self, told: Counter[int], is_same: Callable[[int, int], bool], same: dict[int, int]) -> None:
        if len(told) > 1:
            first = max(told, key=lambda p: (told[p], -p))
            for place in told:
                if place != first and is_same(first, place):
                    same.setdefault(max(first, place), min(first, place))

    def _moved(self, witness: Witness, same: Mapping[int, int]) -> Witness:
        readings: dict[int, Reading] = {}
        for place, reading in witness.readings.items():
            other = same.get(place, place)
            if other == place or other in witness.readings or other in readings or other in same:
                readings[place] = reading
            else:
                readings[other] = self._read_at(other, place, reading)
        return witness._replace(readings=readings)

    def _read_at(self, other: int, place: int, reading: Reading) -> Reading:
        """How a sentence that was put at ``place`` reads where it is put at ``other``."""
        was, now = self._first[other], self._first[place]
        if self._is_like(other, place):
            return frozenset(self._edits(other, _edited(now, reading)))
        whole = Edit(other, 0, len(was), now, _size(was, now))
        within = (e._replace(place=other, at=e.at + len(was), end=e.end + len(was)) for e in reading)
        return frozenset((whole, *within))

    def _is_retold(self, one: int, other: int) -> bool:
        """Whether two sentences have words in common as a sentence and its retelling have."""
        mine, theirs = set(self._first[one]), set(self._first[other])
        return len(mine & theirs) >= _RETOLD * min(len(mine), len(theirs))

    def _is_like(self, one: int, other: int) -> bool:
        """Whether two sentences have most letters in common."""
        mine, theirs = (" ".join(self._first[place]) for place in (one, other))
        return Levenshtein.normalized_similarity(mine, theirs, score_cutoff=_LIKE) >= _LIKE

    def _placed(self, words: Words) -> tuple[int, Reading]:
        if words not in self._known:
            runs = list(zip(*(words[n:] for n in range(_RUN)), strict=False))
            places = list(map(self._place_of_run.get, runs, repeat(-1)))
            votes = Counter(places)
            unknown = votes.pop(-1, 0)
            place, shared = max(votes.items(), key=lambda v: (v[1], -v[0]), default=(-1, 0))
            if place < 0 or shared < _SAME_PLACE * min(len(runs), max(self.words[place] - _RUN + 1, 1)):
                place = self._new(words)
            if unknown:
                self._place_of_run.update((run, place) for run, of in zip(runs, places, strict=True) if of < 0)
            self._known[words] = place, frozenset(self._edits(place, words))
        return self._known[words]

    def _edits(self, place: int, words: Words) -> Iterator[Edit]:
        first = self._first[place]
        for at, end, start, stop in unequal(Levenshtein.editops(first, words)):
            now = words[start:stop]
            yield Edit(place, at, end, now, _size(first[at:end], now))


def _between(witnesses: Iterable[Witness]) -> dict[tuple[int, int], Counter[int]]:
    """What stands between each two places, and how often."""
    between: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for witness in witnesses:
        places = [_HEAD, *(place for place in witness.readings if place != HEADLINE), _FOOT]
        for before, place, behind in zip(places, places[1:], places[2:], strict=False):
            between[before, behind][place] += 1
    return between


def _edited(words: Words, reading: Reading) -> Words:
    """The sentence that reads so at the place of which ``words`` are the first one."""
    found = list(words)
    for edit in sorted(reading, key=lambda e: e.at, reverse=True):
        found[edit.at : edit.end] = edit.words
    return tuple(found)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence stands; without datelines, which each house writes in its own way, and credit lines."""
    start, end = 0, len(text)
    first, last = text.find("\n\n"), text.rfind("\n\n")
    if 0 <= first < last:
        start = first if first < _LINE else start
        end = last if end - last < _LINE else end
    for at in _paragraphs(text, start):
        dateline = dateline_end(text[at : at + _DATELINE])
        if dateline:
            yield from _ended(text, start, at)
            start = at + dateline
            break
    yield from _ended(text, start, end)


def _paragraphs(text: str, start: int) -> Iterator[int]:
    """Where the first paragraphs begin."""
    for _ in range(_OPENING):
        while text[start : start + 1] == "\n":
            start += 1
        yield start
        start = text.find("\n\n", start)
        if start < 0:
            return


def _ended(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch."""
    for found in _SENTENCE_END.finditer(text, max(start - 1, 0), end):
        stop = found.start() + (text[found.start()] != "\n")
        if stop > start:
            yield start, stop
        start = found.end()
    if start < end:
        yield start, end


@lru_cache(maxsize=1 << 16)
def _size(was: Words, now: Words) -> float:
    size = 1 + math.log(max(len(was), len(now)))
    one, other = "".join(was), "".join(now)
    if not (one.isalpha() and other.isalpha()) and any(word[0].isdigit() for word in (*was, *now)):
        return _FIGURE * size
    if max(len(one), len(other)) <= _LITTLE or Levenshtein.normalized_similarity(one, other) >= _SLIP:
        return _SLIGHT
    return size


@lru_cache(maxsize=1 << 16)
def _words_of(sentence: str) -> Words:
    folded = sentence.casefold()
    words = folded.translate(_NO_WORD).split() if folded.isascii() else _WORD.findall(folded)
    return tuple(map(_KEYS.__getitem__, words))


_KEYS = Remembered(key_of)
