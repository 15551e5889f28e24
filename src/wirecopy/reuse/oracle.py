"""The matcher in plain Python: what ``kernels.py`` and its callers compute, written to be read and to be checked by.

In: texts and outlets. Out: the rows of ``find_passages`` as dicts, the same rows in the same order. Slow on purpose:
lists, sets and tuples, no arrays. The kernels compare grams by hash where this compares the words themselves; the
numbers (hash functions, thresholds, how far a loop looks back) are those of the kernels, imported from there.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from wirecopy.reuse import kernels, labels, matching, stock
from wirecopy.reuse.alphabet import CLASS_SHIFT, DIGIT, EXTENDER, GAP, JOINER, LETTER, LONE, LONGER, SIZE, alphabet
from wirecopy.reuse.spoken import POST_WORDS, is_post, sounds_spoken

_64_BITS = (1 << 64) - 1
_FNV_OFFSET, _FNV_PRIME = 0xCBF29CE484222325, 0x100000001B3
_BASE = 0x9E3779B97F4A7C15

Place = tuple[int, int]
"""A document and the number of a word in it."""


@dataclass
class Document:
    """A text as words: their hashes, where they stand, and whether inside quotation marks or an outlet's habit."""

    hashes: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    habitual: list[bool] = field(default_factory=list)


@dataclass
class Stretch:
    """Words of one document beside words of another; ``numbers``: places where two numbers differ."""

    a: int
    a_end: int
    b: int
    b_end: int
    habit: bool
    equal: int = 0
    numbers: int = 0


def find_passages_slowly(texts: Sequence[str], outlets: Sequence[str | None] | None = None) -> list[dict[str, Any]]:
    """The rows of :func:`wirecopy.reuse.find_passages`, worked out word by word."""
    if outlets is not None and len(outlets) != len(texts):
        raise ValueError(f"{len(texts)} texts but {len(outlets)} outlets")
    documents = [read_words(text) for text in texts]
    holders = find_holders(documents)
    mark_habits(documents, holders, outlets or [None] * len(texts))
    surprise = Surprise(documents)
    rows = []
    for (a, b), kept in sorted(find_stretches(documents, holders, surprise).items()):
        one, other = documents[a], documents[b]
        shared = sum(s.equal for s in kept)
        numbers = sum(s.numbers for s in kept)
        rows += [
            {
                "a": a,
                "b": b,
                "a_start": one.starts[s.a],
                "a_end": one.ends[s.a_end - 1],
                "b_start": other.starts[s.b],
                "b_end": other.ends[s.b_end - 1],
                "words": s.a_end - s.a,
                "similarity": s.equal / max(s.a_end - s.a, s.b_end - s.b),
                "stretch": s,
                "shared": shared,
                "label": label(one, other, s, shared, numbers, texts[a][one.starts[s.a] : one.ends[s.a_end - 1]]),
            }
            for s in sorted(kept, key=lambda s: s.a)
        ]
    for row in stock_wording(rows, documents):
        if row["label"] == "copied":
            row["label"] = "template"
    return [{name: value for name, value in row.items() if name not in _INNER} for row in rows]


# Words


@cache
def _table() -> list[int]:
    return [int(entry) for entry in alphabet()]


def classify(character: str) -> tuple[int, list[int]]:
    """The class of a character, and what it folds to."""
    code = ord(character)
    if code >= SIZE:
        return (LONE, [code]) if code < 0x40000 else (GAP, [0])
    kind, fold = divmod(_table()[code], 1 << CLASS_SHIFT)
    if not fold & LONGER:
        return kind, [fold]
    at = SIZE + fold - LONGER
    return kind, _table()[at + 1 : at + 1 + _table()[at]]


def read_words(text: str) -> Document:
    """Cut a text into words."""
    document = Document()
    word: list[int] = []  # what its letters so far fold to
    numeric = False
    marks = Quotation()

    def close() -> None:
        if word:
            document.hashes.append(hash_word(word, numeric=numeric))
            document.habitual.append(False)
            word.clear()

    def stand(position: int) -> None:
        document.starts.append(position)
        document.ends.append(position + 1)
        document.quoted.append(marks.open)

    for position, character in enumerate(text):
        kind, folds = classify(character)
        if kind == EXTENDER:
            if document.ends and document.ends[-1] == position:
                document.ends[-1] += 1
            continue
        marks.see(character, is_word=kind in (LETTER, DIGIT, LONE))
        if kind in (GAP, JOINER):
            following = classify(text[position + 1])[0] if position + 1 < len(text) else GAP
            if kind == GAP or following not in (LETTER, DIGIT):
                close()
        elif kind == LONE:
            close()
            stand(position)
            numeric = False
            word += folds
            close()
        else:
            if word:
                document.ends[-1] = position + 1
            else:
                stand(position)
                numeric = kind == DIGIT
            word += folds
    close()
    return document


class Quotation:
    """Whether a text read so far ends inside quotation marks. A blank line ends a quotation."""

    def __init__(self) -> None:
        self._opener = ""
        self._newlines = 0

    @property
    def open(self) -> bool:
        return self._opener != ""

    def see(self, character: str, *, is_word: bool) -> None:
        if is_word:
            self._newlines = 0
            return
        if character in "„「『":
            self._opener = character
        elif character == "“":  # closes a German quotation
            self._opener = "" if self._opener == "„" else character
        elif character == "«":  # closes where » opened
            self._opener = "" if self._opener == "»" else character
        elif character in '»"':
            self._opener = "" if self.open else character
        elif character in "”」』":
            self._opener = ""
        if character == "\n":
            self._newlines += 1
            if self._newlines == 2:
                self._opener = ""
        elif character > " ":
            self._newlines = 0


def hash_word(folds: list[int], *, numeric: bool) -> int:
    """FNV-1a over the folded letters, mixed into 32 bits; the lowest tells whether the word begins with a digit."""
    h = _FNV_OFFSET
    for fold in folds:
        h = (h ^ fold) * _FNV_PRIME & _64_BITS
    h ^= h >> 32
    h = h * _BASE & _64_BITS
    h ^= h >> 29
    return h & 0xFFFFFFFE | numeric


# Grams and who holds them


def find_holders(documents: list[Document]) -> dict[tuple[int, ...], list[Place]]:
    """Where each gram that winnowing keeps stands, in order."""
    holders: dict[tuple[int, ...], list[Place]] = defaultdict(list)
    for number, document in enumerate(documents):
        grams = [tuple(document.hashes[i : i + kernels.GRAM]) for i in range(len(document.hashes) - kernels.GRAM + 1)]
        for position in winnow([hash_gram(gram) for gram in grams[: kernels.MAX_WORDS - kernels.GRAM + 1]]):
            holders[grams[position]].append((number, position))
    return holders


def winnow(hashes: list[int]) -> list[int]:
    """Of each window of hashes the position of the least, of equals the last; a short list is one window."""
    kept: list[int] = []
    for end in range(min(kernels.WINDOW, len(hashes)), len(hashes) + 1):
        window = range(max(end - kernels.WINDOW, 0), end)
        least = min(window, key=lambda i: (hashes[i], -i), default=-1)
        if least >= 0 and kept[-1:] != [least]:
            kept.append(least)
    return kept


def hash_gram(gram: tuple[int, ...]) -> int:
    """A polynomial of the words, through MurmurHash3's finaliser."""
    h = 0
    for word in gram:
        h = (h * _BASE + word) & _64_BITS
    h ^= h >> 33
    h = h * 0xFF51AFD7ED558CCD & _64_BITS
    h ^= h >> 33
    h = h * 0xC4CEB9FE1A85EC53 & _64_BITS
    return h ^ h >> 33


def first_in_each(places: list[Place]) -> list[Place]:
    """The first place in each document."""
    return [place for n, place in enumerate(places) if n == 0 or places[n - 1][0] != place[0]]


# Who is paired


class Seed(NamedTuple):
    """A gram's word in the lesser article and in the greater one, and why its holders are looked at together."""

    i: int
    j: int
    why: str


def linked(places: list[Place]) -> Iterator[tuple[Place, Place, str]]:
    """Pairs of holders: all with all up to CAP of them, above it each with the least and with the one before."""
    if len(places) <= kernels.CAP:
        for k, place in enumerate(places):
            for other in places[k + 1 :]:
                yield place, other, "any"
    else:
        for before, other in pairwise(places):
            yield places[0], other, "least"
            if before != places[0]:
                yield before, other, "before"


def find_stretches(
    documents: list[Document], holders: dict[tuple[int, ...], list[Place]], surprise: Surprise
) -> dict[Place, list[Stretch]]:
    """The passages of each pair that shares what up to CAP hold, or that the linking rule asks for."""
    seeds: dict[int, dict[int, list[Seed]]] = defaultdict(lambda: defaultdict(list))
    for places in holders.values():
        for (a, i), (b, j), why in linked(first_in_each(places)):
            seeds[b][a].append(Seed(i, j, why))
    found: dict[Place, list[Stretch]] = {}
    edits = find_edits(holders)
    for b, partners in seeds.items():
        covered = {("any", word) for word in edits[b]}  # words of b that need no more partners, for a reason
        for why in ("least", "before", "any"):
            for a in sorted(partners, reverse=why == "before"):
                if (a, b) not in found and asks(partners[a], why, covered):
                    found[a, b] = passages_of(documents[a], documents[b], partners[a], surprise)
                if why != "any" and why in {seed.why for seed in partners[a]}:
                    covered.update((why, word) for s in found.get((a, b), []) for word in range(s.b, s.b_end))
    return found


def find_edits(holders: dict[tuple[int, ...], list[Place]]) -> dict[int, set[int]]:
    """The words of each article in grams that more than CAP hold, and up to JOIN words between two of those."""
    common: dict[int, list[int]] = defaultdict(list)
    for places in holders.values():
        if len(first_in_each(places)) > kernels.CAP:
            for number, position in first_in_each(places)[1:]:
                common[number].append(position)
    edits: dict[int, set[int]] = defaultdict(set)
    for number, positions in common.items():
        for position in positions:
            edits[number].update(range(position, position + kernels.GRAM))
        for before, after in pairwise(sorted(positions)):
            if after - before - kernels.GRAM <= kernels.JOIN:
                edits[number].update(range(before, after))
    return edits


def asks(seeds: list[Seed], why: str, covered: set[tuple[str, int]]) -> bool:
    """Whether a gram for this reason lies outside of what is covered for it."""
    return any(not {(why, s.j), (why, s.j + kernels.GRAM - 1)} <= covered for s in seeds if s.why == why)


def passages_of(one: Document, other: Document, seeds: list[Seed], surprise: Surprise) -> list[Stretch]:
    """The passages of one pair, those that begin at one place apart."""
    stretches = disjoint(join(one, other, segments(one, other, sorted((seed.i, seed.j) for seed in seeds))))
    kept: list[Stretch] = []
    for s in sorted(stretches, key=lambda s: (-s.equal, s.a + s.b)):
        good = s.equal >= matching.LEAST_WORDS and surprise.enough(one, other, s)
        if good and not any(s.a == t.a or s.b == t.b for t in kept):
            kept.append(s)
    return kept


# An outlet's habits


def mark_habits(
    documents: list[Document], holders: dict[tuple[int, ...], list[Place]], outlets: Sequence[str | None]
) -> None:
    """Mark the words of grams that many articles of their outlet hold."""
    sizes = Counter(outlet for outlet in outlets if outlet is not None)
    for places in holders.values():
        tally = Counter(outlets[number] for number, _ in first_in_each(places))
        for number, position in places:
            outlet = outlets[number]
            if outlet is None:
                continue
            if tally[outlet] >= habit_from(sizes[outlet]):
                documents[number].habitual[position : position + kernels.GRAM] = [True] * kernels.GRAM


# From seeds to passages


def segments(one: Document, other: Document, seeds: list[tuple[int, int]]) -> list[Stretch]:
    """Maximal matches without gaps through the seeds, one for each run on a diagonal."""
    found: list[Stretch] = []
    for i, j in seeds:
        if any(s.a - s.b == i - j and s.a_end > i for s in found[-kernels.RECENT :]):
            continue
        habit = one.habitual[i] or other.habitual[j]
        right = reach(one, other, i, j, habit, 1)
        left = reach(one, other, i - 1, j - 1, habit, -1)
        found.append(Stretch(i - left, i + right, j - left, j + right, habit))
    return found


def equal_words(one: Document, other: Document, i: int, j: int, step: int) -> int:
    """How many words from (i, j) on are equal, as far as it matters."""
    n = 0
    while n < kernels.WINDOW and 0 <= i < len(one.hashes) and 0 <= j < len(other.hashes):
        if one.hashes[i] != other.hashes[j]:
            break
        n, i, j = n + 1, i + step, j + step
    return n


def habit_from(articles: int) -> int:
    """How many of an outlet's ``articles`` must hold a gram for it to be the outlet's habit."""
    share = math.ceil(matching.HABIT_SHARE * articles)
    return min(max(share, matching.HABIT_ARTICLES), matching.HABIT_ENOUGH)


def reach(one: Document, other: Document, i: int, j: int, habit: bool, step: int) -> int:
    """How many words from (i, j) on to take before the score falls DROP below its best, on one side of a habit."""
    score = best = taken = n = 0
    while 0 <= i < len(one.hashes) and 0 <= j < len(other.hashes):
        if (one.habitual[i] or other.habitual[j]) != habit:
            beyond = equal_words(one, other, i, j, step)
            if habit and taken == n and beyond < kernels.WINDOW:
                taken += beyond  # the edge of furniture, which no kept gram marks
            break
        n += 1
        if one.hashes[i] == other.hashes[j]:
            score += kernels.REWARD
            if score > best:
                best, taken = score, n
        else:
            score -= kernels.PENALTY
            if score <= best - kernels.DROP:
                break
        i += step
        j += step
    return taken


def join(one: Document, other: Document, found: list[Stretch]) -> list[Stretch]:
    """Join segments that follow one another closely on both sides, counting equal words and changed numbers."""
    joined: list[Stretch] = []
    for s in sorted(found, key=lambda s: (s.a + s.b, s.a)):
        before: Stretch | None = None
        overlap = 0
        swallowed = False
        for p in reversed(joined[-kernels.OPEN :]):
            if p.habit != s.habit:
                continue
            overlap = max(p.a_end - s.a, p.b_end - s.b, 0)
            if overlap >= s.a_end - s.a:
                swallowed = p.a <= s.a and s.a_end <= p.a_end and p.b <= s.b and s.b_end <= p.b_end
                if swallowed:
                    break
            elif overlap <= kernels.GRAM:
                gap_a, gap_b = s.a + overlap - p.a_end, s.b + overlap - p.b_end
                if gap_a <= kernels.JOIN and gap_b <= kernels.JOIN:
                    before = p
                    break
        if swallowed:
            continue
        if before is None:
            before = Stretch(s.a, s.a, s.b, s.b, s.habit)
            joined.append(before)
        else:
            s = Stretch(s.a + overlap, s.a_end, s.b + overlap, s.b_end, s.habit)
            gap = one.hashes[before.a_end : s.a], other.hashes[before.b_end : s.b]
            before.equal += common_in_order(*gap)
            if len(gap[0]) == len(gap[1]):
                before.numbers += changed_numbers(*gap)
        words = one.hashes[s.a : s.a_end], other.hashes[s.b : s.b_end]
        before.equal += sum(x == y for x, y in zip(*words, strict=True))
        before.numbers += changed_numbers(*words)
        before.a_end, before.b_end = s.a_end, s.b_end
    return joined


def common_in_order(one: list[int], other: list[int]) -> int:
    """Length of the longest common subsequence."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, x in enumerate(one):
        for j, y in enumerate(other):
            lengths[i + 1][j + 1] = lengths[i][j] + 1 if x == y else max(lengths[i][j + 1], lengths[i + 1][j])
    return lengths[-1][-1]


def changed_numbers(one: list[int], other: list[int]) -> int:
    """Places of two equally long stretches where both have a number, and not the same."""
    return sum(x != y and bool(x & y & 1) for x, y in zip(one, other, strict=True))


def disjoint(stretches: list[Stretch]) -> list[Stretch]:
    """Without those that overlap a better one on both sides; of equals the earlier is better."""
    kept: list[Stretch] = []
    for s in sorted(stretches, key=lambda s: -s.equal):
        if not any(s.a < t.a_end and t.a < s.a_end and s.b < t.b_end and t.b < s.b_end for t in kept):
            kept.append(s)
    return kept


class Surprise:
    """How unexpected words are, in bits, from how often the corpus has them."""

    def __init__(self, documents: list[Document]) -> None:
        self._counts = Counter(self._bucket(word) for document in documents for word in document.hashes)
        total = max(self._counts.total(), 1)
        self._log_total = math.log2(total)
        known = min(1.0, math.log2(max(total, 2)) / matching.KNOWN_WORD_BITS / 1.25)
        self._least = round(matching.LEAST_BITS * known * matching.BIT_PARTS)

    @staticmethod
    def _bucket(word: int) -> int:
        return (word >> 1) % kernels.BUCKETS

    def of(self, word: int) -> int:
        """Surprise of one word of the corpus, in BIT_PARTS of a bit."""
        bits = self._log_total - math.log2(self._counts[self._bucket(word)])
        return round(min(bits, matching.KNOWN_WORD_BITS) * matching.BIT_PARTS)

    def enough(self, one: Document, other: Document, s: Stretch) -> bool:
        """Whether the words of a stretch, on either side, are too unexpected to be shared by chance."""
        sides = one.hashes[s.a : s.a_end], other.hashes[s.b : s.b_end]
        return all(sum(self.of(word) for word in side) >= self._least for side in sides)


def label(one: Document, other: Document, s: Stretch, shared: int, numbers: int, text: str) -> str:
    """What a stretch is; ``shared`` (equal words) and ``numbers`` are sums over its pair, ``text`` is side a's."""
    if s.habit and shared < labels.WHOLE * min(len(one.hashes), len(other.hashes)):
        return "boilerplate"
    sides = one.quoted[s.a : s.a_end], other.quoted[s.b : s.b_end]
    quoted = sorted(sum(side) / len(side) for side in sides)
    if quoted[1] >= labels.QUOTED and quoted[0] >= labels.HALF_QUOTED:
        return "quotation"
    if numbers >= max(labels.TEMPLATE_NUMBERS, labels.TEMPLATE_DENSITY * shared):
        return "template"
    if quoted[1] >= labels.QUOTED and sounds_spoken(text):
        return "quotation"
    if s.equal <= POST_WORDS and is_post(text):
        return "quotation"
    return "copied"


_INNER = ("stretch", "shared")
"""Of a row what only the labelling needs."""


def stock_wording(rows: list[dict[str, Any]], documents: list[Document]) -> list[dict[str, Any]]:
    """The rows that are stock wording: see ``stock.py``."""
    groups = Groups(len(documents))
    loose = []
    for row in rows:
        share = row["shared"] / min(len(documents[row["a"]].hashes), len(documents[row["b"]].hashes))
        if share >= stock.WHOLE or (share >= stock.KIN and row["shared"] >= stock.KIN_WORDS):
            groups.join(row["a"], row["b"])
        else:
            loose.append(row)
    lengths = [max(r["stretch"].a_end - r["stretch"].a, r["stretch"].b_end - r["stretch"].b) for r in loose]
    found = [
        row
        for row, length in zip(loose, lengths, strict=True)
        if row["shared"] < stock.FEW and row["stretch"].equal < stock.FRAME * length
    ]
    short = [
        (row, length)
        for row, length in zip(loose, lengths, strict=True)
        if length <= stock.LONGEST and groups.of(row["a"]) != groups.of(row["b"])
    ]
    kinds = Groups(2 * len(short))
    reached: dict[int, tuple[int, int]] = {}  # by document: where its last stretch ends, and one side in it
    sides = [(r["a"], r["stretch"].a, r["stretch"].a_end, 2 * n) for n, (r, _) in enumerate(short)]
    sides += [(r["b"], r["stretch"].b, r["stretch"].b_end, 2 * n + 1) for n, (r, _) in enumerate(short)]
    for document, start, stop, side in sorted(sides):
        end, last = reached.get(document, (-1, side))
        if start < end:
            kinds.join(side, last)
        reached[document] = max(end, stop), side
    for n in range(len(short)):
        kinds.join(2 * n, 2 * n + 1)
    by_kind: dict[int, list[tuple[dict[str, Any], int]]] = defaultdict(list)
    for n, entry in enumerate(short):
        by_kind[kinds.of(2 * n)].append(entry)
    for entries in by_kind.values():
        holders = {groups.of(row[side]) for row, _ in entries for side in ("a", "b")}
        length, equal = sum(n for _, n in entries), sum(row["stretch"].equal for row, _ in entries)
        slotted = equal < stock.SLOTTED * length or length < stock.SHORT * len(entries)
        if len(holders) >= stock.UNRELATED and slotted:
            found += [row for row, _ in entries]
    return found


class Groups:
    """Numbers that were joined."""

    def __init__(self, n: int) -> None:
        self._above = list(range(n))

    def of(self, one: int) -> int:
        """One number that stands for all that ``one`` was joined with."""
        while self._above[one] != one:
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make two groups one."""
        self._above[self.of(one)] = self.of(other)
