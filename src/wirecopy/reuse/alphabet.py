"""What each Unicode character is to the matcher: part of a word, a word of its own, a joint or a gap.

Words are runs of letters and digits; case and accents do not count, nor do apostrophes inside a word, so
that typographic habits of a house make no difference. In scripts written without spaces (Chinese,
Japanese, Thai, Lao, Khmer, Burmese) each character is a word of its own, and a gram is five of them.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

SIZE = 0x20000  # the planes that hold living scripts; beyond are rare ideographs (see kernels) and symbols

GAP, LETTER, DIGIT, LONE, JOINER, EXTENDER = range(6)
"""Classes: GAP ends a word; LETTER and DIGIT make one; LONE is one; JOINER (an apostrophe) joins where letters
stand on both sides; EXTENDER (a combining accent) belongs to the word before it and changes nothing."""

CLASS_SHIFT = 24
LONGER = 1 << 23
"""Of a fold: what follows is no character, but where, behind the table's first SIZE entries, those stand that it folds
to, their number before them: the letters of the ligature ﬁ, of ß, of a Korean syllable."""

# Block ranges of The Unicode Standard, scripts written without spaces between words.
_LONE_RANGES = (
    (0x0E00, 0x0E7F), (0x0E80, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF),
    (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9D),
)  # fmt: skip
# What only points, stresses or stretches a word: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels and
# tatweel, variation selectors (an emoji has one).
_POINTING_RANGES = (
    (0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
)  # fmt: skip
_JOINERS = frozenset("'’ʼ＇\u00ad\u200b\u200c\u200d\u2060\ufeff")


@cache
def alphabet() -> NDArray[np.uint32]:
    """For each code point below :data:`SIZE`: its class in the top byte, what it folds to in the rest; then the longer
    folds (:data:`LONGER`)."""
    characters = list(map(chr, range(SIZE)))
    general = np.frombuffer("".join(map(unicodedata.category, characters)).encode(), np.uint8).reshape(SIZE, 2)
    kinds = np.where(np.isin(general[:, 0], list(b"LMN")), np.uint32(LETTER), np.uint32(GAP))
    kinds[(general == list(b"Nd")).all(axis=1)] = DIGIT
    marks = general[:, 0] == ord("M")
    marks[ord("ـ")] = True  # tatweel
    for low, high in _LONE_RANGES:
        part = slice(low, high + 1)
        kinds[part] = np.where(marks[part], EXTENDER, np.where(kinds[part] != GAP, LONE, GAP))
    for low, high in _POINTING_RANGES:
        part = slice(low, high + 1)
        kinds[part] = np.where(marks[part], EXTENDER, kinds[part])  # the Hebrew points have a hyphen among them
    kinds[[ord(c) for c in _JOINERS]] = JOINER

    folds = np.where(kinds == GAP, 0, np.arange(SIZE)).astype(np.uint32)
    folding = np.flatnonzero(kinds != GAP).tolist()
    forms = _forms([characters[code] for code in folding])
    folds[folding] = [ord(form[0]) for form in forms]
    kind_of = dict(zip(characters, kinds.tolist(), strict=True))
    longer: list[int] = []
    for code, form in zip(folding, forms, strict=True):
        if len(form) == 1 or kinds[code] != LETTER:
            continue
        letters = [c for c in form if kind_of.get(c) != EXTENDER]
        if len(letters) > 1 and all(kind_of.get(c) in (LETTER, DIGIT) for c in letters):
            folds[code] = LONGER | len(longer)
            longer += [len(letters), *map(ord, letters)]
    return np.concatenate((kinds << np.uint32(CLASS_SHIFT) | folds, np.array(longer, np.uint32)))


def _forms(characters: list[str]) -> list[str]:
    """The compatibility form of each in lower case: of É, of e with an accent and of fullwidth ｅ it begins with e.

    All in one string, with a character between that changes with none of them: that is ten times as fast.
    """
    return unicodedata.normalize("NFKD", "\0".join(characters)).casefold().split("\0")
