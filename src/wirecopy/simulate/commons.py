"""Text that recurs for ever, an outlet's furniture and formulas filled with other figures, and who holds it.

Its passages can only be told at the end, when every holder is known; until then a holder takes 24 bytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from wirecopy.model import Passage
from wirecopy.model.records import PassageLabel
from wirecopy.simulate.layout import Layout, words_of
from wirecopy.simulate.shared import LEAST_EQUAL, Stretch, pairs_of
from wirecopy.simulate.text import FORMULA_UIDS, Sentence
from wirecopy.simulate.truth import passage_of


class Commons:
    """Holders of furniture and formulas."""

    def __init__(self) -> None:
        self._holders: dict[int, tuple[array[int], array[int]]] = {}

    def enter(self, layout: Layout) -> None:
        """Enter what ``layout`` holds of them."""
        formula = [n for n, s in enumerate(layout.sentences) if s.uid <= FORMULA_UIDS]
        for n, sentence in enumerate(layout.sentences):
            if FORMULA_UIDS < sentence.uid < 0:
                self._hold(sentence.uid, layout, n, n, layout.casts[n].words)
        if formula:
            equal = sum(_fixed_words(layout.sentences[n]) for n in formula)
            self._hold(layout.sentences[formula[0]].uid, layout, formula[0], formula[-1], equal)

    def _hold(self, uid: int, layout: Layout, first: int, last: int, equal: int) -> None:
        start = layout.starts[first] + layout.casts[first].itself.a_start
        end = layout.starts[last] + layout.casts[last].itself.a_end
        ids, places = self._holders.setdefault(uid, (array("Q"), array("I")))
        ids.append(int(layout.draft.id, 16))
        places.extend((start, end, layout.before[last + 1] - layout.before[first], equal))

    def passages(self) -> Iterator[Passage]:
        """Their passages, by the contract's rule for text that many hold."""
        for uid, (ids, places) in self._holders.items():
            label: PassageLabel = "template" if uid <= FORMULA_UIDS else "boilerplate"
            order = sorted(range(len(ids)), key=ids.__getitem__)
            for m, n in pairs_of(order):
                a_start, a_end, words, equal = places[4 * m : 4 * m + 4]
                b_start, b_end, b_words, b_equal = places[4 * n : 4 * n + 4]
                equal = min(equal, b_equal)
                if equal >= LEAST_EQUAL:
                    stretch = Stretch(a_start, a_end, b_start, b_end, words, b_words, equal)
                    yield passage_of(f"{ids[m]:016x}", f"{ids[n]:016x}", stretch, label)


def _fixed_words(sentence: Sentence) -> int:
    """Words that are the same whenever the formula is filled."""
    return sum(words_of(p) for p, slot in zip(sentence.pieces, sentence.slots, strict=True) if slot.options == (p,))
