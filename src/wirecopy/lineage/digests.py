"""Digests of all that something follows from: where one is known from before, what it stands for is as it was."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

import msgspec

from wirecopy.lineage.kin import Pair
from wirecopy.lineage.pile import Pile
from wirecopy.lineage.verdicts import Verdicts

_SIZE = 8
"""Bytes of a digest: among a hundred million, two alike are met once in three and a half thousand stores."""


def digest(told: Any, size: int = _SIZE) -> bytes:
    """Of what is told by numbers, strings and bytes; by ``repr``, which takes any string."""
    return blake2b(repr(told).encode(), digest_size=size).digest()


class Digests:
    """Digests of the articles of a pile, and of pairs of them; each is made once."""

    def __init__(self, pile: Pile, verdicts: Verdicts) -> None:
        self._pile, self._verdicts = pile, verdicts
        self._articles: dict[str, bytes] = {}
        self._pairs: dict[tuple[str, str], bytes] = {}

    def article(self, id: str) -> bytes:
        """Of an article and its credits."""
        if id not in self._articles:
            told = msgspec.structs.astuple(self._pile.articles[id])
            credits = [msgspec.structs.astuple(credit) for credit in self._pile.credits.get(id, ())]
            self._articles[id] = digest((told, credits), 2 * _SIZE)
        return self._articles[id]

    def own(self, id: str) -> bytes:
        """Of an article, its credits and its furniture."""
        return digest((self.article(id), self._pile.furniture.get(id, ())))

    def pair(self, pair: Pair) -> bytes:
        """Of two kin, what they share, and what a person said of them."""
        of = pair.a, pair.b
        if of not in self._pairs:
            verdicts = self._verdicts
            judged = verdicts.is_copy(*of), verdicts.is_copy(of[1], of[0]), of in verdicts.kin
            told = *pair.side_a, *pair.side_b, *pair[4:], *judged  # flat: tuples with names take long to print
            self._pairs[of] = digest((*map(self.article, of), *told))
        return self._pairs[of]
