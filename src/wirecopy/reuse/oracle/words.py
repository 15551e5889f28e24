"""Words of a text, read character by character."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from wirecopy.reuse.alphabet import CLASS_SHIFT, DIGIT, EXTENDER, GAP, JOINER, LETTER, LONE, LONGER, SIZE, alphabet

_64_BITS = (1 << 64) - 1
_FNV_OFFSET, _FNV_PRIME = 0xCBF29CE484222325, 0x100000001B3
_STIR = 0x9E3779B97F4A7C15


@dataclass
class Document:
    """A text as words: their hashes, where they stand, and whether inside quotation marks or an outlet's habit."""

    hashes: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    habitual: list[bool] = field(default_factory=list)


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
    h = h * _STIR & _64_BITS
    h ^= h >> 29
    return h & 0xFFFFFFFE | numeric
